import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Field } from '../../../shared/model/sheet-field.ts';
import type { SourceTableBinding } from '../../../shared/model/source-binding.ts';
import type { SourceTable } from '../../../shared/model/source-run.ts';
import { kindColumns } from './kind-columns.ts';
import type { KindColumns } from './kind-columns.ts';

/** A column of a bound table: its place in the mapping and its name in the engine. */
export interface BoundColumn {
  readonly place: number;
  readonly name: string;
  readonly numeric: boolean;
}

/** A table with its binding, every column of which the engine has. */
export interface BoundTable {
  readonly binding: SourceTableBinding;
  readonly kind: KindColumns;
  of(field: Field): BoundColumn | null;
  /** All columns of these fields that there are: 采集项 may stand as code and as name. */
  all(fields: readonly Field[]): readonly BoundColumn[];
}

/** Errors: SOURCE_TABLE_GONE, SOURCE_COLUMN_GONE, SOURCE_KIND, SOURCE_LAYOUT. */
export function boundTable(binding: SourceTableBinding, tables: readonly SourceTable[]): Result<BoundTable> {
  const { mapping, table } = binding;
  const kind = kindColumns[mapping.kind];
  if (kind === undefined) return err(appError('SOURCE_KIND', { table, kind: mapping.kind }));
  if (mapping.layout !== 'rows' || mapping.transposed === true) return err(appError('SOURCE_LAYOUT', { table }));
  const found = tables.find(({ name }) => name === table);
  if (found === undefined) return err(appError('SOURCE_TABLE_GONE', { table }));
  const columns = new Map<number, BoundColumn>();
  const wanted = [
    ...mapping.columns.filter(({ field }) => field !== 'ignore').map(({ column }) => binding.columns[column - 1] ?? ''),
    ...[binding.newest, binding.order].filter((name) => name !== undefined),
  ];
  for (const name of wanted)
    if (!found.columns.some((one) => one.name === name))
      return err(appError('SOURCE_COLUMN_GONE', { table, column: name }));
  for (const [at, name] of binding.columns.entries()) {
    const numeric = found.columns.find((one) => one.name === name)?.numeric ?? false;
    columns.set(at + 1, { place: at + 1, name, numeric });
  }
  const all = (fields: readonly Field[]): readonly BoundColumn[] =>
    fields.flatMap((field) =>
      mapping.columns.filter((one) => one.field === field).flatMap(({ column }) => columns.get(column) ?? []),
    );
  return ok({ binding, kind, all, of: (field) => all([field])[0] ?? null });
}

/** The first thing that bindings name and the engine no longer has, as `boundTable` says it; null where it has them all. */
export function boundFault(bindings: readonly SourceTableBinding[], tables: readonly SourceTable[]): AppError | null {
  for (const binding of bindings) {
    const table = boundTable(binding, tables);
    if (!table.ok) return table.error;
  }
  return null;
}
