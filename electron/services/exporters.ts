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
import { writeTierTablesWord } from '../exporting/word/tier-tables.ts';
import type { WriteOptions, WrittenFile } from '../exporting/write-safely.ts';
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
  /** Left out with a warning where this machine can't make it. */
  readonly optional: boolean;
  /** One part where a single file was asked for; a folder takes as many as there are. */
  parts(source: ExportSource): readonly ExportPart[];
}

type Writer = (source: ExportSource, path: string, options: WriteOptions) => Promise<Result<WrittenFile>>;

/** The closed list of what can be exported, in the order of a folder export. */
export const exporters: readonly Exporter[] = [
  single('workbook', 'xlsx', (source, path, options) => writeResultsWorkbook(source.input, source.stamp, source.provenance, path, options)),
  single('tables', 'xlsx', (source, path, options) => writeTierTables(source.input, source.stamp, path, options)),
  single('tables', 'docx', (source, path, options) => writeTierTablesWord(source.input, source.stamp, path, options)),
  {
    what: 'tables', format: 'csv', inFolder: true, optional: false,
    parts: (source) => tierTables(source.input).map((table, position) => ({
      fileName: exportFileName(source.input.framework.id, 'tables', source.input.lang, 'csv', { number: position + 1, name: table.id }),
      write: async (path, options) => plain(await writeTableCsv(table, path, options)),
    })),
  },
  single('profiles', 'xlsx', (source, path, options) => writeProfilesWorkbook(source.input, source.stamp, unitProfiles(source.input, source.unit), path, options)),
  single('live', 'xlsx', (source, path, options) => writeLiveWorkbook(source.input, source.stamp, source.provenance, path, options)),
  {
    what: 'comparison', format: 'xlsx', inFolder: false, optional: false,
    parts: (source) => [{
      fileName: exportFileName(source.input.framework.id, 'comparison', source.input.lang, 'xlsx'),
      write: async (path, options) => {
        const comparison = sourceComparison(source);
        return comparison.ok ? plain(await writeComparisonWorkbook(source.input, source.stamp, comparison.value, path, options)) : comparison;
      },
    }],
  },
];

function single(what: Exclude<Request['what'], 'all'>, format: Exclude<Request['format'], 'folder'>, write: Writer, more: { readonly inFolder?: boolean; readonly optional?: boolean } = {}): Exporter {
  return {
    what, format, inFolder: more.inFolder ?? true, optional: more.optional ?? false,
    parts: (source) => [{
      fileName: exportFileName(source.input.framework.id, what === 'workbook' ? 'results' : what, source.input.lang, format),
      write: async (path, options) => plain(await write(source, path, options)),
    }],
  };
}

function plain(written: Result<WrittenFile>): Result<{ readonly warnings: readonly AppError[] }> {
  return written.ok ? ok({ warnings: [] }) : written;
}
