import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { MergeEffect } from '../../../shared/contract/outputs.ts';
import type { MergeDecisions } from '../../../shared/model/merge/merge-line.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import { newMethodFault } from '../../../shared/scoring/new-method-fault.ts';
import { score } from '../../../shared/scoring/score.ts';
import type { ProjectDiff } from '../../../shared/model/project-diff.ts';
import { diffTable } from '../../../shared/report/audit/diff-table.ts';
import { projectDiff } from '../../../shared/report/project-diff.ts';
import { writeTableCsv } from '../../exporting/csv/table-csv.ts';
import type { OtherProject } from '../../storage/merge/other-project.ts';
import { inProject } from '../app/in-project.ts';
import type { Job } from '../app/jobs.ts';
import { datasetOf } from '../app/project-session.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { savedFile } from '../app/saved-file.ts';
import { scoreEffect, unitMoves } from '../app/score-effect.ts';
import { resolveHandle, timestamp } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { announce, meantProject, mergeInTurns } from '../app/write-project.ts';
import { earlierProject, readOther, sameFile } from './earlier-project.ts';
import { createOtherCopies } from './other-copies.ts';
import type { OtherCopies } from './other-copies.ts';

type MergeOperations = 'merge.look' | 'merge.effect' | 'merge.apply' | 'project.diff' | 'project.write-diff';

/** 合并同事的项目: look, see the effect, merge. The other file is copied aside, checked and read there; it stays as it is. */
export function mergeServices(context: ServiceContext): Pick<Services, MergeOperations> {
  const decisions = ({ lines, prefer }: Pick<OperationInput<'merge.look'>, 'lines' | 'prefer'>): MergeDecisions => ({
    lines,
    prefer,
  });
  const copies = createOtherCopies();
  context.endings.add(copies.release);
  return {
    'merge.look': inProject(context, async (session, input) =>
      context.jobs.runInProject(input.job, (job) =>
        withOther(context, copies, session, input.file, job, async (other) =>
          session.store.lookAtMerge(other, decisions(input)),
        ),
      ),
    ),
    'merge.effect': inProject(context, async (session, input) =>
      context.jobs.runTrial(input.job, (job) =>
        withOther(context, copies, session, input.file, job, (other) =>
          effectOf(context, session, other, decisions(input), job),
        ),
      ),
    ),
    'project.diff': inProject(context, (session, { file }) => compared(context, session, file)),
    'project.write-diff': inProject(context, async (session, { file, target, language }) => {
      const path = resolveHandle(context, target, 'write');
      if (!path.ok) return path;
      const diff = await compared(context, session, file);
      if (!diff.ok) return diff;
      const { nodes, measures, units } = session.dataset();
      const names = { nodes, measures, units, method: session.store.workingMethod() };
      // The host's dialog has asked about overwriting.
      const written = await writeTableCsv(diffTable(diff.value, { lang: language, names }), path.value, {
        overwrite: true,
      });
      return written.ok ? savedFile(context, path.value) : written;
    }),
    'merge.apply': async ({ file, head = null, lines, prefer, job: name, ...basis }) =>
      context.jobs.runInProject(name, async (job) => {
        const meant = meantProject(context, basis);
        if (!meant.ok) return meant;
        const session = meant.value;
        const before = session.store.workingMethod();
        const merged = await withOther(context, copies, session, file, job, async (other, path) => {
          await context.jobs.endTrials();
          return mergeInTurns(
            session,
            other,
            {
              decisions: { lines, prefer },
              now: timestamp(context),
              file: basename(path),
              head,
              progress: job.progress,
              // What can't be scored isn't let in.
              last: () => {
                const fault = newMethodFault(datasetOf(session.store), before, session.store.workingMethod());
                return fault === null ? ok('keep') : err(fault);
              },
            },
            job.signal,
          );
        });
        if (!merged.ok) return merged;
        const left = merged.value.lines.filter(({ choice }) => choice === 'mine').length;
        const taken = merged.value.lines.length - left;
        return announce(context, session, 'merge.apply', basis, { taken, left });
      }),
  };
}

/** What another project has otherwise than the open one, each by its working method. */
async function compared(context: ServiceContext, session: ProjectSession, file: string): Promise<Result<ProjectDiff>> {
  const other = await readOther(context, file, session);
  if (!other.ok) return other;
  const [before, after] = [earlierProject(session), other.value].map(
    ({ file: name, framework, dataset, working: method }) => ({ file: name, framework, dataset, method }),
  );
  if (before === undefined || after === undefined) throw new Error('two projects');
  return ok(projectDiff(before, after));
}

/** Does the merge, scores what comes of it, and takes it back. */
async function effectOf(
  context: ServiceContext,
  session: ProjectSession,
  other: OtherProject,
  decisions: MergeDecisions,
  job: Job,
): Promise<Result<MergeEffect>> {
  const { store } = session;
  const scored = (): Result<ScoreResult> => score(datasetOf(store), store.workingMethod());
  const before = scored();
  let after = before;
  const tried = await mergeInTurns(
    session,
    other,
    {
      decisions,
      now: timestamp(context),
      file: '',
      head: null,
      progress: job.progress,
      last: () => {
        after = scored();
        return ok('take-back');
      },
    },
    job.signal,
  );
  return tried.ok ? ok({ scores: scoreEffect(before, after), moves: unitMoves(before, after) }) : tried;
}

/** Works with the other project from a private copy. */
async function withOther<T>(
  context: ServiceContext,
  copies: OtherCopies,
  session: ProjectSession,
  handle: string,
  { signal }: Job,
  work: (other: OtherProject, path: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const path = resolveHandle(context, handle, 'read');
  if (!path.ok) return path;
  if (sameFile(path.value, session.path)) return err(appError('MERGE_SAME_FILE', { path: path.value }));
  return copies.use(path.value, timestamp(context), signal, (other) => work(other, path.value));
}
