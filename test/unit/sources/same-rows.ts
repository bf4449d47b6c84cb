import type { TestWorkbench } from '../services/workbench.ts';

/** What both tell of a record; persons are part of some kinds only. */
const fields = ['level', 'platform', 'item', 'subregion'];

function row(value: number | null, of: Readonly<Record<string, string | number | null>>): string {
  const rest = fields.map((name) => of[name]).map((text) => (text === undefined || text === '' ? null : text));
  return JSON.stringify([value, ...rest]);
}

/** The records that `why` shows of a cell of an imported project. */
export async function importedRows(bench: TestWorkbench, unit: string, measure: string): Promise<readonly string[]> {
  const { records } = await bench.call('data.lineage', { unit, measure, offset: 0, limit: 500 });
  return records.map((record) => row(record.value, record.fields)).sort();
}

/** The records that `why` shows of a cell that came from a source. */
export async function sourceRows(
  bench: TestWorkbench,
  name: string,
  unit: string,
  measure: string,
): Promise<readonly string[]> {
  const found = await bench.call('source.rows', { name, unit, measure, job: 'rows', offset: 0, limit: 500 });
  return found.rows.map(({ value, fields: of }) => row(value, of)).sort();
}
