import { close, fsync, open } from 'node:fs';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { sqliteFault } from './sqlite.ts';
import type { Sql } from './sqlite.ts';

/** A millisecond's work each, with a turn of the event loop between two. */
const PAGES_A_STEP = 100;

class CalledOff extends Error {}

/**
 * The pages as they are, damaged or not, into a new file at `path`; what is saved meanwhile through the same connection goes along, a long
 * transaction is waited for. SQLite ends with a sync of the copy on this thread, so what is to be synced is brought to the disk beforehand
 * from another. Errors: CANCELLED, PROJECT_DISK_FULL and the other failures of SQLite.
 */
export async function copyInSteps(sql: Sql, path: string, signal: AbortSignal): Promise<Result<void>> {
  let synced: 'not yet' | 'under way' | 'done' = 'not yet';
  const progress = ({ remainingPages }: { readonly remainingPages: number }): number => {
    if (signal.aborted) throw new CalledOff();
    if (remainingPages > PAGES_A_STEP || synced === 'done') return PAGES_A_STEP;
    if (synced === 'not yet') {
      synced = 'under way';
      sync(path, () => {
        synced = 'done';
      });
    }
    return 0;
  };
  try {
    await sql.backup(path, { progress });
    return ok(undefined);
  } catch (error) {
    if (error instanceof CalledOff) return err(appError('CANCELLED'));
    const fault = sqliteFault(error, path);
    if (!fault) throw error;
    return err(fault);
  }
}

/** Only brings forward what SQLite does itself, so a failure here is left for it to find. */
function sync(path: string, done: () => void): void {
  open(path, 'r+', (missing, file) => {
    if (missing) return done();
    // Closing drops this process's locks on the copy, which nobody else knows of yet.
    fsync(file, () => close(file, done));
  });
}
