import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { levels, onlineDepths, recordKinds } from '../../../shared/model/record-kind.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import { openSqlite } from '../../../electron/storage/connection/sqlite.ts';

interface Row {
  readonly unit: string;
  readonly selector: string;
  readonly level: number;
  readonly channel: string;
  readonly platform: string;
  readonly period: number;
  readonly value: number | null;
  readonly missing: number;
  readonly item: string;
  readonly name: string;
  readonly person: string;
  readonly day: string;
  readonly subregion: string;
  readonly position: number | null;
  readonly type: string;
  readonly legal: number | null;
  readonly promised: number | null;
  readonly dayUnit: string;
  readonly visits: number | null;
  readonly immediate: number | null;
  readonly depth: number | null;
}

type Cells = Readonly<Record<string, string | number>>;

const level = (row: Row): string => levels[row.level - 1] ?? '';
const number = (value: number | null): string | number => value ?? '—';
const flag = (row: Row): string => (row.value === null ? '不适用' : row.value === 1 ? '√' : '×');
const items = (row: Row): Cells => ({ 事项编码: row.item === row.name ? '' : row.item, 事项名称: row.name });
const work = (row: Row, person: string): Cells => ({ [person]: row.person });

/** Columns of each kind, one record a row, headed as collected sheets are. */
const layouts: Readonly<Partial<Record<RecordKind, (row: Row) => Cells>>> = {
  base_figures: (row) => ({ 地区: row.unit, 指标: row.selector, 数值: number(row.value) }),
  monthly_statistics: (row) => ({
    ...{ 地区: row.unit, 月份: `${Math.floor(row.period / 100)}年${row.period % 100}月`, 采集项: row.selector },
    ...{ 数值: number(row.value), 平台: row.platform },
  }),
  annual_statistics: (row) => ({
    ...{ 地区: row.unit, 采集项: row.selector, 数值: number(row.value), 平台: row.platform },
  }),
  item_attributes: (row) => ({
    ...{ 地区: row.unit, 层级: level(row), 下级地区: row.subregion, ...items(row), 事项类型: row.type },
    ...{ 平台: row.platform, 法定时限: number(row.legal), 承诺时限: number(row.promised), 时限单位: row.dayUnit },
    ...{ 跑动次数: number(row.visits), 是否即办: row.immediate === 1 ? '是' : row.immediate === 0 ? '否' : '' },
    网办深度: row.depth === null ? '' : (onlineDepths[row.depth] ?? ''),
  }),
  item_checks: (row) => ({
    ...{ 地区: row.unit, 层级: level(row), 下级地区: row.subregion, 采集项: row.selector, ...items(row) },
    ...{ 平台: row.platform, 结果: flag(row), ...work(row, '核查人') },
  }),
  element_checks: (row) => ({
    ...{ 地区: row.unit, ...items(row), 要素: row.selector, 结果: flag(row), ...work(row, '核查人') },
  }),
  keyword_tests: (row) => ({
    ...{ 地区: row.unit, 渠道: row.selector, 关键词: row.item, 关联度: number(row.value) },
    ...{ 命中位次: row.position === null || row.position === 0 ? '未命中' : row.position, ...work(row, '测试人') },
  }),
  application_tests: (row) => ({
    ...{ 地区: row.unit, 平台: row.platform, 事项: row.item, 步骤: row.selector, 得分: number(row.value) },
    ...work(row, '测试人'),
  }),
  experience_tests: (row) => ({
    ...{ 地区: row.unit, 采集项: row.selector, 渠道: row.channel, 任务: row.item, 得分: number(row.value) },
    ...work(row, '测试人'),
  }),
  list_comparison: (row) => ({
    ...{ 地区: row.unit, 采集项: row.selector, 清单项: row.item, 是否具备: flag(row) },
  }),
  expert_ratings: (row) => ({ 地区: row.unit, 采集项: row.selector, 专家: row.item, 得分: number(row.value) }),
};

const text = (column: string): string => `coalesce((SELECT text FROM texts WHERE id = ${column}), '')`;
const shared = `${text('f.selector')} AS selector, ${text('f.unit')} AS unit, f.level, ${text('f.channel')} AS channel, ${text('f.platform')} AS platform, f.period,
  ${text('r.item')} AS item, ${text('r.name')} AS name, ${text('r.person')} AS person, ${text('r.day')} AS day, r.missing,
  coalesce((SELECT t.text FROM spots JOIN texts t ON t.id = spots.subregion WHERE spots.id = r.spot), '') AS subregion`;
const own = {
  records: `value, position, '' AS type, NULL AS legal, NULL AS promised, '' AS dayUnit, NULL AS visits, NULL AS immediate, NULL AS depth`,
  attributes: `NULL AS value, NULL AS position, ${text('r.type')} AS type, legal, promised, ${text('r.day_unit')} AS dayUnit, visits, immediate, depth`,
};

/**
 * The records of a project as CSV files, a kind each, in the order in which they were imported: base figures into `base`, the rest into `folder`.
 */
export function writeRecordTables(project: string, base: string, folder: string): readonly RecordKind[] {
  const sql = openSqlite(project);
  mkdirSync(base, { recursive: true });
  mkdirSync(folder, { recursive: true });
  const written: RecordKind[] = [];
  try {
    for (const [at, kind] of recordKinds.entries()) {
      const layout = layouts[kind];
      if (layout === undefined) continue;
      const table = kind === 'item_attributes' ? 'attributes' : 'records';
      const rows = sql
        .prepare<[number], Row>(
          `SELECT ${shared}, ${own[table]} FROM ${table} r JOIN facets f ON f.id = r.facet WHERE f.kind = ? ORDER BY r.sheet, r.cell`,
        )
        .all(at);
      if (rows.length === 0) continue;
      const target = join(kind === 'base_figures' ? base : folder, `${kind}.csv`);
      writeFileSync(target, Papa.unparse(rows.map(layout)));
      written.push(kind);
    }
  } finally {
    sql.close();
  }
  return written;
}
