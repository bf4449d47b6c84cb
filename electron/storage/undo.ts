import { appError } from '../../shared/base/app-error.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import { applyBatchStatus, batchState } from './batches/batch-status.ts';
import type { ProjectContext } from './measures/project-context.ts';
import type { AuditEntry } from '../../shared/model/audit-entry.ts';
import type { UndoStep } from '../../shared/model/undo-step.ts';
import { write } from './connection/connection.ts';
import type { Connection } from './connection/connection.ts';
import { partsOf, readAuditEntry, recordAudit, undoStacks } from './documents/audit.ts';
import { putDocument } from './documents/documents.ts';

/** Takes the newest change back, or makes the last one taken back again; itself a row of the audit, so nothing is lost. */
export function stepBack(
  connection: Connection,
  context: ProjectContext,
  action: 'undo' | 'redo',
  now: string,
): Result<UndoStep> {
  const work = (): Result<UndoStep> => {
    const step = undoStacks(connection.sql)[action].at(-1);
    if (!step) return err(appError(action === 'undo' ? 'NOTHING_TO_UNDO' : 'NOTHING_TO_REDO'));
    if (connection.identity === '' && connection.readOnly !== null && step.subject !== 'draft')
      return err(connection.readOnly);
    const entry = readAuditEntry(connection.sql, step.entry);
    if (!entry) throw new Error(`audit row ${step.entry} is gone`);
    apply(connection, context, entry, action);
    recordAudit(connection, {
      at: now,
      action,
      subject: entry.subject,
      key: entry.key,
      target: entry.id,
      why: '',
      before: action === 'undo' ? entry.after : entry.before,
      after: action === 'undo' ? entry.before : entry.after,
    });
    return ok(step);
  };
  const done = write(connection, work, true);
  if (!done.ok) context.forget();
  return done;
}

function apply(connection: Connection, context: ProjectContext, entry: AuditEntry, action: 'undo' | 'redo'): void {
  const written = [entry, ...partsOf(connection.sql, entry.id)];
  // What was written of one thing twice goes back the way it came.
  const together = action === 'undo' ? written.reverse() : written;
  const batches = together.filter(({ subject }) => subject === 'batch');
  const documents = together.filter(({ subject }) => subject !== 'batch');
  for (const { subject, key, before, after } of documents)
    putDocument(connection.sql, subject, key, action === 'undo' ? before : after);
  if (documents.some(({ subject }) => subject === 'framework' || subject === 'units')) {
    context.forget();
    context.refresh(null);
  }
  for (const { key, before, after } of batches) {
    const { status, reason } = batchState(action === 'undo' ? before : after);
    applyBatchStatus(connection.sql, context, Number(key), status, reason);
  }
}
