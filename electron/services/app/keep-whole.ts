import type { ProjectSession } from './project-session.ts';
import type { Jobs } from './jobs.ts';

/** So that a copy of the file by a stick or a sync folder lacks at most what was done in the last seconds. */
const LOOK_EVERY_MS = 1_000;

/** Looks after which a file is made whole even where somebody goes on editing: a twentieth of a second every four. */
const LOOKS_MOST = 4;

/** While nothing is written the open project's one file holds everything. The function returned ends it. */
export function keepWhole({ store }: ProjectSession, jobs: Jobs, lookEvery = LOOK_EVERY_MS): () => void {
  let seen = -1;
  let looks = 0;
  const look = (): void => {
    if (jobs.busy()) return;
    try {
      const last = store.lastEntry();
      looks = last === seen ? LOOKS_MOST : looks + 1;
      if (looks >= LOOKS_MOST) {
        store.makeWhole();
        looks = 0;
      }
      seen = last;
    } catch {
      // A file that can't be read any more is told of by whatever reads it for the user.
      clearInterval(timer);
    }
  };
  // Not worth keeping a finished command alive for.
  const timer = setInterval(look, lookEvery).unref();
  return () => clearInterval(timer);
}
