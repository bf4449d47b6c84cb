import { levels, recordKinds } from '../../../shared/model/record-kind.ts';
import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import type { Sql } from '../connection/sqlite.ts';
import { DamagedContent } from '../connection/damaged-content.ts';
import type { Steps } from '../connection/steps.ts';
import { readBodyByHash, storeBody } from '../documents/bodies.ts';
import { readManifest } from '../batches/batch-manifest.ts';
import { createContentDigest } from '../records/content-digest.ts';
import type { ContentDigest } from '../records/content-digest.ts';
import type { FacetRow, KeyWriter } from '../records/facets.ts';
import { describeAttributes, describeRecord } from '../records/record-row.ts';
import { createRowBuffer } from '../records/row-buffer.ts';
import type { TextDictionary } from '../records/text-dictionary.ts';
import { facetsOf, PAGE_ROWS, rowReader } from './batch-rows.ts';
import type { BatchRows } from './batch-rows.ts';

/** The project that batches are copied into, within a transaction. */
export interface CopyTarget {
  readonly sql: Sql;
  readonly texts: TextDictionary;
  readonly keys: KeyWriter;
}

export interface CopiedBatch {
  readonly id: number;
  readonly firstSheet: number;
  readonly lastSheet: number;
  readonly records: number;
  readonly digest: string;
  /** Facets of the target with how many of its records each has. */
  readonly facets: ReadonlyMap<number, number>;
  readonly attributeFacets: ReadonlySet<number>;
}

const RECORD_COLUMNS = [
  'facet',
  'item',
  'spot',
  'sheet',
  'cell',
  'value',
  'name',
  'person',
  'day',
  'missing',
  'position',
  'note',
];
const ATTRIBUTE_COLUMNS = [
  ...['facet', 'item', 'spot', 'sheet', 'cell', 'type', 'name', 'legal', 'promised', 'day_unit', 'visits'],
  ...['immediate', 'depth', 'missing', 'person', 'day', 'note'],
];

/**
 * Copies a batch from a project, which may be the target itself, under new numbers; it stays `open` for the caller to decide on. The records of
 * each sheet must have the digest that the sheet carries: throws DamagedContent otherwise.
 */
