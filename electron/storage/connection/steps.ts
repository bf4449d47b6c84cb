/**
 * Long work in pieces of a few milliseconds: between two of them whoever runs it may let others have a turn. Giving it up
 * (`return`) undoes what was begun.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Runs all of it at once. */
export function runSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}
