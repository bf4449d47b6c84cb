import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Method } from '../../../shared/model/method.ts';
import { codeOf, must, startServices } from './service-bench.ts';

test('a method that can’t be scored becomes neither scenario nor baseline, typed or imported, and the reason is given', async () => {
  const bench = startServices();
  const { baseline, framework } = await bench.newProject();
  const level1 = framework.indicators.filter(({ level }) => level === 1).map(({ code }) => code);
  const zeros = Object.fromEntries(level1.map((code) => [code, 0]));
  const unfit: readonly (readonly [code: string, method: Method])[] = [
    ['WEIGHT_INVALID', { ...baseline, weights: { ...baseline.weights, A: -1 } }],
    ['WEIGHTS_ALL_ZERO', { ...baseline, weights: { ...baseline.weights, ...zeros } }],
    ['SCALE_NOT_RISING', { ...baseline, scale: { lower: 100, upper: 0 } }],
    ['TIERS_NOT_FALLING', { ...baseline, tiers: [] }],
  ];
  const before = await bench.snapshot();
  const scenario = { kind: 'workbench-scenario', version: 1, framework: framework.id, name: '情景', note: '' };
  const file = join(bench.folder, 's.json');
  for (const [code, method] of unfit) {
    const typed = { previousName: null, name: '情景', note: '', method, locked: false };
    expect([code, codeOf(await bench.services['scenario.save'](typed))]).toEqual([code, code]);
    writeFileSync(file, JSON.stringify({ ...scenario, method }));
    const imported = await bench.services['scenario.import']({ file: bench.read(file) });
    expect(imported).toMatchObject({ ok: false, error: { code, place: { file: 's.json' } } });
    const { weights, scale, tiers } = method;
    expect([
      code,
      codeOf(await bench.services['method.edit']({ label: '改', patch: { weights, scale, tiers } })),
    ]).toEqual([code, code]);
  }
  expect(await bench.snapshot()).toEqual(before);
  expect(codeOf(await bench.services['method.save']({ reason: '存' }))).toBe('METHOD_NO_DRAFT');
});

test('a scenario of another framework is refused by the first code that isn’t of this one', async () => {
  const bench = startServices();
  const { baseline } = await bench.newProject();
  const file = join(bench.folder, 's.json');
  const method = { ...baseline, weights: { ...baseline.weights, Z9: 1 } };
  const scenario = { kind: 'workbench-scenario', version: 1, framework: 'x', name: '情景', note: '', method };
  writeFileSync(file, JSON.stringify(scenario));
  const imported = await bench.services['scenario.import']({ file: bench.read(file) });
  expect(imported).toMatchObject({ ok: false, error: { code: 'SCENARIO_FOREIGN', params: { code: 'Z9' } } });
  writeFileSync(file, JSON.stringify({ ...scenario, method: baseline }));
  must(await bench.services['scenario.import']({ file: bench.read(file) }));
  expect((await bench.snapshot()).scenarios).toMatchObject([{ name: '情景' }]);
});
