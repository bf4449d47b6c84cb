import type { Field } from '../../../shared/model/sheet-field.ts';
import type { ColumnMapping, SheetMapping } from '../../../shared/model/sheet-mapping.ts';

/** The mapped columns by field, 1-based; 0 where the sheet has none. */
export interface SheetColumns {
  of(field: Field): number;
  /** 采集项 may stand as code and as name. */
  readonly measures: readonly number[];
  /** 地区 may stand as code and as name. */
  readonly units: readonly number[];
  readonly wide: readonly ColumnMapping[];
  /** Factor that the heading's brackets give; undefined where it names no unit. */
  scale(field: Field): number | undefined;
}

export function sheetColumns(mapping: SheetMapping): SheetColumns {
  const first = new Map<Field, ColumnMapping>();
  for (const column of mapping.columns) if (!first.has(column.field)) first.set(column.field, column);
  return {
    of: (field) => first.get(field)?.column ?? 0,
    measures: mapping.columns.filter((column) => column.field === 'measure').map((column) => column.column),
    units: mapping.columns.filter((column) => column.field === 'unit').map((column) => column.column),
    wide: mapping.columns.filter((column) => column.field === 'wide'),
    scale: (field) => first.get(field)?.scale,
  };
}
