import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { BoxesOutcome } from '../../../shared/contract/outputs.ts';
import { boxesOfDocument, boxesOfRows } from '../../../shared/report/boxes/read-boxes.ts';
import { columnText } from '../../importing/parse/column-text.ts';
import type { ProofSubject } from './proof-subject.ts';

/** Practice boxes of a document or of the first sheet that lists some. Errors: BOXES_NONE. */
export function boxesOf(subject: ProofSubject, file: string): Result<BoxesOutcome> {
  const boxes =
    subject.kind === 'document'
      ? boxesOfDocument(subject.manuscript.document.paragraphs)
      : subject.kind === 'workbook'
        ? subject.book.sheets
            .map(({ rows }) => boxesOfRows(rows.map(({ row, cells }) => ({ row, texts: cells.map(columnText) }))))
            .find((found) => found !== null)
        : undefined;
  if (boxes === undefined || boxes.length === 0) return err(appError('BOXES_NONE', {}, { file }));
  const pictures =
    subject.kind === 'document'
      ? [...subject.manuscript.parts.keys()].filter((part) => part.startsWith('word/media/')).length
      : 0;
  return ok({ boxes, pictures });
}
