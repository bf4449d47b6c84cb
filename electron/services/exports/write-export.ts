import { basename, join } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { BoxesOutcome, LeakOutcome } from '../../../shared/contract/outputs.ts';
import type { ManuscriptProof, ManuscriptRefresh } from '../../../shared/model/manuscript.ts';
import type { TemplatePlaceholder } from '../../../shared/model/word-template.ts';
import type { PrintedValues } from '../../../shared/report/manuscript/printed-values.ts';
import { refusedTarget } from '../../files/write-safely.ts';
import { writeZip } from '../../exporting/zip/write-zip.ts';
import { breathe } from '../app/jobs.ts';
import type { Job } from '../app/jobs.ts';
import { makeFolder } from '../app/make-folder.ts';
import type { ExportMaterial } from './export-material.ts';
import { leakChecked } from './leak-checked.ts';
import { exporters, knownFigures, knownTables } from './exporters.ts';
import type { Exporter, ExportPart } from './exporter.ts';
import { unitListPart } from './unit-report-exporters.ts';
import { placeFiles } from './place-files.ts';

type Request = Pick<
  OperationInput<'export.write'>,
  'what' | 'format' | 'figure' | 'tables' | 'unit' | 'files' | 'overwrite'
>;

export interface WrittenParts {
  readonly paths: readonly string[];
  readonly warnings: readonly AppError[];
  /** Of an archive: names of the files in it. */
  readonly contents?: readonly string[];
  /** Of a file that was read instead. */
  readonly leaks?: LeakOutcome;
  /** Of an edited report: what it was printed for; null without a part that says so. */
  readonly printed?: Pick<PrintedValues, 'lang' | 'audience'> | null;
  readonly refresh?: ManuscriptRefresh;
  readonly proof?: ManuscriptProof;
  /** Of a file with practice boxes. */
  readonly boxes?: BoxesOutcome;
  /** Of a Word template. */
  readonly placeholders?: readonly TemplatePlaceholder[];
}

/** Writes what was asked for to `path`: one file, a folder of files, or (their parts made in the empty folder `scratch`) one archive. */
export async function writeExport(
  source: ExportMaterial,
  request: Request,
  path: string,
  scratch: string | null,
  job: Job,
): Promise<Result<WrittenParts>> {
  const unknown = unknownFigure(source, request) ?? unknownTable(source, request);
  if (unknown) return err(unknown);
  const written = await writeAsked(source, request, path, scratch, job);
  return written.ok
    ? ok({ ...written.value, warnings: [...written.value.warnings, ...unreadPictures(source)] })
    : written;
}

/** No check reads what stands in a picture: of a public report this is said once. */
function unreadPictures({ input, plan }: ExportMaterial): readonly AppError[] {
  if (input.audience !== 'public') return [];
  const count = (plan?.boxes ?? []).filter(({ shown, picture }) => shown !== false && picture !== undefined).length;
  return count === 0 ? [] : [appError('PICTURES_UNREAD', { count })];
}

async function writeAsked(
  source: ExportMaterial,
  request: Request,
  path: string,
  scratch: string | null,
  job: Job,
): Promise<Result<WrittenParts>> {
  if (request.format === 'zip' && scratch !== null) return writeArchive(source, request, path, scratch, job);
  if (request.format === 'folder' && scratch !== null) return writeWholeFolder(source, request, path, scratch, job);
  return request.format === 'folder' ? writeFolder(source, request, path, job) : writeOne(source, request, path, job);
}

function unknownFigure(source: ExportMaterial, { what, figure, unit }: Request): AppError | null {
  const named = figure ?? unit;
  if (what !== 'figures' || named === undefined) return null;
  const found = exporters.some((exporter) => exporter.what === 'figures' && exporter.parts(source).length > 0);
  return found ? null : appError('FIGURE_UNKNOWN', { figure: named, known: knownFigures(source) });
}

function unknownTable(source: ExportMaterial, { what, tables = [] }: Request): AppError | null {
  const known = knownTables(source);
  const table = tables.find((named) => !known.some((id) => id.toLowerCase() === named.toLowerCase()));
  if (tables.length === 0 || (what === 'tables' && table === undefined)) return null;
  return appError('TABLE_UNKNOWN', { table: table ?? tables.join(', '), known: known.join(', ') });
}

async function writeOne(
  source: ExportMaterial,
  request: Request,
  path: string,
  job: Job,
): Promise<Result<WrittenParts>> {
  const exporter = fitting(source).find(({ what, format }) => what === request.what && format === request.format);
  const all = exporter?.parts(source) ?? [];
  const parts = all.length > 1 && exporter?.together ? [exporter.together(source)] : all;
  const [part] = parts;
  if (request.what === 'figures' && parts.length > 1)
    return err(appError('FIGURE_NEEDED', { known: knownFigures(source) }));
  if (part?.unit !== undefined && parts.length > 1) return err(appError('EXPORT_ONE_UNIT', { count: parts.length }));
  if (!part || parts.length > 1) return err(unsupported(source, request));
  job.progress('export', 0, 1);
  const checked = leakChecked(source, { ...part, fileName: basename(path) }, request.overwrite ?? false);
  const written = await part.write(path, checked.options);
  if (!written.ok) return written;
  job.progress('export', 1, 1);
  return ok({ paths: [path], warnings: [...written.value.warnings, ...checked.warnings] });
}

