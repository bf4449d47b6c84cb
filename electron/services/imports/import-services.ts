import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { ImportOutcome, ImportPlan, ImportPreview, PlannedSheet } from '../../../shared/contract/outputs.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { mappingSchema } from '../../importing/headings/sheet-mapping.ts';
import type { SheetMapping } from '../../importing/headings/sheet-mapping.ts';
import { planSheet, replanSheet } from '../../importing/plan-sheet.ts';
import type { PlanOptions, SheetPlan } from '../../importing/plan-sheet.ts';
import { startParseWorker } from '../../importing/worker/start-parse-worker.ts';
import { importEffect } from './import-effect.ts';
import { choosePaths, commitImport, readable } from './import-files.ts';
import { plannedFile, plannedSheet } from './import-plans.ts';
import type { ChosenFile, ChosenSheet } from './import-plans.ts';
import { batchFiles, importContext, runImport } from './import-run.ts';
import type { Job } from '../app/jobs.ts';
import { batchSummary } from '../app/outputs-from-storage.ts';
import { change, changedSnapshot } from '../app/change-project.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { requireProject, resolveHandle, timestamp } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';

type ImportOperations =
  | 'import.plan'
  | 'import.change-sheet'
  | 'import.preview'
  | 'import.commit'
  | 'import.discard'
  | 'batch.list'
  | 'batch.replacements'
  | 'batch.withdraw'
  | 'batch.restore';

interface Preparation {
  readonly session: ProjectSession;
  files: readonly ChosenFile[];
  /** Rows of all sheets, known once they have been previewed. */
  rows: number | null;
}

/** Open → profile → recognise → map → parse → preview → import. Nothing is written before `import.commit`. */
export function importServices(context: ServiceContext): Pick<Services, ImportOperations> {
  const preparations = new Map<string, Preparation>();
  const find = (plan: string): Result<Preparation> => {
    const found = preparations.get(plan);
    return found !== undefined && found.session === context.projects.current()
      ? ok(found)
      : err(appError('PLAN_UNKNOWN'));
  };
  let nextPlan = 1;
  return {
    'import.plan': async (request) =>
      context.jobs.runInProject(request.job, async (job) => {
        const session = requireProject(context);
        if (!session.ok) return session;
        const files = await planFiles(context, session.value, request, job);
        if (!files.ok) return files;
        const plan = `plan-${nextPlan++}`;
        preparations.set(plan, { session: session.value, files: files.value, rows: null });
        return ok<ImportPlan>({ plan, files: files.value.map(plannedFile) });
      }),
    'import.change-sheet': async (request) => {
      const preparation = find(request.plan);
      return preparation.ok ? changeSheet(preparation.value, request) : preparation;
    },
    'import.preview': async ({ plan, job }) =>
      context.jobs.runInProject(job, async (running) => {
        const preparation = find(plan);
        return preparation.ok ? preview(context, plan, preparation.value, running) : preparation;
      }),
    'import.commit': async ({ plan, job, note, strict }) =>
      context.jobs.runInProject(job, async (running) => {
        const preparation = find(plan);
        if (!preparation.ok) return preparation;
        const { session, files } = preparation.value;
        const committed = await commitImport(
          context,
          session,
          files,
          { note: note ?? '', strict: strict ?? false, rows: preparation.value.rows },
          running,
        );
        if (!committed.ok) return committed;
        preparations.delete(plan);
        return ok<ImportOutcome>({
          batch: committed.value.batch.id,
          files: committed.value.files,
          snapshot: changedSnapshot(context, session, 'import'),
        });
      }),
    'import.discard': async ({ plan }) => {
      preparations.delete(plan);
      return ok(null);
    },
    'batch.list': async () => {
      const session = requireProject(context);
      return session.ok ? ok(session.value.store.batches().map(batchSummary)) : session;
    },
    'batch.replacements': async ({ batch, offset, limit }) => {
      const session = requireProject(context);
      return session.ok ? ok(session.value.store.replacements(batch, { offset, limit })) : session;
    },
    'batch.withdraw': async ({ batch, reason }) =>
      change(context, (store, now) => store.withdrawBatch(batch, reason, now)),
    'batch.restore': async ({ batch, reason }) =>
      change(context, (store, now) => store.restoreBatch(batch, reason, now)),
  };
}

