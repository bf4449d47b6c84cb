import { create } from 'zustand';
import type { WorkbenchEvent } from '../../shared/contract/events.ts';
import type { Result } from '../../shared/base/result.ts';
import { invoke } from '../client/invoke.ts';

/** A long operation under way. `total` null: how long it takes isn't known. */
export interface Job {
  readonly id: string;
  readonly title: string;
  readonly phase: string;
  readonly done: number;
  readonly total: number | null;
  /** The file that is looked at; empty where nothing was said of one. */
  readonly subject: string;
  readonly cancelling: boolean;
}

interface Jobs {
  readonly started: number;
  readonly running: readonly Job[];
  /** What is tried out of itself, shown where it is looked at: no other work waits for it. */
  readonly trials: readonly Job[];
}
export const useJobs = create<Jobs>(() => ({ started: 0, running: [], trials: [] }));

/** Runs an operation that reports progress under the id it is given. */
export async function runJob<T>(title: string, run: (job: string) => Promise<Result<T>>): Promise<Result<T>> {
  return within('running', title, run);
}

/** The same of something that is tried out and takes nothing from other work. */
export async function runTrial<T>(run: (job: string) => Promise<Result<T>>): Promise<Result<T>> {
  return within('trials', '', run);
}

async function within<T>(
  list: 'running' | 'trials',
  title: string,
  run: (job: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const number = useJobs.getState().started + 1;
  const id = `job-${number}-${Math.round(performance.timeOrigin)}`;
  const begun: Job = { id, title, phase: '', done: 0, total: null, subject: '', cancelling: false };
  useJobs.setState((jobs) => ({ started: number, [list]: [...jobs[list], begun] }));
  try {
    return await run(id);
  } finally {
    useJobs.setState((jobs) => ({ [list]: jobs[list].filter((job) => job.id !== id) }));
  }
}

export function noteProgress(event: Extract<WorkbenchEvent, { name: 'progress' }>): void {
  const noted = (job: Job): Job =>
    job.id === event.job
      ? { ...job, phase: event.phase, done: event.done, total: event.total, subject: event.subject ?? '' }
      : job;
  useJobs.setState(({ running, trials }) => ({ running: running.map(noted), trials: trials.map(noted) }));
}

export async function cancelJob(id: string): Promise<void> {
  useJobs.setState(({ running }) => ({
    running: running.map((job) => (job.id === id ? { ...job, cancelling: true } : job)),
  }));
  await invoke('job.cancel', { job: id });
}
