import type { BrowserWindow } from 'electron';
import type { WorkbenchEvent } from '../../shared/contract/events.ts';

export interface TaskbarProgress {
  /** An operation that may tell of progress begins; the function returned tells that it has ended, however it did. */
  began(input: unknown): () => void;
  note(event: WorkbenchEvent): void;
}

/** As Electron's `setProgressBar` has it: none, and going on without a known end. */
const NONE = -1;
const UNKNOWN = 2;

/** Shows on the taskbar and the dock how far long work is: the part done of the job that is furthest from its end. A job called off ends like any other. */
export function taskbarProgress(
  window: () => Pick<BrowserWindow, 'isDestroyed' | 'setProgressBar'> | null,
): TaskbarProgress {
  /** Of each running job that has told of itself; null before. */
  const running = new Map<string, number | null>();
  let shown = NONE;
  const show = (): void => {
    const parts = [...running.values()].filter((part) => part !== null);
    const next = parts.length === 0 ? NONE : parts.includes(UNKNOWN) ? UNKNOWN : Math.min(...parts);
    const target = window();
    if (next === shown || target === null || target.isDestroyed()) return;
    shown = next;
    target.setProgressBar(next);
  };
  return {
    began: (input) => {
      const job = jobOf(input);
      if (job === null) return () => undefined;
      running.set(job, null);
      return () => {
        running.delete(job);
        show();
      };
    },
    note: (event) => {
      if (event.name !== 'progress' || !running.has(event.job)) return;
      running.set(event.job, event.total ? Math.min(1, event.done / event.total) : UNKNOWN);
      show();
    },
  };
}

function jobOf(input: unknown): string | null {
  return typeof input === 'object' && input !== null && 'job' in input && typeof input.job === 'string'
    ? input.job
    : null;
}
