import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ReportTemplate } from '../../exporting/word/template/templated-report.ts';
import { readManuscript } from './read-manuscript.ts';

/**
 * A Word document or template of the team's, as the guarded reader gave its parts. Errors, with the file's name: MANUSCRIPT_NOT_WORD, TEMPLATE_MACROS,
 * TEMPLATE_STRICT for one of the strict kind, TEMPLATE_FILLED for a report that has its values already.
 */
export function readTemplate(parts: ReadonlyMap<string, Buffer>, file: string): Result<ReportTemplate> {
  const types = parts.get('[Content_Types].xml')?.toString('utf8') ?? '';
  if (/macroEnabled/i.test(types) || [...parts.keys()].some((part) => /vbaProject\.bin$/i.test(part)))
    return err(appError('TEMPLATE_MACROS', {}, { file }));
  const read = readManuscript(parts, file);
  if (!read.ok) return read;
  const { body, printed } = read.value;
  if (!/<w:document\b[^>]*xmlns:w="http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main"/.test(body.xml))
    return err(appError('TEMPLATE_STRICT', {}, { file }));
  if (printed !== null) return err(appError('TEMPLATE_FILLED', {}, { file }));
  return ok({ parts, main: body.part });
}
