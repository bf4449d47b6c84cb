import { expect, it } from 'vitest';
import { runSteps } from '../../../electron/storage/connection/steps.ts';
import type { ProjectStore } from '../../../electron/storage/project-store.ts';
import { fill, framework, freshProject, importSheets, measures, NOW, sheetReport, valueOf } from './small-project.ts';
import type { PartialRecord } from './small-project.ts';

const unit = '110000';

/** "measure file sheet records cells" of one unit, in order. */
function sources(store: ProjectStore, of = unit): readonly string[] {
  return runSteps(store.cellSources())
    .filter((source) => source.unit === of)
    .map(
      ({ measure, batch, file, sheet, records, cells }) => `${measure} ${batch} ${file} ${sheet} ${records} ${cells}`,
    )
    .toSorted();
}

function importAt(store: ProjectStore, file: string, records: readonly PartialRecord[]): void {
  const batch = valueOf(store.beginBatch({ now: NOW, files: [{ name: file, contentHash: file, size: 1 }] }));
  const sheet = valueOf(batch.sheet({ file: 0, name: '表', kind: 'annual_statistics', hidden: false }));
  valueOf(sheet.add(fill(records)));
  valueOf(sheet.finish(sheetReport('表', 'annual_statistics', records.length)));
  valueOf(batch.commit());
}

it('gives the block of cells of each sheet, over all its facets, and nothing of a withdrawn batch', () => {
  const store = freshProject();
  importAt(store, '一.xlsx', [
    { unit, selector: 'rate', value: 90, row: 7, column: 3 },
    { unit, selector: 'rate', value: 91, row: 5, column: 6, platform: '甲', level: '省' },
    { unit: '120000', selector: 'rate', value: 80, row: 99, column: 9 },
  ]);
  importAt(store, '二.xlsx', [{ unit, selector: 'rate', value: 92, row: 2, column: 2, platform: '乙' }]);
  expect(sources(store)).toEqual(['rate 1 一.xlsx 表 2 C5:F7', 'rate 2 二.xlsx 表 1 B2']);
  expect(sources(store, '120000')).toEqual(['rate 1 一.xlsx 表 1 I99']);
  valueOf(store.withdrawBatch(2, '重报', NOW));
  expect(sources(store)).toEqual(['rate 1 一.xlsx 表 2 C5:F7']);
});

it('leaves out another year, and gives the cell of 指标原始值表 where that gives the value', () => {
  const store = freshProject();
  importAt(store, '一.xlsx', [
    { unit, selector: 'rate', value: 90, period: 2021 },
    { unit, selector: 'rate', value: 70, period: 2020, row: 50 },
  ]);
  expect(sources(store)).toEqual(['rate 1 一.xlsx 表 1 D2']);
  importSheets(store, { measure_table: [{ unit, selector: 'rate', value: 60, row: 8, column: 5 }] }, '二.xlsx');
  expect(sources(store)).toEqual(['rate 2 二.xlsx 表 measure_table 1 E8']);
  valueOf(store.withdrawBatch(2, '重报', NOW));
  expect(sources(store)).toEqual(['rate 1 一.xlsx 表 1 D2']);
});

it('leaves out levels that weigh nothing', () => {
  const store = freshProject();
  const checks = (levels: readonly ('省' | '市' | undefined)[]): readonly PartialRecord[] =>
    levels.map((level, at) => ({
      unit,
      selector: 'checked',
      item: `${at}`,
      value: 1,
      row: 10 + at,
      ...(level === undefined ? {} : { level }),
    }));
  importSheets(store, { item_checks: checks(['省', '市', undefined]) }, '一.xlsx');
  // 省 and 市 weigh, a record without a level doesn't.
  expect(sources(store)).toEqual(['checked 1 一.xlsx 表 item_checks 2 D10:D11']);
  const provincial = measures.map((measure) =>
    measure.code === 'checked' ? { ...measure, rule: { ...measure.rule, levelWeights: { 省: 1, 市: 0 } } } : measure,
  );
  valueOf(store.saveFramework({ ...framework, measures: provincial }, '只看省级', NOW));
  expect(sources(store)).toEqual(['checked 1 一.xlsx 表 item_checks 1 D10']);
});
