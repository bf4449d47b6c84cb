import type { Sql } from '../connection/sqlite.ts';
import { createContentDigest } from '../records/content-digest.ts';
import type { ContentDigest } from '../records/content-digest.ts';
import { facetDigest } from '../records/facets.ts';
import type { FacetRow } from '../records/facets.ts';
import { combineDigests, describeAttributes, describeRecord } from '../records/record-row.ts';
import type { AttributesRow, DigestSource, RecordRow } from '../records/record-row.ts';
import { textDigest } from '../records/text-dictionary.ts';
import type { Finding } from './finding.ts';

interface SheetRow {
  readonly id: number;
  readonly batch: number;
  readonly name: string;
  readonly file: string | null;
  /** '' of a sheet imported before these were kept, or without records. */
  readonly contentHash: string;
}

/**
 * In one pass over the records: their digest by sheet and batch, through the texts that they name; how many each sheet has in each facet;
 * that facets in which keys repeat are marked, as only there the newest record is looked for; and that nothing has two ids.
 */
export function* verifyRecords(sql: Sql): Generator<Finding> {
  const sheets = new Map(
    sql
      .prepare<[], SheetRow>(
        'SELECT s.id, s.batch, s.name, f.name AS file, s.content_hash AS contentHash FROM sheets s LEFT JOIN files f ON f.id = s.file',
      )
      .all()
      .map((sheet) => [sheet.id, sheet]),
  );
  const facets = sql.prepare<[], FacetRow>('SELECT * FROM facets').all();
  yield* verifyDictionaries(sql, facets);
  const found = readRecords(sql, digestSource(sql, facets));

  const batches = new Map<number, ContentDigest>();
  for (const [id, digest] of found.digests) {
    const sheet = sheets.get(id);
    if (sheet === undefined) {
      yield { code: 'VERIFY_RECORDS_STRAY', params: { sheet: id } };
      continue;
    }
    let batch = batches.get(sheet.batch);
    if (batch === undefined) batches.set(sheet.batch, (batch = createContentDigest()));
    batch.merge(digest);
  }
  const empty = createContentDigest().hex();
  for (const { id, content_hash: recorded } of sql
    .prepare<[], { id: number; content_hash: string }>('SELECT id, content_hash FROM batches ORDER BY id')
    .all()) {
    if ((batches.get(id)?.hex() ?? empty) === recorded) continue;
    const wrong = [...sheets.values()].filter(
      (sheet) =>
        sheet.batch === id &&
        sheet.contentHash !== '' &&
        sheet.contentHash !== (found.digests.get(sheet.id)?.hex() ?? empty),
    );
    if (wrong.length === 0) yield { code: 'VERIFY_BATCH', params: { batch: id } };
    for (const { name, file } of wrong)
      yield { code: 'VERIFY_SHEET', params: { batch: id, file: file ?? '', sheet: name } };
  }

  const place = (sheet: number): { batch: number; file: string; sheet: string } => {
    const row = sheets.get(sheet);
    return { batch: row?.batch ?? 0, file: row?.file ?? '', sheet: row?.name ?? String(sheet) };
  };
  const listed = new Map<number, number>();
  const uncounted = new Set<number>();
  for (const row of sql
    .prepare<[], { sheet: number; facet: number; records: number }>('SELECT * FROM sheet_facets')
    .iterate()) {
    const key = pairKey(row.sheet, row.facet);
    listed.set(key, row.records);
    if (found.counts.get(key) !== row.records) uncounted.add(row.sheet);
  }
  for (const key of found.counts.keys()) if (!listed.has(key)) uncounted.add(Math.floor(key / FACETS));
  for (const sheet of uncounted) yield { code: 'VERIFY_SHEET_COUNTS', params: place(sheet) };
  for (const { id, overlapping } of facets)
    if (overlapping === 0 && found.overlapping.has(id)) yield { code: 'VERIFY_OVERLAP', params: { facet: id } };
}

/**
 * Each text, facet and spot has one id: records of the same thing under two would not be seen to be of the same thing, and both would count. A text
 * in which a character was replaced when it was stored may stand for several.
 */
