import type { Sql } from '../connection/sqlite.ts';
import { openSqlite, sqlNumber } from '../connection/sqlite.ts';
import { initialSchema } from './001-initial.ts';
import { workingMethodSchema } from './002-working-method.ts';
import { auditChainSchema, chainAudit } from './003-audit-chain.ts';
import { evidenceSchema } from './004-evidence.ts';
import { worklistSchema } from './005-worklist.ts';
import { markBeforeYears, yearsSchema } from './006-years.ts';
import { reportPlanTables } from './007-report-plan.ts';
import { teamTables } from './008-team.ts';

/** 'EWB1': says in the file's header whose it is. */
export const APPLICATION_ID = 0x45574231;

interface Migration {
  readonly schema: string;
  /** What is to be done to the rows that are there, in the same transaction. */
  readonly fill?: (sql: Sql, now: string, actor: string) => void;
}

/** In order; the schema's version is how many have run. Never change one that has been released: add the next. */
const migrations: readonly Migration[] = [
  { schema: initialSchema },
  { schema: workingMethodSchema },
  { schema: auditChainSchema, fill: chainAudit },
  { schema: evidenceSchema },
  { schema: worklistSchema },
  { schema: yearsSchema, fill: markBeforeYears },
  { schema: reportPlanTables },
  { schema: teamTables },
];

export const SCHEMA_VERSION = migrations.length;

/** Who raises a file's version, and when: a migration may leave a row in the audit. */
export interface MigrationMoment {
  readonly now: string;
  readonly actor: string;
}

/** Brings a database from its version to `to`, each step in a transaction of its own. */
export function migrate(sql: Sql, { now, actor }: MigrationMoment, to = SCHEMA_VERSION): void {
  for (let version = sqlNumber(sql, 'PRAGMA user_version'); version < to; version += 1) {
    sql.exec('BEGIN IMMEDIATE');
    try {
      const migration = migrations[version];
      sql.exec(migration?.schema ?? '');
      migration?.fill?.(sql, now, actor);
      sql.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version + 1}`);
      sql.exec('COMMIT');
    } catch (error) {
      if (sql.inTransaction) sql.exec('ROLLBACK');
      throw error;
    }
  }
}

/** Names of what a file has beyond, or lacks of, the schema of its version; empty when they are the same. */
export function schemaDifferences(sql: Sql, version: number): readonly string[] {
  const model = openSqlite(Buffer.alloc(0));
  try {
    migrate(model, { now: '', actor: '' }, version);
    const expected = schemaOf(model);
    const found = schemaOf(sql);
    const names = new Set([...expected.keys(), ...found.keys()]);
    return [...names].filter((name) => expected.get(name) !== found.get(name)).sort();
  } finally {
    model.close();
  }
}

function schemaOf(sql: Sql): Map<string, string> {
  const rows = sql
    .prepare<[], { type: string; name: string; tbl_name: string; sql: string | null }>(
      'SELECT type, name, tbl_name, sql FROM sqlite_schema',
    )
    .all();
  return new Map(rows.map((row) => [`${row.type} ${row.name}`, `${row.tbl_name} ${row.sql ?? ''}`]));
}
