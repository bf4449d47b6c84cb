import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepBoth } from '../../../shared/model/merge/keep-both.ts';
import { makeTwoYears } from './two-years.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

const box = (text: string) => ({
  ...({ id: 'x', title: '一网通办', unit: 'u1', region: '', chapter: 'progress', text } as const),
  ...({ source: '', year: null, shown: true } as const),
});

/** Two copies of a project in each of which a box has another text and the scenario 方案 another weight. */
async function laptops(): Promise<readonly [mine: string, theirs: string]> {
  const { later } = await makeTwoYears(work);
  const { baseline } = await work.snapshot();
  const scenario = (weight: number, previousName: string | null) => ({
    ...{ previousName, name: '方案', note: '', locked: false },
    method: { ...baseline, weights: { ...baseline.weights, A: weight } },
  });
  const plan = (text: string) => ({ plan: { version: 1 as const, items: [], boxes: [box(text)] } });
  await work.call('plan.save', plan('原文'));
  await work.call('scenario.save', scenario(4, null));
  await work.call('project.close', {});
  const paths = [join(work.folder, '甲.ewb'), join(work.folder, '乙.ewb')] as const;
  for (const [at, path] of paths.entries()) {
    copyFileSync(later, path);
    await work.call('project.open', { file: work.read(path) });
    await work.call('plan.save', plan(at === 0 ? '己方所写' : '对方所写'));
    await work.call('scenario.save', scenario(at + 5, '方案'));
    await work.call('project.close', {});
  }
  return paths;
}

/** What a project holds after it took in another, both of every conflict. */
async function merged(
  into: string,
  from: string,
): Promise<{ readonly text: string; readonly weights: readonly string[] }> {
  const copy = join(work.folder, `合-${into.split('/').at(-1) ?? ''}`);
  copyFileSync(into, copy);
  await work.call('project.open', { file: work.read(copy) });
  const asked = { file: work.read(from), lines: {}, prefer: null, job: 'm' };
  const { lines } = await work.call('merge.look', asked);
  expect(lines.map(({ conflict, both }) => [conflict, both])).toEqual([
    [true, true],
    [true, true],
  ]);
  const decided = { ...asked, lines: Object.fromEntries(lines.map(({ id }) => [id, 'both' as const])) };
  await work.call('merge.apply', decided);
  expect((await work.call('merge.look', asked)).lines).toEqual([]);
  const { scenarios, reportPlan } = await work.snapshot();
  await work.call('project.close', {});
  return {
    text: reportPlan?.boxes[0]?.text ?? '',
    weights: scenarios.map(({ name, method }) => `${name} ${method.weights['A'] ?? 0}`),
  };
}

describe('both of a conflict', () => {
  test('are kept, texts one under the other and scenarios under two names, whichever is merged into which', async () => {
    const [mine, theirs] = await laptops();
    const there = await merged(mine, theirs);
    expect(there.text.split('\n').sort()).toEqual(['对方所写', '己方所写'].sort());
    expect(there.weights.map((said) => said.split(' ').at(-1)).sort()).toEqual(['5', '6']);
    expect(there.weights.map((said) => said.replace(/ \d+$/, '')).sort()).toEqual(['方案', '方案 2']);
    expect(await merged(theirs, mine)).toEqual(there);
  });

  test('a text that holds the other is kept alone; numbers, weights and longer texts than a plan holds have no both', () => {
    const note = (mine: string | number, theirs: string | number) =>
      keepBoth('note', { path: [], before: '', mine, theirs });
    expect([note('甲', '甲、乙'), note('乙', '甲'), note('甲', '乙'), note(1, 2)]).toEqual([
      '甲、乙',
      '乙\n甲',
      '乙\n甲',
      null,
    ]);
    expect(note('甲'.repeat(30_000), '乙'.repeat(30_000))).toBeNull();
    expect(keepBoth('override', { path: ['value'], before: '', mine: 'a', theirs: 'b' })).toBeNull();
  });

  test('is refused of a line that has no both: it stays undecided', async () => {
    const [mine, theirs] = await laptops();
    for (const [value, path] of [
      [1, mine],
      [2, theirs],
    ] as const) {
      await work.call('project.open', { file: work.read(path) });
      await work.call('data.override', { unit: 'u1', measure: 'd', value, reason: '复核' });
      await work.call('project.close', {});
    }
    await work.call('project.open', { file: work.read(mine) });
    const asked = { file: work.read(theirs), lines: {}, prefer: null, job: 'm' };
    const { lines } = await work.call('merge.look', asked);
    const all = Object.fromEntries(lines.map(({ id }) => [id, 'both' as const]));
    const again = await work.call('merge.look', { ...asked, lines: all });
    expect(again.lines.filter(({ choice }) => choice === null).map(({ kind }) => kind)).toEqual(['override']);
    expect(await work.refusal('merge.apply', { ...asked, lines: all })).toBe('MERGE_CONFLICTS');
  });
});
