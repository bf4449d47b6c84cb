/** Staged sheets and facets come after the project's own: what is above these ids is staged. */
export interface StagedRange {
  /** Schema that holds the staged tables. */
  readonly schema: string;
  /** The project's highest facet and sheet. */
  readonly lastFacet: number;
  readonly lastSheet: number;
  /** Batch that the staged sheets would become. */
  readonly batch: number;
  /** Facets that staged sheets have records in. */
  readonly touched: ReadonlySet<number>;
}

/**
 * Where records are read from: the project's own tables, or those with a staged import on top, so that an import can be
 * looked at before any of it is in the project.
 */
export interface RecordSource {
  /** Table, or subquery, with the rows of one facet. */
  rowsOf(table: 'records' | 'attributes', facet: number): string;
  /** Schemas that hold `texts` and `facets`. */
  readonly schemas: readonly string[];
  /** Batch of a staged sheet, null for a sheet of the project. */
  stagedBatch(sheet: number): number | null;
}

export const projectRecords: RecordSource = {
  rowsOf: (table) => table,
  schemas: ['main'],
  stagedBatch: () => null,
};

/** A facet that only one side has is read from that side alone: a union costs SQLite three times as much a row. */
export function withStaged({ schema, lastFacet, lastSheet, batch, touched }: StagedRange): RecordSource {
  return {
    rowsOf: (table, facet) => {
      if (facet > lastFacet) return `${schema}.${table}`;
      if (!touched.has(facet)) return `main.${table}`;
      return `(SELECT * FROM main.${table} UNION ALL SELECT * FROM ${schema}.${table})`;
    },
    schemas: ['main', schema],
    stagedBatch: (sheet) => (sheet > lastSheet ? batch : null),
  };
}

/** The project's own tables while an import is being written into them: sheets after `lastSheet` are of `batch`. */
export function withNewSheets(lastSheet: number, batch: number): RecordSource {
  return { ...projectRecords, stagedBatch: (sheet) => (sheet > lastSheet ? batch : null) };
}
