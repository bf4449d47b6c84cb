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
 * Opens the private copy of a project from elsewhere; an older one is raised there to the present version. `path` is the file that it was copied
 * from, for messages, `now` an ISO time. Errors: those of opening a project from elsewhere, MERGE_OTHER_CHAIN where its audit is broken.
 */
export function openOtherProject(copy: string, path: string, now: string, check: CheckProject): Result<OtherProject> {
  let sql: Sql | null = null;
  try {
    sql = openSqlite(copy);
    const fault = check(sql, path);
    if (fault === null) {
      migrate(sql, { now, actor: '' });
      const { state, findings } = replayAudit(sql);
      const opened = sql;
      if (state !== null && findings.every(({ information }) => information === true))
        return ok({ sql: opened, path, close: () => closeQuietly(opened) });
    }
    closeQuietly(sql);
    return err(fault ?? appError('MERGE_OTHER_CHAIN', { path }));
  } catch (error) {
    if (sql !== null) closeQuietly(sql);
    const found = sqliteFault(error, path);
    if (found === null) throw error;
    return err(found);
  }
}
