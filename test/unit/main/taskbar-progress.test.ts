import { expect, it } from 'vitest';
import { taskbarProgress } from '../../../electron/main/taskbar-progress.ts';

const progress = (job: string, done: number, total: number | null) =>
  ({ name: 'progress', job, phase: 'p', done, total }) as const;

it('shows the part done, goes on without an end where none is known, and is gone when the job has ended', () => {
  const shown: number[] = [];
  const bar = taskbarProgress(() => ({ isDestroyed: () => false, setProgressBar: (part) => void shown.push(part) }));
  const ended = bar.began({ job: 'a' });
  bar.note(progress('a', 1, 4));
  bar.note(progress('a', 7, null));
  bar.note(progress('a', 5, 4));
  ended();
  expect(shown).toEqual([0.25, 2, 1, -1]);
});

it('shows of two jobs the one that is furthest from its end', () => {
  const shown: number[] = [];
  const bar = taskbarProgress(() => ({ isDestroyed: () => false, setProgressBar: (part) => void shown.push(part) }));
  const [first, second] = [bar.began({ job: 'a' }), bar.began({ job: 'b' })];
  bar.note(progress('a', 3, 4));
  bar.note(progress('b', 1, 4));
  second();
  first();
  expect(shown).toEqual([0.75, 0.25, 0.75, -1]);
});

it('leaves alone what runs without a job, what has ended, and a window that is gone', () => {
  const shown: number[] = [];
  let gone = false;
  const bar = taskbarProgress(() => ({ isDestroyed: () => gone, setProgressBar: (part) => void shown.push(part) }));
  bar.began({})();
  bar.note(progress('unknown', 1, 2));
  const ended = bar.began({ job: 'a' });
  gone = true;
  bar.note(progress('a', 1, 2));
  ended();
  expect(shown).toEqual([]);
});
