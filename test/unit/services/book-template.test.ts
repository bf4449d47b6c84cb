import { describe, expect, test } from 'vitest';
import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { must, startServices } from './service-bench.ts';
import { score } from '../../../shared/scoring/score.ts';
import type { BookTemplateId } from '../../../shared/model/template.ts';
import { bookTemplateIds } from '../../../shared/model/template.ts';

/** By a Python program from the formulas of the UN E-Government Survey's technical appendix and UNDP's technical note 1, on the example values. */
const published: Readonly<Record<BookTemplateId, Readonly<Record<string, number>>>> = {
  'un-egdi': {
    X01: 0.951412429379,
    X02: 0.889369920746,
    X03: 0.872230610995,
    X04: 0.720732286787,
    X05: 0.643478745209,
    X06: 0.579018043661,
    X07: 0.450679160633,
    X08: 0.31886016831,
    X09: 0.238116327385,
    X10: 0.073359470653,
    X11: 0.080067498954,
    X12: 0.057627118644,
  },
  hdi: {
    X01: 0.958732020778,
    X02: 0.907780172872,
    X03: 0.89507774036,
    X04: 0.829519090636,
    X05: 0.768419523446,
    X06: 0.727727878804,
    X07: 0.702066297543,
    X08: 0.65514306861,
    X09: 0.632045611774,
    X10: 0.562944294332,
    X11: 0.526565744901,
    X12: 0.482934304204,
  },
};

async function made(id: BookTemplateId) {
  const bench = startServices();
  const target = bench.write(join(bench.folder, `${id}.ewb`));
  return { ...bench, snapshot: must(await bench.services['project.new']({ template: id, target, year: 2024 })) };
}

describe.each(bookTemplateIds)('a project from %s', (id) => {
  test('scores its example values as the index is published to be computed', async () => {
    const { snapshot } = await made(id);
    const scored = score(snapshot.dataset, snapshot.baseline);
    if (!scored.ok) throw new Error(scored.error.code);
    const expected = published[id];
    expect(scored.value.units).toEqual(Object.keys(expected));
    scored.value.units.forEach((unit, u) =>
      expect(scored.value.index[u], unit).toBeCloseTo(expected[unit] ?? Number.NaN, 11),
    );
  });

  test('says that its values are examples, until their batch is withdrawn', async () => {
    const { services, snapshot } = await made(id);
    expect(snapshot.synthetic).toBe(true);
    const withdrawn = must(await services['batch.withdraw']({ batch: 1, reason: '换成自己的数据' }));
    expect(withdrawn.changed.batches?.map(({ status }) => status)).toEqual(['withdrawn']);
    expect(must(await services['project.snapshot']({}))?.synthetic).toBe(false);
  });

  test('takes title and year as asked for, and never a file that is there', async () => {
    const { services, folder, write } = await made(id);
    const path = join(folder, 'named.ewb');
    const named = must(
      await services['project.new']({ template: id, target: write(path), title: '我的指数', year: 2023 }),
    );
    expect([named.title, named.framework.year]).toEqual(['我的指数', 2023]);
    const again = await services['project.new']({ template: id, target: write(path) });
    expect(again.ok ? null : again.error.code).toBe('FILE_EXISTS');
    expect(existsSync(path)).toBe(true);
  });
});

test('EGDI takes z-scores by the standard deviation of the population', async () => {
  const { snapshot } = await made('un-egdi');
  const scored = score(snapshot.dataset, snapshot.baseline);
  if (!scored.ok) throw new Error(scored.error.code);
  const { measures, units } = snapshot.dataset;
  const size = units.length;
  const zScored = measures.flatMap(({ code }, m) =>
    snapshot.baseline.measures[code]?.normalisation === 'z_score' ? [m] : [],
  );
  expect(zScored).toHaveLength(8);
  // Rescaling hides it in the index: by the population's (n) the squares of z-scores sum to n, by the sample's (n − 1) to n − 1.
  for (const m of zScored) {
    const squares = scored.value.normalised.subarray(m * size, (m + 1) * size).reduce((sum, z) => sum + z * z, 0);
    expect(squares, measures[m]?.code).toBeCloseTo(size, 9);
  }
});

test('three components of EGDI each reach from 0 to 1, as the survey rescales them', async () => {
  const { snapshot } = await made('un-egdi');
  const scored = score(snapshot.dataset, snapshot.baseline);
  if (!scored.ok) throw new Error(scored.error.code);
  const { nodes, units } = snapshot.dataset;
  for (const code of ['OSI', 'TII', 'HCI']) {
    const node = nodes.findIndex((one) => one.code === code);
    const values = units.map((_, u) => scored.value.scores[node * units.length + u] ?? Number.NaN);
    expect([Math.min(...values), Math.max(...values)], code).toEqual([0, 1]);
  }
});
