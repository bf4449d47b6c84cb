import type { Json } from '../../../shared/base/canonical-json.ts';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { AuditSubject } from '../../../shared/model/audit-entry.ts';
import { write } from '../connection/connection.ts';
import type { Connection } from '../connection/connection.ts';
import { recordAudit } from './audit.ts';
import { putDocument, readDocument } from './documents.ts';

export interface DocumentChange {
  readonly subject: AuditSubject;
  readonly key: string;
  /** null takes the document away. */
  readonly value: Json;
  readonly why: string;
  readonly now: string;
  /** Runs inside the same transaction, after the change. */
  readonly then?: () => void;
}

/** Writes one document and its audit row in one transaction. Writing what is there already leaves no trace. */
export function changeDocument(connection: Connection, change: DocumentChange): Result<void> {
  const work = (): Result<void> => {
    applyChange(connection, change);
    return ok(undefined);
  };
  return write(connection, work, change.subject === 'draft');
}

/** Several documents that change together. */
export function changeDocuments(
  connection: Connection,
  changes: readonly Omit<DocumentChange, 'then'>[],
  then: () => void,
): Result<void> {
  return write(connection, () => {
    const changed = changes.filter((change) => applyChange(connection, change));
    if (changed.length > 0) then();
    return ok(undefined);
  });
}

/** The same within a write that is under way. Gives whether anything differs. */
export function applyChange(connection: Connection, change: DocumentChange): boolean {
  const before = readDocument(connection.sql, change.subject, change.key);
  if (canonicalJson(before) === canonicalJson(change.value)) return false;
  putDocument(connection.sql, change.subject, change.key, change.value);
  const action = before === null ? 'create' : change.value === null ? 'remove' : 'change';
  recordAudit(connection, {
    at: change.now,
    action,
    subject: change.subject,
    key: change.key,
    before,
    after: change.value,
    why: change.why,
  });
  change.then?.();
  return true;
}
