import { appError } from '../../shared/base/app-error.ts';
import type { Connection } from './connection/connection.ts';
import { damageDetail } from './connection/damaged-content.ts';
import { closeQuietly, isDiskFull, openSqlite, sqlNumber } from './connection/sqlite.ts';
import type { Sql } from './connection/sqlite.ts';
import { APPLICATION_ID, migrate, SCHEMA_VERSION, schemaDifferences } from './migrations/migrate.ts';
import type { ProjectStore } from './project-store.ts';
import { createSqliteStore } from './sqlite-store.ts';
import type { Finding } from './verify/finding.ts';
import { stateOfRun } from './verify/replay-audit.ts';
import { restoreState } from './verify/restore-state.ts';
import { verifyStore } from './verify/verify-store.ts';

/** A file looked through part by part. */
export interface ExaminedFile {
  readonly findings: readonly Finding[];
  /** To read on from, where that much can be read; what it reads may be damaged. */
  readonly store: ProjectStore | null;
  /** The project as it was when a stored run was made; null where that isn't known. The copy is put back to then: read nothing of `store`, or of an earlier answer, afterwards. */
  asOfRun(run: number): ProjectStore | null;
  close(): void;
}

/**
 * Looks through a private copy of a project file, one too damaged to be opened too: nothing in it is refused, all of it is named. The copy is
 * written to: a log or journal beside it is applied, an older one is raised to the present version in order to be checked like one. `now` is an ISO time.
 * Throws where the copy has no room to be written to (`isDiskFull`).
 */
export function examineFile(copy: string, now: string): ExaminedFile {
  const findings: Finding[] = [];
  const unreadable = (part: string, error: unknown): void => {
    if (isDiskFull(error)) throw error;
    findings.push({ code: 'VERIFY_UNREADABLE', params: { part, detail: damageDetail(error) } });
  };
  let sql: Sql;
  try {
    sql = openSqlite(copy);
  } catch (error) {
    unreadable('file', error);
    return { findings, store: null, asOfRun: () => null, close: () => undefined };
  }
  const close = (): void => closeQuietly(sql);
  try {
    findings.push(...headerFindings(sql));
    migrate(sql, { now, actor: '' });
  } catch (error) {
    unreadable('schema', error);
  }
  // What a newer program wrote can't be judged by the rules of this one.
  if (findings.some(({ code }) => code === 'VERIFY_NEWER'))
    return { findings, store: null, asOfRun: () => null, close };
  findings.push(...verifyStore(sql));
  const read = (): ProjectStore => createSqliteStore(readConnection(sql, copy), []);
  const asOfRun = (run: number): ProjectStore | null => {
    const state = stateOfRun(sql, run);
    if (state === null) return null;
    restoreState(sql, state);
    return read();
  };
  try {
    return { findings, store: read(), asOfRun, close };
  } catch (error) {
    unreadable('project', error);
    return { findings, store: null, asOfRun: () => null, close };
  }
}

function readConnection(sql: Sql, path: string): Connection {
  const readOnly = appError('PROJECT_READ_ONLY', { path, detail: 'COPY' });
  return {
    sql,
    path,
    actor: '',
    readOnly,
    batchOpen: false,
    operation: null,
    leftStaged: [],
    identity: '',
    watch: null,
  };
}

/** What is looked at before a project opens. */
function* headerFindings(sql: Sql): Generator<Finding> {
  const application = sqlNumber(sql, 'PRAGMA application_id');
  if (application !== APPLICATION_ID) yield { code: 'VERIFY_SCHEMA', params: { names: 'application_id' } };
  const version = sqlNumber(sql, 'PRAGMA user_version');
  if (version > SCHEMA_VERSION) yield { code: 'VERIFY_NEWER', params: { found: version, known: SCHEMA_VERSION } };
  else {
    const names = version < 1 ? ['user_version'] : schemaDifferences(sql, version);
    if (names.length > 0) yield { code: 'VERIFY_SCHEMA', params: { names: names.slice(0, 5).join(', ') } };
  }
}
