import { basename, join } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { refusedTarget } from '../../files/write-safely.ts';
import { writeZip } from '../../exporting/zip/write-zip.ts';
import { breathe } from '../app/jobs.ts';
import type { Job } from '../app/jobs.ts';
import { makeFolder } from '../app/make-folder.ts';
import type { ExportMaterial } from './export-material.ts';
import { exporters, knownFigures } from './exporters.ts';
import type { Exporter } from './exporters.ts';

type Request = Pick<OperationInput<'export.write'>, 'what' | 'format' | 'figure' | 'unit' | 'overwrite'>;

export interface WrittenParts {
  readonly paths: readonly string[];
  readonly warnings: readonly AppError[];
}

/** Writes what was asked for to `path`: one file, a folder of files, or (their parts made in the empty folder `scratch`) one archive. */
export async function writeExport(
  source: ExportMaterial,
  request: Request,
  path: string,
  scratch: string | null,
  job: Job,
): Promise<Result<WrittenParts>> {
  const unknown = unknownFigure(source, request);
  if (unknown) return err(unknown);
  if (request.format === 'zip' && scratch !== null) return writeArchive(source, request, path, scratch, job);
  return request.format === 'folder' ? writeFolder(source, request, path, job) : writeOne(source, request, path, job);
}

function unknownFigure(source: ExportMaterial, { what, figure, unit }: Request): AppError | null {
  const named = figure ?? unit;
  if (what !== 'figures' || named === undefined) return null;
  const found = exporters.some((exporter) => exporter.what === 'figures' && exporter.parts(source).length > 0);
  return found ? null : appError('FIGURE_UNKNOWN', { figure: named, known: knownFigures(source) });
}

async function writeOne(
  source: ExportMaterial,
  request: Request,
  path: string,
  job: Job,
): Promise<Result<WrittenParts>> {
  const exporter = exporters.find((known) => known.what === request.what && known.format === request.format);
  const parts = exporter?.parts(source) ?? [];
  const [part] = parts;
  if (request.what === 'figures' && parts.length > 1)
    return err(appError('FIGURE_NEEDED', { known: knownFigures(source) }));
  if (!part || parts.length > 1) {
    return err(
      appError('EXPORT_UNSUPPORTED', { what: request.what, format: request.format, known: formatsOf(request.what) }),
    );
  }
  job.progress('export', 0, 1);
  const written = await part.write(path, { overwrite: request.overwrite ?? false });
  if (!written.ok) return written;
  job.progress('export', 1, 1);
  return ok({ paths: [path], warnings: written.value.warnings });
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
  return zipped.ok ? ok({ paths: [path], warnings: written.value.warnings }) : zipped;
}

async function writeFolder(
  source: ExportMaterial,
  request: Request,
  folder: string,
  job: Job,
): Promise<Result<WrittenParts>> {
  const wanted = exporters.filter(
    (exporter) => exporter.inFolder && (request.what === 'all' ? exporter.inAll : exporter.what === request.what),
  );
  if (wanted.length === 0)
    return err(
      appError('EXPORT_UNSUPPORTED', { what: request.what, format: request.format, known: formatsOf(request.what) }),
    );
  const made = makeFolder(folder);
  if (!made.ok) return made;
  const paths: string[] = [];
  const warnings: AppError[] = [];
  for (const [position, exporter] of wanted.entries()) {
    if (job.signal.aborted) return err(appError('CANCELLED'));
    job.progress('export', position, wanted.length);
    const written = await writeInto(exporter, source, folder, request.overwrite ?? false);
    if (!written.ok) return written;
    paths.push(...written.value.paths);
    warnings.push(...written.value.warnings);
    await breathe();
  }
  job.progress('export', wanted.length, wanted.length);
  return ok({ paths, warnings });
}

async function writeInto(
  exporter: Exporter,
  source: ExportMaterial,
  folder: string,
  overwrite: boolean,
): Promise<Result<WrittenParts>> {
  const paths: string[] = [];
  const warnings: AppError[] = [];
  for (const part of exporter.parts(source)) {
    const path = join(folder, part.fileName);
    const written = await part.write(path, { overwrite });
    if (written.ok) {
      paths.push(path);
      warnings.push(...written.value.warnings);
    } else if (exporter.optional) {
      // A part that this machine can't make (PDF without a browser) is said and does not spoil the rest.
      warnings.push(written.error);
    } else {
      return written;
    }
  }
  return ok({ paths, warnings });
}

function formatsOf(what: Request['what']): string {
  const known = exporters.filter((candidate) => candidate.what === what);
  const many = known.some(({ inFolder }) => inFolder) || what === 'all';
  return [...known.map(({ format }) => format), ...(many ? ['folder', 'zip'] : [])].join(', ') || '—';
}
