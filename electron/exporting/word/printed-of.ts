import type { PrintedValue, PrintedValues } from '../../../shared/report/manuscript/printed-values.ts';
import { cohortCode } from '../../../shared/report/patterns/fact-cohort.ts';
import type { ReportMaterial } from '../report-material.ts';

/** What the custom part of a report says: of which results it is, and what was printed. */
export function printedOf(material: ReportMaterial, values: readonly PrintedValue[]): PrintedValues {
  const { input, other } = material;
  const { audience = 'internal', lang } = input;
  const runs = [material, ...(other ? [other] : [])].map((part) => ({
    cohort: cohortCode(part.input),
    year: part.input.framework.year,
    at: part.stamp.exportedAt,
    fingerprint: audience === 'internal' ? part.stamp.fingerprint : null,
  }));
  return { lang, audience, runs, values };
}
