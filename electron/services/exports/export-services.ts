import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { ExportOutcome, SavedFile } from '../../../shared/contract/outputs.ts';
import type { YearChanges } from '../../../shared/model/year-change.ts';
import { refusedTarget } from '../../files/write-safely.ts';
import { writeZip } from '../../exporting/zip/write-zip.ts';
import { breathe } from '../app/jobs.ts';
import type { Job } from '../app/jobs.ts';
import { exportAudit } from './export-audit.ts';
import { exporters, knownFigures } from './exporters.ts';
import type { Exporter } from './exporters.ts';
import { exportSource } from './export-source.ts';
import type { ExportSource } from './export-source.ts';
import { changesSince } from '../projects/history-services.ts';
import { savedFile } from '../app/saved-file.ts';
import { makeFolder } from '../app/make-folder.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { inProject } from '../app/in-project.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';

type Request = OperationInput<'export.write'>;

/** Hands over files. One file to a name the user chose, or every file of a kind into a folder. */
export function exportServices(context: ServiceContext): Pick<Services, 'export.write'> {
  return {
    'export.write': inProject(context, async (session, request) =>
      context.jobs.run(request.job, async (job) => {
        const path = resolveHandle(context, request.target, 'write');
        if (!path.ok) return path;
        const many = request.format === 'folder' || request.format === 'zip';
        if (request.what === 'audit' && !many) {
          const log = await exportAudit(session, request, path.value, context.environment.now());
          return log.ok ? outcome(context, [path.value], []) : log;
        }
        if (request.what === 'comparison' && request.compared === undefined)
          return err(appError('EXPORT_NEEDS_METHODS'));
        const changes = yearChangesAsked(context, request, session);
        if (!changes.ok) return changes;
        const { printPdf, now } = context.environment;
        const source = exportSource(session, request, now(), {
          yearChanges: changes.value,
          ...(printPdf ? { printPdf } : {}),
        });
        if (!source.ok) return source;
        const unknown = unknownFigure(source.value, request);
        if (unknown) return err(unknown);
        if (request.format === 'zip') return writeArchive(context, source.value, request, path.value, job);
        if (request.format !== 'folder') return writeOne(context, source.value, request, path.value, job);
        const written = await writeFolder(source.value, request, path.value, job);
        return written.ok ? outcome(context, written.value.paths, written.value.warnings) : written;
      }),
    ),
  };
}

function yearChangesAsked(
  context: ServiceContext,
  { what, earlier, method }: Request,
  session: ProjectSession,
): Result<YearChanges | null> {
  if (what !== 'year-change') return ok(null);
  return earlier === undefined
    ? err(appError('EXPORT_NEEDS_EARLIER'))
    : changesSince(context, earlier, session, method);
}

function unknownFigure(source: ExportSource, { what, figure, unit }: Request): AppError | null {
  const named = figure ?? unit;
  if (what !== 'figures' || named === undefined) return null;
  const found = exporters.some((exporter) => exporter.what === 'figures' && exporter.parts(source).length > 0);
  return found ? null : appError('FIGURE_UNKNOWN', { figure: named, known: knownFigures(source) });
}

async function writeOne(
  context: ServiceContext,
  source: ExportSource,
  request: Request,
  path: string,
  job: Job,
): Promise<Result<ExportOutcome>> {
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
  return outcome(context, [path], written.value.warnings);
}

/** The files of a folder export in one archive: a browser takes one file at a time. They are made in a folder of their own, which goes again. */
async function writeArchive(
  context: ServiceContext,
  source: ExportSource,
  request: Request,
  path: string,
  job: Job,
): Promise<Result<ExportOutcome>> {
  const options = { overwrite: request.overwrite ?? false };
  // Before the work rather than after half a minute of it.
  const refusal = await refusedTarget(path, options);
  if (refusal) return err(refusal);
  const folder = mkdtempSync(join(tmpdir(), 'workbench-export-'));
  try {
    const written = await writeFolder(source, request, folder, job);
    if (!written.ok) return written;
    if (job.signal.aborted) return err(appError('CANCELLED'));
    const entries = written.value.paths.map((part) => ({ name: basename(part), path: part }));
    const zipped = await writeZip(entries, new Date(source.stamp.exportedAt), path, options);
    return zipped.ok ? outcome(context, [path], written.value.warnings) : zipped;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface WrittenParts {
  readonly paths: readonly string[];
  readonly warnings: readonly AppError[];
}

async function writeFolder(
  source: ExportSource,
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
  source: ExportSource,
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

function outcome(
  context: ServiceContext,
  paths: readonly string[],
  warnings: readonly AppError[],
): Result<ExportOutcome> {
  const files: SavedFile[] = [];
  for (const path of paths) {
    const saved = savedFile(context, path);
    if (!saved.ok) return saved;
    files.push(saved.value);
  }
  return ok({ files, warnings });
}
