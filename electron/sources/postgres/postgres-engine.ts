import type { Client, QueryResult } from 'pg';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { SourceConnection } from '../../../shared/model/source-binding.ts';
import type { SourceTable } from '../../../shared/model/source-run.ts';
import { list, sql, statementOf, textConstant } from '../sql/dialect.ts';
import type { Dialect, Statement } from '../sql/dialect.ts';
import type { EngineRow, SqlEngine } from '../sql/engine.ts';
import { postgresPlan } from './postgres-plan.ts';

const postgresDialect: Dialect = {
  matches: (text, pattern) => sql`(${text} ~ ${pattern})`,
  trim: (text, characters) => sql`btrim(${text}, ${characters})`,
  translate: (text, from, to) => sql`regexp_replace(translate(${text}, ${from}, ${to}), ' +', ' ', 'g')`,
  rows: (json, columns) => {
    const defined = Object.entries(columns).map(([name, type]) => sql`${sql.id(name)} ${types[type]}`);
    return sql`(select * from json_to_recordset(cast(${json} as json)) as x(${list(defined)}))`;
  },
};
const types = { text: sql`text`, float8: sql`float8` } as const;

/** A partition is read through its table. */
const partition = sql`select 1 from pg_catalog.pg_inherits i join pg_catalog.pg_class k on k.oid = i.inhrelid join pg_catalog.pg_namespace s on s.oid = k.relnamespace where k.relname = c.table_name and s.nspname = c.table_schema`;

type PostgresConnection = Extract<SourceConnection, { engine: 'postgresql' }>;

const CONNECT_WITHIN = 15_000;
const numericTypes = /^(?:smallint|integer|bigint|numeric|real|double precision|money)/;

/** What speaks PostgreSQL's protocol. Errors: SOURCE_AWAY, SOURCE_PASSWORD; none of them says the password. */
export async function openPostgresEngine(
  connection: PostgresConnection,
  timeout: number,
  password: string | undefined,
): Promise<Result<SqlEngine>> {
  const { host, port, database, user, tls } = connection;
  const { default: pg } = await import('pg');
  const settings = {
    ...{ host, port, database, user, password: password ?? '' },
    ...{ ssl: tls === 'verify', connectionTimeoutMillis: CONNECT_WITHIN, application_name: 'evaluation-workbench' },
    ...{ statement_timeout: timeout * 1000, query_timeout: timeout * 1000 + CONNECT_WITHIN },
    options: '-c default_transaction_read_only=on -c extra_float_digits=3 -c standard_conforming_strings=on',
  };
  const client = new pg.Client(settings);
  // A connection that breaks while nobody asks is told by the next question.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const pid = await backendOf(client);
    const engine = createEngine(client, connection, timeout, () => cancelBackend(new pg.Client(settings), pid));
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return ok(engine);
  } catch (fault) {
    await client.end().catch(() => undefined);
    return err(faultError(fault, connection, timeout));
  }
}

/** A fault by its class; what a server says is shown only where it can't repeat what it was sent to log in. */
function faultError(fault: unknown, { host, port }: PostgresConnection, timeout: number): AppError {
  const source = `${host}:${port}`;
  const code = codeOf(fault);
  if (code === '57014') return appError('SOURCE_TIMEOUT', { seconds: timeout });
  if (code.startsWith('28')) return appError('SOURCE_PASSWORD', { source });
  if (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith('08') && !code.startsWith('57'))
    return appError('SOURCE_STATEMENT', {
      detail: `${code} ${fault instanceof Error ? fault.message.slice(0, 300) : ''}`,
    });
  return appError('SOURCE_AWAY', { source, detail: code });
}

function codeOf(fault: unknown): string {
  return typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : '';
}

/** By which a server that knows `pg_cancel_backend` ends a statement; null where it doesn't say. */
async function backendOf(client: Client): Promise<number | null> {
  try {
    const answer: QueryResult<{ pid: unknown }> = await client.query('select pg_backend_pid() as pid');
    const pid = answer.rows[0]?.pid;
    return typeof pid === 'number' ? pid : null;
  } catch {
    return null;
  }
}

/** A line that is merely cut leaves the statement running on the server until it has something to send. */
async function cancelBackend(other: Client, pid: number | null): Promise<void> {
  if (pid === null) return;
  other.on('error', () => undefined);
  try {
    await other.connect();
    await other.query('select pg_cancel_backend($1)', [pid]);
  } catch {
    // Whoever may not cancel it has its time-out to end it.
  } finally {
    await other.end().catch(() => undefined);
  }
}

