import { expect, test } from 'vitest';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import { codeOf, must, startServices, valueIn } from './service-bench.ts';

const own = ['所在地', '考评项', '评委', '得 数'];
const mapping: SheetMapping = {
  version: 1,
  kind: 'expert_ratings',
  layout: 'rows',
  fingerprint: '',
  headerRows: { first: 1, last: 1 },
  columns: (['unit', 'measure', 'expert', 'score'] as const).map((field, i) => ({
    column: i + 1,
    heading: own[i] ?? '',
    field,
  })),
};
const rated = (scores: Readonly<Record<string, number>>) =>
  Object.entries(scores).map(([unit, score]) => [unit, 'A6-2.1', '甲', score]);

test('a mapping made for one sheet reads all with its headings, and no other; what is ready otherwise stays', async () => {
  const bench = startServices();
  await bench.newProject();
  const turned = (row: readonly (string | number)[]) => [row[3]!, row[1]!, row[2]!, row[0]!];
  const files = [
    bench.csv('甲.csv', [own, ...rated({ 北京: 81, 山西: 71, 内蒙古: 72 })]),
    // The same columns in another order.
    bench.csv('乙.csv', [own, ...rated({ 天津: 82, 辽宁: 73, 吉林: 74 })].map(turned)),
    bench.csv('丙.csv', [['所在地', '考评项', '别的', '数'], ...rated({ 河北: 83, 上海: 75, 江苏: 76 })]),
    bench.csv('丁.csv', [
      ['地区', '常住人口(人)'],
      ['北京', '21890000'],
      ['天津', '13870000'],
    ]),
  ];
  const plan = must(await bench.services['import.plan']({ files: files.map((file) => bench.read(file)), job: 'p' }));
  expect(plan.files.map(({ sheets }) => sheets[0]?.status)).toEqual([
    'unrecognised',
    'unrecognised',
    'unrecognised',
    'ready',
  ]);
  const first = { plan: plan.plan, file: 0, sheet: 0 };
  expect(must(await bench.services['import.change-sheet']({ ...first, mapping })).status).toBe('ready');
  const alike = must(await bench.services['import.map-alike'](first));
  expect(alike.left).toBe(1);
  expect(alike.sheets.map(({ file, planned }) => [file, planned.status, planned.include])).toEqual([
    [1, 'ready', true],
  ]);
  must(await bench.services['import.commit']({ plan: plan.plan, job: 'c' }));
  const snapshot = await bench.snapshot();
  expect(valueIn(snapshot, '110000', 'A6-2.1')).toBe(81);
  expect(valueIn(snapshot, '220000', 'A6-2.1')).toBe(74);
  expect(valueIn(snapshot, '130000', 'A6-2.1')).toBeNaN();
  expect(snapshot.dataset.denominators['常住人口']?.[0]).toBe(21_890_000);
});

test('there is nothing to take from a sheet that has no mapping, or from none', async () => {
  const bench = startServices();
  await bench.newProject();
  const file = bench.read(bench.csv('甲.csv', [own, ...rated({ 北京: 81 })]));
  const { plan } = must(await bench.services['import.plan']({ files: [file], job: 'p' }));
  expect(codeOf(await bench.services['import.map-alike']({ plan, file: 0, sheet: 0 }))).toBe('PLAN_UNKNOWN');
  expect(codeOf(await bench.services['import.map-alike']({ plan, file: 3, sheet: 0 }))).toBe('PLAN_UNKNOWN');
});