export function* copyBatch(
  from: Sql,
  batch: number,
  target: CopyTarget,
  placedRows: (count: number) => void,
): Steps<CopiedBatch> {
  const { sql } = target;
  const placed = yield* placeSheets(from, batch, sql);
  const convert = converter(from, target);
  const read = rowReader(from, batch);
  const digests = { text: target.texts.digestOf, facet: target.keys.facetDigest, spot: target.keys.spotDigest };
  const records = createRowBuffer(sql, { table: 'main.records', columns: RECORD_COLUMNS, constants: {} }, PAGE_ROWS);
  const attributes = createRowBuffer(
    sql,
    { table: 'main.attributes', columns: ATTRIBUTE_COLUMNS, constants: {} },
    PAGE_ROWS,
  );
  const counts = new Map<number, Map<number, number>>();
  const [now, then] = [new Map<number, ContentDigest>(), new Map<number, ContentDigest>()];
  const digestOf = (digestsBySheet: Map<number, ContentDigest>, sheet: number): ContentDigest => {
    const known = digestsBySheet.get(sheet) ?? createContentDigest();
    digestsBySheet.set(sheet, known);
    return known;
  };
  const count = (sheet: number, facet: number): void => {
    const own = counts.get(sheet) ?? new Map<number, number>();
    counts.set(sheet, own.set(facet, (own.get(facet) ?? 0) + 1));
  };
  const nan = (value: number | null): number => value ?? Number.NaN;
  const attributeFacets = new Set<number>();
  const facets = facetsOf(from, batch)
    .map((facet) => ({ facet, to: convert.facet(facet) }))
    .sort((a, b) => a.to - b.to);
  const pages = function* (): Generator<{ readonly facet: FacetRow; readonly to: number; readonly rows: BatchRows }> {
    for (const { facet, to } of facets) for (const rows of read(facet)) yield { facet, to, rows };
  };
  for (const { facet, to, rows } of pages()) {
    yield;
    placedRows(rows.records.length + rows.attributes.length);
    for (const row of rows.records) {
      const sheet = placed.sheets.get(row.sheet) ?? 0;
      const moved = {
        ...row,
        facet: to,
        sheet,
        spot: convert.spot(facet, row.spot),
        item: convert.text(row.item),
        name: convert.text(row.name),
        person: convert.text(row.person),
        day: convert.text(row.day),
        note: convert.text(row.note),
      };
      digestOf(now, sheet).add(describeRecord(moved, digests));
      moved.sheet = row.sheet;
      digestOf(then, row.sheet).add(describeRecord(moved, digests));
      count(sheet, to);
      records.push(
        to,
        moved.item,
        moved.spot,
        sheet,
        row.cell,
        nan(row.value),
        moved.name,
        moved.person,
        moved.day,
        row.missing,
        nan(row.position),
        moved.note,
      );
    }
    for (const row of rows.attributes) {
      attributeFacets.add(to);
      const sheet = placed.sheets.get(row.sheet) ?? 0;
      const moved = {
        ...row,
        facet: to,
        sheet,
        spot: convert.spot(facet, row.spot),
        item: convert.text(row.item),
        type: convert.text(row.type),
        name: convert.text(row.name),
        dayUnit: convert.text(row.dayUnit),
        person: convert.text(row.person),
        day: convert.text(row.day),
        note: convert.text(row.note),
      };
      digestOf(now, sheet).add(describeAttributes(moved, digests));
      moved.sheet = row.sheet;
      digestOf(then, row.sheet).add(describeAttributes(moved, digests));
      count(sheet, to);
      attributes.push(
        to,
        moved.item,
        moved.spot,
        sheet,
        row.cell,
        moved.type,
        moved.name,
        nan(row.legal),
        nan(row.promised),
        moved.dayUnit,
        nan(row.visits),
        nan(row.immediate),
        nan(row.depth),
        row.missing,
        moved.person,
        moved.day,
        moved.note,
      );
    }
  }
  records.flush();
  attributes.flush();
  target.texts.flush();
  const proven = from.prepare<[number], string>('SELECT content_hash FROM sheets WHERE id = ?').pluck();
  for (const [sheet, digest] of then) {
    const kept = proven.get(sheet) ?? '';
    if (kept !== '' && kept !== digest.hex()) throw new DamagedContent(`sheet ${sheet}`);
  }
  return sealSheets(sql, placed, now, counts, attributeFacets);
}

interface PlacedSheets {
  readonly id: number;
  /** Numbers of the sheets here by those there. */
  readonly sheets: ReadonlyMap<number, number>;
  /** Sheets that have a digest there, of no records too. */
  readonly proven: ReadonlySet<number>;
}

