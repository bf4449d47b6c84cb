import { statSync } from 'node:fs';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { mappingFault } from '../../importing/map/mapping-fault.ts';
import { bearsSlipMark } from '../../importing/slips/find-slip.ts';
import { isTable } from '../../importing/plan-sheet.ts';
import type { PlanOptions } from '../../importing/plan-sheet.ts';
import type { Job } from '../app/jobs.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { discardImport, importContext, prepareImport } from './import-preparation.ts';
import type { ChosenFile, ImportPreparation } from './import-preparation.ts';

/** How the files chosen would be read. */
export async function planImport(
  context: ServiceContext,
  session: ProjectSession,
  request: OperationInput<'import.plan'>,
  job: Job,
): Promise<Result<ImportPreparation>> {
  const paths: string[] = [];
  for (const handle of request.files) {
    const path = resolveHandle(context, handle, 'read');
    if (!path.ok) return path;
    paths.push(path.value);
  }
  const fault = request.mapping === undefined ? null : mappingFault(request.mapping, importContext(session.store));
  if (fault !== null) return err(fault);
  return planFiles(session, paths, { ...planOptions(session, request), again: request.again ?? false }, job);
}

/** Looks into every file; one that can't be read keeps its place with the reason. The caller discards what it gives. */
export async function planFiles(
  session: ProjectSession,
  paths: readonly string[],
  { again = false, ...options }: PlanOptions & { readonly again?: boolean },
  job: Job,
): Promise<Result<ImportPreparation>> {
  const preparation = prepareImport(session, again);
  const known = importContext(session.store);
  const files: ChosenFile[] = [];
  for (const [position, path] of paths.entries()) {
    job.progress('plan', position, paths.length);
    const planned = await preparation.reader.plan({ path, context: known, options }, job.signal);
    if (job.signal.aborted) {
      await discardImport(preparation);
      return err(appError('CANCELLED'));
    }
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (!planned.ok) {
      const { error: refusal } = planned;
      files.push({ path, contentHash: '', size, knownBatch: null, twin: null, refusal, warnings: [], sheets: [] });
      continue;
    }
    const { plan, warnings } = planned.value;
    if (plan.sheets.some(({ rows }) => bearsSlipMark(rows))) {
      preparation.slips.push(path);
      continue;
    }
    files.push({
      path,
      contentHash: plan.contentHash,
      size,
      knownBatch: session.store.knownFile(plan.contentHash),
      twin: files.find((file) => file.contentHash === plan.contentHash)?.path ?? null,
      refusal: null,
      warnings,
      sheets: plan.sheets.map((sheet) => ({ include: isTable(sheet.status), plan: sheet })),
    });
  }
  job.progress('plan', paths.length, paths.length);
  preparation.files = files;
  return ok(preparation);
}

function planOptions(session: ProjectSession, request: OperationInput<'import.plan'>): PlanOptions {
  const saved = Object.values(session.store.mappings());
  return {
    mappings: request.mapping === undefined ? saved : [request.mapping, ...saved],
    ...(request.kind === undefined ? {} : { kind: request.kind }),
  };
}
