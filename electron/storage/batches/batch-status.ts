import { z } from 'zod';
import { appError } from '../../../shared/base/app-error.ts';
import type { Json } from '../../../shared/base/canonical-json.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { recordAudit } from '../documents/audit.ts';
import type { ProjectContext } from '../measures/project-context.ts';
import type { BatchSummary } from '../../../shared/model/batch.ts';
import type { Sql } from '../connection/sqlite.ts';
import { write } from '../connection/connection.ts';
import type { Connection } from '../connection/connection.ts';
import { batchFacets, readBatch } from './read-batches.ts';

/** Withdraws a batch, so that what it replaced counts again, or takes it back in. Nothing is deleted. */
export function changeBatchStatus(
  connection: Connection,
  context: ProjectContext,
  id: number,
  status: 'active' | 'withdrawn',
  reason: string,
  now: string,
): Result<BatchSummary> {
  return write(connection, () => {
    const before = readBatch(connection.sql, id);
    if (!before) return err(appError('BATCH_UNKNOWN', { batch: id }));
    if (before.status === status)
      return err(appError(status === 'withdrawn' ? 'BATCH_WITHDRAWN' : 'BATCH_ACTIVE', { batch: id }));
    applyBatchStatus(connection.sql, context, id, status, reason);
    recordAudit(connection, {
      at: now,
      action: status === 'withdrawn' ? 'withdraw' : 'restore',
      subject: 'batch',
      key: String(id),
      before: { status: before.status, reason: before.statusReason },
      after: { status, reason },
      why: reason,
    });
    const after = readBatch(connection.sql, id);
    if (!after) throw new Error(`batch ${id} is gone`);
    return ok(after);
  });
}

interface BatchState {
  readonly status: 'active' | 'withdrawn';
  readonly reason: string;
}

const stateSchema = z.object({ status: z.enum(['active', 'withdrawn']), reason: z.string().default('') });

/** What an audit row of a batch says of it, before or after; a batch not yet imported counts as withdrawn. Throws on what is none. */
export function batchState(said: Json): BatchState {
  return said === null ? { status: 'withdrawn', reason: '' } : stateSchema.parse(said);
}

/** The change itself, inside a transaction. */
export function applyBatchStatus(
  sql: Sql,
  context: ProjectContext,
  id: number,
  status: 'active' | 'withdrawn',
  reason: string,
): void {
  sql.prepare('UPDATE batches SET status = ?, status_reason = ? WHERE id = ?').run(status, reason, id);
  context.refresh(batchFacets(sql, id));
}
