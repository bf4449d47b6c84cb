import { isPublic } from '../../shared/report/for-audience.ts';
import type { ReportInput } from '../../shared/report/report-input.ts';
import type { ExportStamp } from './export-stamp.ts';
import { exportingText } from './exporting-text.ts';

/** Foot of every page: the framework, the result's fingerprint, and that the data are synthetic, the method a draft, when they are. */
export function footerText(input: ReportInput, stamp: ExportStamp): string {
  const parts = [input.framework.title];
  if (!isPublic(input)) parts.push(`${exportingText(input.lang, 'EXPORT_FINGERPRINT')} ${stamp.fingerprint}`);
  if (stamp.draft) parts.unshift(exportingText(input.lang, 'EXPORT_DRAFT'));
  if (stamp.synthetic) parts.unshift(exportingText(input.lang, 'EXPORT_SYNTHETIC'));
  return parts.join('  ');
}
