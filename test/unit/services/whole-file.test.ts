import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openProject } from '../../../electron/storage/project-file.ts';
import { must, startServices } from './service-bench.ts';
import type { ServiceBench } from './service-bench.ts';

const NOW = '2026-05-01T08:00:00.000Z';
const REASON = '定稿';

afterEach(() => {
  vi.useRealTimers();
});

/** What a copy of the one file of the open project, taken now and without its log, holds, and whether it says that something is missing. */
function copied({ folder }: ServiceBench) {
  const copy = join(folder, 'copy.ewb');
  copyFileSync(join(folder, 'project.ewb'), copy);
  const store = must(openProject(copy, { now: NOW }));
  const warnings = store.meta().warnings.map(({ code }) => code);
  const held = { warnings, baseline: store.baselineMethod().weights['A'], draft: store.draft()?.weights['A'] ?? null };
  must(store.close());
  return held;
}

/** A weight as nothing in the template has it. */
async function editWeight({ services }: ServiceBench, weight: number): Promise<void> {
  must(await services['method.edit']({ label: '占比', patch: { weights: { A: weight } } }));
}

describe('the one file of a project that is open holds everything', () => {
  test.each(['province-2021', 'key-city-2021', 'blank'] as const)('once it was made: %s', async (template) => {
    const bench = startServices();
    await bench.newProject(template);
    expect(copied(bench).warnings).toEqual([]);
  });

  test('once the draft is saved as the baseline', async () => {
    const bench = startServices();
    await bench.newProject();
    await editWeight(bench, 7);
    expect(copied(bench).warnings).toEqual(['PROJECT_WAL_MISSING']);
    must(await bench.services['method.save']({ reason: REASON }));
    expect(copied(bench)).toEqual({ warnings: [], baseline: 7, draft: null });
    expect(existsSync(join(bench.folder, 'project.ewb-wal'))).toBe(false);
  });

  test('once a scenario is saved as the baseline', async () => {
    const bench = startServices();
    const { baseline } = await bench.newProject();
    const method = { ...baseline, weights: { ...baseline.weights, A: 9 } };
    const scenario = { previousName: null, name: '情景一', note: '', method, locked: false };
    must(await bench.services['scenario.save'](scenario));
    must(await bench.services['method.save']({ scenario: '情景一', reason: REASON }));
    expect(copied(bench)).toEqual({ warnings: [], baseline: 9, draft: null });
  });

  test('after an idle second, and not before', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const bench = startServices();
    await bench.newProject();
    vi.advanceTimersByTime(1_000);
    await editWeight(bench, 7);
    // The first look finds the edit, the second finds that nothing came after it.
    vi.advanceTimersByTime(1_000);
    expect(copied(bench).warnings).toEqual(['PROJECT_WAL_MISSING']);
    vi.advanceTimersByTime(1_000);
    expect(copied(bench)).toMatchObject({ warnings: [], draft: 7 });
  });

  test('every four seconds while somebody goes on editing', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const bench = startServices();
    await bench.newProject();
    const whole: boolean[] = [];
    for (let second = 1; second <= 8; second += 1) {
      await editWeight(bench, second);
      vi.advanceTimersByTime(1_000);
      whole.push(copied(bench).warnings.length === 0);
    }
    expect(whole).toEqual([false, false, false, true, false, false, false, true]);
  });
});
