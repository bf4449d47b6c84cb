import type { AppError } from '../../../shared/base/app-error.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { writeAuditLog } from '../../exporting/audit/write-audit-log.ts';
import { writeTableCsv } from '../../exporting/csv/table-csv.ts';
import { writeLiveWorkbook } from '../../exporting/excel/live-workbook.ts';
import { writeProfilesWorkbook } from '../../exporting/excel/profiles-workbook.ts';
import { writeResultsWorkbook } from '../../exporting/excel/results-workbook.ts';
import { writeTablesWorkbook } from '../../exporting/excel/tables-workbook.ts';
import { writeTierTables } from '../../exporting/excel/tier-tables-workbook.ts';
import { exportFileName } from '../../exporting/file-names.ts';
import { figureRasteriser } from '../../exporting/figures/figure-rasteriser.ts';
import type { FigureRasteriser } from '../../exporting/figures/figure-rasteriser.ts';
import { writeFigurePng, writeFigureSvg } from '../../exporting/figures/write-figures.ts';
import { writeProfilesPdf, writeReportPdf } from '../../exporting/pdf/write-pdf.ts';
import { writeScoreBook } from '../../exporting/score-book/write-score-book.ts';
import { writeSystemSheet } from '../../exporting/system-sheet/write-system-sheet.ts';
import { writeTranslations } from '../../exporting/translations/write-translations.ts';
import { writeMinutesDocx } from '../../exporting/word/minutes-document.ts';
import { writeProfilesDocx } from '../../exporting/word/profiles-document.ts';
import { writeReportDocx } from '../../exporting/word/report-document.ts';
import { writeTemplatedReport } from '../../exporting/word/template/write-templated-report.ts';
import { writeTablesWord } from '../../exporting/word/tables-document.ts';
import { writeTierTablesWord } from '../../exporting/word/tier-tables.ts';
import { figureRemarks, tableRemarks } from '../../exporting/stamp-remarks.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { figureSpecs } from '../../../shared/report/figures/figure-specs.ts';
import type { FigureSpec } from '../../../shared/report/figures/figure-spec.ts';
import { unitRadar } from '../../../shared/report/figures/unit-radar.ts';
import { meetingMinutes } from '../../../shared/report/meeting/meeting-minutes.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { ReportTable } from '../../../shared/report/report-table.ts';
import { reportTables, tierTables } from '../../../shared/report/report-tables.ts';
import { drawnAnalysis, undrawn } from '../../../shared/report/figures/drawn-table.ts';
import type { DrawnTable } from '../../../shared/report/figures/drawn-table.ts';
import { coherenceTables } from '../../../shared/report/coherence-tables.ts';
import { comparisonRankingsTable } from '../../../shared/report/comparison-rankings-table.ts';
import { coherenceAudit } from '../../../shared/scoring/coherence/coherence-audit.ts';
import { comparisonRankings } from '../../../shared/scoring/comparison/comparison-rankings.ts';
import { scenarioComparisonTables } from '../../../shared/report/scenario-comparison-tables.ts';
import { yearChangeFigure } from '../../../shared/report/figures/year-change-figure.ts';
import { systemComparisonTables } from '../../../shared/report/framework-comparison-tables.ts';
import { yearChangeTable } from '../../../shared/report/year-change-table.ts';
import { compareScenarios } from '../../../shared/scoring/what-if/compare-scenarios.ts';
import type { ExportMaterial } from './export-material.ts';
import type { Exporter, ExportPart } from './exporter.ts';
import { unitReportExporters } from './unit-report-exporters.ts';
import { writeYears } from './write-years.ts';

type Request = OperationInput<'export.write'>;

type Writer = (
  source: ExportMaterial,
  path: string,
  options: WriteOptions,
) => Promise<Result<WrittenFile & { readonly warnings?: readonly AppError[] }>>;

