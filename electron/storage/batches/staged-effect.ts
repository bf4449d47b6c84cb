import { measureChanges } from '../measures/refresh-measures.ts';
import type { MeasureChange } from '../measures/refresh-measures.ts';
import type { ProjectContext } from '../measures/project-context.ts';
import { findOverlaps } from '../records/overlaps.ts';
import type { RecordSource } from '../records/record-source.ts';
import type { Sql } from '../connection/sqlite.ts';
import type { Steps } from '../connection/steps.ts';

/** What staged records do to the project around them. */
export interface StagedEffect {
  /** Of the project as it was found: with another version it has to be found again. */
  readonly version: number;
  /** Records of earlier sheets that staged ones stand before. */
  readonly replaced: number;
  /** Facets in which keys repeat once the staged records are in. */
  readonly overlapping: readonly number[];
  readonly measures: readonly MeasureChange[];
}

/** Facets that staged sheets have records in, of each table those in which a key may repeat: not a new one with a single record, or with records of one sheet in the order of their keys. */
export interface TouchedFacets {
  readonly all: ReadonlySet<number>;
  readonly repeatable: { readonly records: readonly number[]; readonly attributes: readonly number[] };
}

/** Reads the project with the staged records on top; writes nothing. Begins again when the project changes meanwhile. */
export function* stagedEffect(
  sql: Sql,
  context: ProjectContext,
  source: RecordSource,
  touched: TouchedFacets,
  firstSheet: number,
): Steps<StagedEffect> {
  for (;;) {
    const version = context.version();
    const records = yield* findOverlaps(sql, source, 'records', touched.repeatable.records, firstSheet);
    const attributes = yield* findOverlaps(sql, source, 'attributes', touched.repeatable.attributes, firstSheet);
    const overlapping = [...records.facets, ...attributes.facets];
    const measures = yield* measureChanges(sql, {
      rules: context.rules(),
      year: context.framework().year,
      touched: touched.all,
      source,
      overlapping: new Set(overlapping),
    });
    if (context.version() === version)
      return { version, replaced: records.replaced + attributes.replaced, overlapping, measures };
  }
}
