import type { WorkbenchEvent } from '../../shared/contract/events.ts';

/** A long operation under way. */
export interface Job {
  readonly signal: AbortSignal;
  /** Tells the screens, at most every 50 ms per phase. `total` null: not known. */
  progress(phase: string, done: number, total: number | null): void;
}

export interface Jobs {
  run<T>(id: string, work: (job: Job) => Promise<T>): Promise<T>;
  cancel(id: string): void;
}

const REPORT_EVERY_MS = 50;

export function createJobs(emit: (event: WorkbenchEvent) => void): Jobs {
  const running = new Map<string, AbortController>();
  return {
    run: async (id, work) => {
      const controller = new AbortController();
      running.set(id, controller);
      let lastPhase = '';
      let lastAt = 0;
      const progress = (phase: string, done: number, total: number | null): void => {
        const at = performance.now();
        if (phase === lastPhase && at - lastAt < REPORT_EVERY_MS && done !== total) return;
        lastPhase = phase;
        lastAt = at;
        emit({ name: 'progress', job: id, phase, done, total });
      };
      try {
        return await work({ signal: controller.signal, progress });
      } finally {
        running.delete(id);
      }
    },
    cancel: (id) => running.get(id)?.abort(),
  };
}

/** Lets messages and timers through between pieces of long synchronous work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
