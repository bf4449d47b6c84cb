import { describe, expect, test } from 'vitest';
import { createJobs } from '../../../electron/services/app/jobs.ts';
import type { Jobs } from '../../../electron/services/app/jobs.ts';
import { createWorkThread } from '../../../electron/services/app/work-thread.ts';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';

const toy = new URL('../../fixtures/threads/toy-worker.ts', import.meta.url);

interface Bench {
  readonly jobs: Jobs;
  run(order: string, job?: string, printPdf?: (html: string, target: string) => Promise<void>): Promise<string>;
  /** Resolves with the first progress of the job. */
  underWay(job: string): Promise<void>;
}

function bench(): Bench {
  const waiting = new Map<string, () => void>();
  const jobs = createJobs((event: WorkbenchEvent) => {
    if (event.name === 'progress') waiting.get(event.job)?.();
  });
  const thread = createWorkThread<string, string>(toy);
  return {
    jobs,
    run: (order, id = order, printPdf) => jobs.run(id, (job) => thread.run(order, job, printPdf)),
    underWay: (job) => new Promise((resolve) => waiting.set(job, resolve)),
  };
}

describe('a work thread', () => {
  test('answers, and the next order finds the same thread', async () => {
    const { run } = bench();
    expect(await run('first')).toBe('first: 1');
    expect(await run('second')).toBe('second: 2');
  });

  test('is called off by a message, and where it never looks for one by a flag; the other order goes on', async () => {
    const { jobs, run, underWay } = bench();
    const waits = underWay('a');
    const waiting = run('wait', 'a');
    await waits;
    const spins = underWay('b');
    const spinning = run('spin', 'b');
    await spins;
    jobs.cancel('b');
    expect(await spinning).toBe('called off');
    jobs.cancel('a');
    expect(await waiting).toBe('called off');
  });

  test('an order that was called off before it began is told so', async () => {
    const { jobs, run } = bench();
    const waiting = run('spin');
    jobs.cancel('spin');
    expect(await waiting).toBe('called off');
  });

  test('asks its host to print, and hears why that failed', async () => {
    const { run } = bench();
    const asked: string[] = [];
    expect(
      await run('print', 'p', async (html, target) => {
        asked.push(html, target);
      }),
    ).toBe('printed');
    expect(asked).toEqual(['<p>page</p>', '/page.pdf']);
    await expect(run('print', 'p', () => Promise.reject(new Error('no paper')))).rejects.toThrow('no paper');
  });

  test('hands on what was thrown; one that dies fails what it had to do, and the next order gets another', async () => {
    const { run, underWay } = bench();
    await expect(run('throw')).rejects.toThrow('broken on purpose');
    const waits = underWay('wait');
    const waiting = run('wait');
    await waits;
    const dying = run('die');
    await expect(dying).rejects.toThrow('toy-worker.ts ended (3)');
    await expect(waiting).rejects.toThrow('toy-worker.ts ended (3)');
    expect(await run('after')).toBe('after: 1');
  });
});
