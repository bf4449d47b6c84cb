import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { createProject, openProject } from '../../../electron/storage/project-file.ts';
import type { NewProject, OpenOptions, ProjectStore } from '../../../electron/storage/project-store.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { CollectedRecord, SheetReport } from '../../../shared/model/collected-record.ts';
import type { Framework, Measure, RecordRule } from '../../../shared/model/framework.ts';
import { standardMethod } from '../../../shared/model/method.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { Unit } from '../../../shared/model/unit.ts';

export const NOW = '2022-03-01T08:00:00.000Z';

export const units: readonly Unit[] = [
  { code: '110000', name: '北京', fullName: '北京市', order: 1, group: '华北' },
  { code: '120000', name: '天津', fullName: '天津市', order: 2, group: '华北' },
  { code: '130000', name: '河北', fullName: '河北省', order: 3, group: '华北' },
];

const rule = (record: RecordKind, rest: Partial<RecordRule>): RecordRule => ({
  record,
  where: [],
  value: null,
  passWhen: null,
  aggregation: 'mean',
  inner: null,
  levelWeights: null,
  ...rest,
});
const field = (name: string, whenEmpty: number | null = null): RecordRule['value'] => ({ field: name, whenEmpty });
const selected = (name: string, equals: string): RecordRule['where'] => [{ field: name, equals }];
const measure = (code: string, unit: string, recordRule: RecordRule, base: Measure['base'] = null): Measure => ({
  code,
  indicator: 'A1',
  name: code,
  kind: '',
  unit,
  base,
  levels: '',
  source: '',
  period: '',
  rule: recordRule,
  note: '',
});
const threeLevels = { 省: 0.5, 市: 0.25, 县: 0.25 };
const provincial = selected('平台', '省级平台');
const licences = [...provincial, { field: '层级', equals: '省' }, { field: '事项类型', equals: '行政许可' }];

/** One measure for every kind of rule that the real frameworks have. */
export const measures: readonly Measure[] = [
  measure(
    'total',
    '件',
    rule('monthly_statistics', {
      where: selected('采集项', 'total'),
      value: field('数值'),
      aggregation: 'yearly_total',
    }),
    '常住人口',
  ),
  measure(
    'stock',
    '户',
    rule('monthly_statistics', { where: selected('采集项', 'stock'), value: field('数值'), aggregation: 'last_month' }),
  ),
  measure(
    'rate',
    '%',
    rule('annual_statistics', { where: selected('采集项', 'rate'), value: field('数值'), aggregation: 'mean' }),
  ),
  measure(
    'passed',
    '%',
    rule('element_checks', {
      where: selected('要素', '法定时限'),
      passWhen: { field: '结果', op: '=', operand: '1' },
      aggregation: 'share',
    }),
  ),
  measure(
    'checked',
    '%',
    rule('item_checks', {
      where: selected('采集项', 'checked'),
      passWhen: { field: '结果', op: '=', operand: '1' },
      aggregation: 'weighted_by_level',
      inner: 'share',
      levelWeights: threeLevels,
    }),
  ),
  measure(
    'position',
    '位',
    rule('keyword_tests', { where: selected('渠道', '检索'), value: field('命中位次', 10), aggregation: 'mean' }),
  ),
  measure(
    'topThree',
    '%',
    rule('keyword_tests', {
      where: selected('渠道', '检索'),
      passWhen: { field: '命中位次', op: '<=', operand: '3' },
      aggregation: 'share',
    }),
  ),
  measure(
    'rating',
    '分',
    rule('expert_ratings', { where: selected('采集项', 'rating'), value: field('得分'), aggregation: 'median' }),
  ),
  measure(
    'days',
    '工作日',
    rule('item_attributes', {
      where: provincial,
      value: field('承诺时限'),
      aggregation: 'weighted_by_level',
      inner: 'mean',
      levelWeights: threeLevels,
    }),
  ),
  measure(
    'shortening',
    '%',
    rule('item_attributes', {
      where: provincial,
      aggregation: 'weighted_by_level',
      inner: '1-sum(承诺时限)/sum(法定时限)',
      levelWeights: threeLevels,
    }),
  ),
  measure(
    'immediate',
    '%',
    rule('item_attributes', {
      where: provincial,
      passWhen: { field: '是否即办', op: '=', operand: '1' },
      aggregation: 'weighted_by_level',
      inner: 'share',
      levelWeights: threeLevels,
    }),
  ),
  measure(
    'online',
    '%',
    rule('item_attributes', {
      where: licences,
      passWhen: { field: '网办深度', op: '>=', operand: '网上受理' },
      aggregation: 'share',
    }),
  ),
];

