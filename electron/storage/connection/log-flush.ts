import { closeSync, fdatasync, fstatSync, openSync } from 'node:fs';

/** Bytes of the log that may wait for the disk: what is left of them when a transaction commits is waited for in one piece. */
const AHEAD = 16 * 1024 * 1024;

/** Has what a long transaction writes to the write-ahead log put on disk while it runs, off the thread, so that its commit has little to wait for. */
export interface LogFlush {
  /** To be called now and then. */
  look(): void;
  close(): void;
}

const nothing: LogFlush = { look: () => undefined, close: () => undefined };

/**
 * Only a help: whether the commit stands is SQLite's own to see to, so what goes wrong here is passed over. The log carries no locks: unlike the
 * project's file it can be opened beside SQLite.
 */
export function createLogFlush(path: string, logged: boolean): LogFlush {
  if (!logged) return nothing;
  let log: number;
  try {
    log = openSync(`${path}-wal`, 'r+');
  } catch {
    return nothing;
  }
  let flushed = fstatSync(log).size;
  let busy = false;
  let closing = false;
  return {
    look: () => {
      if (busy || closing) return;
      const { size } = fstatSync(log);
      if (size - flushed < AHEAD) return;
      busy = true;
      fdatasync(log, () => {
        busy = false;
        flushed = size;
        if (closing) closeSync(log);
      });
    },
    close: () => {
      if (closing) return;
      closing = true;
      if (!busy) closeSync(log);
    },
  };
}
