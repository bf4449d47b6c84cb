import { parseStored } from '../connection/damaged-content.ts';
import type { HistoryEntry } from '../../../shared/model/history.ts';
import { tierIds } from '../../../shared/model/method.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import { activeCondition } from '../records/overlaps.ts';
import type { Sql } from '../connection/sqlite.ts';
import { historySchema } from '../documents/document-schemas.ts';
import { readDocument } from '../documents/documents.ts';

/** One record of 历年结果: an index, or a tier by its position. */
interface HistoryRow {
  readonly selector: string;
  readonly unit: string;
  readonly period: number;
  readonly value: number;
}

/** The rows of 历年结果 that an import has staged in a schema. */
export function stagedHistory(sql: Sql, schema: string): readonly HistoryRow[] {
  const both = (table: string): string => `(SELECT * FROM main.${table} UNION ALL SELECT * FROM ${schema}.${table})`;
  return sql
    .prepare<[number], HistoryRow>(
      `
    SELECT s.text AS selector, u.text AS unit, f.period, r.value FROM ${both('facets')} f
    JOIN ${schema}.records r ON r.facet = f.id JOIN ${both('texts')} s ON s.id = f.selector JOIN ${both('texts')} u ON u.id = f.unit
    WHERE f.kind = ? AND r.value IS NOT NULL ORDER BY r.sheet, r.cell`,
    )
    .all(recordKinds.indexOf('index_history'));
}

/**
 * Results of earlier years: what came with the template, replaced by imported index_history. An index imported without a tier takes
 * the template's tier away with it: the tier then follows from the index. In unit order, then by year. `staged`: rows that would come on top.
 */
export function readHistory(
  sql: Sql,
  units: readonly string[],
  staged: readonly HistoryRow[] = [],
): readonly HistoryEntry[] {
  const entries = new Map<string, HistoryEntry>();
  const imported = new Map<string, HistoryEntry>();
  for (const entry of parseStored(historySchema, readDocument(sql, 'history', '') ?? [], 'history'))
    entries.set(`${entry.unit} ${entry.year}`, entry);
  const rows = sql
    .prepare<[number], HistoryRow>(
      `
    SELECT s.text AS selector, u.text AS unit, f.period, r.value FROM facets f JOIN records r ON r.facet = f.id
    JOIN texts s ON s.id = f.selector JOIN texts u ON u.id = f.unit
    WHERE f.kind = ? AND r.value IS NOT NULL AND ${activeCondition(sql, true)} ORDER BY r.sheet, r.cell`,
    )
    .all(recordKinds.indexOf('index_history'));
  for (const row of [...rows, ...staged]) {
    const year = row.period >= 10_000 ? Math.floor(row.period / 100) : row.period;
    const key = `${row.unit} ${year}`;
    const known = imported.get(key) ?? { unit: row.unit, year, index: null, tier: null };
    imported.set(
      key,
      row.selector === '能力分组' ? { ...known, tier: tierIds[row.value] ?? null } : { ...known, index: row.value },
    );
  }
  for (const [key, entry] of imported) {
    const known = entries.get(key);
    entries.set(key, {
      ...entry,
      index: entry.index ?? known?.index ?? null,
      tier: entry.tier ?? (entry.index === null ? (known?.tier ?? null) : null),
    });
  }
  const order = new Map(units.map((unit, position) => [unit, position]));
  const place = (unit: string): number => order.get(unit) ?? units.length;
  return [...entries.values()].sort((a, b) => place(a.unit) - place(b.unit) || a.year - b.year);
}
