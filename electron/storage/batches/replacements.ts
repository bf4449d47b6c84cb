import { cellName } from '../../../shared/base/cell-name.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import { batchFacets } from './read-batches.ts';
import { readFacetIndex } from '../measures/facet-index.ts';
import type { Facet } from '../measures/facet-index.ts';
import type { Page } from '../../../shared/model/page.ts';
import type { Replacement, ReplacementPage } from '../../../shared/model/replacement.ts';
import type { Sql } from '../connection/sqlite.ts';
import { runSteps } from '../connection/steps.ts';
import type { Steps } from '../connection/steps.ts';
import { activeCondition, NEWEST } from '../records/overlaps.ts';
import { projectRecords } from '../records/record-source.ts';
import type { RecordSource } from '../records/record-source.ts';
import { COLUMNS } from '../records/record-row.ts';

interface PairRow {
  readonly item: string | null;
  readonly newSheet: number;
  readonly newCell: number;
  readonly newValue: number | null;
  readonly oldSheet: number;
  readonly oldCell: number;
  readonly oldValue: number | null;
  readonly same: number;
}

const CELLS = '1099511627776';
const ATTRIBUTES = recordKinds.indexOf('item_attributes');

/** Where a sheet stands. */
export interface SheetPlace {
  readonly batch: number;
  readonly file: string;
  readonly sheet: string;
}

/** A run of sheets whose records may stand before those of earlier ones, and of one another. */
export interface ReplacementScope {
  readonly firstSheet: number;
  readonly lastSheet: number;
  /** Facets that those sheets have records in and in which keys repeat. */
  readonly facets: readonly Facet[];
  readonly source: RecordSource;
  /** Places of sheets that are not in the project yet. */
  readonly places?: ReadonlyMap<number, SheetPlace>;
}

/**
 * The records of a batch that stand before earlier ones of the same key, each beside the one that counted until then, as
 * things are now: what a withdrawn batch said counts as not said. By facet, then key.
 */
export function readReplacements(sql: Sql, batch: number, page: Page): ReplacementPage {
  const extent = sql
    .prepare<[number], { first: number | null; last: number | null }>(
      'SELECT min(id) AS first, max(id) AS last FROM sheets WHERE batch = ?',
    )
    .get(batch);
  if (extent === undefined || extent.first === null || extent.last === null) return { total: 0, rows: [] };
  const touched = batchFacets(sql, batch);
  return runSteps(
    findReplacements(
      sql,
      {
        firstSheet: extent.first,
        lastSheet: extent.last,
        facets: readFacetIndex(sql).all.filter((facet) => facet.overlapping && touched.has(facet.id)),
        source: projectRecords,
      },
      page,
    ),
  );
}

export function* findReplacements(sql: Sql, scope: ReplacementScope, page: Page): Steps<ReplacementPage> {
  const { firstSheet: first, lastSheet: last, source } = scope;
  const active = activeCondition(sql);
  const keys = (table: string): string =>
    `SELECT item, spot, max(${NEWEST}) AS newest FROM ${table} WHERE facet = ? AND sheet <= ? AND ${active} GROUP BY item, spot HAVING count(*) > 1 AND max(sheet) >= ?`;
  const places = new Map<number, SheetPlace>(
    sql
      .prepare<[], SheetPlace & { id: number }>(
        'SELECT s.id, s.batch, s.name AS sheet, f.name AS file FROM sheets s JOIN files f ON f.id = s.file',
      )
      .all()
      .map((row) => [row.id, row]),
  );
  const place = (sheet: number, cell: number, value: number | null): Replacement['newer'] => {
    const found = scope.places?.get(sheet) ?? places.get(sheet);
    if (!found) throw new Error(`a record of sheet ${sheet}, which is not there`);
    return {
      batch: found.batch,
      file: found.file,
      sheet: found.sheet,
      cell: cellName(Math.floor(cell / COLUMNS), cell % COLUMNS),
      value,
    };
  };
  let total = 0;
  const rows: Replacement[] = [];
  for (const facet of scope.facets) {
    yield;
    const kind = facet.kind === ATTRIBUTES ? 'attributes' : 'records';
    const table = source.rowsOf(kind, facet.id);
    const count =
      sql
        .prepare<[number, number, number], number>(`SELECT count(*) FROM (${keys(table)})`)
        .pluck()
        .get(facet.id, last, first) ?? 0;
    const skip = Math.max(0, page.offset - total);
    const wanted = page.limit - rows.length;
    total += count;
    if (wanted <= 0 || skip >= count) continue;
    const found = sql
      .prepare<number[], PairRow>(pairsQuery(kind, table, keys(table), active, source.schemas))
      .all(facet.id, last, first, wanted, skip, facet.id, facet.id, last, facet.id);
    for (const row of found) {
      rows.push({
        unit: facet.unit,
        selector: facet.selector,
        item: row.item ?? '',
        ...particulars(facet),
        same: row.same !== 0,
        newer: place(row.newSheet, row.newCell, row.newValue),
        older: place(row.oldSheet, row.oldCell, row.oldValue),
      });
    }
  }
  return { total, rows };
}

/** Parameters: those of `keys`, limit, offset, then facet, facet and last sheet, facet. */
function pairsQuery(
  kind: 'records' | 'attributes',
  table: string,
  keys: string,
  active: string,
  schemas: readonly string[],
): string {
  const says =
    kind === 'records'
      ? ['value', 'missing', 'position']
      : ['legal', 'promised', 'day_unit', 'visits', 'immediate', 'depth', 'missing'];
  const value = (row: string): string => (kind === 'records' ? `${row}.value` : 'NULL');
  const text = schemas.map((schema) => `(SELECT text FROM ${schema}.texts WHERE id = k.item)`);
  return `
    WITH k AS (${keys} ORDER BY item, spot LIMIT ? OFFSET ?)
    SELECT coalesce(${text.join(', ')}, '') AS item, n.sheet AS newSheet, n.cell AS newCell, ${value('n')} AS newValue,
      o.sheet AS oldSheet, o.cell AS oldCell, ${value('o')} AS oldValue, ${says.map((column) => `n.${column} IS o.${column}`).join(' AND ')} AS same
    FROM k
    JOIN ${table} n ON n.facet = ? AND n.item = k.item AND n.spot = k.spot AND n.sheet = k.newest / ${CELLS} AND n.cell = k.newest % ${CELLS}
    JOIN (SELECT r.item, r.spot, max(r.sheet * ${CELLS} + r.cell) AS older FROM ${table} r JOIN k ON r.facet = ? AND r.item = k.item AND r.spot = k.spot
      WHERE r.sheet <= ? AND ${active} AND r.sheet * ${CELLS} + r.cell < k.newest GROUP BY r.item, r.spot) p ON p.item = k.item AND p.spot = k.spot
    JOIN ${table} o ON o.facet = ? AND o.item = k.item AND o.spot = k.spot AND o.sheet = p.older / ${CELLS} AND o.cell = p.older % ${CELLS}`;
}

function particulars({ level, channel, platform, period }: Facet): Pick<Replacement, 'particulars'> {
  return { particulars: [level, channel, platform, period === 0 ? '' : String(period)].filter((text) => text !== '') };
}
