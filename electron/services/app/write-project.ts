import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput, WritingOperation } from '../../../shared/contract/operations.ts';
import type { ProjectChange } from '../../../shared/contract/outputs.ts';
import type { ProjectBasis } from '../../../shared/contract/project-basis.ts';
import type { BatchSummary } from '../../../shared/model/batch.ts';
import type { BatchWriter } from '../../storage/batches/open-batch.ts';
import type { StagedBatch, StagedImport } from '../../storage/batches/staged-import.ts';
import type { WrittenAlong } from '../../storage/batches/written-along.ts';
import type { MergeOrder, MergeOutcome } from '../../storage/merge/merge-project.ts';
import type { OtherProject } from '../../storage/merge/other-project.ts';
import type { ProjectReader, ProjectWriter } from '../../storage/project-store.ts';
import type { ProjectWrites } from '../../storage/documents/project-writes.ts';
import { inTurns } from './jobs.ts';
import type { ProjectSession } from './project-session.ts';
import { requireProject, timestamp } from './service-context.ts';
import type { ServiceContext } from './service-context.ts';

/** What an operation writes once everything that can fail beforehand is done; gives what its answer says besides the change. */
type ProjectWrite<More> = ((store: ProjectWriter, now: string) => Result<More>) | BatchWrite<More>;

/** Records at hand with what is written along with them. */
export interface BatchWrite<More> {
  readonly begin: (store: ProjectReader, now: string) => Result<BatchWriter>;
  readonly first: (store: ProjectWrites, now: string) => Result<void>;
  /** Asked once it is written. */
  readonly more: () => More;
}

/**
 * A writing operation, as it is registered. `prepare` reads, parses and checks; what it gives back writes, at once and as a whole, to the project
 * and revision that the caller named: PROJECT_CHANGED when another stands by then, before or after preparing, and nothing is written. `meant` left
 * out: of what only adds to whatever stands (a vote), the project suffices (`sameProject`).
 */
export function writes<N extends WritingOperation, More extends object | void>(
  context: ServiceContext,
  name: N,
  prepare: (
    session: ProjectSession,
    input: OperationInput<N>,
  ) => Result<ProjectWrite<More>> | Promise<Result<ProjectWrite<More>>>,
  { meant = meantProject }: { readonly meant?: typeof meantProject } = {},
): (input: OperationInput<N>) => Promise<Result<ProjectChange & More>> {
  return async (input) => {
    const session = meant(context, input);
    if (!session.ok) return session;
    // The project closes only when this has ended.
    return context.jobs.runInProject(`write ${name}`, async () => {
      const prepared = await prepare(session.value, input);
      if (!prepared.ok) return prepared;
      await context.jobs.endTrials();
      const still = meant(context, input);
      if (!still.ok) return still;
      const stood = session.value.revision();
      const written = writeNow(session.value, prepared.value, timestamp(context));
      return written.ok ? announce(context, session.value, name, input, written.value, stood) : written;
    });
  };
}

/** The one place where an operation's transaction begins: lint keeps it so. */
function writeNow<More>(session: ProjectSession, write: ProjectWrite<More>, now: string): Result<More> {
  if (typeof write === 'function') return session.transaction((store) => write(store, now));
  const batch = write.begin(session.store, now);
  if (!batch.ok) return batch;
  const committed = batch.value.commit({ first: (store) => write.first(store, now) });
  return committed.ok ? ok(write.more()) : committed;
}

/** What `look` finds once it has written: all of it is taken back, and nothing of it was ever in the file. */
export function tried<T>(session: ProjectSession, look: (store: ProjectWriter) => Result<T>): Result<T> {
  const held: { found: Result<T> | null } = { found: null };
  const ended = session.transaction<never>((store) => {
    const found = look(store);
    held.found = found;
    return found.ok ? err(appError('TAKEN_BACK')) : found;
  });
  return held.found ?? ended;
}

/** The same for an import that is committed in steps, so that others have turns. */
export function commitInTurns(
  staged: StagedImport,
  batch: StagedBatch,
  along: WrittenAlong,
  signal: AbortSignal,
): Promise<Result<BatchSummary>> {
  return inTurns(staged.commit(batch, along), signal);
}

/** A colleague's project put into the open one, in turns; `last` of the order says whether it stays. */
export function mergeInTurns(
  session: ProjectSession,
  other: OtherProject,
  order: MergeOrder,
  signal: AbortSignal,
): Promise<Result<MergeOutcome>> {
  return inTurns(session.store.merge(other, order), signal);
}

/** Records that a project begins with, before anybody has it open: there is no revision to be at and no screen to tell. */
export function commitBeforeOpen(batch: BatchWriter, along: WrittenAlong): Result<BatchSummary> {
  return batch.commit(along);
}

/** The open project, if it is the one and at the revision that the caller saw; NO_PROJECT, PROJECT_CHANGED. */
export function meantProject(context: ServiceContext, { project, revision }: ProjectBasis): Result<ProjectSession> {
  const session = requireProject(context);
  if (!session.ok) return session;
  return session.value.project === project && session.value.revision() === revision
    ? session
    : err(appError('PROJECT_CHANGED'));
}

/** The same at whatever revision: for what only adds, so that two who write at the same moment are both heard. */
export function sameProject(context: ServiceContext, { project }: ProjectBasis): Result<ProjectSession> {
  const session = requireProject(context);
  return !session.ok || session.value.project === project ? session : err(appError('PROJECT_CHANGED'));
}

/**
 * Tells the screens of a write by a window, and gives what one that holds the revision `from` needs to show it. `stood`: the revision that was
 * written on, where it needn't be that one.
 */
export function announce<More extends object | void>(
  context: ServiceContext,
  session: ProjectSession,
  name: WritingOperation,
  { revision: from, window }: ProjectBasis,
  more: More,
  stood = from,
): Result<ProjectChange & More> {
  try {
    session.changed(stood, window);
    if (session.revision() !== stood)
      context.environment.emit({
        ...{ name: 'project-changed', revision: session.revision(), cause: name },
        ...(window === undefined ? {} : { window }),
      });
    return ok({ ...session.change(from), ...more });
  } catch (fault) {
    context.environment.onFault(fault);
    return err(appError('INTERNAL_WRITTEN', { operation: name }));
  }
}
