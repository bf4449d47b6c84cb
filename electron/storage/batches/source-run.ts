import { sourceRunSchema } from '../../../shared/model/source-run.ts';
import type { SourceRun } from '../../../shared/model/source-run.ts';
import type { Sql } from '../connection/sqlite.ts';
import { readBody } from '../documents/bodies.ts';
import { isJsonObject } from '../../../shared/base/canonical-json.ts';

/** What a run wrote where an imported sheet keeps its mapping. */
export function readSourceRun(sql: Sql, batch: number): SourceRun | null {
  const body = sql
    .prepare<[number], number | null>('SELECT mapping FROM sheets WHERE batch = ? ORDER BY id LIMIT 1')
    .pluck()
    .get(batch);
  if (body === undefined || body === null) return null;
  const mapping = readBody(sql, body, `batch ${batch}`);
  const run = sourceRunSchema.safeParse(isJsonObject(mapping) ? mapping['source'] : null);
  return run.success ? run.data : null;
}
