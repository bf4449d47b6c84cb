import { z } from 'zod';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Connection } from '../connection/connection.ts';
import type { Sql } from '../connection/sqlite.ts';
import { changeDocument } from './change-document.ts';
import { readDocument } from './documents.ts';

/** Setting of a project whose file was copied without the log that its last changes stood in. Nothing takes it away again. */
export const incompleteKey = 'incomplete-copy';

const mark = z.object({ until: z.string(), found: z.string() });

/** Time of the last change that the copy holds; null for a project that is whole. */
export function incompleteSince(sql: Sql): string | null {
  const found = mark.safeParse(readDocument(sql, 'setting', incompleteKey));
  return found.success ? found.data.until : null;
}

/** `until` as {@link lastChange} gives it, `now` the time of opening. */
export function markIncomplete(connection: Connection, until: string, now: string): Result<void> {
  if (incompleteSince(connection.sql) !== null) return ok(undefined);
  return changeDocument(connection, {
    subject: 'setting',
    key: incompleteKey,
    value: { until, found: now },
    why: '',
    now,
  });
}

/** Time of the last row of the audit, '' without one. */
export function lastChange(sql: Sql): string {
  return sql.prepare<[], string>('SELECT at FROM audit ORDER BY id DESC LIMIT 1').pluck().get() ?? '';
}
