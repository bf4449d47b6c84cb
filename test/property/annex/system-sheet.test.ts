import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { annexRows } from '../../../electron/importing/annex/annex-rows.ts';
import { fileGrids } from '../../../electron/importing/annex/annex-grids.ts';
import { readAnnex } from '../../../electron/importing/annex/read-annex.ts';
import { loadTemplate } from '../../../electron/services/app/resources.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import { changeFramework } from '../../../shared/model/framework-change/change-framework.ts';
import { startWorkbench } from '../../unit/services/workbench.ts';
import type { TestWorkbench } from '../../unit/services/workbench.ts';
import { randomSystem } from './random-system.ts';

const template = loadTemplate('blank');
if (!template.ok) throw new Error(template.error.code);
const blank = template.value.framework;
let work: TestWorkbench;
beforeEach(async () => {
  work = startWorkbench();
  await work.call('project.new', { template: 'blank', target: work.write(join(work.folder, 'p.ewb')), year: 2024 });
  await change({ kind: 'units', units: [{ code: 'u1', name: '东县', fullName: '', group: '' }] });
});
afterEach(() => work.end());
const change = async (edit: unknown): Promise<void> => {
  await work.call('framework.change', JSON.parse(JSON.stringify({ change: edit, reason: '附件' })));
};

/** Everything that a tree and its method say, by place instead of by code. */
function withoutCodes({ indicators, measures, baseline }: Framework): unknown {
  const below = (parent: string | null): unknown => [
    ...indicators.flatMap(({ code, parent: above, ...rest }) =>
      above === parent
        ? [{ ...rest, weight: baseline.weights[code], rule: baseline.aggregation.nodes[code], below: below(code) }]
        : [],
    ),
    ...measures.flatMap(({ code, indicator, rule, ...rest }) =>
      indicator === parent
        ? [
            {
              ...rest,
              rule: {
                ...rule,
                where: rule.where.map((one) => ({ ...one, equals: one.equals === code ? '' : one.equals })),
              },
              weight: baseline.weights[code],
              method: baseline.measures[code],
            },
          ]
        : [],
    ),
  ];
  return below(null);
}

/** The framework that a blank project gets from the sheet that the open one writes. */
async function throughSheet(language: 'zh' | 'en'): Promise<Framework> {
  const path = join(work.folder, 'system.xlsx');
  await work.call('export.write', {
    what: 'system-sheet',
    format: 'xlsx',
    target: work.write(path),
    language,
    job: 'e',
    overwrite: true,
  });
  const grids = await fileGrids(path);
  if (!grids.ok) throw new Error(grids.error.code);
  const table = readAnnex(grids.value[0] ?? { name: '', rows: [], merges: [] });
  if (!table.ok) throw new Error(table.error.code);
  const { rows } = annexRows(table.value, blank);
  const made = changeFramework({ framework: blank, units: [], baseline: null, draft: null }, { kind: 'system', rows });
  if (!made.ok) throw new Error(`${made.error.code} ${JSON.stringify(made.error.params)}`);
  return made.value.framework;
}

describe('project → sheet → project', () => {
  it('gives 50 random systems back to the bit but for ids', async () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      await change({ kind: 'system', rows: randomSystem(seed) });
      const { framework } = await work.snapshot();
      expect(withoutCodes(await throughSheet(seed % 2 === 0 ? 'zh' : 'en')), `seed ${seed}`).toEqual(
        withoutCodes(framework),
      );
    }
  });

  it('gives the annex of a county office back with its codes', async () => {
    const grids = await fileGrids('test/fixtures/own-index/system.xlsx');
    if (!grids.ok) throw new Error(grids.error.code);
    const table = readAnnex(grids.value[0] ?? { name: '', rows: [], merges: [] });
    if (!table.ok) throw new Error(table.error.code);
    const { rows } = annexRows(table.value, blank);
    await change({ kind: 'system', rows });
    const { framework } = await work.snapshot();
    const back = await throughSheet('zh');
    expect([back.indicators, back.measures, back.baseline.weights, back.baseline.measures]).toEqual([
      framework.indicators,
      framework.measures,
      framework.baseline.weights,
      framework.baseline.measures,
    ]);
  });
});
