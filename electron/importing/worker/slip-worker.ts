import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { readWorkbook } from '../open/read-workbook.ts';
import { findSlip } from '../slips/find-slip.ts';
import { answerGuarded } from './answer-guarded.ts';
import type { SlipFile, SlipQuestion } from './read-slip.ts';

answerGuarded(async ({ path }: SlipQuestion, alive): Promise<Result<SlipFile>> => {
  const workbook = await readWorkbook(path, { onProgress: alive });
  if (!workbook.ok) return workbook;
  const slip = findSlip(workbook.value.sheets);
  const { contentHash, bytes } = workbook.value;
  return slip === null ? err(appError('SLIP_NONE', {}, { file: basename(path) })) : ok({ ...slip, contentHash, bytes });
});
