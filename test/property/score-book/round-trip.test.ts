import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import type { ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import type { Method } from '../../../shared/model/method.ts';
import { namedLine } from '../../../shared/model/tier-name.ts';
import { startWorkbench } from '../../unit/services/workbench.ts';
import type { TestWorkbench } from '../../unit/services/workbench.ts';
import { randomSystem } from '../annex/random-system.ts';

vi.setConfig({ testTimeout: 1_200_000 });
let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

const change = async (edit: unknown): Promise<void> => {
  await work.call('framework.change', JSON.parse(JSON.stringify({ change: edit, reason: '往返' })));
};

/** A project of a random framework; measures stand undivided, as a book's do. */
async function randomProject(seed: number): Promise<void> {
  const random = createRandom(1_000 + seed);
  const chance = (share: number): boolean => random.next() < share;
  await work.call('project.new', {
    template: 'blank',
    target: work.write(join(work.folder, `p${seed}.ewb`)),
    year: 2024,
  });
  await change({
    kind: 'rename',
    title: `“${seed}”号指标体系`,
    titleEn: chance(0.5) ? `Framework no. ${seed}` : '',
    year: 2024,
  });
  await change({
    kind: 'units',
    units: ['东县', '西县', '南县'].map((name, at) => ({
      code: `u${at + 1}`,
      name,
      fullName: chance(0.5) ? `${name}人民政府` : '',
      group: chance(0.7) ? `片区${at % 2}` : '',
      ...(chance(0.5) ? { nameEn: `County ${at}`, groupEn: `Area ${at % 2}` } : {}),
    })),
  });
  const rows = randomSystem(seed).map((row) => ({
    ...row,
    measure: row.measure === null ? null : { ...row.measure, base: null },
  }));
  await change({ kind: 'system', rows });
  const defined = (await work.snapshot()).framework.indicators.find(({ definition }) => definition !== undefined);
  if (defined !== undefined)
    await change({
      kind: 'translations',
      rows: [{ kind: 'definition', code: '', name: defined.definition ?? '', english: `What ${seed} means` }],
    });
  const count = 3 + (seed % 5);
  await work.call('method.edit', {
    label: '档次与用语',
    patch: {
      tiers: Array.from({ length: count }, (_, at) =>
        namedLine(
          {
            tier: (['tier_1', 'tier_2', 'tier_3', 'tier_4', 'tier_5', 'tier_6', 'tier_7'] as const)[at] ?? 'tier_7',
            lower: at === count - 1 ? null : 95.5 - at * 10.25,
          },
          `第${at + 1}档`,
          chance(0.5) ? `Band ${at + 1}` : '',
        ),
      ),
      indexName: { zh: `便利度${seed}`, ...(chance(0.5) ? { en: `ease ${seed}` } : {}) },
      words: {
        unit: { zh: '岛', en: 'islet', several: 'islets' },
        ...(chance(0.5) ? { issuer: { zh: '灯塔署', en: 'Beacon Office' } } : {}),
      },
      ties: chance(0.5) ? 'dense' : 'min',
      tierRounding: chance(0.5) ? 2 : null,
    },
  });
  await work.call('method.save', { reason: '定下' });
}

const ruleOf = (method: Method, code: string) => method.aggregation.nodes[code] ?? method.aggregation.default;

/** All that a project says of its index, but for ids and the way a method leaves out what is usual. */
function said({ framework, dataset, baseline }: ProjectSnapshot): unknown {
  const { indicators, measures, title, titleEn, english, year }: Framework = framework;
  const tops = indicators.filter(({ parent }) => parent === null).length;
  return {
    title,
    titleEn,
    english,
    year,
    units: dataset.units,
    indicators: indicators.map((one) => ({
      ...one,
      // One top has no sibling to weigh against: docs/FORMATS "Score book".
      weight: one.parent === null && tops === 1 ? null : baseline.weights[one.code],
      rule: ruleOf(baseline, one.code),
    })),
    measures: measures.map((one) => ({
      ...one,
      weight: baseline.weights[one.code],
      method: baseline.measures[one.code],
    })),
    method: { ...baseline, weights: null, measures: null, aggregation: baseline.aggregation.default },
  };
}

async function throughBook(name: string, language: 'zh' | 'en'): Promise<void> {
  const path = join(work.folder, `${name}.xlsx`);
  await work.call('export.write', { what: 'score-book', format: 'xlsx', target: work.write(path), language, job: 'b' });
  await work.call('project.new', {
    template: 'blank',
    target: work.write(join(work.folder, `${name}-taken.ewb`)),
    year: 2024,
  });
  await work.call('project.fill-from-book', { file: work.read(path), year: 2024, reason: '往返' });
}

/** Fifty with `WORKBENCH_FRAMEWORKS=50`. */
const frameworks = Number(process.env['WORKBENCH_FRAMEWORKS'] ?? 10);

it('project → score book → project gives random frameworks back to the bit but for ids', async () => {
  for (let seed = 1; seed <= frameworks; seed += 1) {
    await randomProject(seed);
    const before = said(await work.snapshot());
    await throughBook(`b${seed}`, seed % 2 === 0 ? 'zh' : 'en');
    expect(said(await work.snapshot()), `seed ${seed}`).toEqual(before);
  }
});

it('keeps every definition and record rule of the published systems', async () => {
  await work.call('project.new', { template: 'province-2021', target: work.write(join(work.folder, 'province.ewb')) });
  const { framework } = await work.snapshot();
  await throughBook('province', 'zh');
  const taken = (await work.snapshot()).framework;
  expect(taken.measures.map(({ code, rule }) => [code, rule])).toEqual(
    framework.measures.map(({ code, rule }) => [code, rule]),
  );
  expect(taken.indicators.map(({ code, definition }) => [code, definition])).toEqual(
    framework.indicators.map(({ code, definition }) => [code, definition]),
  );
});
