import type { UnitProfile } from '../../../shared/report/unit-profile.ts';
import { unitProfiles } from '../../../shared/report/unit-profiles.ts';
import { pdfPrinterOfMany } from '../../exporting/pdf/write-pdf.ts';
import type { PdfPrinter } from '../../exporting/pdf/write-pdf.ts';
import type { ReportTemplate } from '../../exporting/word/template/templated-report.ts';
import { unitReportBasis } from '../../../shared/report/unit-report/unit-report.ts';
import type { UnitReportBasis } from '../../../shared/report/unit-report/unit-report.ts';
import type { Environment } from '../app/environment.ts';
import type { ExportSource } from './export-source.ts';

/** What every exporter is given. */
export interface ExportMaterial extends ExportSource {
  /** Unit pages with their draws, a second's work: made once, whichever formats ask for them. */
  profiles(): readonly UnitProfile[];
  /** The team's own Word document, for the report. */
  readonly template: ReportTemplate | null;
  /** What 专项分析报告 of all units share, made once. */
  unitBasis(): UnitReportBasis;
  /** The host's own printing where it has one, else one browser of the machine for all files; null where nothing can print. */
  printer(): PdfPrinter | null;
  /** After the last file. */
  close(): Promise<void>;
}

export function exportMaterial(
  source: ExportSource,
  printPdf: Environment['printPdf'],
  template: ReportTemplate | null = null,
): ExportMaterial {
  let pages: readonly UnitProfile[] | null = null;
  let basis: UnitReportBasis | null = null;
  let printing: ReturnType<typeof pdfPrinterOfMany> | null = null;
  return {
    ...source,
    template,
    profiles: () => (pages ??= wantedProfiles(source)),
    unitBasis: () => (basis ??= unitReportBasis(source.input)),
    printer: () => (printing ??= pdfPrinterOfMany(printPdf)).printer,
    close: async () => printing?.close(),
  };
}

function wantedProfiles({ input, unit, reported }: ExportSource): readonly UnitProfile[] {
  const profiles = unitProfiles(input, unit);
  if (reported.length === 0) return profiles;
  const wanted = new Set(reported.map((u) => input.dataset.units[u]?.code));
  return profiles.filter(({ unit: of }) => wanted.has(of.code));
}
