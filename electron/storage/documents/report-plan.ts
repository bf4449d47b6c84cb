import { appError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import { PICTURES_BYTES } from '../../../shared/model/box-picture.ts';
import type { PictureFile } from '../../../shared/model/box-picture.ts';
import type { ReportPlan } from '../../../shared/model/report-plan.ts';
import { parseStored } from '../connection/damaged-content.ts';
import type { Connection } from '../connection/connection.ts';
import type { Sql } from '../connection/sqlite.ts';
import { changeDocuments } from './change-document.ts';
import type { DocumentChange } from './change-document.ts';
import { pictureSchema } from './document-schemas.ts';
import { readDocument } from './documents.ts';

const KIND = 'picture';

export function readPictureDocument(sql: Sql, hash: string): PictureFile | null {
  const kept = readDocument(sql, KIND, hash);
  if (kept === null) return null;
  const { type, width, height, data } = parseStored(pictureSchema, kept, `${KIND} ${hash}`);
  return { type, width, height, bytes: Buffer.from(data, 'base64') };
}

/**
 * Pictures are documents of their own beside the structure, each under the hash of its bytes: an edit of a text then writes a patch of the structure,
 * undo and redo name bodies that are there already, and the same picture in two boxes is kept once.
 */
export function saveReportPlan(
  connection: Connection,
  plan: ReportPlan | null,
  now: string,
  pictures: ReadonlyMap<string, PictureFile> = new Map(),
): Result<void> {
  const { sql } = connection;
  const boxes = plan?.boxes.filter(({ picture }) => picture !== undefined) ?? [];
  const named = new Map(boxes.map((box) => [box.picture?.hash ?? '', box.title]));
  const kept = pictureSizes(sql);
  const changes: DocumentChange[] = [
    { subject: 'plan', key: '', value: plan === null ? null : toJson(plan), why: '', now },
  ];
  let bytes = 0;
  for (const [hash, box] of named) {
    const known = kept.get(hash);
    const added = known === undefined ? pictures.get(hash) : undefined;
    if (known === undefined && added === undefined) return err(appError('PICTURE_GONE', { box }));
    bytes += known ?? added?.bytes.length ?? 0;
    if (added !== undefined) changes.push({ subject: KIND, key: hash, value: pictureDocument(added), why: '', now });
  }
  if (bytes > PICTURES_BYTES) return err(appError('PICTURES_TOO_BIG', { limit: PICTURES_BYTES / (1024 * 1024) }));
  for (const hash of kept.keys())
    if (!named.has(hash)) changes.push({ subject: KIND, key: hash, value: null, why: '', now });
  return changeDocuments(connection, changes, () => undefined);
}

function pictureDocument({ type, width, height, bytes }: PictureFile): DocumentChange['value'] {
  return { type, width, height, data: Buffer.from(bytes).toString('base64') };
}

/** About how many bytes each picture has, by its hash, without reading it. */
function pictureSizes(sql: Sql): ReadonlyMap<string, number> {
  const rows = sql
    .prepare<[string], { key: string; size: number }>(
      'SELECT d.key, length(b.json) AS size FROM documents d JOIN bodies b ON b.id = d.body WHERE d.kind = ?',
    )
    .all(KIND);
  return new Map(rows.map(({ key, size }) => [key, Math.floor((size * 3) / 4)]));
}
