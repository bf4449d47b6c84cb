import type { AppError } from '../../shared/base/app-error.ts';
import { ok } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { RecordKind } from '../../shared/model/record-kind.ts';
import { BOUND_COLUMNS_MOST, BOUND_NAME_LONGEST } from '../../shared/model/source-binding.ts';
import type { SourceTableBinding } from '../../shared/model/source-binding.ts';
import type { SourceTable } from '../../shared/model/source-run.ts';
import type { Cell } from '../importing/cells/cell.ts';
import { planSheet, sampleRows } from '../importing/plan-sheet.ts';
import type { SourceContext } from './port.ts';
import { kindColumns } from './reading/kind-columns.ts';
import { id, list, sql, statementOf } from './sql/dialect.ts';
import type { SqlEngine } from './sql/engine.ts';

/** What a table seems to be. Null binding: no kind of records, or one that a source can't hold; `missing`: fields that it would need. */
export interface ProposedTable {
  readonly table: string;
  readonly kind: RecordKind | null;
  readonly missing: readonly string[];
  readonly binding: SourceTableBinding | null;
  /** Texts of its first rows by column, what speaks for its kind or against one, and indicators that the project lacks. */
  readonly samples: readonly (readonly string[])[];
  readonly reasons: readonly AppError[];
  readonly unknown: readonly string[];
}

/** Reads a table as a sheet is recognised: by its column names and some of its rows. */
export async function proposeTable(
  engine: SqlEngine,
  { name, columns, problem }: SourceTable,
  context: SourceContext,
): Promise<Result<ProposedTable>> {
  if (!isBindable(name, columns))
    return ok({
      table: name,
      kind: null,
      missing: [],
      binding: null,
      samples: [],
      reasons: problem === undefined ? [] : [problem],
      unknown: [],
    });
  const texts = columns.map(
    (column, at) => sql`coalesce(cast(${sql.id('raw', column.name)} as text), '') as ${sql.id(`k${at}`)}`,
  );
  const names = columns.map((_, at) => id(`k${at}`));
  const from = engine.relation(name).from;
  const sample = sql`select ${list(names)} from (select ${list(texts)} from ${from} as raw limit ${sampleRows}) t`;
  const rows = await engine.query(statementOf(sample), sampleRows);
  if (!rows.ok) return rows;
  const cells: readonly (readonly Cell[])[] = [
    columns.map((column) => column.name),
    ...rows.value.map((row) => columns.map((_, at) => String(row[`k${at}`] ?? '') || null)),
  ];
  const plan = planSheet(
    {
      ...{ index: 0, sheet: name, visibility: 'visible', worksheet: true, merges: [] },
      rows: cells.map((row, at) => ({ row: at + 1, cells: row, hidden: false })),
    },
    context,
  );
  const { kind, mapping, status, missing } = plan;
  const readable =
    mapping !== null && status === 'ready' && mapping.layout === 'rows' && kindColumns[mapping.kind] !== undefined;
  return ok({
    table: name,
    kind,
    missing,
    samples: columns.map((_, at) => samplesOf(rows.value.map((row) => String(row[`k${at}`] ?? '')))),
    reasons: [...plan.reasons, ...plan.against],
    unknown: plan.unknown,
    binding: readable
      ? {
          table: name,
          columns: columns.map((column) => column.name),
          mapping: { ...mapping, headerRows: { first: 1, last: 1 } },
        }
      : null,
  });
}

const SAMPLES = 5;

function samplesOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== '').map((text) => text.slice(0, 60)))].slice(0, SAMPLES);
}

/** Engines allow names that a project doesn't keep. */
function isBindable(name: string, columns: SourceTable['columns']): boolean {
  return (
    columns.length > 0 &&
    columns.length <= BOUND_COLUMNS_MOST &&
    [name, ...columns.map((column) => column.name)].every((one) => one !== '' && one.length <= BOUND_NAME_LONGEST)
  );
}
