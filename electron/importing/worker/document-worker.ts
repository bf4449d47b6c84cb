import { parseDocument } from '../documents/parse-document.ts';
import type { DocumentQuestion } from './read-document.ts';
import { answerGuarded } from './answer-guarded.ts';

answerGuarded(async ({ path, kind }: DocumentQuestion) => parseDocument(path, kind));
