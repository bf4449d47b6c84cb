import { missingReasonIndex } from '../../../shared/model/dataset.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { MeasureTable } from './measure-table.ts';
import type { Sql } from '../connection/sqlite.ts';

export interface Coverage {
  readonly recordsByKind: Readonly<Partial<Record<RecordKind, number>>>;
  readonly measures: readonly {
    readonly measure: string;
    readonly present: number;
    /** Without a value that there should be. */
    readonly missing: number;
    /** 不适用: without a value, and no gap. */
    readonly notApplicable: number;
    readonly records: number;
  }[];
  readonly units: readonly {
    readonly unit: string;
    readonly present: number;
    /** Without a value that there should be. */
    readonly missing: number;
    /** 不适用: without a value, and no gap. */
    readonly notApplicable: number;
    readonly records: number;
  }[];
}

/** Records by kind (withdrawn batches left out) and, per measure and unit, how many cells have a value. */
export function readCoverage(sql: Sql, table: MeasureTable): Coverage {
  const recordsByKind: Partial<Record<RecordKind, number>> = {};
  const rows = sql
    .prepare<[], { kind: number; records: number }>(
      `
    SELECT f.kind, sum(sf.records) AS records FROM sheet_facets sf JOIN facets f ON f.id = sf.facet JOIN sheets s ON s.id = sf.sheet
    JOIN batches b ON b.id = s.batch WHERE b.status = 'active' GROUP BY f.kind`,
    )
    .all();
  for (const row of rows) {
    const kind = recordKinds[row.kind];
    if (kind) recordsByKind[kind] = row.records;
  }
  const units = table.units.length;
  const exempt = missingReasonIndex('not_applicable');
  const along = (
    cells: readonly number[],
  ): { present: number; missing: number; notApplicable: number; records: number } => {
    const notApplicable = cells.filter((cell) => table.reasons[cell] === exempt).length;
    const present = cells.filter((cell) => !Number.isNaN(table.values[cell])).length;
    return {
      present,
      missing: cells.length - present - notApplicable,
      notApplicable,
      records: cells.reduce((sum, cell) => sum + (table.records[cell] ?? 0), 0),
    };
  };
  return {
    recordsByKind,
    measures: table.measures.map((measure, m) => ({ measure, ...along(table.units.map((_, u) => m * units + u)) })),
    units: table.units.map((unit, u) => ({ unit, ...along(table.measures.map((_, m) => m * units + u)) })),
  };
}
