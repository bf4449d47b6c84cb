import { createContentDigest } from '../records/content-digest.ts';
import type { ContentDigest } from '../records/content-digest.ts';
import { facetDigest } from '../records/facets.ts';
import type { FacetRow } from '../records/facets.ts';
import { combineDigests, describeAttributes, describeRecord } from '../records/record-row.ts';
import type { AttributesRow, DigestSource, RecordRow } from '../records/record-row.ts';
import { readTexts, textDigest } from '../records/text-dictionary.ts';
import type { Sql } from '../connection/sqlite.ts';

/** Digest of every batch's records as they stand in the file now. */
export function batchDigests(sql: Sql): ReadonlyMap<number, string> {
  const texts = readTexts(sql).map((text, id) => (id === 0 ? 0 : textDigest(text)));
  const text = (id: number): number => texts[id] ?? -1;
  const facets: number[] = [];
  for (const row of sql.prepare<[], FacetRow>('SELECT * FROM facets').iterate())
    facets[row.id] = facetDigest(row, text);
  const spots: number[] = [0];
  for (const row of sql.prepare<[], { id: number; subregion: number; person: number }>('SELECT * FROM spots').iterate())
    spots[row.id] = combineDigests([text(row.subregion), text(row.person)]);
  const source: DigestSource = { text, facet: (id) => facets[id] ?? -1, spot: (id) => spots[id] ?? -1 };

  const batchOfSheet = new Map(
    sql
      .prepare<[], { id: number; batch: number }>('SELECT id, batch FROM sheets')
      .all()
      .map((row) => [row.id, row.batch]),
  );
  const digests = new Map<number, ContentDigest>();
  for (const id of sql.prepare<[], number>('SELECT id FROM batches').pluck().all())
    digests.set(id, createContentDigest());
  const digestOf = (sheet: number): ContentDigest | undefined => digests.get(batchOfSheet.get(sheet) ?? -1);
  for (const row of sql.prepare<[], RecordRow>('SELECT * FROM records').iterate())
    digestOf(row.sheet)?.add(describeRecord(row, source));
  for (const row of sql.prepare<[], AttributesRow>('SELECT *, day_unit AS dayUnit FROM attributes').iterate())
    digestOf(row.sheet)?.add(describeAttributes(row, source));
  return new Map([...digests].map(([id, digest]) => [id, digest.hex()]));
}
