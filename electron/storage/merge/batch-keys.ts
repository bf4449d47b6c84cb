import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { readManifest } from '../batches/batch-manifest.ts';
import type { BatchManifest } from '../batches/batch-manifest.ts';
import type { Sql } from '../connection/sqlite.ts';
import { bodyHash } from '../documents/bodies.ts';
import { batchDigest } from './batch-rows.ts';

/** A batch of one of the two projects. */
export interface KeyedBatch {
  readonly id: number;
  readonly active: boolean;
  readonly reason: string;
  readonly manifest: BatchManifest;
}

/** Batches by what they hold, oldest first; one that was imported twice, and taken back in between, has several. */
export type BatchesByKey = ReadonlyMap<string, readonly KeyedBatch[]>;

/** Keys of both sides' batches; `known`: those that were there when the two parted, which have the same number in both. */
export function keyBatches(
  mine: Sql,
  theirs: Sql,
  known: ReadonlySet<number>,
): { readonly mine: BatchesByKey; readonly theirs: BatchesByKey } {
  const [own, other] = [mine, theirs].map((sql) => plainKeys(sql, known));
  if (own === undefined || other === undefined) throw new Error('two sides');
  // What looks alike from outside is read through: the same files may have been read by other names of units.
  const exact = (sql: Sql, keyed: Map<string, KeyedBatch[]>, beside: ReadonlyMap<string, unknown>): BatchesByKey => {
    const found = new Map<string, KeyedBatch[]>();
    for (const [key, batches] of keyed)
      for (const batch of batches) {
        const full =
          beside.has(key) && !key.startsWith('#') ? `${key}-${batchDigest(sql, batch.id).slice(0, 24)}` : key;
        found.set(full, [...(found.get(full) ?? []), batch]);
      }
    return found;
  };
  return { mine: exact(mine, own, other), theirs: exact(theirs, other, own) };
}

function plainKeys(sql: Sql, known: ReadonlySet<number>): Map<string, KeyedBatch[]> {
  const keyed = new Map<string, KeyedBatch[]>();
  for (const { id, status, reason } of sql
    .prepare<[], { id: number; status: string; reason: string }>(
      "SELECT id, status, status_reason AS reason FROM batches WHERE status <> 'open' ORDER BY id",
    )
    .all()) {
    const manifest = readManifest(sql, id);
    if (manifest === null) continue;
    const key = known.has(id) ? `#${id}` : contentKey(manifest);
    keyed.set(key, [...(keyed.get(key) ?? []), { id, active: status === 'active', reason, manifest }]);
  }
  return keyed;
}

/** What was read, from which bytes and how: not when, nor under which name of the file. */
function contentKey({ files, sheets, records }: BatchManifest): string {
  const place = new Map(files.map(({ id }, at) => [id, at]));
  const fileName = new Map(files.map(({ id, name }) => [id, name.replace(/\.[^.]+$/, '')]));
  return bodyHash(
    canonicalJson({
      files: files.map(({ contentHash, size }) => ({ contentHash, size })),
      // The one sheet of a text file is called as the file.
      sheets: sheets.map(({ file, name, kind, mapping }) => ({
        ...{ file: place.get(file) ?? -1, name: name === fileName.get(file) ? '' : name, kind, mapping },
      })),
      records,
    }),
  ).slice(0, 24);
}

/** Number of each batch's key on one side. */
export function keyOfBatch(batches: BatchesByKey): ReadonlyMap<number, string> {
  return new Map([...batches].flatMap(([key, own]) => own.map(({ id }) => [id, key] as const)));
}
