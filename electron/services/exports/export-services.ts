import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { ExportOutcome, LeakOutcome, SavedFile } from '../../../shared/contract/outputs.ts';
import type { CellSource } from '../../../shared/model/lineage.ts';
import { usualAudience } from './audience-rules.ts';
import { auditTrail } from './export-audit.ts';
import type { ExportOrder } from './export-order.ts';
import { exportThread } from './export-thread.ts';
import { exportSource } from './export-source.ts';
import type { OtherCohort } from './beside-other.ts';
import { sayablePlan } from './sayable-plan.ts';
import { otherSource } from './other-source.ts';
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

type Request = OperationInput<'export.write'>;

/** Hands over files. One file to a name the user chose, or every file of a kind into a folder. */
export function exportServices(context: ServiceContext): Pick<Services, 'export.write' | 'export.leaks'> {
  return {
    'export.leaks': inProject(context, async (session, request) =>
      context.jobs.runInProject(request.job, async (job) => leaksOf(context, session, request, job)),
    ),
    'export.write': inProject(context, async (session, request) =>
      // Its reading gives way to other calls; what closes the project waits for its end.
      context.jobs.runInProject(request.job, async (job) => {
        const path = resolveHandle(context, request.target, 'write');
        if (!path.ok) return path;
        if (request.what === 'comparison' && request.compared === undefined)
          return err(appError('EXPORT_NEEDS_METHODS'));
        const template = templateAsked(context, request);
        if (!template.ok) return template;
        exportThread.warm();
        const earlier = await earlierAsked(context, request, session);
        if (!earlier.ok) return earlier;
        const sources = await cellSources(session, request, job);
        if (!sources.ok) return sources;
        const other = await otherAsked(context, request);
        if (!other.ok) return other;
        const read = { earlier: earlier.value, sources: sources.value, other: other.value, template: template.value };
        const order = orderOf(context, session, request, path.value, read);
        if (!order.ok) return order;
        const written = await runOrder(order.value, job, context);
        return written.ok ? outcome(context, written.value) : written;
      }),
    ),
  };
}

/** A file from elsewhere is read in the thread, which can be ended. */
async function leaksOf(
  context: ServiceContext,
  session: ProjectSession,
  request: OperationInput<'export.leaks'>,
  job: Job,
): Promise<Result<LeakOutcome>> {
  const path = resolveHandle(context, request.file, 'read');
  if (!path.ok) return path;
  const asked = { what: 'report', language: 'zh', audience: 'internal', method: request.method } as const;
  const source = exportSource(session, asked, context.environment.now());
  if (!source.ok) return source;
  const { input, stamp } = source.value;
  const order: ExportOrder = {
    kind: 'leaks',
    input,
    fingerprint: stamp.fingerprint,
    path: path.value,
    name: basename(path.value),
  };
  const read = await exportThread.run(order, job);
  return read.ok ? ok(read.value.leaks ?? { texts: 0, leaks: [] }) : read;
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
  {
    earlier,
    sources,
    other,
    template,
  }: {
    readonly template: string | null;
    readonly earlier: EarlierProject | null;
    readonly sources: readonly CellSource[];
    readonly other: OtherCohort | null;
  },
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
  const source = exportSource(session, request, now, {
    yearChanges: changes.value,
    systems: systems.value,
    sources,
    other,
  });
  if (!source.ok) return source;
  const sayable = sayablePlan(source.value);
  if (!sayable.ok) return sayable;
  const { figure, tables, unit, files } = request;
  const whole = format === 'zip' || (format === 'folder' && request.audience === 'unit');
  const scratch = whole ? makeScratchFolder('workbench-export-') : ok(null);
  if (!scratch.ok) return scratch;
  return ok({
    kind: 'files',
    source: source.value,
    request: {
      what,
      format,
      overwrite,
      ...(figure === undefined ? {} : { figure }),
      ...(tables === undefined ? {} : { tables }),
      ...(unit === undefined ? {} : { unit }),
      ...(files === undefined ? {} : { files }),
    },
    path,
    template,
    scratch: scratch.value,
    printsPdf: context.environment.printPdf !== undefined,
  });
}

/** A Word document of the team's, for the report as Word alone. */
function templateAsked(context: ServiceContext, { template, what, format }: Request): Result<string | null> {
  if (template === undefined) return ok(null);
  if (what !== 'report' || format !== 'docx') return err(appError('TEMPLATE_ONLY_WORD'));
  return resolveHandle(context, template, 'read');
}

/** The folder for an archive's parts goes again, even where the thread was ended. */
async function runOrder(order: ExportOrder, job: Job, context: ServiceContext): Promise<Result<WrittenParts>> {
  try {
    return await exportThread.run(order, job, context.environment.printPdf);
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

async function otherAsked(context: ServiceContext, request: Request): Promise<Result<OtherCohort | null>> {
  const { other, what, language, audience = usualAudience(what) } = request;
  if (other === undefined) return ok(null);
  if (what !== 'report') return err(appError('EXPORT_ONE_PROJECT', { what }));
  const read = await otherSource(context, other, { what, language, audience });
  return read.ok ? ok(read.value) : read;
}

function outcome(context: ServiceContext, { paths, warnings, contents = [] }: WrittenParts): Result<ExportOutcome> {
  const files: SavedFile[] = [];
  for (const path of paths) {
    const saved = savedFile(context, path);
    if (!saved.ok) return saved;
    files.push(saved.value);
  }
  return ok({ files, contents, warnings });
}
