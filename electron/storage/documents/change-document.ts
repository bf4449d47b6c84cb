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

/** Several documents that change together: the first that differs leads, the others' audit rows name it, and undo takes all back in one step. */
export function changeDocuments(
  connection: Connection,
  changes: readonly Omit<DocumentChange, 'then'>[],
  then: () => void,
): Result<void> {
  return write(connection, () => {
    let lead: number | null = null;
    for (const change of changes) lead = applyChange(connection, change, lead) ?? lead;
    if (lead !== null) then();
    return ok(undefined);
  });
}

/** The same within a transaction that is under way; `lead` is the audit row it belongs to. Gives the lead's row, null when nothing differs. */
export function applyChange(connection: Connection, change: DocumentChange, lead: number | null = null): number | null {
  const before = readDocument(connection.sql, change.subject, change.key);
  if (canonicalJson(before) === canonicalJson(change.value)) return null;
  putDocument(connection.sql, change.subject, change.key, change.value);
  const action = before === null ? 'create' : change.value === null ? 'remove' : 'change';
  const row = recordAudit(connection, {
    at: change.now,
    action,
    subject: change.subject,
    key: change.key,
    before,
    after: change.value,
    why: change.why,
    ...(lead === null ? {} : { target: lead }),
  });
  change.then?.();
  return lead ?? row;
}
