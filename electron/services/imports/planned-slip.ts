import { basename } from 'node:path';
import type { PlannedSlip } from '../../../shared/contract/outputs.ts';
import { readSlip } from '../../importing/worker/read-slip.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { foreignSlip, judgeSlip } from './judge-slip.ts';

/** What a filled slip would do. Nothing is written. */
export async function plannedSlip(
  session: ProjectSession,
  path: string,
  handle: string,
  signal: AbortSignal,
): Promise<PlannedSlip> {
  const file = basename(path);
  const slip = await readSlip(path, signal);
  const refusal = slip.ok ? foreignSlip(session, slip.value, file) : slip.error;
  if (!slip.ok || refusal !== null) return { file, handle, refusal, unanswered: 0, rows: [] };
  const rows = judgeSlip(session, slip.value, file).map(({ answer, line, does, why }) => ({
    ...{ id: answer.id, line, answer: answer.text, does, why },
  }));
  return { file, handle, refusal, unanswered: slip.value.unanswered, rows };
}
