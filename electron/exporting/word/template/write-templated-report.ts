import { writeFile } from 'node:fs/promises';
import { appError } from '../../../../shared/base/app-error.ts';
import type { AppError } from '../../../../shared/base/app-error.ts';
import { err, ok } from '../../../../shared/base/result.ts';
import type { Result } from '../../../../shared/base/result.ts';
import type { TemplatePlaceholder } from '../../../../shared/model/word-template.ts';
import { writeSafely } from '../../../files/write-safely.ts';
import type { WriteOptions } from '../../../files/write-safely.ts';
import type { FigureRasteriser } from '../../figures/figure-rasteriser.ts';
import type { ReportMaterial } from '../../report-material.ts';
import type { DocumentWritten } from '../document-written.ts';
import { filledTemplate, templatePlaceholders } from './templated-report.ts';
import type { ReportTemplate } from './templated-report.ts';

/** The report in the team's own document. Refused where the document asks for what there is not; what has no value in this result is left out, with a warning. */
export async function writeTemplatedReport(
  material: ReportMaterial,
  template: ReportTemplate,
  path: string,
  options: WriteOptions,
  rasteriser: FigureRasteriser,
): Promise<Result<DocumentWritten>> {
  const placeholders = templatePlaceholders(material, template);
  if (placeholders.length === 0) return err(appError('TEMPLATE_EMPTY', { example: '{{report}}' }));
  const [first, ...others] = placeholders.flatMap(placeholderFault);
  if (first) return err({ ...first, others });
  const written = await writeSafely(
    path,
    async (temporary) => writeFile(temporary, await filledTemplate(material, template, rasteriser)),
    options,
  );
  if (!written.ok) return written;
  const missing = placeholders
    .filter(({ state }) => state === 'missing')
    .map(({ text, place }) => appError('TEMPLATE_MISSING', { text, place }));
  return ok({
    ...written.value,
    warnings: [...rasteriser.warnings, ...missing, ...withoutOrigin(material, placeholders)],
  });
}

function placeholderFault({ text, place, state }: TemplatePlaceholder): readonly AppError[] {
  switch (state) {
    case 'unknown':
      return [appError('TEMPLATE_UNKNOWN', { text, place })];
    case 'not-alone':
      return [appError('TEMPLATE_NOT_ALONE', { text, place })];
    case 'twice':
      return [appError('TEMPLATE_TWICE', { text, place })];
    case 'loop':
      return [appError('TEMPLATE_LOOP', { text, place, example: '{{#units}} … {{/units}}' })];
    default:
      return [];
  }
}

/** What a document has to say of itself on its pages: made-up data, a draft. */
function withoutOrigin(
  { stamp, other }: ReportMaterial,
  placeholders: readonly TemplatePlaceholder[],
): readonly AppError[] {
  const tells = [stamp, ...(other ? [other.stamp] : [])].some(({ synthetic, draft }) => synthetic || draft);
  return tells && placeholders.every(({ text }) => !text.includes('origin'))
    ? [appError('TEMPLATE_NO_ORIGIN', { origin: '{{origin}}' })]
    : [];
}
