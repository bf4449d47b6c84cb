import type { Sql } from '../connection/sqlite.ts';
import type { Steps } from '../connection/steps.ts';
import { ATTRIBUTES_KIND, MEASURE_TABLE_KIND } from './batch-tables.ts';
import { facetsOf, sheetsOf } from './batch-rows.ts';
import type { SheetRange } from './batch-rows.ts';

interface FacetOfUnit {
  readonly id: number;
  readonly kind: number;
  readonly unit: number;
}

/**
 * Whether it matters for any value that a batch counts after the records of these sheets: some key is in both, or one has cells of
 * 指标原始值表 for a unit of which the other has anything.
 */
export function* restsOn(sql: Sql, batch: number, ranges: readonly SheetRange[]): Steps<boolean> {
  const extent = sheetsOf(sql, batch);
  if (extent === null) return false;
  const own = facetsOf(sql, batch);
  const facets = sql.prepare<[number, number], FacetOfUnit>(
    'SELECT id, kind, unit FROM facets WHERE id IN (SELECT facet FROM sheet_facets WHERE sheet BETWEEN ? AND ?)',
  );
  const shares = (table: string) =>
    sql
      .prepare<number[], number>(
        `SELECT 1 FROM ${table} a WHERE a.facet = ? AND a.sheet BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM ${table} b WHERE b.facet = a.facet AND b.item = a.item AND b.spot = a.spot AND b.sheet BETWEEN ? AND ?) LIMIT 1`,
      )
      .pluck();
  const [records, attributes] = [shares('records'), shares('attributes')];
  for (const { first, last } of ranges) {
    const others = facets.all(first, last);
    if (meets(unitsWith(own, true), unitsWith(others, false)) || meets(unitsWith(own, false), unitsWith(others, true)))
      return true;
    const there = new Set(others.map(({ id }) => id));
    for (const { id, kind } of own) {
      if (!there.has(id)) continue;
      yield;
      const found = (kind === ATTRIBUTES_KIND ? attributes : records).get(id, extent.first, extent.last, first, last);
      if (found !== undefined) return true;
    }
  }
  return false;
}

function unitsWith(rows: readonly Pick<FacetOfUnit, 'kind' | 'unit'>[], table: boolean): ReadonlySet<number> {
  return new Set(rows.filter(({ kind }) => (kind === MEASURE_TABLE_KIND) === table).map(({ unit }) => unit));
}

function meets(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return [...a].some((unit) => b.has(unit));
}
