import { unpackArchive } from '../open/unpack-archive.ts';
import type { Unpacking } from '../open/unpack-archive.ts';
import { answerGuarded } from './answer-guarded.ts';

answerGuarded(async (question: Unpacking, alive) => unpackArchive(question, alive));
