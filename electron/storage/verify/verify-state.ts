import type { Sql } from '../connection/sqlite.ts';
import { parseManifest, readManifest } from '../batches/batch-manifest.ts';
import type { BatchManifest } from '../batches/batch-manifest.ts';
import { bodyHash, readBodyByHash } from '../documents/bodies.ts';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import { runHash } from '../documents/runs.ts';
import type { RunRow } from '../documents/runs.ts';
import type { Finding } from './finding.ts';
import { documentKey } from './replay-audit.ts';
import type { AuditedState } from './replay-audit.ts';

/** Documents: each the one that the audit's last word on it names. */
export function* verifyDocuments(sql: Sql, { documents }: AuditedState): Generator<Finding> {
  const seen = new Set<string>();
  for (const { kind, key, hash } of sql
    .prepare<[], { kind: string; key: string; hash: string | null }>(
      'SELECT d.kind, d.key, b.hash FROM documents d LEFT JOIN bodies b ON b.id = d.body ORDER BY d.kind, d.key',
    )
    .iterate()) {
    seen.add(documentKey(kind, key));
    const audited = documents.get(documentKey(kind, key));
    if (audited === undefined) yield { code: 'VERIFY_DOCUMENT_ADDED', params: { document: named(kind, key) } };
    else if (audited.hash !== hash) yield { code: 'VERIFY_DOCUMENT_CHANGED', params: { document: named(kind, key) } };
  }
  for (const [place, { kind, key }] of documents)
    if (!seen.has(place)) yield { code: 'VERIFY_DOCUMENT_LOST', params: { document: named(kind, key) } };
}

function named(kind: string, key: string): string {
  return key === '' ? kind : `${kind} ${key}`;
}

/** Batches: their status as the audit tells it, their files and sheets as they were imported. */
export function* verifyBatches(sql: Sql, { batches }: AuditedState): Generator<Finding> {
  const rows = new Map(
    sql
      .prepare<[], { id: number; status: string; reason: string }>(
        'SELECT id, status, status_reason AS reason FROM batches ORDER BY id',
      )
      .all()
      .map((row) => [row.id, row]),
  );
  for (const batch of rows.keys()) if (!batches.has(batch)) yield { code: 'VERIFY_BATCH_ADDED', params: { batch } };
  for (const [batch, audited] of batches) {
    const row = rows.get(batch);
    if (row === undefined) {
      yield { code: 'VERIFY_BATCH_LOST', params: { batch } };
      continue;
    }
    if (row.status !== audited.status || row.reason !== audited.reason)
      yield {
        code: 'VERIFY_BATCH_STATUS',
        params: { batch, found: said(row), recorded: said(audited) },
      };
    const now = readManifest(sql, batch);
    if (audited.manifest !== null && now !== null && bodyHash(canonicalJson(toJson(now))) !== audited.manifest)
      yield* manifestDifferences(batch, now, parseManifest(readBodyByHash(sql, audited.manifest)));
  }
}

function said({ status, reason }: { readonly status: string; readonly reason: string }): string {
  return reason === '' ? status : `${status} (${reason})`;
}

function* manifestDifferences(batch: number, now: BatchManifest, then: BatchManifest | null): Generator<Finding> {
  const { files = [], sheets = [], ...head } = then ?? {};
  const same = (a: unknown, b: unknown): boolean => canonicalJson(toJson(a)) === canonicalJson(toJson(b));
  const { files: filesNow, sheets: sheetsNow, ...headNow } = now;
  if (then === null || !same(head, headNow)) yield { code: 'VERIFY_BATCH_ENTRY', params: { batch } };
  if (then === null) return;
  const fileName = (id: number): string => files.find((file) => file.id === id)?.name ?? '';
  for (const id of idsOf(files, filesNow)) {
    const was = files.find((file) => file.id === id);
    const is = filesNow.find((file) => file.id === id);
    if (!same(was ?? null, is ?? null))
      yield { code: 'VERIFY_FILE', params: { batch, file: was?.name ?? '', found: is?.name ?? '' } };
  }
  for (const id of idsOf(sheets, sheetsNow)) {
    const was = sheets.find((sheet) => sheet.id === id);
    const is = sheetsNow.find((sheet) => sheet.id === id);
    if (!same(was ?? null, is ?? null))
      yield {
        code: 'VERIFY_SHEET_ENTRY',
        params: { batch, file: fileName(was?.file ?? is?.file ?? 0), sheet: was?.name ?? '', found: is?.name ?? '' },
      };
  }
}

function idsOf(...lists: readonly (readonly { readonly id: number }[])[]): ReadonlySet<number> {
  return new Set(lists.flatMap((list) => list.map(({ id }) => id)));
}

/** Runs: each as it was stored, on the state of the project that it names. */
export function* verifyRuns(sql: Sql, state: AuditedState | null): Generator<Finding> {
  const seen = new Set<number>();
  for (const row of sql.prepare<[], RunRow>('SELECT * FROM runs ORDER BY id').iterate()) {
    const { id, hash, ...rest } = row;
    seen.add(id);
    const audited = state?.runs.get(id);
    if (state !== null && audited === undefined) yield { code: 'VERIFY_RUN_ADDED', params: { run: id } };
    const asAudited = audited === undefined || (audited.hash === hash && audited.chain === rest.chain);
    if (runHash(sql, rest) !== hash || !asAudited) yield { code: 'VERIFY_RUN', params: { run: id } };
  }
  for (const run of state?.runs.keys() ?? []) if (!seen.has(run)) yield { code: 'VERIFY_RUN_LOST', params: { run } };
}
