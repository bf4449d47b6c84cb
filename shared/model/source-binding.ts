import { z } from 'zod';
import { sheetMappingSchema } from './sheet-mapping.ts';

const name = z.string().trim().min(1).max(200);

/** Names of variables that may hold a password: a project from elsewhere can't ask for any other of them. */
const secretVariable = z.string().regex(/^WORKBENCH_[A-Z0-9_]{1,60}$/);

export const sourceConnectionSchema = z.discriminatedUnion('engine', [
  z.strictObject({
    engine: z.literal('duckdb'),
    /** A folder of Parquet, CSV or JSON files, one such file, or a .duckdb file. */
    path: z.string().min(1).max(2000),
  }),
  z.strictObject({
    engine: z.literal('postgresql'),
    host: name,
    port: z.int().min(1).max(65_535),
    database: name,
    user: name,
    /** `verify`: TLS with the system's roots; `off` only where the line is safe without. */
    tls: z.enum(['verify', 'off']),
    /** Environment variable that holds the password; left out: none is sent. */
    passwordVariable: secretVariable.optional(),
  }),
]);
export type SourceConnection = z.infer<typeof sourceConnectionSchema>;

const sourceTableSchema = z.strictObject({
  /** As `describe` names it. */
  table: z.string().min(1).max(500),
  /** Names of its columns; the mapping speaks of them by their place, from 1. */
  columns: z.array(z.string().min(1).max(500)).min(1).max(2000).readonly(),
  /** Of the grammar of sheets, with one record a row. */
  mapping: sheetMappingSchema,
  /** Of two records with one key the one with the greater value here stands, as one of a later file does. */
  newest: z.string().max(500).optional(),
  /** Puts rows of the same `newest` in order: of a key that repeats, the first stands. */
  order: z.string().max(500).optional(),
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