/** The closed list of what can be exported, in the order of a folder export. */
export const exporters: readonly Exporter[] = [
  single('workbook', 'xlsx', (source, path, options) =>
    writeResultsWorkbook(source.input, source.stamp, source.provenance, path, options),
  ),
  single('tables', 'xlsx', (source, path, options) =>
    source.tables === null
      ? writeTierTables(source.input, source.stamp, path, options)
      : writeTablesWorkbook(undrawn(wantedTables(source)), source.input, source.stamp, path, options),
  ),
  single('tables', 'docx', (source, path, options) =>
    source.tables === null
      ? writeTierTablesWord(source.input, source.stamp, path, options)
      : writeTablesWord(undrawn(wantedTables(source)), source.input, source.stamp, path, options),
  ),
  {
    what: 'tables',
    format: 'csv',
    inFolder: true,
    inAll: true,
    isPublic: true,
    optional: false,
    parts: (source) =>
      wantedTables(source).map((table, position) => ({
        fileName: exportFileName(source.input.framework.id, 'tables', source.input.lang, 'csv', {
          number: position + 1,
          name: table.id,
        }),
        write: writingCsv(source, table),
      })),
    together: (source) => ({
      fileName: exportFileName(source.input.framework.id, 'tables', source.input.lang, 'csv'),
      write: writingCsv(source, wantedTables(source)),
    }),
  },
  single('profiles', 'xlsx', (source, path, options) =>
    writeProfilesWorkbook(source.input, source.stamp, source.profiles(), path, options),
  ),
  single('live', 'xlsx', (source, path, options) =>
    writeLiveWorkbook(source.input, source.stamp, source.provenance, path, options),
  ),
  single('report', 'docx', (source, path, options) =>
    source.template === null
      ? writeReportDocx(source, path, options, rasteriser())
      : writeTemplatedReport(source, source.template, path, options, rasteriser()),
  ),
  single('profiles', 'docx', (source, path, options) =>
    writeProfilesDocx(source.input, source.stamp, source.profiles(), path, options, rasteriser()),
  ),
  single('report', 'pdf', (source, path, options) => writeReportPdf(source, source.printer(), path, options), {
    optional: true,
    inAll: false,
  }),
  single(
    'profiles',
    'pdf',
    (source, path, options) =>
      writeProfilesPdf(source.input, source.stamp, source.profiles(), source.printer(), path, options),
    { optional: true, inAll: false },
  ),
  {
    what: 'audit',
    format: 'xlsx',
    inFolder: true,
    inAll: true,
    isPublic: false,
    optional: false,
    parts: ({ input, stamp, audit }) =>
      audit === null
        ? []
        : [
            {
              fileName: exportFileName(input.framework.id, 'audit', input.lang, 'xlsx'),
              write: async (path, options) =>
                plain(
                  await writeAuditLog(
                    { ...audit, lang: input.lang, now: new Date(stamp.exportedAt) },
                    'xlsx',
                    path,
                    options,
                  ),
                ),
            },
          ],
  },
  figures('svg', true, writeSvg),
  figures('png', false, writePng),
  {
    what: 'comparison',
    format: 'xlsx',
    inFolder: false,
    inAll: false,
    isPublic: false,
    optional: false,
    parts: (source) => [
      {
        fileName: exportFileName(source.input.framework.id, 'comparison', source.input.lang, 'xlsx'),
        write: async (path, options) => {
          const comparison = compareScenarios(source.input.dataset, source.compared);
          return comparison.ok
            ? plain(
                await writeTablesWorkbook(
                  undrawn([...scenarioComparisonTables(source.input, comparison.value), rankingsTable(source.input)]),
                  source.input,
                  source.stamp,
                  path,
                  options,
                ),
              )
            : comparison;
        },
      },
    ],
  },
  tablesOf('rankings', 'xlsx', (input) => undrawn([rankingsTable(input)]), writeTablesWorkbook),
  tablesOf('rankings', 'docx', (input) => undrawn([rankingsTable(input)]), writeTablesWord),
  tablesOf('coherence', 'xlsx', (input) => undrawn(auditTables(input)), writeTablesWorkbook),
  tablesOf('coherence', 'docx', (input) => undrawn(auditTables(input)), writeTablesWord),
  tablesOf('analysis', 'xlsx', drawnAnalysis, writeTablesWorkbook),
  tablesOf('analysis', 'docx', drawnAnalysis, writeTablesWord),
  single('years', 'xlsx', writeYears('xlsx', rasteriser), { inAll: false }),
  single('years', 'docx', writeYears('docx', rasteriser), { inAll: false }),
  single('years', 'csv', writeYears('csv', rasteriser), { inAll: false }),
  yearChange('xlsx', (source, table, path, options) =>
    writeTablesWorkbook(undrawn([table]), source.input, source.stamp, path, options),
  ),
  yearChange('docx', (source, table, path, options) =>
    writeTablesWord(undrawn([table]), source.input, source.stamp, path, options),
  ),
  yearChange('csv', ({ stamp, input }, table, path, options) =>
    writeTableCsv(table, path, options, tableRemarks(input, stamp)),
  ),
  {
    what: 'minutes',
    format: 'docx',
    inFolder: true,
    inAll: false,
    isPublic: true,
    optional: false,
    parts: ({ input, stamp, meeting }) =>
      meeting === null
        ? []
        : [
            {
              fileName: exportFileName(input.framework.id, 'minutes', input.lang, 'docx'),
              write: async (path, options) =>
                plain(await writeMinutesDocx(meetingMinutes(input, meeting), input, stamp, path, options)),
            },
          ],
  },
  systems('xlsx', writeTablesWorkbook),
  systems('docx', writeTablesWord),
  yearChangePicture('svg', writeSvg),
  yearChangePicture('png', writePng),
  single(
    'system-sheet',
    'xlsx',
    (source, path, options) => writeSystemSheet(source.input, source.stamp, path, options),
    {
      inAll: false,
    },
  ),
  single(
    'translations',
    'xlsx',
    (source, path, options) => writeTranslations(source.input, source.stamp, path, options),
    { inAll: false },
  ),
  single('score-book', 'xlsx', (source, path, options) => writeScoreBook(source.input, source.stamp, path, options), {
    inAll: false,
  }),
  ...unitReportExporters(rasteriser),
];

