import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { isDiskFault, openSqlite } from '../connection/sqlite.ts';
import type { Sql } from '../connection/sqlite.ts';
import { bodyHash } from '../documents/bodies.ts';
import { applyTextPatch } from '../documents/text-patch.ts';
import { migrate } from '../migrations/migrate.ts';
import type { PageReader } from './page-reader.ts';
import { findTrees, salvageTable, tableShapes } from './salvage-tables.ts';
import type { PageUse, TableShape } from './salvage-tables.ts';

/** Derived from the others, made anew, or ended: the chain begins again over what was found. */
const madeAnew: ReadonlySet<string> = new Set(['measure_values', 'sheet_facets', 'chain']);

/** What is said of a table in which rows or pages gave nothing. */
const words: Readonly<Record<string, string>> = {
  texts: 'RESCUE_TEXTS',
  bodies: 'RESCUE_BODIES',
  documents: 'RESCUE_DOCUMENTS',
  audit: 'RESCUE_AUDIT',
  runs: 'RESCUE_RUNS',
  batches: 'RESCUE_BATCHES',
  files: 'RESCUE_FILES',
  sheets: 'RESCUE_SHEETS',
  facets: 'RESCUE_FACETS',
  spots: 'RESCUE_SPOTS',
  records: 'RESCUE_RECORDS',
  attributes: 'RESCUE_ATTRIBUTES',
};

/** Puts all rows that the pages give into the empty tables of `sql`; says of which tables some gave nothing. `known`: texts by their hashes, for bodies that are one of them. */
export function fillTables(sql: Sql, reader: PageReader, known: ReadonlyMap<string, string>): readonly AppError[] {
  const pages = findTrees(reader);
  const lost: AppError[] = [];
  sql.exec('BEGIN');
  for (const shape of shapesNow()) {
    if (madeAnew.has(shape.name)) continue;
    const missing =
      shape.name === 'bodies' ? fillBodies(sql, reader, shape, pages, known) : fillTable(sql, reader, shape, pages);
    const code = words[shape.name];
    if (missing > 0 && code !== undefined) lost.push(appError(code, { count: missing }));
  }
  sql.exec('COMMIT');
  return lost;
}

function shapesNow(): readonly TableShape[] {
  const model = openSqlite(Buffer.alloc(0));
  try {
    migrate(model, { now: '', actor: '' });
    return tableShapes(model);
  } finally {
    model.close();
  }
}

/** Gives how many rows or pages gave nothing, or rows that the table refuses. */
function fillTable(sql: Sql, reader: PageReader, shape: TableShape, pages: PageUse, into = shape.name): number {
  const columns = sql.prepare<[], string>(`SELECT name FROM pragma_table_info('${into}')`).pluck().all();
  const places = columns.map((name) => shape.columns.findIndex((column) => column.name === name));
  const insert = sql.prepare<(string | number | null)[]>(
    `INSERT OR IGNORE INTO ${into} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  let refused = 0;
  const rows = salvageTable(reader, shape, pages);
  for (;;) {
    const next = rows.next();
    if (next.done === true) return next.value.lost + refused;
    try {
      insert.run(...places.map((at) => next.value[at] ?? null));
    } catch (fault) {
      if (isDiskFault(fault)) throw fault;
      // A value that the table's own rules refuse: not what was written.
      refused += 1;
    }
  }
}

interface RawBody {
  readonly hash: string;
  readonly json: string;
  readonly base: number | null;
}

/** Bodies whole, those stored as patches put together; one that isn't what its hash says is left out. */
function fillBodies(
  sql: Sql,
  reader: PageReader,
  shape: TableShape,
  pages: PageUse,
  known: ReadonlyMap<string, string>,
): number {
  sql.exec(
    'CREATE TEMP TABLE raw_bodies (id INTEGER PRIMARY KEY, hash TEXT NOT NULL, json TEXT NOT NULL, base INTEGER)',
  );
  let lost = fillTable(sql, reader, shape, pages, 'raw_bodies');
  const ids = sql.prepare<[], number>('SELECT id FROM raw_bodies ORDER BY id').pluck().all();
  const bases = new Set(
    sql.prepare<[], number>('SELECT DISTINCT base FROM raw_bodies WHERE base IS NOT NULL').pluck().all(),
  );
  const raw = sql.prepare<[number], RawBody>('SELECT hash, json, base FROM raw_bodies WHERE id = ?');
  const insert = sql.prepare<[number, string, string]>(
    'INSERT OR IGNORE INTO bodies (id, hash, json) VALUES (?, ?, ?)',
  );
  const texts = new Map<number, string>();
  for (const id of ids) {
    const body = raw.get(id);
    const found = body === undefined ? null : wholeText(body, texts);
    const text = found === null || bodyHash(found) !== body?.hash ? known.get(body?.hash ?? '') : found;
    if (body === undefined || text === undefined) {
      lost += 1;
      continue;
    }
    if (bases.has(id)) texts.set(id, text);
    insert.run(id, body.hash, text);
  }
  sql.exec('DROP TABLE raw_bodies');
  return lost;
}

function wholeText({ json, base }: RawBody, texts: ReadonlyMap<number, string>): string | null {
  if (base === null) return json;
  const before = texts.get(base);
  if (before === undefined) return null;
  try {
    return applyTextPatch(before, json);
  } catch {
    return null;
  }
}
