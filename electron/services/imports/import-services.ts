import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { ImportPlan, PlannedSlip } from '../../../shared/contract/outputs.ts';
import { worklistEffect } from '../../../shared/report/worklist/worklist-effect.ts';
import { inProject } from '../app/in-project.ts';
import { breathe } from '../app/jobs.ts';
import { projectWorklist } from '../app/project-worklist.ts';
import { announce, meantProject, writes } from '../app/write-project.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { changeSheet } from './change-sheet.ts';
import { mapAlike } from './map-alike.ts';
import { commitImport } from './commit-import.ts';
import { discardImport, unstage } from './import-preparation.ts';
import type { ImportPreparation } from './import-preparation.ts';
import { planImport } from './plan-import.ts';
import { plannedFile } from './planned-file.ts';
import { plannedSlip } from './planned-slip.ts';
import { previewImport } from './preview-import.ts';
import { writeProposal } from './write-proposal.ts';

type ImportOperations =
  | 'import.plan'
  | 'import.change-sheet'
  | 'import.map-alike'
  | 'import.propose'
  | 'import.preview'
  | 'import.commit'
  | 'import.discard'
  | 'batch.list'
  | 'batch.replacements'
  | 'batch.withdraw'
  | 'batch.restore';

/** Imports that keep what they have staged: each has a database of its own, and SQLite attaches no more than ten. */
const STAGED_MOST = 4;

/** Plan → change a sheet → preview → commit, a file each. Nothing is in the project before `import.commit`. */
export function importServices(context: ServiceContext): Pick<Services, ImportOperations> {
  const pathOf = (handle: string): string | null => {
    const path = resolveHandle(context, handle, 'read');
    return path.ok ? path.value : null;
  };
  const preparations = new Map<string, ImportPreparation>();
  let nextPlan = 1;
  /** Preparations of a project that was closed go with it, and of many at once the oldest lose what they have staged. */
  const tidy = async (): Promise<void> => {
    for (const [plan, preparation] of preparations) {
      if (preparation.session === context.projects.current()) continue;
      preparations.delete(plan);
      await discardImport(preparation);
    }
    const staged = [...preparations.values()].filter((preparation) => preparation.staged !== null);
    staged.slice(0, Math.max(0, staged.length - STAGED_MOST + 1)).forEach(unstage);
  };
  const prepared = <Input extends { readonly plan: string }, Output>(
    operate: (preparation: ImportPreparation, input: Input) => Promise<Result<Output>>,
  ) =>
    inProject(context, async (session, input: Input): Promise<Result<Output>> => {
      const preparation = preparations.get(input.plan);
      return preparation?.session === session ? operate(preparation, input) : err(appError('PLAN_UNKNOWN'));
    });
  return {
    'import.plan': inProject(context, (session, request) =>
      context.jobs.runInProject(request.job, async (job) => {
        await tidy();
        const planned = await planImport(context, session, request, job);
        if (!planned.ok) return planned;
        const plan = `plan-${nextPlan++}`;
        preparations.set(plan, planned.value);
        const slips: PlannedSlip[] = [];
        for (const path of planned.value.slips) {
          // Of a folder or an archive the slip has no handle of its own yet.
          const handle =
            request.files.find((given) => pathOf(given) === path) ?? context.environment.handles.issue(path, 'read');
          slips.push(await plannedSlip(session, path, handle, job.signal));
        }
        return ok<ImportPlan>({
          plan,
          left: planned.value.left,
          files: planned.value.files.map(plannedFile),
          slips,
          remarks: planned.value.remarks,
        });
      }),
    ),
    'import.change-sheet': prepared(async (preparation, request) => changeSheet(preparation, request)),
    'import.map-alike': prepared(async (preparation, request) => mapAlike(preparation, request)),
    'import.propose': prepared(({ files }, request) => writeProposal(context, files, request)),
    'import.preview': prepared((preparation, { plan, job }) =>
      context.jobs.runInProject(job, async (running) => {
        await context.jobs.endTrials();
        return previewImport(context, plan, preparation, running);
      }),
    ),
    'import.commit': async ({ plan, job, note, strict, ...basis }) =>
      context.jobs.runInProject(job, async (running) => {
        const meant = meantProject(context, basis);
        if (!meant.ok) return meant;
        const preparation = preparations.get(plan);
        if (preparation?.session !== meant.value) return err(appError('PLAN_UNKNOWN'));
        const options = { note: note ?? '', strict: strict ?? false };
        const before = projectWorklist(preparation.session);
        await breathe();
        await context.jobs.endTrials();
        const committed = await commitImport(context, preparation, options, running);
        if (!committed.ok) return committed;
        preparations.delete(plan);
        const { batch, files, readAgain } = committed.value;
        preparation.session.changed(basis.revision, basis.window);
        const worklist = worklistEffect(before, projectWorklist(preparation.session));
        // The list is derived in one turn, what the screens are told of the import in another.
        await breathe();
        return announce(context, preparation.session, 'import.commit', basis, {
          batch: batch.id,
          files,
          readAgain,
          worklist,
        });
      }),
    'import.discard': async ({ plan }) => {
      const preparation = preparations.get(plan);
      preparations.delete(plan);
      if (preparation !== undefined) await discardImport(preparation);
      return ok(null);
    },
    'batch.list': inProject(context, async ({ store }) => ok(store.batches())),
    'batch.replacements': inProject(context, async ({ store }, { batch, offset, limit }) =>
      ok(store.replacements(batch, { offset, limit })),
    ),
    'batch.withdraw': writes(context, 'batch.withdraw', (_, { batch, reason }) =>
      ok((store, now) => changedBatch(store.withdrawBatch(batch, reason, now))),
    ),
    'batch.restore': writes(context, 'batch.restore', (_, { batch, reason }) =>
      ok((store, now) => changedBatch(store.restoreBatch(batch, reason, now))),
    ),
  };
}

function changedBatch(changed: Result<unknown>): Result<void> {
  return changed.ok ? ok(undefined) : changed;
}