/** The batch, its files and sheets under new numbers. */
function* placeSheets(from: Sql, batch: number, sql: Sql): Steps<PlacedSheets> {
  const manifest = readManifest(from, batch);
  if (manifest === null) throw new DamagedContent(`batch ${batch}`);
  const next = (table: string): number =>
    (sql.prepare<[], number | null>(`SELECT max(id) FROM ${table}`).pluck().get() ?? 0) + 1;
  const id = next('batches');
  sql
    .prepare(
      "INSERT INTO batches (id, at, note, status, status_reason, records, replaced, content_hash) VALUES (?, ?, ?, 'open', '', 0, 0, '')",
    )
    .run(id, manifest.at, manifest.note);
  const files = new Map<number, number>();
  const insertFile = sql.prepare(
    'INSERT INTO files (batch, position, name, content_hash, size) VALUES (?, ?, ?, ?, ?)',
  );
  for (const file of manifest.files)
    files.set(
      file.id,
      Number(insertFile.run(id, file.position, file.name, file.contentHash, file.size).lastInsertRowid),
    );
  const insertSheet = sql.prepare(
    'INSERT INTO sheets (id, batch, file, name, kind, hidden, mapping, report) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const sheets = new Map<number, number>();
  let sheetId = next('sheets');
  const body = (hash: string | null): number | null =>
    hash === null ? null : storeBody(sql, readBodyByHash(from, hash)).id;
  for (const sheet of manifest.sheets) {
    yield;
    insertSheet.run(
      sheetId,
      id,
      files.get(sheet.file) ?? 0,
      sheet.name,
      sheet.kind,
      sheet.hidden,
      body(sheet.mapping),
      body(sheet.report),
    );
    sheets.set(sheet.id, sheetId);
    sheetId += 1;
  }
  const proven = manifest.sheets.flatMap(({ id: there, contentHash }) =>
    contentHash === '' ? [] : [sheets.get(there) ?? 0],
  );
  return { id, sheets, proven: new Set(proven) };
}

function sealSheets(
  sql: Sql,
  { id, sheets, proven }: PlacedSheets,
  digests: ReadonlyMap<number, ContentDigest>,
  counts: ReadonlyMap<number, ReadonlyMap<number, number>>,
  attributeFacets: ReadonlySet<number>,
): CopiedBatch {
  const insertFacet = sql.prepare('INSERT INTO sheet_facets (sheet, facet, records) VALUES (?, ?, ?)');
  const seal = sql.prepare<[string, number]>('UPDATE sheets SET content_hash = ? WHERE id = ?');
  const whole = createContentDigest();
  const facets = new Map<number, number>();
  let records = 0;
  for (const sheet of sheets.values()) {
    const digest = digests.get(sheet) ?? (proven.has(sheet) ? createContentDigest() : undefined);
    if (digest !== undefined) {
      whole.merge(digest);
      seal.run(digest.hex(), sheet);
    }
    for (const [facet, count] of counts.get(sheet) ?? []) {
      insertFacet.run(sheet, facet, count);
      facets.set(facet, (facets.get(facet) ?? 0) + count);
      records += count;
    }
  }
  const numbers = [...sheets.values()];
  return {
    id,
    firstSheet: numbers[0] ?? 0,
    lastSheet: numbers.at(-1) ?? -1,
    records,
    digest: whole.hex(),
    facets,
    attributeFacets,
  };
}

interface Converter {
  readonly text: (id: number) => number;
  readonly facet: (row: FacetRow) => number;
  readonly spot: (facet: FacetRow, id: number) => number;
}

/** Numbers of texts, facets and spots of one file as those of the other. */
function converter(from: Sql, { sql, texts, keys }: CopyTarget): Converter {
  if (from === sql) return { text: (id) => id, facet: ({ id }) => id, spot: (_, id) => id };
  const textOf = from.prepare<[number], string>('SELECT text FROM texts WHERE id = ?').pluck();
  const words = (id: number): string => {
    const found = textOf.get(id);
    if (found === undefined) throw new DamagedContent(`text ${id}`);
    return found;
  };
  const known: number[] = [0];
  const text = (id: number): number => (known[id] ??= texts.idOf(words(id)));
  const spotOf = from.prepare<[number], { subregion: number; person: number }>(
    'SELECT subregion, person FROM spots WHERE id = ?',
  );
  const kindOf = (row: FacetRow): (typeof recordKinds)[number] => {
    const kind = recordKinds[row.kind];
    if (kind === undefined) throw new DamagedContent(`facet ${row.id}`);
    return kind;
  };
  const optional = (id: number): string | undefined => (id === 0 ? undefined : words(id));
  const asRecord = (row: FacetRow, spot: { subregion: number; person: number }): CollectedRecord => {
    const level = levels[row.level - 1];
    const [channel, platform, subregion, person] = [row.channel, row.platform, spot.subregion, spot.person].map(
      optional,
    );
    return {
      unit: words(row.unit),
      selector: optional(row.selector) ?? '',
      value: null,
      row: 0,
      column: 1,
      ...(level === undefined ? {} : { level }),
      ...(channel === undefined ? {} : { channel }),
      ...(platform === undefined ? {} : { platform }),
      ...(row.period === 0 ? {} : { period: row.period }),
      ...(subregion === undefined ? {} : { subregion }),
      ...(person === undefined ? {} : { person }),
    };
  };
  const nowhere = { subregion: 0, person: 0 };
  const spots = new Map<number, number>([[0, 0]]);
  return {
    text,
    facet: (row) => keys.facetOf(kindOf(row), asRecord(row, nowhere)),
    spot: (facet, id) => {
      const found = spots.get(id);
      if (found !== undefined) return found;
      const row = spotOf.get(id);
      if (row === undefined) throw new DamagedContent(`spot ${id}`);
      const made = keys.spotOf(kindOf(facet), asRecord(facet, row));
      spots.set(id, made);
      return made;
    },
  };
}
