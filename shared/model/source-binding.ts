import { z } from 'zod';
import { sheetMappingSchema } from './sheet-mapping.ts';

/** The longest that a table or column may be called to be bound; engines allow more. */
export const BOUND_NAME_LONGEST = 500;
export const BOUND_COLUMNS_MOST = 2000;

const name = z.string().trim().min(1).max(200);

/** Names of variables that may hold a password: a project from elsewhere can't ask for any other of them. */
const secretVariable = z.string().regex(/^WORKBENCH_[A-Z0-9_]{1,60}$/);

/** A server by its address; what it takes to log in but the password. */
export const serverConnectionSchema = z.strictObject({
  engine: z.literal('postgresql'),
  host: name,
  port: z.int().min(1).max(65_535),
  database: name,
  user: name,
  /** `verify`: TLS with the system's roots; `off` only where the line is safe without. */
  tls: z.enum(['verify', 'off']),
  /** Environment variable that holds the password; left out: none is sent. */
  passwordVariable: secretVariable.optional(),
});

const sourceConnectionSchema = z.discriminatedUnion('engine', [
  z.strictObject({
    engine: z.literal('duckdb'),
    /** A folder of Parquet, CSV or JSON files, one such file, or a .duckdb file. */
    path: z.string().min(1).max(2000),
  }),
  serverConnectionSchema,
]);
export type SourceConnection = z.infer<typeof sourceConnectionSchema>;
/** A server, which may want a password; files want none. */
export type ServerConnection = z.infer<typeof serverConnectionSchema>;

export const sourceTableSchema = z.strictObject({
  /** As `describe` names it. */
  table: z.string().min(1).max(BOUND_NAME_LONGEST),
  /** Names of its columns; the mapping speaks of them by their place, from 1. */
  columns: z.array(z.string().min(1).max(BOUND_NAME_LONGEST)).min(1).max(BOUND_COLUMNS_MOST).readonly(),
  /** Of the grammar of sheets, with one record a row. */
  mapping: sheetMappingSchema,
  /** Of two records with one key the one with the greater value here stands, as one of a later file does. */
  newest: z.string().max(BOUND_NAME_LONGEST).optional(),
  /** Puts rows of the same `newest` in order: of a key that repeats, the first stands. */
  order: z.string().max(BOUND_NAME_LONGEST).optional(),
});
export type SourceTableBinding = z.infer<typeof sourceTableSchema>;

/** 数据源: where records stay, and how their tables are read. Holds no secret. */
export const sourceBindingSchema = z.strictObject({
  version: z.literal(1),
  connection: sourceConnectionSchema,
  tables: z.array(sourceTableSchema).max(100).readonly(),
  /** Seconds that a statement may take. */
  timeout: z.int().min(1).max(86_400).default(600),
});
export type SourceBinding = z.infer<typeof sourceBindingSchema>;

/** Setting of a project under which a source is kept: versions that know no sources leave it alone. */
export function sourceKey(source: string): string {
  return `source ${source}`;
}

export function sourceOfKey(key: string): string | null {
  return key.startsWith('source ') ? key.slice('source '.length) : null;
}