export const method: Method = {
  ...standardMethod,
  weights: Object.fromEntries([['A', 1], ['A1', 1], ...measures.map(({ code }): [string, number] => [code, 1])]),
  measures: Object.fromEntries(
    measures.map(({ code }) => [
      code,
      {
        direction: 'higher',
        normalisation: 'min_max',
        lower: null,
        upper: null,
        target: null,
        parameters: {},
        treatment: 'none',
      } as const,
    ]),
  ),
};

export const framework: Framework = {
  id: 'small',
  title: '小指标体系',
  cohort: 'custom',
  year: 2021,
  inferredWeights: false,
  indicators: [
    { code: 'A', name: '甲', parent: null, level: 1 },
    { code: 'A1', name: '甲一', parent: 'A', level: 2 },
  ],
  measures,
  baseline: method,
};

export const newProject: NewProject = { framework, units, template: 'small', createdAt: NOW, createdBy: '张三' };

/** The value, or a failure of the test that names the error. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value;
}

export function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code;
}

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0).reverse()) cleanup();
});

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ewb-test-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function closing(store: ProjectStore): ProjectStore {
  cleanups.push(() => {
    try {
      store.close();
    } catch {
      // Closed by the test itself.
    }
  });
  return store;
}

export function freshProject(path = join(temporaryFolder(), 'p.ewb'), project: NewProject = newProject): ProjectStore {
  return closing(valueOf(createProject(path, project)));
}

export function reopen(path: string, options: Partial<OpenOptions> = {}): ProjectStore {
  return closing(valueOf(openProject(path, { now: NOW, ...options })));
}

export function sheetReport(sheet: string, kind: RecordKind, records: number): SheetReport {
  return { sheet, hidden: false, kind, rows: records, imported: records, skipped: 0, problems: 0, records, issues: [] };
}

export type PartialRecord = Partial<CollectedRecord> & { readonly unit: string };

/** Records with what doesn't matter filled in: rows from 2 on, column 4. */
export function fill(records: readonly PartialRecord[]): CollectedRecord[] {
  return records.map((record, position) => ({ selector: '', row: position + 2, column: 4, value: null, ...record }));
}

/** Imports one file with a sheet per kind and commits. Returns the batch's id. */
export function importSheets(
  store: ProjectStore,
  sheets: Readonly<Partial<Record<RecordKind, readonly PartialRecord[]>>>,
  file = 'f.xlsx',
  now = NOW,
): number {
  const batch = valueOf(
    store.beginBatch({ now, note: file, files: [{ name: file, contentHash: `hash of ${file}`, size: 10 }] }),
  );
  for (const [kind, records] of Object.entries(sheets) as [RecordKind, readonly PartialRecord[]][]) {
    const sheet = valueOf(batch.sheet({ file: 0, name: `表 ${kind}`, kind, hidden: false }));
    valueOf(sheet.add(fill(records)));
    valueOf(sheet.finish(sheetReport(`表 ${kind}`, kind, records.length)));
  }
  return valueOf(batch.commit()).id;
}

/** Value, reason and marks of one cell. */
export function cellOf(
  store: ProjectStore,
  unit: string,
  code: string,
): { value: number; reason: number; marks: number; records: number; batch: number } {
  const table = store.measureTable();
  const at = table.measures.indexOf(code) * table.units.length + table.units.indexOf(unit);
  return {
    value: table.values[at] ?? Number.NaN,
    reason: table.reasons[at] ?? -1,
    marks: table.marks[at] ?? -1,
    records: table.records[at] ?? -1,
    batch: table.batches[at] ?? -1,
  };
}
