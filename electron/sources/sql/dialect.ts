import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** A piece of a statement: identifiers quoted, values bound, nothing pasted. */
export type Sql = RawBuilder<unknown>;

/** Where engines differ; all else they understand alike. */
export interface Dialect {
  /** Whether a text matches one of our own patterns. */
  matches(text: Sql, pattern: string): Sql;
  trim(text: Sql, characters: string): Sql;
  /** Each character of `from` becomes the one at its place in `to`, and those beyond its end go; then of several spaces one stays. */
  translate(text: Sql, from: string, to: string): Sql;
  /** A table of rows given as JSON: one value is bound, however many rows there are. */
  rows(json: string, columns: Readonly<Record<string, 'text' | 'float8'>>): Sql;
}

/** Only compiles: what is run goes through the adapter's own driver. */
const compiler = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export function statementOf(fragment: Sql): Statement {
  const { sql: text, parameters } = fragment.compile(compiler);
  return { sql: text, parameters };
}

export function column(of: string, name: string): Sql {
  return sql`${sql.id(of, name)}`;
}

export function id(name: string): Sql {
  return sql`${sql.id(name)}`;
}

export function textConstant(text: string): Sql {
  return sql`cast(${text} as text)`;
}

export function numberConstant(number: number): Sql {
  return sql`cast(${number} as float8)`;
}

export function list(parts: readonly Sql[]): Sql {
  return sql`${sql.join([...parts])}`;
}

/** All must hold. */
export function every(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : sql`${sql.join([...conditions], sql` and `)}`;
}

export { sql };
