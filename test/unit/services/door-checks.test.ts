import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Method } from '../../../shared/model/method.ts';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
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
  const typed = { previousName: null, name: '另一个', note: '', locked: false };
  expect(codeOf(await bench.services['scenario.save']({ ...typed, method }))).toBe('CODE_UNKNOWN');
  expect(codeOf(await bench.services['method.edit']({ label: '改', patch: { weights: { Z9: 1 } } }))).toBe(
    'CODE_UNKNOWN',
  );
  writeFileSync(file, JSON.stringify({ ...scenario, method: baseline }));
  must(await bench.services['scenario.import']({ file: bench.read(file) }));
  expect((await bench.snapshot()).scenarios).toMatchObject([{ name: '情景' }]);
});

/** A mapping of each sort that names something, and what it is refused for where the project lacks that. */
const wide = (layout: SheetMapping['layout'], kind: SheetMapping['kind'], selector: string): SheetMapping => ({
  version: 1,
  kind,
  layout,
  fingerprint: '',
  headerRows: { first: 1, last: 1 },
  columns: [
    { column: 1, heading: '地区', field: 'unit' },
    { column: 2, heading: '数', field: 'wide', selector, ...(layout === 'months' ? { period: 1 } : {}) },
  ],
});
const mappings: readonly (readonly [what: string, code: string, foreign: SheetMapping, own: SheetMapping])[] = [
  [
    'a measure of a column',
    'MAPPING_NO_MEASURE',
    wide('measures', 'annual_statistics', 'Z9-9.9'),
    wide('measures', 'annual_statistics', 'A1-1.1'),
  ],
  [
    'a measure of a month',
    'MAPPING_NO_MEASURE',
    wide('months', 'monthly_statistics', 'Z9-9.9'),
    wide('months', 'monthly_statistics', 'A1-1.1'),
  ],
  [
    'the measure of the whole sheet',
    'MAPPING_NO_MEASURE',
    { ...wide('months', 'monthly_statistics', 'A1-1.1'), measure: 'Z9-9.9' },
    { ...wide('months', 'monthly_statistics', 'A1-1.1'), measure: 'A1-1.1' },
  ],
  [
    'an element',
    'MAPPING_NO_ELEMENT',
    wide('elements', 'element_checks', '没有的要素'),
    wide('elements', 'element_checks', '法定时限'),
  ],
  [
    'a base figure',
    'MAPPING_NO_FIGURE',
    wide('figures', 'base_figures', '面积'),
    wide('figures', 'base_figures', '企业数'),
  ],
  [
    'a unit',
    'MAPPING_NO_UNIT',
    { ...wide('measures', 'annual_statistics', 'A1-1.1'), units: { 某地: '999900' } },
    { ...wide('measures', 'annual_statistics', 'A1-1.1'), units: { 首都: '110000' } },
  ],
];

test.each(mappings)(
  'a column mapping that names %s which the project lacks is refused at every door, and nothing is stored',
  async (_, code, foreign, own) => {
    const bench = startServices();
    await bench.newProject();
    const file = bench.read(
      bench.csv('a.csv', [
        ['地区', '数'],
        ['北京', 1],
      ]),
    );
    const plan = must(await bench.services['import.plan']({ files: [file], job: 'p' })).plan;
    const json = (mapping: SheetMapping): string => {
      const path = join(bench.folder, 'm.json');
      writeFileSync(path, JSON.stringify(mapping));
      return bench.read(path);
    };
    const doors: Readonly<Record<string, (mapping: SheetMapping) => Promise<unknown>>> = {
      'mapping.read': (mapping) => bench.services['mapping.read']({ file: json(mapping) }),
      'mapping.save': (mapping) => bench.services['mapping.save']({ name: '映射', mapping }),
      'import.plan': (mapping) => bench.services['import.plan']({ files: [file], job: 'p', mapping }),
      'import.change-sheet': (mapping) => bench.services['import.change-sheet']({ plan, file: 0, sheet: 0, mapping }),
    };
    const before = await bench.snapshot();
    for (const [door, open] of Object.entries(doors))
      expect([door, await open(foreign)]).toMatchObject([door, { ok: false, error: { code } }]);
    expect(await doors['mapping.read']?.(foreign)).toMatchObject({ error: { place: { file: 'm.json' } } });
    expect(await bench.snapshot()).toEqual(before);
    for (const [door, open] of Object.entries(doors))
      expect([door, await open(own)]).toMatchObject([door, { ok: true }]);
  },
);

test('learnt names of units that the project lacks are told, and refused where there are no others', async () => {
  const bench = startServices();
  await bench.newProject();
  const file = join(bench.folder, 'names.json');
  const write = (...aliases: readonly { readonly text: string; readonly unit: string }[]): string => {
    const named = aliases.map((alias) => ({ ...alias, name: '' }));
    writeFileSync(file, JSON.stringify({ kind: 'workbench-aliases', version: 1, aliases: named }));
    return bench.read(file);
  };
  const told = (): unknown => bench.events.filter(({ name }) => name === 'notice');
  expect(await bench.services['alias.import']({ file: write({ text: '某市', unit: '999900' }) })).toMatchObject({
    ok: false,
    error: { code: 'ALIAS_FOREIGN', params: { count: 1, unit: '999900' }, place: { file: 'names.json' } },
  });
  expect([told(), must(await bench.services['alias.list']({}))]).toEqual([[], []]);
  const both = [
    { text: '某市', unit: '999900' },
    { text: '首都', unit: '110000' },
  ];
  must(await bench.services['alias.import']({ file: write(...both) }));
  expect(told()).toMatchObject([
    { severity: 'warning', message: { code: 'ALIAS_LEFT_OUT', params: { count: 1, names: '某市 (999900)' } } },
  ]);
  expect(must(await bench.services['alias.list']({}))).toEqual([{ text: '首都', unit: '110000' }]);
});
