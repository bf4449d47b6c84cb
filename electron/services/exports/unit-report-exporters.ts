import { ok } from '../../../shared/base/result.ts';
import { unitReport } from '../../../shared/report/unit-report/unit-report.ts';
import type { UnitReport } from '../../../shared/report/unit-report/unit-report-parts.ts';
import { writeTableCsv } from '../../exporting/csv/table-csv.ts';
import { exportFileName } from '../../exporting/file-names.ts';
import type { FigureRasteriser } from '../../exporting/figures/figure-rasteriser.ts';
import { writeUnitReportPdf } from '../../exporting/pdf/write-pdf.ts';
import { unitReportList } from '../../exporting/unit-report-list.ts';
import { writeUnitReportDocx } from '../../exporting/word/unit-report-document.ts';
import type { ExportMaterial } from './export-material.ts';
import type { Exporter, ExportPart } from './exporter.ts';

/** 专项分析报告: a file a unit as Word or PDF; in a folder or archive also the list of the files. */
export function unitReportExporters(rasteriser: () => FigureRasteriser): readonly Exporter[] {
  return [
    unitReports('docx', (source, report) => async (path, options) => {
      const written = await writeUnitReportDocx(source.input, source.stamp, report(), path, options, rasteriser());
      return written.ok ? ok({ warnings: written.value.warnings }) : written;
    }),
    unitReports('pdf', (source, report) => async (path, options) => {
      const printer = source.printer();
      const written = await writeUnitReportPdf(source.input, source.stamp, report(), printer, path, options);
      return written.ok ? ok({ warnings: [] }) : written;
    }),
  ];
}

function unitReports(
  format: 'docx' | 'pdf',
  writing: (source: ExportMaterial, report: () => UnitReport) => ExportPart['write'],
): Exporter {
  return {
    what: 'profiles',
    format,
    inFolder: true,
    inAll: false,
    isPublic: false,
    forUnits: true,
    optional: false,
    parts: (source) =>
      source.reported.flatMap((u): readonly ExportPart[] => {
        const unit = source.input.dataset.units[u];
        if (unit === undefined) return [];
        return [
          {
            fileName: unitFileName(source, format, u + 1, unit.name),
            unit: unit.code,
            write: writing(source, () => unitReport(source.input, u, source.unitBasis(), source)),
          },
        ];
      }),
  };
}

function unitFileName({ input }: ExportMaterial, format: string, number: number, name: string): string {
  return exportFileName(input.framework.id, 'unit-reports', input.lang, format, { number, name });
}

/** 清单 of the reports in a folder, for who sends them out. */
export function unitListPart(source: ExportMaterial, parts: readonly ExportPart[]): ExportPart {
  const { input } = source;
  const { table, remark, name } = unitReportList(
    input,
    parts.flatMap(({ unit, fileName }) => (unit === undefined ? [] : [{ unit, fileName }])),
  );
  return {
    fileName: unitFileName(source, 'csv', 0, name),
    forSender: true,
    write: async (path, options) => {
      const written = await writeTableCsv(table, path, options, [remark]);
      return written.ok ? ok({ warnings: [] }) : written;
    },
  };
}
