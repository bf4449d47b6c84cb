import type { ProjectBasis } from '../../shared/contract/project-basis.ts';
import { basisOf } from '../../shared/contract/project-basis.ts';

/**
 * The one place of the screens that knows what a write is meant for: the project and revision that this window shows, moved on by its own writes.
 * They go out one after the other, so that none is refused for its own predecessor.
 */
let shown: ProjectBasis | null = null;
/** Rises when the screen takes over what this window didn't write: a write asked for before that is meant for what stood then. */
let takenOver = 0;
let queue: Promise<unknown> = Promise.resolve();
let onRefused: () => Promise<void> = async () => undefined;

/** A snapshot is shown, or none. */
export function showBasis(next: ProjectBasis | null): void {
  if (next !== null && shown?.project === next.project && next.revision <= shown.revision) return;
  shown = next === null ? null : { project: next.project, revision: next.revision };
  takenOver += 1;
}

/** `reload` shows the project as it stands; called after a write, or closing, was refused since this window showed another state. */
export function whenProjectChanged(reload: () => Promise<void>): void {
  onRefused = reload;
}

/** Sends a write in its turn, meant for what the window showed when it was asked for. */
export function sendWrite(send: (basis: ProjectBasis | null) => Promise<unknown>): Promise<unknown> {
  const asked = { basis: shown, takenOver };
  const turn = queue.then(async () => {
    const basis = asked.takenOver === takenOver ? shown : asked.basis;
    const answer = await send(basis);
    const reached = basisOf(answer);
    if (reached !== null && reached.project === shown?.project && shown.revision === basis?.revision) shown = reached;
    return answer;
  });
  queue = turn.catch(() => undefined);
  return turn;
}

/** Before an answer is handed on that refused what was meant for another state than that which stands, the window shows the latter. */
export async function showRefused(answer: unknown): Promise<void> {
  if (isRefused(answer)) await onRefused();
}

/** Every write sent so far has its answer. */
export async function writesAnswered(): Promise<void> {
  await queue;
}

function isRefused(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return false;
  const { error } = answer;
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'PROJECT_CHANGED';
}
