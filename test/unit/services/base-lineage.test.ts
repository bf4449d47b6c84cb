import { expect, test } from 'vitest';
import { must, startServices } from './service-bench.ts';

test('the base figure of a value is the one that it is divided by, also after a file that says nothing of it', async () => {
  const bench = startServices();
  await bench.newProject();
  const population = (beijing: string) => [
    ['地区', '常住人口(人)'],
    ['北京', beijing],
    ['天津', '13870000'],
  ];
  const base = async () =>
    must(await bench.services['data.lineage']({ unit: '110000', measure: 'A1-1.1', offset: 0, limit: 5 })).base.map(
      ({ value, effective, file }) => [value, effective, file],
    );
  await bench.importFiles(bench.csv('一.csv', population('21890000')));
  expect(await base()).toEqual([[21_890_000, true, '一.csv']]);
  await bench.importFiles(bench.csv('二.csv', population('—')));
  expect((await bench.snapshot()).dataset.denominators['常住人口']?.[0]).toBe(21_890_000);
  expect(await base()).toEqual([[21_890_000, true, '一.csv']]);
  await bench.importFiles(bench.csv('三.csv', population('21880000')));
  expect(await base()).toEqual([[21_880_000, true, '三.csv']]);
});
