import { rmSync } from 'node:fs';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { ExportOutcome, SavedFile } from '../../../shared/contract/outputs.ts';
import type { CellSource } from '../../../shared/model/lineage.ts';
import { auditTrail } from './export-audit.ts';
import type { ExportOrder } from './export-order.ts';
import { exportSource } from './export-source.ts';
import type { WrittenParts } from './write-export.ts';
import { makeScratchFolder } from '../../files/scratch-folder.ts';
import { readEarlierProject } from '../projects/earlier-project.ts';
import type { EarlierProject } from '../projects/earlier-project.ts';
import { lastYearOf } from '../app/last-year-setting.ts';
import { changesSince, systemsSince } from '../projects/history-services.ts';
import { savedFile } from '../app/saved-file.ts';
import { asResult, inTurns } from '../app/jobs.ts';
import type { Job } from '../app/jobs.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { inProject } from '../app/in-project.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { createWorkThread } from '../app/work-thread.ts';

type Request = OperationInput<'export.write'>;

/** One for the process: it keeps the libraries loaded, and the outlines of the letters that its pictures have met. */
const thread = createWorkThread<ExportOrder, Result<WrittenParts>>(
  new URL(import.meta.url.endsWith('.ts') ? './export-worker.ts' : './export-worker.js', import.meta.url),
);

/** Hands over files. One file to a name the user chose, or every file of a kind into a folder. */
export function exportServices(context: ServiceContext): Pick<Services, 'export.write'> {
  return {
    'export.write': inProject(context, async (session, request) =>
      // Its reading gives way to other calls; what closes the project waits for its end.
      context.jobs.runInProject(request.job, async (job) => {
        const path = resolveHandle(context, request.target, 'write');
        if (!path.ok) return path;
        if (request.what === 'comparison' && request.compared === undefined)
          return err(appError('EXPORT_NEEDS_METHODS'));
        const earlier = await earlierAsked(context, request, session);
        if (!earlier.ok) return earlier;
        const sources = await cellSources(session, request, job);
        if (!sources.ok) return sources;
        const order = orderOf(context, session, request, path.value, earlier.value, sources.value);
        if (!order.ok) return order;
        const written = await runOrder(order.value, job, context);
        return written.ok ? outcome(context, written.value) : written;
      }),
    ),
  };
}

const withSources: readonly Request['what'][] = ['workbook', 'live', 'all'];

/** Looked up facet by facet, since that takes a second in a project of millions; anew when an import or another framework came between. */
async function cellSources(
  { store }: ProjectSession,
  request: Request,
  job: Job,
): Promise<Result<readonly CellSource[]>> {
  if (!withSources.includes(request.what)) return ok([]);
  const basis = (): string =>
    JSON.stringify([store.framework(), store.batches().map(({ id, status }) => [id, status])]);
  for (;;) {
    const before = basis();
    const sources = await inTurns(asResult(store.cellSources()), job.signal);
    if (!sources.ok || basis() === before) return sources;
  }
}

/** Everything that the thread can't ask for later, read of the project as it stands now: what is edited meanwhile is not in the export. */
function orderOf(
  context: ServiceContext,
  session: ProjectSession,
  request: Request,
  path: string,
  earlier: EarlierProject | null,
  sources: readonly CellSource[],
): Result<ExportOrder> {
  const { what, format, language, overwrite = false } = request;
  const now = context.environment.now();
  if (what === 'audit' && format !== 'folder' && format !== 'zip')
    return format === 'xlsx' || format === 'csv'
      ? ok({
          kind: 'audit',
          audit: auditTrail(session, request.audit ?? null),
          format,
          path,
          language,
          overwrite,
          now: now.toISOString(),
        })
      : err(appError('EXPORT_UNSUPPORTED', { what, format, known: 'xlsx, csv' }));
  const changes =
    earlier === null || what !== 'year-change' ? ok(null) : changesSince(earlier, session, request.method);
  if (!changes.ok) return changes;
  const systems = what === 'systems' ? systemsSince(earlier, session, request.method) : ok(null);
  if (!systems.ok) return systems;
  const source = exportSource(session, request, now, { yearChanges: changes.value, systems: systems.value, sources });
  if (!source.ok) return source;
  const { figure, unit } = request;
  const scratch = format === 'zip' ? makeScratchFolder('workbench-export-') : ok(null);
  if (!scratch.ok) return scratch;
  return ok({
    kind: 'files',
    source: source.value,
    request: {
      what,
      format,
      overwrite,
      ...(figure === undefined ? {} : { figure }),
      ...(unit === undefined ? {} : { unit }),
    },
    path,
    scratch: scratch.value,
    printsPdf: context.environment.printPdf !== undefined,
  });
}

/** The folder for an archive's parts goes again, even where the thread was ended. */
async function runOrder(order: ExportOrder, job: Job, context: ServiceContext): Promise<Result<WrittenParts>> {
  try {
    return await thread.run(order, job, context.environment.printPdf);
  } finally {
    if (order.kind === 'files' && order.scratch !== null) rmSync(order.scratch, { recursive: true, force: true });
  }
}

async function earlierAsked(
  context: ServiceContext,
  { what, earlier }: Request,
  session: ProjectSession,
): Promise<Result<EarlierProject | null>> {
  if (what !== 'year-change' && what !== 'systems') return ok(null);
  if (what === 'systems' && earlier === undefined && lastYearOf(session.store) !== null) return ok(null);
  return earlier === undefined ? err(appError('EXPORT_NEEDS_EARLIER')) : readEarlierProject(context, earlier, session);
}

function outcome(context: ServiceContext, { paths, warnings }: WrittenParts): Result<ExportOutcome> {
  const files: SavedFile[] = [];
  for (const path of paths) {
    const saved = savedFile(context, path);
    if (!saved.ok) return saved;
    files.push(saved.value);
  }
  return ok({ files, warnings });
}