/** Those handed over on their own, or those asked for among all of the report, in its order. */
function wantedTables({ input, tables }: ExportMaterial): readonly ReportTable[] {
  if (tables === null) return tierTables(input);
  const wanted = new Set(tables.map((id) => id.toLowerCase()));
  return reportTables(input).filter(({ id }) => wanted.has(id.toLowerCase()));
}

/** Ids of the tables that can be asked for. */
export function knownTables({ input }: ExportMaterial): readonly string[] {
  return reportTables(input).map(({ id }) => id);
}

function writingCsv(
  { stamp, input }: ExportMaterial,
  tables: ReportTable | readonly ReportTable[],
): ExportPart['write'] {
  return async (path, options) => plain(await writeTableCsv(tables, path, options, tableRemarks(input, stamp)));
}

function rankingsTable(input: ReportInput): ReportTable {
  return comparisonRankingsTable(input, comparisonRankings(input.dataset, input.method, input.result));
}

function auditTables(input: ReportInput): readonly ReportTable[] {
  return coherenceTables(input, coherenceAudit(input.dataset, input.result));
}

/** Tables of an analysis of the result, made where they are asked for. */
function tablesOf(
  what: 'rankings' | 'coherence' | 'analysis',
  format: 'xlsx' | 'docx',
  tables: (input: ReportInput) => readonly DrawnTable[],
  write: typeof writeTablesWorkbook | typeof writeTablesWord,
): Exporter {
  return single(
    what,
    format,
    async ({ input, stamp }, path, options) => {
      const drawn = tables(input);
      const pictured = drawn.some(({ figures: shown }) => shown.length > 0);
      const written = await write(drawn, input, stamp, path, options, pictured ? rasteriser() : null);
      return written.ok && pictured ? ok({ ...written.value, warnings: rasteriser().warnings }) : written;
    },
    { inAll: false },
  );
}

type TableWriter = (
  source: ExportMaterial,
  table: ReportTable,
  path: string,
  options: WriteOptions,
) => Promise<Result<WrittenFile>>;

/** Only where an earlier year was given. */
function yearChange(format: 'xlsx' | 'docx' | 'csv', write: TableWriter): Exporter {
  return {
    what: 'year-change',
    format,
    inFolder: true,
    inAll: false,
    isPublic: false,
    optional: false,
    parts: (source) =>
      source.yearChanges === null
        ? []
        : [
            {
              fileName: exportFileName(source.input.framework.id, 'year-change', source.input.lang, format),
              write: async (path, options) =>
                plain(await write(source, yearChangeTable(source.input, source.yearChanges!), path, options)),
            },
          ],
  };
}

/** Only where there is an earlier year to compare with. */
function systems(format: 'xlsx' | 'docx', write: typeof writeTablesWorkbook | typeof writeTablesWord): Exporter {
  return {
    what: 'systems',
    format,
    inFolder: true,
    inAll: false,
    isPublic: false,
    optional: false,
    parts: ({ input, stamp, systems: comparison }) =>
      comparison === null
        ? []
        : [
            {
              fileName: exportFileName(input.framework.id, 'systems', input.lang, format),
              write: async (path, options) =>
                plain(
                  await write(undrawn(systemComparisonTables(comparison, input.lang)), input, stamp, path, options),
                ),
            },
          ],
  };
}

