import type { Result } from '../../../shared/base/result.ts';
import type { SourceDescription } from '../../../shared/model/source-run.ts';
import type { Dialect, Sql, Statement } from './dialect.ts';

export type EngineRow = Readonly<Record<string, unknown>>;

/** What an adapter gives: the connection, read-only, and where its language differs. */
export interface SqlEngine {
  readonly dialect: Dialect;
  describe(): Promise<Result<SourceDescription>>;
  /** The table as it stands in FROM, and what tells its rows' order where the engine knows it; both are expressions over it. */
  relation(table: string): EngineRelation;
  /** At most `limit` rows: more are an error (SOURCE_ROWS). Errors: SOURCE_AWAY, SOURCE_TIMEOUT, SOURCE_STATEMENT, CANCELLED. */
  query(statement: Statement, limit: number): Promise<Result<readonly EngineRow[]>>;
  /** How it would run the statement, of which nothing is run. */
  explain(statement: Statement): Promise<Result<EnginePlan>>;
  /** Bytes that the tables take where they lie; null: it doesn't say. */
  size(tables: readonly string[]): Promise<Result<number | null>>;
  /** Differs once any of the tables was changed, as far as the engine tells. */
  marker(tables: readonly string[]): Promise<Result<string>>;
  /** Ends what is under way, on the server too; whatever is asked afterwards is CANCELLED. */
  cancel(): void;
  close(): Promise<void>;
}

export interface EnginePlan {
  /** Rows that it expects to read; null: it doesn't say. */
  readonly rows: number | null;
  /** Names of its operators, one for each time it is used. */
  readonly operators: readonly string[];
  /** As the engine wrote it. */
  readonly raw: string;
}

export interface EngineRelation {
  readonly from: Sql;
  /** Of rows with one key those with the greatest stand: the file they lie in. Null: one lot. */
  readonly batch: Sql | null;
  /** Puts the rows of one lot in order. Null: they have none. */
  readonly order: Sql | null;
}
