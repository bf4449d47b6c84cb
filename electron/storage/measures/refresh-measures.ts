import { missingReasonIndex } from '../../../shared/model/dataset.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import type { Sql } from '../connection/sqlite.ts';
import { activeCondition } from '../records/overlaps.ts';
import type { CompiledRule } from './compile-rule.ts';
import { evaluateMeasure } from './evaluate-measure.ts';
import type { EvaluatedCell } from './evaluate-measure.ts';
import { facetMatches, inYear, readFacetIndex } from './facet-index.ts';
import type { Facet } from './facet-index.ts';
import { createFacetReader } from './facet-reader.ts';

const MEASURE_TABLE = recordKinds.indexOf('measure_table');

/** What gave a stored value. */
export const valueSources = ['none', 'records', 'measure_table'] as const;

/**
 * Recomputes the measure values that depend on `touched` facets (null: all) for the year evaluated and the one before it,
 * and keeps them in `measure_values`. Between records and a cell of 指标原始值表 the newer batch gives the value; of one batch, the records.
 * A cell marked missing in that table never takes a value away.
 */
export function refreshMeasures(
  sql: Sql,
  rules: readonly CompiledRule[],
  year: number,
  touched: ReadonlySet<number> | null,
): void {
  const index = readFacetIndex(sql);
  const reader = createFacetReader(sql, rules);
  const batchOfSheet = new Map(
    sql
      .prepare<[], { id: number; batch: number }>('SELECT id, batch FROM sheets')
      .all()
      .map((row) => [row.id, row.batch]),
  );
  const newestCell = sql.prepare<[number], { value: number; sheet: number }>(
    `SELECT value, sheet FROM records WHERE facet = ? AND value IS NOT NULL AND ${activeCondition(sql)} ORDER BY sheet DESC, cell DESC LIMIT 1`,
  );
  const anyCell = sql
    .prepare<[number], number>(`SELECT 1 FROM records WHERE facet = ? AND ${activeCondition(sql)} LIMIT 1`)
    .pluck();
  const put = sql.prepare(
    'INSERT OR REPLACE INTO measure_values (year, measure, unit, value, reason, marks, records, batch, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const drop = sql.prepare('DELETE FROM measure_values WHERE year = ? AND measure = ? AND unit = ?');
  const touchedFacets = touched === null ? null : index.all.filter((facet) => touched.has(facet.id));
  if (touched === null) sql.exec('DELETE FROM measure_values');

  for (const rule of rules) {
    const units = touchedUnits(rule, touchedFacets ?? index.all);
    if (units.size === 0) continue;
    const matching = index.matching(rule);
    const tables = index.ofKind(MEASURE_TABLE, rule.measure);
    for (const unit of units) {
      for (const one of year === 0 ? [0] : [year, year - 1]) {
        const inside = (facet: Facet): boolean => facet.unit === unit && inYear(facet.period, one, year);
        const raw = evaluateMeasure(rule, (matching.get(unit) ?? []).filter(inside), reader);
        const cells = tables.filter(inside).flatMap((facet) => newestCell.get(facet.id) ?? []);
        const cell = cells.reduce<{ value: number; sheet: number } | null>(
          (newest, next) => (newest === null || next.sheet > newest.sheet ? next : newest),
          null,
        );
        const chosen = choose(
          raw,
          cell,
          tables.some((facet) => inside(facet) && anyCell.get(facet.id) !== undefined),
          batchOfSheet,
        );
        if (chosen.records === 0) drop.run(one, rule.measure, unit);
        else
          put.run(
            one,
            rule.measure,
            unit,
            Number.isNaN(chosen.value) ? null : chosen.value,
            chosen.reason,
            chosen.marks,
            chosen.records,
            batchOfSheet.get(chosen.sheet) ?? 0,
            chosen.source,
          );
      }
    }
  }
}

function touchedUnits(rule: CompiledRule, facets: readonly Facet[]): ReadonlySet<string> {
  const units = new Set<string>();
  for (const facet of facets) {
    if (facetMatches(rule, facet) || (facet.kind === MEASURE_TABLE && facet.selector === rule.measure))
      units.add(facet.unit);
  }
  return units;
}

function choose(
  raw: EvaluatedCell,
  cell: { readonly value: number; readonly sheet: number } | null,
  listed: boolean,
  batchOfSheet: ReadonlyMap<number, number>,
): EvaluatedCell & { readonly source: number } {
  const batch = (sheet: number): number => batchOfSheet.get(sheet) ?? 0;
  if (cell && (Number.isNaN(raw.value) || batch(cell.sheet) > batch(raw.sheet))) {
    return {
      value: cell.value,
      reason: 0,
      marks: 0,
      records: 1,
      sheet: cell.sheet,
      source: valueSources.indexOf('measure_table'),
    };
  }
  // A cell that 指标原始值表 marks missing says more than no record at all.
  if (!cell && raw.records === 0 && listed)
    return {
      ...raw,
      reason: missingReasonIndex('marked_missing'),
      records: 1,
      source: valueSources.indexOf('measure_table'),
    };
  return { ...raw, source: raw.records > 0 ? valueSources.indexOf('records') : 0 };
}
