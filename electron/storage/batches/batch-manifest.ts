import { z } from 'zod';
import type { Json } from '../../../shared/base/canonical-json.ts';
import type { Sql } from '../connection/sqlite.ts';
import { hashOfBody } from '../documents/bodies.ts';

const text = z.string();
const number = z.number();
const optional = text.nullable();

/** All that an import left besides its records: what the audit's row of the import vouches for by its hash. */
const manifestSchema = z.object({
  at: text,
  note: text,
  records: number,
  replaced: number,
  /** Digest of the records. */
  contentHash: text,
  files: z.array(z.object({ id: number, position: number, name: text, contentHash: text, size: number })),
  sheets: z.array(
    z.object({
      id: number,
      file: number,
      name: text,
      kind: optional,
      hidden: number,
      /** Hashes of their bodies. */
      mapping: optional,
      report: optional,
      /** Digest of the sheet's records; '' for one imported before these were kept. */
      contentHash: text,
    }),
  ),
});
export type BatchManifest = z.infer<typeof manifestSchema>;

/** Null for what is no manifest. */
export function parseManifest(json: Json): BatchManifest | null {
  return manifestSchema.safeParse(json).data ?? null;
}

/** The manifest of a batch as it stands in the tables now; null without such a batch. */
export function readManifest(sql: Sql, batch: number): BatchManifest | null {
  const head = sql
    .prepare<[number], Pick<BatchManifest, 'at' | 'note' | 'records' | 'replaced' | 'contentHash'>>(
      'SELECT at, note, records, replaced, content_hash AS contentHash FROM batches WHERE id = ?',
    )
    .get(batch);
  if (head === undefined) return null;
  const files = sql
    .prepare<[number], BatchManifest['files'][number]>(
      'SELECT id, position, name, content_hash AS contentHash, size FROM files WHERE batch = ? ORDER BY position, id',
    )
    .all(batch);
  const sheets = sql
    .prepare<
      [number],
      Omit<BatchManifest['sheets'][number], 'mapping' | 'report'> & { mapping: number | null; report: number | null }
    >(
      'SELECT id, file, name, kind, hidden, mapping, report, content_hash AS contentHash FROM sheets WHERE batch = ? ORDER BY id',
    )
    .all(batch)
    .map((sheet) => ({ ...sheet, mapping: hashOfBody(sql, sheet.mapping), report: hashOfBody(sql, sheet.report) }));
  return { ...head, files, sheets };
}
