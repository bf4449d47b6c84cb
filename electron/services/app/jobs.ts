import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import type { Steps } from '../../storage/connection/steps.ts';

/** A long operation under way. */
export interface Job {
  readonly signal: AbortSignal;
  /** Tells the screens, at most every 50 ms per phase. `total` null: not known; `subject`: the file that is looked at. */
  progress(phase: string, done: number, total: number | null, subject?: string): void;
}

export interface Jobs {
  run<T>(id: string, work: (job: Job) => Promise<T>): Promise<T>;
  /** Like `run`, for work that reads the open project in turns or writes to it: it ends before the project closes. */
  runInProject<T>(id: string, work: (job: Job) => Promise<T>): Promise<T>;
  /** Like `runInProject`, for work that writes to the project only to take it back: whoever writes meanwhile calls it off. */
  runTrial<T>(id: string, work: (job: Job) => Promise<T>): Promise<T>;
  /** Calls off what is tried and waits until it is taken back, so that the project can be written to. */
  endTrials(): Promise<void>;
  cancel(id: string): void;
  /** Calls off what runs in the project and waits for its end. */
  leaveProject(): Promise<void>;
  /** Whether anything runs. */
  busy(): boolean;
}

const REPORT_EVERY_MS = 50;

export function createJobs(emit: (event: WorkbenchEvent) => void): Jobs {
  const running = new Map<string, AbortController>();
  const inProject = new Map<AbortController, Promise<unknown>>();
  const start = async <T>(id: string, controller: AbortController, work: (job: Job) => Promise<T>): Promise<T> => {
    running.set(id, controller);
    let lastPhase = '';
    let lastAt = 0;
    const progress: Job['progress'] = (phase, done, total, subject) => {
      const at = performance.now();
      if (phase === lastPhase && at - lastAt < REPORT_EVERY_MS && done !== total) return;
      lastPhase = phase;
      lastAt = at;
      emit({ name: 'progress', job: id, phase, done, total, ...(subject === undefined ? {} : { subject }) });
    };
    try {
      return await work({ signal: controller.signal, progress });
    } finally {
      if (running.get(id) === controller) running.delete(id);
    }
  };
  const trials = new Set<AbortController>();
  const within = async <T>(id: string, controller: AbortController, work: (job: Job) => Promise<T>): Promise<T> => {
    const ended = start(id, controller, work);
    inProject.set(controller, ended);
    try {
      return await ended;
    } finally {
      inProject.delete(controller);
      trials.delete(controller);
    }
  };
  return {
    run: (id, work) => start(id, new AbortController(), work),
    runInProject: (id, work) => within(id, new AbortController(), work),
    runTrial: (id, work) => {
      const controller = new AbortController();
      trials.add(controller);
      return within(id, controller, work);
    },
    endTrials: async () => {
      const ending = [...trials];
      for (const controller of ending) controller.abort();
      await Promise.allSettled(ending.map((controller) => inProject.get(controller)));
    },
    cancel: (id) => running.get(id)?.abort(),
    leaveProject: async () => {
      // What begins while the others end is called off as well.
      while (inProject.size > 0) {
        const ending = [...inProject.values()];
        for (const controller of inProject.keys()) controller.abort();
        await Promise.allSettled(ending);
      }
    },
    busy: () => running.size > 0,
  };
}

/** Milliseconds of a long piece of work before others have a turn. */
const TURN_MS = 12;

/** Does work that comes in steps, giving way between them; called off, it is given up and undone. */
export async function inTurns<T>(steps: Steps<Result<T>>, signal: AbortSignal): Promise<Result<T>> {
  let since = performance.now();
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    if (performance.now() - since < TURN_MS) continue;
    await breathe();
    if (signal.aborted) {
      const cancelled = err(appError('CANCELLED'));
      steps.return(cancelled);
      return cancelled;
    }
    since = performance.now();
  }
}

/** Steps that cannot fail, for `inTurns`. */
export function* asResult<T>(steps: Steps<T>): Steps<Result<T>> {
  return ok(yield* steps);
}

/** Lets messages and timers through between pieces of long synchronous work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
