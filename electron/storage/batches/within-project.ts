import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { begin, ended, undone } from '../connection/connection.ts';
import type { Connection } from '../connection/connection.ts';
import { createLogFlush } from '../connection/log-flush.ts';
import type { LogFlush } from '../connection/log-flush.ts';
import { configureForBulk, configureForEdits } from '../connection/sqlite.ts';

/** The transaction in which an import is read into the project's own tables. */
export interface OpenTransaction {
  /** Begins it; what an earlier one holds is taken back. `failed` is called when it can't be begun. */
  begin(batch: number, failed: () => void): Result<void>;
  /** A write. After a failure, of which `failed` is told, everything is taken back. */
  step<T>(work: () => Result<T>, failed: () => void): Result<T>;
  /** Before the records of a sheet, so that readers leave them out. */
  nameSheet(sheet: number, batch: number): void;
  /** Batch, file and sheets as they stood in for those that are written with their reports. */
  removeNames(): void;
  /** Takes back what was not committed. */
  end(): void;
}

/**
 * Readers look at the project between the steps: they leave out the records of sheets whose batch is open (`activeCondition`). So batch and sheets
 * stand there before their records, under ids that they keep, and are written anew with what is known of them once everything is read.
 */
export function openTransaction(connection: Connection): OpenTransaction {
  const { sql } = connection;
  let begun = false;
  let batchNamed = 0;
  let flush: LogFlush | null = null;
  const guarded = <T>(work: () => Result<T>, failed: () => void): Result<T> => {
    let done = false;
    try {
      const result = work();
      done = true;
      flush?.look();
      return result;
    } catch (error) {
      return undone(connection, error);
    } finally {
      if (!done) failed();
    }
  };
  const takeBack = (): void => {
    if (begun && sql.open && sql.inTransaction) sql.exec('ROLLBACK');
  };
  return {
    begin: (batch, failed) =>
      guarded(() => {
        takeBack();
        configureForBulk(sql);
        begin(connection);
        begun = true;
        flush ??= createLogFlush(connection.path, connection.watch !== null);
        sql
          .prepare(
            "INSERT INTO batches (id, at, note, status, status_reason, records, replaced, content_hash) VALUES (?, '', '', 'open', '', 0, 0, '')",
          )
          .run(batch);
        batchNamed = batch;
        sql
          .prepare("INSERT INTO files (batch, position, name, content_hash, size) VALUES (?, 0, '', '', 0)")
          .run(batch);
        return ok(undefined);
      }, failed),
    step: guarded,
    nameSheet: (sheet, batch) => {
      sql
        .prepare(
          "INSERT INTO sheets (id, batch, file, name, hidden) SELECT ?, batch, id, '', 0 FROM files WHERE batch = ?",
        )
        .run(sheet, batch);
    },
    removeNames: () => {
      for (const table of ['sheets', 'files']) sql.prepare(`DELETE FROM ${table} WHERE batch = ?`).run(batchNamed);
      sql.prepare('DELETE FROM batches WHERE id = ?').run(batchNamed);
    },
    end: () => {
      flush?.close();
      flush = null;
      takeBack();
      const written = begun;
      begun = false;
      if (!written || !sql.open) return;
      configureForEdits(sql);
      ended(connection);
    },
  };
}