function* verifyDictionaries(sql: Sql, facets: readonly FacetRow[]): Generator<Finding> {
  const repeated = (part: string, id: number, first: number): Finding => ({
    code: 'VERIFY_REPEATED',
    params: { part, id, first },
  });
  const textOf = sql.prepare<[number], string>('SELECT text FROM texts WHERE id = ?').pluck();
  const texts = new Map<number, number>();
  for (const { id, text } of sql.prepare<[], { id: number; text: string }>('SELECT id, text FROM texts').iterate()) {
    const digest = textDigest(text);
    const first = texts.get(digest);
    if (first === undefined) texts.set(digest, id);
    else if (textOf.get(first) === text && !text.includes('\ufffd')) yield repeated('texts', id, first);
  }
  const known = new Map<string, number>();
  for (const { id, kind, selector, unit, level, channel, platform, period } of facets) {
    const key = [kind, selector, unit, level, channel, platform, period].join();
    const first = known.get(key);
    if (first === undefined) known.set(key, id);
    else yield repeated('facets', id, first);
  }
  const spots = new Map<string, number>();
  for (const { id, subregion, person } of sql
    .prepare<[], { id: number; subregion: number; person: number }>('SELECT * FROM spots')
    .iterate()) {
    const key = `${subregion},${person}`;
    const first = spots.get(key);
    if (first === undefined) spots.set(key, id);
    else yield repeated('spots', id, first);
  }
}

interface FoundRecords {
  /** By sheet. */
  readonly digests: ReadonlyMap<number, ContentDigest>;
  /** Records of a sheet in a facet, by {@link pairKey}. */
  readonly counts: ReadonlyMap<number, number>;
  /** Facets in which some key occurs more than once. */
  readonly overlapping: ReadonlySet<number>;
}

type RecordKey = Pick<RecordRow, 'facet' | 'item' | 'spot' | 'sheet'>;

const FACETS = 0x4000000;
function pairKey(sheet: number, facet: number): number {
  return sheet * FACETS + facet;
}

function readRecords(sql: Sql, source: DigestSource): FoundRecords {
  const digests = new Map<number, ContentDigest>();
  const counts = new Map<number, number>();
  const overlapping = new Set<number>();
  /** Rows of one table come in the order of their key. */
  const reader = () => {
    let before: RecordKey = { facet: -1, item: -1, spot: -1, sheet: -1 };
    let digest = createContentDigest();
    let count = 0;
    const end = (): void => {
      if (count === 0) return;
      const pair = pairKey(before.sheet, before.facet);
      counts.set(pair, (counts.get(pair) ?? 0) + count);
      count = 0;
    };
    const next = (row: RecordKey): ContentDigest => {
      const { facet, sheet } = row;
      if (facet !== before.facet || sheet !== before.sheet) end();
      if (facet === before.facet && row.item === before.item && row.spot === before.spot) overlapping.add(facet);
      if (sheet !== before.sheet) {
        const known = digests.get(sheet);
        digest = known ?? createContentDigest();
        if (known === undefined) digests.set(sheet, digest);
      }
      before = row;
      count += 1;
      return digest;
    };
    return { next, end };
  };
  const records = reader();
  for (const row of sql
    .prepare<[], RecordRow>('SELECT * FROM records ORDER BY facet, item, spot, sheet, cell')
    .iterate())
    records.next(row).add(describeRecord(row, source));
  records.end();
  const attributes = reader();
  for (const row of sql
    .prepare<[], AttributesRow>('SELECT *, day_unit AS dayUnit FROM attributes ORDER BY facet, item, spot, sheet, cell')
    .iterate())
    attributes.next(row).add(describeAttributes(row, source));
  attributes.end();
  return { digests, counts, overlapping };
}

function digestSource(sql: Sql, facetRows: readonly FacetRow[]): DigestSource {
  const texts: number[] = [0];
  for (const row of sql.prepare<[], { id: number; text: string }>('SELECT id, text FROM texts').iterate())
    texts[row.id] = textDigest(row.text);
  const text = (id: number): number => texts[id] ?? -1;
  const facets: number[] = [];
  for (const row of facetRows) facets[row.id] = facetDigest(row, text);
  const spots: number[] = [0];
  for (const row of sql.prepare<[], { id: number; subregion: number; person: number }>('SELECT * FROM spots').iterate())
    spots[row.id] = combineDigests([text(row.subregion), text(row.person)]);
  return { text, facet: (id) => facets[id] ?? -1, spot: (id) => spots[id] ?? -1 };
}
