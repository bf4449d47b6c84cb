import { create } from 'zustand';
import type { StoreApi, UseBoundStore } from 'zustand';

const resets: (() => void)[] = [];
let opening = 0;

/**
 * A store of something that belongs to the open project and goes with it. Every store of the screens is made here, but those of
 * the app itself (language, notices, jobs …), which test/unit/renderer-state/project-store.test.ts lists.
 */
export function createProjectStore<T extends object>(initial: () => T): UseBoundStore<StoreApi<T>> {
  const store = create<T>(initial);
  resets.push(() => store.setState(initial(), true));
  return store;
}

/** Another project is shown, or none: nothing of the one before stays. */
export function leaveProject(): void {
  opening += 1;
  for (const reset of resets) reset();
}

/** To be asked after waiting: whether the project is still the one that was open before. What came of it belongs to that one. */
export function projectWatch(): () => boolean {
  const began = opening;
  return () => began === opening;
}

/**
 * For what is asked anew whenever something changes: to be called before asking, and what it gives after the answer, true while the
 * project is still open and nobody has asked since. Of several questions under way an older one may be answered last.
 */
export function createQuestion(): () => () => boolean {
  let asked = 0;
  return () => {
    const here = projectWatch();
    asked += 1;
    const mine = asked;
    return () => here() && mine === asked;
  };
}
