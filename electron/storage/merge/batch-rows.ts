import type { Sql } from '../connection/sqlite.ts';
import { createContentDigest } from '../records/content-digest.ts';
import { facetDigest } from '../records/facets.ts';
import type { FacetRow } from '../records/facets.ts';
import { combineDigests, describeAttributes, describeRecord } from '../records/record-row.ts';
import type { AttributesRow, DigestSource, RecordRow } from '../records/record-row.ts';
import { textDigest } from '../records/text-dictionary.ts';
import { ATTRIBUTES_KIND } from './batch-tables.ts';

/** Rows of one facet that belong to a batch, of one of the two tables. */
export interface BatchRows {
  readonly facet: FacetRow;
  readonly records: readonly RecordRow[];
  readonly attributes: readonly AttributesRow[];
}

/** First and last number of a batch's sheets, which follow one another. */
export interface SheetRange {
  readonly first: number;
  readonly last: number;
}

/** Null: the batch has no sheets. */
export function sheetsOf(sql: Sql, batch: number): SheetRange | null {
  const extent = sql
    .prepare<[number], { first: number | null; last: number | null }>(
      'SELECT min(id) AS first, max(id) AS last FROM sheets WHERE batch = ?',
    )
    .get(batch);
  return extent === undefined || extent.first === null || extent.last === null
    ? null
    : { first: extent.first, last: extent.last };
}

/** Facets that a batch has records in. */
export function facetsOf(sql: Sql, batch: number): readonly FacetRow[] {
  return sql
    .prepare<[number], FacetRow>(
      'SELECT * FROM facets WHERE id IN (SELECT facet FROM sheet_facets WHERE sheet IN (SELECT id FROM sheets WHERE batch = ?)) ORDER BY id',
    )
    .all(batch);
}

/** Rows of a batch that are read at once: some milliseconds' work, whatever it is. */
export const PAGE_ROWS = 1_000;

type Key = readonly [item: number, spot: number, sheet: number, cell: number];
/** Before all keys: ids aren't negative. */
const START: Key = [-1, -1, -1, -1];

/** Reads the rows of a batch's facets, some at a time. */
export function rowReader(sql: Sql, batch: number): (facet: FacetRow) => Generator<BatchRows> {
  const extent = sheetsOf(sql, batch) ?? { first: 0, last: -1 };
  const columns = 'facet, item, spot, sheet, cell';
  const where = `WHERE facet = ? AND (item, spot, sheet, cell) > (?, ?, ?, ?) AND sheet BETWEEN ? AND ? ORDER BY facet, item, spot, sheet, cell LIMIT ${PAGE_ROWS}`;
  const records = sql.prepare<number[], RecordRow>(
    `SELECT ${columns}, value, name, person, day, missing, position, note FROM records ${where}`,
  );
  const attributes = sql.prepare<number[], AttributesRow>(
    `SELECT ${columns}, type, name, legal, promised, day_unit AS dayUnit, visits, immediate, depth, missing, person, day, note FROM attributes ${where}`,
  );
  return function* (facet) {
    let after = START;
    for (;;) {
      const place = [facet.id, ...after, extent.first, extent.last];
      const page: BatchRows =
        facet.kind === ATTRIBUTES_KIND
          ? { facet, records: [], attributes: attributes.all(...place) }
          : { facet, records: records.all(...place), attributes: [] };
      const last = page.records.at(-1) ?? page.attributes.at(-1);
      if (last === undefined) return;
      yield page;
      if (page.records.length + page.attributes.length < PAGE_ROWS) return;
      after = [last.item, last.spot, last.sheet, last.cell];
    }
  };
}

/** Digest of what a batch's records say, whatever numbers its sheets have in the file. */
export function batchDigest(sql: Sql, batch: number): string {
  const extent = sheetsOf(sql, batch);
  if (extent === null) return '';
  const digest = createContentDigest();
  const digests = digestsIn(sql);
  const read = rowReader(sql, batch);
  for (const facet of facetsOf(sql, batch))
    for (const { records, attributes } of read(facet)) {
      for (const row of records) digest.add(describeRecord({ ...row, sheet: row.sheet - extent.first }, digests));
      for (const row of attributes)
        digest.add(describeAttributes({ ...row, sheet: row.sheet - extent.first }, digests));
    }
  return digest.hex();
}

/** Digests of the texts, facets and spots of a file, each looked up once. */
function digestsIn(sql: Sql): DigestSource {
  const textOf = sql.prepare<[number], string>('SELECT text FROM texts WHERE id = ?').pluck();
  const text = remembered((id) => (id === 0 ? 0 : textDigest(textOf.get(id) ?? '')));
  const facetOf = sql.prepare<[number], FacetRow>('SELECT * FROM facets WHERE id = ?');
  const spotOf = sql.prepare<[number], { subregion: number; person: number }>(
    'SELECT subregion, person FROM spots WHERE id = ?',
  );
  return {
    text,
    facet: remembered((id) => {
      const row = facetOf.get(id);
      return row === undefined ? -1 : facetDigest(row, text);
    }),
    spot: remembered((id) => {
      const row = spotOf.get(id);
      return id === 0 || row === undefined ? 0 : combineDigests([text(row.subregion), text(row.person)]);
    }),
  };
}

function remembered(find: (id: number) => number): (id: number) => number {
  const known = new Map<number, number>();
  return (id) => {
    let found = known.get(id);
    if (found === undefined) known.set(id, (found = find(id)));
    return found;
  };
}
