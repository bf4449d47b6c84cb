import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { readWorkbook } from '../open/read-workbook.ts';
import { readScoreBook } from '../score-book/read-score-book.ts';
import { answerGuarded } from './answer-guarded.ts';
import type { BookFile, BookQuestion } from './read-book.ts';

answerGuarded(async ({ path }: BookQuestion, alive): Promise<Result<BookFile>> => {
  const workbook = await readWorkbook(path, { onProgress: alive });
  if (!workbook.ok) return workbook;
  const book = readScoreBook(basename(path), workbook.value.sheets);
  if (!book.ok) return err(withOthers(book.error));
  const { contentHash, bytes } = workbook.value;
  return ok({ ...book.value, contentHash, bytes, warnings: [...workbook.value.warnings, ...book.value.warnings] });
});

function withOthers(errors: readonly AppError[]): AppError {
  const [first = appError('READER_FAULT'), ...others] = errors;
  return others.length === 0 ? first : { ...first, others };
}
