import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { LookedTable, SourceLook } from '../../../shared/contract/outputs.ts';
import { proposeTable } from '../../sources/propose-binding.ts';
import type { SqlEngine } from '../../sources/sql/engine.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import type { Job } from '../app/jobs.ts';
import { importContext } from '../imports/import-preparation.ts';

/** What an engine has, and how each of its tables would be read; up to 200 rows of each are looked at. */
export async function lookInto(
  engine: SqlEngine,
  store: ProjectReader,
  { progress }: Job,
): Promise<Result<SourceLook>> {
  const described = await engine.describe();
  if (!described.ok) return described;
  const { engine: name, version, medians, tables } = described.value;
  const context = importContext(store);
  const looked: LookedTable[] = [];
  for (const [at, table] of tables.entries()) {
    progress('rows', at, tables.length, table.name);
    const proposed = await proposeTable(engine, table, context);
    if (!proposed.ok) return proposed;
    looked.push({ ...proposed.value, columns: table.columns, readable: proposed.value.binding !== null });
  }
  return ok({ engine: name, version, medians, tables: looked });
}
