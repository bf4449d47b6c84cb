import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { GivenMapping } from '../../../shared/model/given-mapping.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import { recordKindNames } from '../../../shared/model/record-kind.ts';
import { askedKinds } from '../../../shared/model/work-package.ts';
import { mappingFault } from '../../importing/map/mapping-fault.ts';
import { bearsSlipMark } from '../../importing/slips/find-slip.ts';
import { isTable } from '../../importing/plan-sheet.ts';
import type { PlanOptions } from '../../importing/plan-sheet.ts';
import type { Job } from '../app/jobs.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { expandChosen } from './expand-chosen.ts';
import { discardImport, importContext, prepareImport, removeFolders } from './import-preparation.ts';
import type { ChosenFile, ImportPreparation } from './import-preparation.ts';
import { isExcluded, leftMappings } from './left-mappings.ts';
import { withoutRepeated } from './repeated-files.ts';

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
  const known = importContext(session.store);
  const given = [...(request.given ?? []), ...(request.mapping === undefined ? [] : [{ mapping: request.mapping }])];
  for (const { mapping } of given) {
    const fault = mapping === null ? null : mappingFault(mapping, known);
    if (fault !== null) return err(fault);
  }
  const scratch: string[] = [];
  const expanded = await expandChosen(paths, scratch, job.signal);
  const planned = expanded.ok
    ? await planFiles(
        session,
        expanded.value.paths,
        { ...planOptions(session, request, given), again: request.again ?? false, refused: expanded.value.refused },
        job,
      )
    : expanded;
  if (!planned.ok || !expanded.ok) {
    removeFolders(scratch);
    return planned.ok ? err(appError('CANCELLED')) : planned;
  }
  planned.value.scratch.push(...scratch);
  planned.value.remarks.push(...expanded.value.left, ...beyondPackage(session, planned.value.files));
  if (given.length === 0) return planned;
  const { unused, left } = leftMappings(given, planned.value.files);
  const [first, ...others] = unused;
  if (first !== undefined && unused.length === given.length) {
    await discardImport(planned.value);
    return err({ ...first, others });
  }
  planned.value.left = left;
  return planned;
}

/** Looks into every file; one that can't be read keeps its place with the reason. The caller discards what it gives. */
export async function planFiles(
  session: ProjectSession,
  paths: readonly string[],
  {
    again = false,
    refused = new Map(),
    ...options
  }: PlanOptions & { readonly again?: boolean; readonly refused?: ReadonlyMap<string, AppError> },
  job: Job,
): Promise<Result<ImportPreparation>> {
  const preparation = prepareImport(session, again);
  const known = importContext(session.store);
  const files: ChosenFile[] = [];
  for (const [position, path] of paths.entries()) {
    job.progress('plan', position, paths.length, basename(path));
    const unread = refused.get(path);
    const planned =
      unread === undefined ? await preparation.reader.plan({ path, context: known, options }, job.signal) : err(unread);
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
      sheets: plan.sheets.map((sheet) => ({
        include: isTable(sheet.status) && !isExcluded(options.given, basename(path), sheet.sheet),
        plan: sheet,
      })),
    });
  }
  job.progress('plan', paths.length, paths.length);
  preparation.files = withoutRepeated(files);
  return ok(preparation);
}

function planOptions(
  session: ProjectSession,
  request: OperationInput<'import.plan'>,
  given: readonly GivenMapping[],
): PlanOptions {
  return {
    mappings: Object.values(session.store.mappings()),
    ...(given.length === 0 ? {} : { given }),
    ...(request.kind === undefined ? {} : { kind: request.kind }),
  };
}

/** What a work package has to say of these files: rows of units that it doesn't have can't be read, sheets of other kinds are not asked for. */
function beyondPackage({ store }: ProjectSession, files: readonly ChosenFile[]): readonly AppError[] {
  const scope = store.meta().package;
  if (scope === undefined) return [];
  const kinds = new Set(askedKinds(store.framework(), scope));
  const sheets = files.flatMap(({ path, sheets: planned }) =>
    planned.flatMap(({ include, plan: { sheet, kind } }) =>
      include && kind !== null && !kinds.has(kind) && kind !== 'measure_table'
        ? [appError('PACKAGE_OTHER_KIND', { sheet, kind: recordKindNames[kind] }, { file: basename(path) })]
        : [],
    ),
  );
  return [
    ...(scope.units === null ? [] : [appError('PACKAGE_OTHER_UNITS', { count: store.units().length })]),
    ...sheets,
  ];
}
