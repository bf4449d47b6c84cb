import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { closeQuietly, openSqlite, sqliteFault } from '../connection/sqlite.ts';
import type { Sql } from '../connection/sqlite.ts';
import { migrate } from '../migrations/migrate.ts';
import { replayAudit } from '../verify/replay-audit.ts';

/** A colleague's project, to be read from: a private copy of its file, proven as far as a merge relies on it. */
export interface OtherProject {
  readonly sql: Sql;
  readonly path: string;
  close(): void;
}

/** Whose file it is and whether it hangs together; null: nothing to say against it. */
type CheckProject = (sql: Sql, path: string) => ReturnType<typeof appError> | null;

/**
 * Proves the private copy of a project from elsewhere and raises an older one there to the present version; a large one takes seconds. `path` is the
 * file that it was copied from, for messages, `now` an ISO time. Errors: those of opening a project from elsewhere, MERGE_OTHER_CHAIN where its
 * audit is broken.
 */
export function proveOtherProject(copy: string, path: string, now: string, check: CheckProject): Result<void> {
  const opened = openCopy(copy, path);
  if (!opened.ok) return opened;
  const sql = opened.value;
  try {
    const fault = check(sql, path);
    if (fault !== null) return err(fault);
    migrate(sql, { now, actor: '' });
    const { state, findings } = replayAudit(sql);
    const holds = state !== null && findings.every(({ information }) => information === true);
    return holds ? ok(undefined) : err(appError('MERGE_OTHER_CHAIN', { path }));
  } catch (error) {
    const found = sqliteFault(error, path);
    if (found === null) throw error;
    return err(found);
  } finally {
    closeQuietly(sql);
  }
}

/** Opens a copy that was proven. */
export function openOtherProject(copy: string, path: string): Result<OtherProject> {
  const opened = openCopy(copy, path);
  if (!opened.ok) return opened;
  const sql = opened.value;
  return ok({ sql, path, close: () => closeQuietly(sql) });
}

function openCopy(copy: string, path: string): Result<Sql> {
  try {
    return ok(openSqlite(copy));
  } catch (error) {
    const found = sqliteFault(error, path);
    if (found === null) throw error;
    return err(found);
  }
}
