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
}
export const useJobs = create<Jobs>(() => ({ started: 0, running: [] }));

/** Runs an operation that reports progress under the id it is given. */
export async function runJob<T>(title: string, run: (job: string) => Promise<Result<T>>): Promise<Result<T>> {
  const number = useJobs.getState().started + 1;
  const id = `job-${number}-${Math.round(performance.timeOrigin)}`;
  useJobs.setState(({ running }) => ({
    started: number,
    running: [...running, { id, title, phase: '', done: 0, total: null, subject: '', cancelling: false }],
  }));
  try {
    return await run(id);
  } finally {
    useJobs.setState(({ running }) => ({ running: running.filter((job) => job.id !== id) }));
  }
}

export function noteProgress(event: Extract<WorkbenchEvent, { name: 'progress' }>): void {
  useJobs.setState(({ running }) => ({
    running: running.map((job) =>
      job.id === event.job
        ? { ...job, phase: event.phase, done: event.done, total: event.total, subject: event.subject ?? '' }
        : job,
    ),
  }));
}

export async function cancelJob(id: string): Promise<void> {
  useJobs.setState(({ running }) => ({
    running: running.map((job) => (job.id === id ? { ...job, cancelling: true } : job)),
  }));
  await invoke('job.cancel', { job: id });
}
