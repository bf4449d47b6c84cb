import { join } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { SavedFile } from '../../../shared/contract/outputs.ts';
import { namedDataset } from '../../../shared/report/english-names.ts';
import { subjectName } from '../../../shared/report/difference-words.ts';
import { roundStatistics } from '../../../shared/scoring/experts/round-statistics.ts';
import { writeExpertForm } from '../../exporting/expert-forms/write-form.ts';
import { safeFileStem } from '../../exporting/file-names.ts';
import { projectMark } from '../app/project-mark.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { resolveHandle } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { writeParts } from '../app/write-parts.ts';

/** The forms of a round, one an expert; those of a later round show the one before. */
export async function invitations(
  context: ServiceContext,
  session: ProjectSession,
  { round: id, target, format, language }: OperationInput<'experts.invite'>,
): Promise<Result<readonly SavedFile[]>> {
  const { store } = session;
  const { rounds, answers } = store.expertPapers();
  const round = rounds.find((one) => one.id === id);
  if (round === undefined) return err(appError('EXPERT_ROUND_UNKNOWN', { round: id }));
  const before = rounds.find((one) => one.id === round.previous);
  const statistics = before === undefined ? ok(null) : roundStatistics(before, answers);
  if (!statistics.ok) return statistics;
  const path = resolveHandle(context, target, 'write');
  if (!path.ok) return path;
  const names = namedDataset(session.dataset(), store.workingMethod(), language);
  return writeParts(context, { path: path.value, format }, async (folder) => {
    const parts: string[] = [];
    for (const expert of round.experts) {
      const part = join(folder, `${safeFileStem(`${round.title}_${round.number}_${expert}`)}.xlsx`);
      const own = answers.find((answer) => answer.round === before?.id && answer.expert === expert);
      const written = await writeExpertForm(
        {
          ...{ round, expert, project: projectMark(store), lang: language, now: context.environment.now() },
          groupName: (parent) => subjectName(names, parent),
          before: before === undefined ? null : { statistics: statistics.value, answer: own ?? null },
        },
        part,
      );
      if (!written.ok) return written;
      parts.push(part);
    }
    return ok(parts);
  });
}