/** The files of a folder export in one archive: a browser takes one file at a time. */
async function writeArchive(
  source: ExportMaterial,
  request: Request,
  path: string,
  scratch: string,
  job: Job,
): Promise<Result<WrittenParts>> {
  const options = { overwrite: request.overwrite ?? false };
  // Before the work rather than after half a minute of it.
  const refusal = await refusedTarget(path, options);
  if (refusal) return err(refusal);
  const written = await writeFolder(source, request, scratch, job);
  if (!written.ok) return written;
  if (job.signal.aborted) return err(appError('CANCELLED'));
  const entries = written.value.paths.map((part) => ({ name: basename(part), path: part }));
  const zipped = await writeZip(entries, new Date(source.stamp.exportedAt), path, options);
  const contents = entries.map(({ name }) => name);
  return zipped.ok ? ok({ paths: [path], warnings: written.value.warnings, contents }) : zipped;
}

/** As a folder, but made in the empty folder `scratch` first: a run that ends before its last file leaves none. */
async function writeWholeFolder(
  source: ExportMaterial,
  request: Request,
  folder: string,
  scratch: string,
  job: Job,
): Promise<Result<WrittenParts>> {
  const made = makeFolder(folder);
  if (!made.ok) return made;
  const overwrite = request.overwrite ?? false;
  for (const { part } of folderParts(source, request)) {
    const refusal = await refusedTarget(join(folder, part.fileName), { overwrite });
    if (refusal) return err(refusal);
  }
  const written = await writeFolder(source, request, scratch, job);
  if (!written.ok) return written;
  if (job.signal.aborted) return err(appError('CANCELLED'));
  const placed = await placeFiles(written.value.paths, folder, overwrite);
  return placed.ok ? ok({ paths: placed.value, warnings: written.value.warnings }) : placed;
}

interface FolderPart {
  readonly exporter: Exporter;
  readonly part: ExportPart;
}

async function writeFolder(
  source: ExportMaterial,
  request: Request,
  folder: string,
  job: Job,
): Promise<Result<WrittenParts>> {
  const wanted = folderParts(source, request);
  if (wanted.length === 0) return err(unsupported(source, request));
  const made = makeFolder(folder);
  if (!made.ok) return made;
  const paths: string[] = [];
  const warnings: AppError[] = [];
  for (const [position, one] of wanted.entries()) {
    if (job.signal.aborted) return err(appError('CANCELLED'));
    job.progress('export', position, wanted.length);
    const written = await writePart(one, source, folder, request.overwrite ?? false);
    if (!written.ok) return written;
    paths.push(...written.value.paths);
    warnings.push(...written.value.warnings);
    await breathe();
  }
  job.progress('export', wanted.length, wanted.length);
  return ok({ paths, warnings: once(warnings) });
}

/** Every file of a folder export; of 专项分析报告 in the one format asked for, and with their list in front; of tables that were chosen each as CSV. */
function folderParts(source: ExportMaterial, request: Request): readonly FolderPart[] {
  const { files = 'docx', what } = request;
  const found = fitting(source).filter(
    (exporter) =>
      exporter.inFolder &&
      (exporter.isPublic || source.input.audience !== 'public') &&
      (exporter.forUnits !== true || exporter.format === files) &&
      (request.tables === undefined || exporter.format === 'csv') &&
      (what === 'all' ? exporter.inAll : exporter.what === what),
  );
  return found.flatMap((exporter) => {
    const parts = exporter.parts(source);
    const listed = exporter.forUnits === true ? [unitListPart(source, parts), ...parts] : parts;
    return listed.map((part) => ({ exporter, part }));
  });
}

async function writePart(
  { exporter, part }: FolderPart,
  source: ExportMaterial,
  folder: string,
  overwrite: boolean,
): Promise<Result<WrittenParts>> {
  const path = join(folder, part.fileName);
  const checked = leakChecked(source, part, overwrite);
  const written = await part.write(path, checked.options);
  if (written.ok) return ok({ paths: [path], warnings: [...written.value.warnings, ...checked.warnings] });
  // A part that this machine can't make (PDF without a browser) is said and does not spoil the rest.
  return exporter.optional && written.error.code !== 'EXPORT_LEAK'
    ? ok({ paths: [], warnings: [written.error] })
    : written;
}

/** What every file of a folder is warned of (no Chinese font) is said once. */
function once(warnings: readonly AppError[]): readonly AppError[] {
  const seen = new Map(warnings.map((warning) => [JSON.stringify(warning), warning]));
  return [...seen.values()];
}

/** 专项分析报告 are what is made for units, and nothing else is. */
function fitting({ input }: ExportMaterial): readonly Exporter[] {
  return exporters.filter(({ forUnits = false }) => forUnits === (input.audience === 'unit'));
}

function unsupported(source: ExportMaterial, { what, format }: Request): AppError {
  return appError('EXPORT_UNSUPPORTED', { what, format, known: formatsOf(source, what) });
}

function formatsOf(source: ExportMaterial, what: Request['what']): string {
  const known = fitting(source).filter((candidate) => candidate.what === what);
  const many = known.some(({ inFolder }) => inFolder) || what === 'all';
  return [...known.map(({ format }) => format), ...(many ? ['folder', 'zip'] : [])].join(', ') || '—';
}
