import { join } from 'node:path';
import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Services } from '../../shared/contract/dispatch.ts';
import type { OperationInput } from '../../shared/contract/operations.ts';
import type { ExportOutcome, SavedFile } from '../../shared/contract/outputs.ts';
import { breathe } from './jobs.ts';
import type { Job } from './jobs.ts';
import { exportAudit } from './export-audit.ts';
import { exporters } from './exporters.ts';
import type { Exporter } from './exporters.ts';
import { exportSource } from './export-source.ts';
import type { ExportSource } from './export-source.ts';
import { savedFile } from './saved-file.ts';
import { makeFolder } from './make-folder.ts';
import { requireProject, resolveHandle } from './service-context.ts';
import type { ServiceContext } from './service-context.ts';

type Request = OperationInput<'export.write'>;

/** Hands over files. One file to a name the user chose, or every file of a kind into a folder. */
export function exportServices(context: ServiceContext): Pick<Services, 'export.write'> {
  return {
    'export.write': async (request) => context.jobs.run(request.job, async (job) => {
      const session = requireProject(context);
      if (!session.ok) return session;
      const path = resolveHandle(context, request.target, 'write');
      if (!path.ok) return path;
      if (request.what === 'audit') {
        const log = await exportAudit(session.value, request, path.value, context.environment.now());
        return log.ok ? outcome(context, [path.value], []) : log;
      }
      const source = exportSource(session.value, request, context.environment.now(), context.environment.printPdf);
      if (!source.ok) return source;
      return request.format === 'folder' ? writeFolder(context, source.value, request, path.value, job) : writeOne(context, source.value, request, path.value, job);
    }),
  };
}

async function writeOne(context: ServiceContext, source: ExportSource, request: Request, path: string, job: Job): Promise<Result<ExportOutcome>> {
  const exporter = exporters.find((known) => known.what === request.what && known.format === request.format);
  const parts = exporter?.parts(source) ?? [];
  const [part] = parts;
  if (!part || parts.length > 1) {
    const known = exporters.filter((candidate) => candidate.what === request.what).map((candidate) => candidate.format);
    return err(appError('EXPORT_UNSUPPORTED', { what: request.what, format: request.format, known: known.join(', ') || '—' }));
  }
  job.progress('export', 0, 1);
  const written = await part.write(path, { overwrite: request.overwrite ?? false });
  if (!written.ok) return written;
  job.progress('export', 1, 1);
  return outcome(context, [path], written.value.warnings);
}

async function writeFolder(context: ServiceContext, source: ExportSource, request: Request, folder: string, job: Job): Promise<Result<ExportOutcome>> {
  const wanted = exporters.filter((exporter) => exporter.inFolder && (request.what === 'all' ? exporter.inAll : exporter.what === request.what));
  if (wanted.length === 0) return err(appError('EXPORT_UNSUPPORTED', { what: request.what, format: 'folder', known: 'xlsx, docx' }));
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
  return outcome(context, paths, warnings);
}

async function writeInto(exporter: Exporter, source: ExportSource, folder: string, overwrite: boolean): Promise<Result<{ readonly paths: readonly string[]; readonly warnings: readonly AppError[] }>> {
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

function outcome(context: ServiceContext, paths: readonly string[], warnings: readonly AppError[]): Result<ExportOutcome> {
  const files: SavedFile[] = [];
  for (const path of paths) {
    const saved = savedFile(context, path);
    if (!saved.ok) return saved;
    files.push(saved.value);
  }
  return ok({ files, warnings });
}
