import { basename, join } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Services } from '../../../shared/contract/dispatch.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { ScoreEffect } from '../../../shared/contract/outputs.ts';
import type { MergeDecisions } from '../../../shared/model/merge/merge-line.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';
import { newMethodFault } from '../../../shared/scoring/new-method-fault.ts';
import { score } from '../../../shared/scoring/score.ts';
import type { ProjectDiff } from '../../../shared/model/project-diff.ts';
import { diffTable } from '../../../shared/report/audit/diff-table.ts';
import { projectDiff } from '../../../shared/report/project-diff.ts';
import { writeTableCsv } from '../../exporting/csv/table-csv.ts';
import { copyDatabase } from '../../files/copy-database.ts';
import { inScratchFolder } from '../../files/scratch-folder.ts';
import { openOtherProject } from '../../storage/merge/other-project.ts';
import type { OtherProject } from '../../storage/merge/other-project.ts';
import { checkProject } from '../../storage/project-file.ts';
import { inProject } from '../app/in-project.ts';
import { datasetOf } from '../app/project-session.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { savedFile } from '../app/saved-file.ts';
import { scoreEffect } from '../app/score-effect.ts';
import { resolveHandle, timestamp } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { announce, meantProject, mergeInTurns } from '../app/write-project.ts';
import { earlierProject, readOther, sameFile } from './earlier-project.ts';

type MergeOperations = 'merge.look' | 'merge.effect' | 'merge.apply' | 'project.diff' | 'project.write-diff';

/** 合并同事的项目: look, see the effect, merge. The other file is copied aside, checked and read there; it stays as it is. */
export function mergeServices(context: ServiceContext): Pick<Services, MergeOperations> {
  const decisions = ({ lines, prefer }: Pick<OperationInput<'merge.look'>, 'lines' | 'prefer'>): MergeDecisions => ({
    lines,
    prefer,
  });
  return {
    'merge.look': inProject(context, async (session, input) =>
      context.jobs.runInProject(input.job, () =>
        withOther(context, session, input.file, async (other) => {
          const looked = session.store.lookAtMerge(other, decisions(input));
          if (!looked.ok) return looked;
          const { lines, common, head, package: written } = looked.value;
          return ok({ lines, common, head, package: written });
        }),
      ),
    ),
    'merge.effect': inProject(context, async (session, input) =>
      context.jobs.runInProject(input.job, (job) =>
        withOther(context, session, input.file, (other) =>
          effectOf(context, session, other, decisions(input), job.signal),
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
        const merged = await withOther(context, session, file, (other, path) =>
          mergeInTurns(
            session,
            other,
            {
              decisions: { lines, prefer },
              now: timestamp(context),
              file: basename(path),
              head,
              // What can't be scored isn't let in.
              last: () => {
                const fault = newMethodFault(datasetOf(session.store), before, session.store.workingMethod());
                return fault === null ? ok('keep') : err(fault);
              },
            },
            job.signal,
          ),
        );
        if (!merged.ok) return merged;
        const taken = merged.value.lines.filter(({ choice }) => choice === 'theirs').length;
        const left = merged.value.lines.length - taken;
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
  signal: AbortSignal,
): Promise<Result<ScoreEffect>> {
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
      last: () => {
        after = scored();
        return ok('take-back');
      },
    },
    signal,
  );
  return tried.ok ? ok(scoreEffect(before, after)) : tried;
}

/** Works with the other project from a private copy, which is gone afterwards. */
async function withOther<T>(
  context: ServiceContext,
  session: ProjectSession,
  handle: string,
  work: (other: OtherProject, path: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const path = resolveHandle(context, handle, 'read');
  if (!path.ok) return path;
  if (sameFile(path.value, session.path)) return err(appError('MERGE_SAME_FILE', { path: path.value }));
  return inScratchFolder('workbench-merge-', async (folder) => {
    const copy = join(folder, 'copy.ewb');
    const copied = copyDatabase(path.value, copy);
    if (!copied.ok) return copied;
    const opened = openOtherProject(copy, path.value, timestamp(context), (sql, of) =>
      checkProject(sql, of, true, false),
    );
    if (!opened.ok) return opened;
    try {
      return await work(opened.value, path.value);
    } finally {
      opened.value.close();
    }
  });
}
