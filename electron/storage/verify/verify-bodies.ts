import type { Sql } from '../connection/sqlite.ts';
import { bodyHash, bodyText } from '../documents/bodies.ts';
import type { Finding } from './finding.ts';

/** Every body against its hash, those that are stored as patches put together first. */
export function* verifyBodies(sql: Sql): Generator<Finding> {
  for (const body of sql.prepare<[], { id: number; hash: string }>('SELECT id, hash FROM bodies ORDER BY id').iterate())
    if (hashNow(sql, body.id) !== body.hash)
      yield { code: 'VERIFY_DOCUMENT', params: { body: body.id, uses: usesOf(sql, body.id) } };
}

function hashNow(sql: Sql, body: number): string | null {
  try {
    return bodyHash(bodyText(sql, body) ?? '');
  } catch {
    // A patch that fits nothing, or a page that can't be read: not what was written, either way.
    return null;
  }
}

/** What a damaged body belongs to: "framework, audit". */
function usesOf(sql: Sql, body: number): string {
  const documents = sql
    .prepare<[number], string>(
      "SELECT kind || CASE key WHEN '' THEN '' ELSE ' ' || key END FROM documents WHERE body = ?",
    )
    .pluck()
    .all(body);
  const runs = sql
    .prepare<[number, number], number>('SELECT id FROM runs WHERE method = ? OR result = ?')
    .pluck()
    .all(body, body);
  const audit = sql
    .prepare<[number, number], number>('SELECT id FROM audit WHERE before = ? OR after = ?')
    .pluck()
    .all(body, body);
  const sheets = sql
    .prepare<[number, number], string>('SELECT name FROM sheets WHERE mapping = ? OR report = ?')
    .pluck()
    .all(body, body);
  const uses = [
    ...documents,
    ...runs.map((id) => `run ${id}`),
    ...sheets.map((name) => `sheet ${name}`),
    ...audit.map((id) => `audit ${id}`),
  ];
  // The list of an import's files and sheets is named by its hash, in the audit's row of the import.
  return uses.length === 0 ? `body ${body}` : uses.slice(0, 5).join(', ');
}