function createEngine(
  client: Client,
  connection: PostgresConnection,
  timeout: number,
  endStatement: () => Promise<void>,
): SqlEngine {
  let called = false;
  const tables = new Map<string, { readonly schema: string; readonly table: string }>();
  const run = async (text: string, parameters: readonly unknown[]): Promise<Result<readonly EngineRow[]>> => {
    if (called) return err(appError('CANCELLED'));
    try {
      const answer: QueryResult<Record<string, unknown>> = await client.query(text, [...parameters]);
      return ok(answer.rows);
    } catch (fault) {
      await client.query('ROLLBACK').catch(() => undefined);
      await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY').catch(() => undefined);
      return err(called ? appError('CANCELLED') : faultError(fault, connection, timeout));
    }
  };
  const query = async ({ sql: text, parameters }: Statement, limit: number): Promise<Result<readonly EngineRow[]>> => {
    const rows = await run(`select * from (${text}) answer limit ${limit + 1}`, parameters);
    return rows.ok && rows.value.length > limit ? err(appError('SOURCE_ROWS', { limit })) : rows;
  };
  const number = sql`float8`;
  return {
    dialect: postgresDialect,
    relation: (table) => {
      const { schema, table: name } = tables.get(table) ?? { schema: 'public', table };
      return { from: sql`(select * from ${sql.id(schema, name)})`, batch: null, order: null };
    },
    query,
    explain: async ({ sql: text, parameters }) => {
      const rows = await run(`explain (format json) ${text}`, parameters);
      return rows.ok ? ok(postgresPlan(rows.value[0]?.['QUERY PLAN'])) : rows;
    },
    size: async (names) => {
      const wanted = names.map((name) => tables.get(name)).filter((found) => found !== undefined);
      if (wanted.length === 0) return ok(null);
      const pairs = wanted.map(({ schema, table }) => sql`(${textConstant(schema)}, ${textConstant(table)})`);
      const sizes = await query(
        statementOf(
          sql`select cast(sum(pg_table_size(c.oid)) as ${number}) as n from pg_class c join pg_namespace s on s.oid = c.relnamespace where c.relkind in ('r', 'p', 'm') and (s.nspname, c.relname) in (${list(pairs)})`,
        ),
        1,
      );
      // Not every server that speaks the protocol knows it; a cost that isn't known is no reason to stop.
      const bytes = sizes.ok ? sizes.value[0]?.['n'] : undefined;
      return ok(typeof bytes === 'number' && bytes > 0 ? bytes : null);
    },
    describe: async () => {
      const version = await query(statementOf(sql`select current_setting('server_version') as v, version() as f`), 1);
      if (!version.ok) return version;
      const columns = await query(
        statementOf(
          sql`select c.table_schema as s, c.table_name as t, c.column_name as n, c.data_type as d from information_schema.columns c where c.table_schema not in ('pg_catalog', 'information_schema') and not exists (${partition}) order by c.table_schema, c.table_name, c.ordinal_position`,
        ),
        100_000,
      );
      if (!columns.ok) return columns;
      const medians = await query(
        statementOf(
          sql`select cast(percentile_cont(0.5) within group (order by v) as ${number}) as m from (values (1), (2)) t(v)`,
        ),
        1,
      );
      const found = new Map<string, SourceTable['columns'][number][]>();
      for (const row of columns.value) {
        const name = `${String(row['s'])}.${String(row['t'])}`;
        tables.set(name, { schema: String(row['s']), table: String(row['t']) });
        const type = String(row['d']);
        const listed = found.get(name) ?? [];
        listed.push({ name: String(row['n']), type, numeric: numericTypes.test(type) });
        found.set(name, listed);
      }
      return ok({
        engine: 'postgresql',
        version: String(version.value[0]?.['v'] ?? ''),
        medians: medians.ok && medians.value[0]?.['m'] === 1.5,
        tables: [...found].map(([name, listed]) => ({ name, columns: listed })),
      });
    },
    marker: async (names) => {
      const snapshot = await query(statementOf(sql`select cast(pg_current_snapshot() as text) as v`), 1);
      if (!snapshot.ok) return snapshot;
      const counts: string[] = [];
      for (const name of names) {
        const { schema, table } = tables.get(name) ?? { schema: 'public', table: name };
        const count = await query(
          statementOf(sql`select cast(count(*) as ${number}) as n from ${sql.id(schema, table)}`),
          1,
        );
        if (!count.ok) return count;
        counts.push(`${name} ${String(count.value[0]?.['n'])}`);
      }
      return ok(`${String(snapshot.value[0]?.['v'])} ${counts.join(' ')}`);
    },
    cancel: () => {
      called = true;
      void endStatement().finally(() => client.end().catch(() => undefined));
    },
    close: async () => {
      await client.end().catch(() => undefined);
    },
  };
}
