import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { findExpertForm } from '../expert-forms/find-expert-form.ts';
import { readWorkbook } from '../open/read-workbook.ts';
import { answerGuarded } from './answer-guarded.ts';
import type { ExpertFormFile, ExpertFormQuestion } from './read-expert-form.ts';

answerGuarded(async ({ path }: ExpertFormQuestion, alive): Promise<Result<ExpertFormFile>> => {
  const workbook = await readWorkbook(path, { onProgress: alive });
  if (!workbook.ok) return workbook;
  const form = findExpertForm(workbook.value.sheets);
  const { contentHash } = workbook.value;
  return form === null ? err(appError('EXPERT_FORM_NONE', {}, { file: basename(path) })) : ok({ ...form, contentHash });
});
