import type { AppError } from '../../shared/base/app-error.ts';
import { ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { OperationInput } from '../../shared/contract/operations.ts';
import { writeTableCsv } from '../exporting/csv/table-csv.ts';
import { writeComparisonWorkbook } from '../exporting/excel/comparison-workbook.ts';
import { writeLiveWorkbook } from '../exporting/excel/live-workbook.ts';
import { writeProfilesWorkbook } from '../exporting/excel/profiles-workbook.ts';
import { writeResultsWorkbook } from '../exporting/excel/results-workbook.ts';
import { writeTierTables } from '../exporting/excel/tier-tables-workbook.ts';
import { exportFileName } from '../exporting/file-names.ts';
import { figureRasteriser } from '../exporting/figures/figure-rasteriser.ts';
import type { FigureRasteriser } from '../exporting/figures/figure-rasteriser.ts';
import { writeFigurePng, writeFigureSvg } from '../exporting/figures/write-figures.ts';
import { pdfPrinter, writeProfilesPdf, writeReportPdf } from '../exporting/pdf/write-pdf.ts';
import { writeProfilesDocx } from '../exporting/word/profiles-document.ts';
import { writeReportDocx } from '../exporting/word/report-document.ts';
import { writeTierTablesWord } from '../exporting/word/tier-tables.ts';
import type { WriteOptions, WrittenFile } from '../exporting/write-safely.ts';
import { figureSpecs } from '../../shared/report/figures/figure-specs.ts';
import type { FigureSpec } from '../../shared/report/figures/figure-spec.ts';
import { unitRadar } from '../../shared/report/figures/unit-radar.ts';
import type { ReportInput } from '../../shared/report/report-input.ts';
import { tierTables } from '../../shared/report/report-tables.ts';
import { unitProfiles } from '../../shared/report/unit-profiles.ts';
import type { ExportSource } from './export-source.ts';
import { sourceComparison } from './source-comparison.ts';

type Request = OperationInput<'export.write'>;

/** One file of an exporter. */
export interface ExportPart {
  readonly fileName: string;
  write(path: string, options: WriteOptions): Promise<Result<{ readonly warnings: readonly AppError[] }>>;
}

/** One kind of file that can be handed over. */
export interface Exporter {
  readonly what: Request['what'];
  readonly format: Request['format'];
  /** Part of a folder export. */
  readonly inFolder: boolean;
  /** Part of the folder of everything; false: only where its kind was asked for, since it takes long. */
  readonly inAll: boolean;
  /** Left out with a warning where this machine can't make it. */
  readonly optional: boolean;
  /** One part where a single file was asked for; a folder takes as many as there are. */
  parts(source: ExportSource): readonly ExportPart[];
}

type Writer = (source: ExportSource, path: string, options: WriteOptions) => Promise<Result<WrittenFile & { readonly warnings?: readonly AppError[] }>>;

/** The closed list of what can be exported, in the order of a folder export. */
export const exporters: readonly Exporter[] = [
  single('workbook', 'xlsx', (source, path, options) => writeResultsWorkbook(source.input, source.stamp, source.provenance, path, options)),
  single('tables', 'xlsx', (source, path, options) => writeTierTables(source.input, source.stamp, path, options)),
  single('tables', 'docx', (source, path, options) => writeTierTablesWord(source.input, source.stamp, path, options)),
  {
    what: 'tables', format: 'csv', inFolder: true, inAll: true, optional: false,
    parts: (source) => tierTables(source.input).map((table, position) => ({
      fileName: exportFileName(source.input.framework.id, 'tables', source.input.lang, 'csv', { number: position + 1, name: table.id }),
      write: async (path, options) => plain(await writeTableCsv(table, path, options)),
    })),
  },
  single('profiles', 'xlsx', (source, path, options) => writeProfilesWorkbook(source.input, source.stamp, unitProfiles(source.input, source.unit), path, options)),
  single('live', 'xlsx', (source, path, options) => writeLiveWorkbook(source.input, source.stamp, source.provenance, path, options)),
  single('report', 'docx', (source, path, options) => writeReportDocx(source.input, source.stamp, path, options, rasteriser())),
  single('profiles', 'docx', (source, path, options) => writeProfilesDocx(source.input, source.stamp, unitProfiles(source.input, source.unit), path, options, rasteriser())),
  single('report', 'pdf', (source, path, options) => writeReportPdf(source.input, source.stamp, pdfPrinter(source.printPdf), path, options), { optional: true, inAll: false }),
  single('profiles', 'pdf', (source, path, options) => writeProfilesPdf(source.input, source.stamp, unitProfiles(source.input, source.unit), pdfPrinter(source.printPdf), path, options), { optional: true, inAll: false }),
  figures('svg', true, async (figure, source, path, options) => plain(await writeFigureSvg(figure, source.input.lang, path, options))),
  figures('png', false, async (figure, source, path, options) => {
    const written = await writeFigurePng(figure, source.input.lang, rasteriser(), path, options);
    return written.ok ? ok({ warnings: rasteriser().warnings }) : written;
  }),
  {
    what: 'comparison', format: 'xlsx', inFolder: false, inAll: false, optional: false,
    parts: (source) => [{
      fileName: exportFileName(source.input.framework.id, 'comparison', source.input.lang, 'xlsx'),
      write: async (path, options) => {
        const comparison = sourceComparison(source);
        return comparison.ok ? plain(await writeComparisonWorkbook(source.input, source.stamp, comparison.value, path, options)) : comparison;
      },
    }],
  },
];

function single(what: Exclude<Request['what'], 'all'>, format: Exclude<Request['format'], 'folder'>, write: Writer, more: { readonly inFolder?: boolean; readonly inAll?: boolean; readonly optional?: boolean } = {}): Exporter {
  return {
    what, format, inFolder: more.inFolder ?? true, inAll: more.inAll ?? true, optional: more.optional ?? false,
    parts: (source) => [{
      fileName: exportFileName(source.input.framework.id, what === 'workbook' ? 'results' : what, source.input.lang, format),
      write: async (path, options) => plain(await write(source, path, options)),
    }],
  };
}

type FigureWriter = (figure: FigureSpec, source: ExportSource, path: string, options: WriteOptions) => Promise<Result<{ readonly warnings: readonly AppError[] }>>;

/** A file a figure: those of the cohort, or the radar of the unit asked for. */
function figures(format: 'svg' | 'png', inAll: boolean, write: FigureWriter): Exporter {
  return {
    what: 'figures', format, inFolder: true, inAll, optional: false,
    parts: (source) => wantedFigures(source.input, source.unit).map((figure, position) => ({
      fileName: exportFileName(source.input.framework.id, 'figures', source.input.lang, format, { number: position + 1, name: `${figure.id} ${figure.title}` }),
      write: (path, options) => write(figure, source, path, options),
    })),
  };
}

function wantedFigures(input: ReportInput, unit: string | null): readonly FigureSpec[] {
  if (unit === null) return figureSpecs(input);
  return input.dataset.units.flatMap(({ code }, u) => (code === unit ? [unitRadar(input, u)] : []));
}

let sharedRasteriser: FigureRasteriser | null = null;

/** One for the process: it keeps the outlines of the letters that it has met, a second's work. */
function rasteriser(): FigureRasteriser {
  sharedRasteriser ??= figureRasteriser();
  return sharedRasteriser;
}

function plain(written: Result<WrittenFile & { readonly warnings?: readonly AppError[] }>): Result<{ readonly warnings: readonly AppError[] }> {
  return written.ok ? ok({ warnings: written.value.warnings ?? [] }) : written;
}