function yearChangePicture(format: 'svg' | 'png', write: FigureWriter): Exporter {
  return {
    what: 'year-change',
    format,
    inFolder: true,
    inAll: false,
    isPublic: false,
    optional: false,
    parts: (source) => {
      const figure = source.yearChanges === null ? null : yearChangeFigure(source.input, source.yearChanges);
      return figure === null
        ? []
        : [
            {
              fileName: exportFileName(source.input.framework.id, 'year-change', source.input.lang, format),
              write: (path, options) => write(figure, source, path, options),
            },
          ];
    },
  };
}

function single(
  what: Exclude<Request['what'], 'all'>,
  format: Exclude<Request['format'], 'folder' | 'zip'>,
  write: Writer,
  more: { readonly inFolder?: boolean; readonly inAll?: boolean; readonly optional?: boolean } = {},
): Exporter {
  return {
    what,
    format,
    inFolder: more.inFolder ?? true,
    inAll: more.inAll ?? true,
    isPublic: what === 'report' || what === 'tables',
    optional: more.optional ?? false,
    parts: (source) => [
      {
        fileName: exportFileName(
          source.input.framework.id,
          what === 'workbook' ? 'results' : what,
          source.input.lang,
          format,
        ),
        write: async (path, options) => plain(await write(source, path, options)),
      },
    ],
  };
}

type FigureWriter = (
  figure: FigureSpec,
  source: ExportMaterial,
  path: string,
  options: WriteOptions,
) => Promise<Result<{ readonly warnings: readonly AppError[] }>>;

/** A file a figure: those of the cohort, the one asked for, or the radar of the unit asked for. */
function figures(format: 'svg' | 'png', inAll: boolean, write: FigureWriter): Exporter {
  return {
    what: 'figures',
    format,
    inFolder: true,
    inAll,
    isPublic: true,
    optional: false,
    parts: (source) =>
      wantedFigures(source).map((figure, position) => ({
        fileName: exportFileName(source.input.framework.id, 'figures', source.input.lang, format, {
          number: position + 1,
          name: `${figure.id} ${figure.title}`,
        }),
        write: (path, options) => write(figure, source, path, options),
      })),
  };
}

function wantedFigures({ input, unit, figure }: ExportMaterial): readonly FigureSpec[] {
  const { units } = input.dataset;
  if (figure !== null) {
    const wanted = figure.toLowerCase();
    const radar = units.findIndex(({ code }) => `${RADAR}${code}`.toLowerCase() === wanted);
    // A unit's radar is nothing but its scores.
    if (radar >= 0 && input.audience === 'public') return [];
    return radar >= 0 ? [unitRadar(input, radar)] : figureSpecs(input).filter(({ id }) => id.toLowerCase() === wanted);
  }
  return unit === null || input.audience === 'public'
    ? figureSpecs(input)
    : units.flatMap(({ code }, u) => (code === unit ? [unitRadar(input, u)] : []));
}

const RADAR = 'radar-';

/** What `figure` may name, for messages: a unit's radar by the first unit's. */
export function knownFigures({ input }: ExportMaterial): string {
  const [first] = input.dataset.units;
  return [...figureSpecs(input).map(({ id }) => id), ...(first === undefined ? [] : [`${RADAR}${first.code} …`])].join(
    ', ',
  );
}

async function writeSvg(
  figure: FigureSpec,
  source: ExportMaterial,
  path: string,
  options: WriteOptions,
): Promise<Result<{ readonly warnings: readonly AppError[] }>> {
  return plain(await writeFigureSvg(stamped(figure, source), source.input.lang, path, options));
}

async function writePng(
  figure: FigureSpec,
  source: ExportMaterial,
  path: string,
  options: WriteOptions,
): Promise<Result<{ readonly warnings: readonly AppError[] }>> {
  const written = await writeFigurePng(stamped(figure, source), source.input.lang, rasteriser(), path, options);
  return written.ok ? ok({ warnings: rasteriser().warnings }) : written;
}

/** A figure that stands alone says below it what its numbers are made of. */
function stamped(figure: FigureSpec, { stamp, input }: ExportMaterial): FigureSpec {
  return { ...figure, notes: [...figure.notes, ...figureRemarks(input, stamp)] };
}

let sharedRasteriser: FigureRasteriser | null = null;

/** One for the process: it keeps the outlines of the letters that it has met, a second's work. */
function rasteriser(): FigureRasteriser {
  sharedRasteriser ??= figureRasteriser();
  return sharedRasteriser;
}

function plain(
  written: Result<WrittenFile & { readonly warnings?: readonly AppError[] }>,
): Result<{ readonly warnings: readonly AppError[] }> {
  return written.ok ? ok({ warnings: written.value.warnings ?? [] }) : written;
}