async function planFiles(
  context: ServiceContext,
  session: ProjectSession,
  request: OperationInput<'import.plan'>,
  job: Job,
): Promise<Result<readonly ChosenFile[]>> {
  const options = planOptions(session, request);
  if (!options.ok) return options;
  const paths: string[] = [];
  for (const handle of request.files) {
    const path = resolveHandle(context, handle, 'read');
    if (!path.ok) return path;
    paths.push(path.value);
  }
  return choosePaths(session, paths, options.value, job);
}

function planOptions(session: ProjectSession, request: OperationInput<'import.plan'>): Result<PlanOptions> {
  const saved = Object.values(session.store.mappings()).flatMap((mapping) => parseMapping(mapping) ?? []);
  const given = request.mapping === undefined ? null : parseMapping(request.mapping);
  if (request.mapping !== undefined && given === null)
    return err(
      appError('MAPPING_FILE', {
        path: '--mapping',
        detail: mappingSchema.safeParse(request.mapping).error?.issues[0]?.path.join('.') ?? '',
      }),
    );
  return ok({
    mappings: given === null ? saved : [given, ...saved],
    ...(request.kind === undefined ? {} : { kind: request.kind }),
  });
}

function parseMapping(raw: unknown): SheetMapping | null {
  const parsed = mappingSchema.safeParse(raw);
  return parsed.success ? parsed.data : null;
}

function changeSheet(preparation: Preparation, request: OperationInput<'import.change-sheet'>): Result<PlannedSheet> {
  const sheet = preparation.files[request.file]?.sheets[request.sheet];
  if (sheet === undefined) return err(appError('PLAN_UNKNOWN'));
  const known = importContext(preparation.session.store);
  let plan: SheetPlan = sheet.plan;
  if (request.mapping !== undefined) {
    const mapping = mappingSchema.safeParse(request.mapping);
    if (!mapping.success)
      return err(appError('MAPPING_FILE', { path: plan.sheet, detail: mapping.error.issues[0]?.path.join('.') ?? '' }));
    plan = replanSheet(plan, mapping.data, known);
  } else if (request.kind !== undefined) {
    plan = planSheet(plan, known, { kind: request.kind });
  }
  const changed: ChosenSheet = {
    plan,
    include: request.include ?? (plan.status === 'ready' && (sheet.include || sheet.plan.status !== 'ready')),
  };
  preparation.files = preparation.files.map((file, f) =>
    f === request.file
      ? { ...file, sheets: file.sheets.map((kept, s) => (s === request.sheet ? changed : kept)) }
      : file,
  );
  return ok(plannedSheet(changed));
}

async function preview(
  context: ServiceContext,
  plan: string,
  preparation: Preparation,
  job: Job,
): Promise<Result<ImportPreview>> {
  const { session, files } = preparation;
  const before = session.store.measureTable();
  const writer = session.store.beginBatch({ now: timestamp(context), files: batchFiles(readable(files)) });
  if (!writer.ok) return writer;
  const worker = startParseWorker(job.signal);
  try {
    const reported = await runImport(worker, writer.value, readable(files), {
      context: importContext(session.store),
      job,
      rows: preparation.rows,
    });
    if (!reported.ok) return reported;
    preparation.rows = reported.value.reduce(
      (sum, file) => sum + file.sheets.reduce((inner, sheet) => inner + sheet.rows, 0),
      0,
    );
    const after = writer.value.preview();
    if (!after.ok) return after;
    return ok({
      plan,
      files: reported.value,
      replaced: after.value.summary.replaced,
      replacements: after.value.replacements,
      ...importEffect(session, before, after.value.table),
    });
  } finally {
    writer.value.abort();
    await worker.kill();
  }
}
