import { missingReasonIndex } from '../../../shared/model/dataset.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import { projectRecords } from '../records/record-source.ts';
import type { RecordSource } from '../records/record-source.ts';
import { keptByText } from '../connection/kept-by-text.ts';
import type { Sql } from '../connection/sqlite.ts';
import { runSteps } from '../connection/steps.ts';
import type { Steps } from '../connection/steps.ts';
import { activeCondition } from '../records/overlaps.ts';
import type { CompiledRule } from './compile-rule.ts';
import { evaluateMeasure, UNCOUNTED } from './evaluate-measure.ts';
import type { EvaluatedCell } from './evaluate-measure.ts';
import { readFacetIndex, yearOf } from './facet-index.ts';
import type { Facet } from './facet-index.ts';
import { createFacetReader } from './facet-reader.ts';
import { readEvidence } from './source-evidence.ts';
import type { SourceEvidence } from '../../../shared/model/source-run.ts';

const MEASURE_TABLE = recordKinds.indexOf('measure_table');

/** What gave a stored value. */
export const valueSources = ['none', 'records', 'measure_table'] as const;

/** What a cell of `measure_values` is to hold; null: nothing, as no record speaks of it any more. */
export interface MeasureChange {
  readonly year: number;
  readonly measure: string;
  readonly unit: string;
  readonly row: StoredMeasure | null;
}
interface StoredMeasure {
  readonly value: number | null;
  readonly reason: number;
  readonly marks: number;
  readonly records: number;
  readonly batch: number;
  readonly source: number;
  readonly months: number;
  readonly levels: number;
  readonly doubts: number;
}

export interface MeasureScope {
  readonly rules: readonly CompiledRule[];
  /** Year evaluated. */
  readonly year: number;
  /** Facets whose records changed; null: all. */
  readonly touched: ReadonlySet<number> | null;
  readonly source: RecordSource;
  /** Facets in which keys repeat, besides those that the project has marked. */
  readonly overlapping?: ReadonlySet<number>;
}

/**
 * Computes the measure values that depend on the touched facets, each of the years that these lie in. Between
 * records and a cell of 指标原始值表 the newer batch gives the value; of one batch, the records. A cell marked missing in
 * that table never takes a value away. Writes nothing.
 */
export function* measureChanges(
  sql: Sql,
  { rules, year, touched, source, overlapping }: MeasureScope,
): Steps<readonly MeasureChange[]> {
  const index = readFacetIndex(sql, source, overlapping);
  const reader = createFacetReader(sql, rules, source);
  const active = activeCondition(sql);
  const batches = new Map(
    sql
      .prepare<[], { id: number; batch: number }>('SELECT id, batch FROM sheets')
      .all()
      .map((row) => [row.id, row.batch]),
  );
  const batchOf = (sheet: number): number => source.stagedBatch(sheet) ?? batches.get(sheet) ?? 0;
  const newestIn = keptByText((rows) =>
    sql.prepare<[number], TableCell>(
      `SELECT value, sheet, person FROM ${rows} WHERE facet = ? AND value IS NOT NULL AND ${active} ORDER BY sheet DESC, cell DESC LIMIT 1`,
    ),
  );
  const newestMissingIn = keptByText((rows) =>
    sql.prepare<[number], MissingCell>(
      `SELECT missing, sheet, person FROM ${rows} WHERE facet = ? AND ${active} ORDER BY sheet DESC, cell DESC LIMIT 1`,
    ),
  );
  const newestCell = ({ id }: Facet): TableCell[] => newestIn(source.rowsOf('records', id)).all(id);
  const newestMissing = ({ id }: Facet): MissingCell[] => newestMissingIn(source.rowsOf('records', id)).all(id);
  const evidenceOf = evidenceReader(sql, source);
  const isTouched = ({ id }: Facet): boolean => touched === null || touched.has(id);
  const changes: MeasureChange[] = [];

  const reached = reachedRules(index.all.filter(isTouched));
  for (const rule of rules) {
    if (!reached(rule)) continue;
    const matching = index.matching(rule);
    const ofTable = Map.groupBy(index.ofKind(MEASURE_TABLE, rule.measure), (facet) => facet.unit);
    const units = touchedUnits([matching, ofTable], isTouched, year);
    for (const [unit, years] of units) {
      const tables = ofTable.get(unit) ?? [];
      for (const one of years) {
        yield;
        const inside = (facet: Facet): boolean => yearOf(facet.period, year) === one;
        const raw = evaluateMeasure(rule, (matching.get(unit) ?? []).filter(inside), reader);
        const own = tables.filter(inside);
        const cell = newestOf(own.flatMap(newestCell));
        // Looked for only where it says anything.
        const listed = cell === null && raw.records === 0 ? newestOf(own.flatMap(newestMissing)) : null;
        const evidence = evidenceOf((cell ?? listed)?.person ?? 0);
        const { value, sheet, ...chosen } = choose(raw, cell, listed, evidence, batchOf);
        changes.push({
          year: one,
          measure: rule.measure,
          unit,
          row:
            chosen.records === 0
              ? null
              : { ...chosen, value: Number.isNaN(value) ? null : value, batch: batchOf(sheet) },
        });
      }
    }
  }
  return changes;
}

/** Inside a transaction. */
export function writeMeasures(sql: Sql, changes: readonly MeasureChange[]): void {
  const put = sql.prepare(
    'INSERT OR REPLACE INTO measure_values (year, measure, unit, value, reason, marks, records, batch, source, months, levels, doubts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const drop = sql.prepare('DELETE FROM measure_values WHERE year = ? AND measure = ? AND unit = ?');
  for (const { year, measure, unit, row } of changes) {
    if (row === null) drop.run(year, measure, unit);
    else {
      const { value, reason, marks, records, batch, source, months, levels, doubts } = row;
      put.run(year, measure, unit, value, reason, marks, records, batch, source, months, levels, doubts);
    }
  }
}

/** Recomputes and keeps the values that depend on `touched` facets of the project (null: all), inside a transaction. */
export function refreshMeasures(
  sql: Sql,
  rules: readonly CompiledRule[],
  year: number,
  touched: ReadonlySet<number> | null,
): void {
  const changes = runSteps(measureChanges(sql, { rules, year, touched, source: projectRecords }));
  if (touched === null) sql.exec('DELETE FROM measure_values');
  writeMeasures(sql, changes);
}

interface TableCell {
  readonly value: number;
  readonly sheet: number;
  /** Id of a text: where the cell came from a source, its evidence. */
  readonly person: number;
}

interface MissingCell {
  /** Index into missingReasons. */
  readonly missing: number;
  readonly sheet: number;
  readonly person: number;
}

/** Evidence of cells that came from a source, by the id of its text; null for what came from a sheet. */
function evidenceReader(sql: Sql, { schemas }: RecordSource): (person: number) => SourceEvidence | null {
  const lookUps = schemas.map((schema) =>
    sql.prepare<[number], string>(`SELECT text FROM ${schema}.texts WHERE id = ?`).pluck(),
  );
  return (person) => {
    if (person === 0) return null;
    let text: string | undefined;
    for (const lookUp of lookUps) text ??= lookUp.get(person);
    return readEvidence(text ?? '');
  };
}

function newestOf<T extends { readonly sheet: number }>(cells: readonly T[]): T | null {
  return cells.reduce<T | null>((newest, next) => (newest === null || next.sheet > newest.sheet ? next : newest), null);
}

/** Whether facets are of a kind, and of a selector, that a rule reads or that 指标原始值表 has of its measure: the rest isn't looked through. */
function reachedRules(facets: readonly Facet[]): (rule: CompiledRule) => boolean {
  const kinds = new Set(facets.map(({ kind }) => kind));
  const selectors = new Set(facets.map(({ kind, selector }) => `${kind}/${selector}`));
  return ({ kind, measure, facets: { selector } }) =>
    selectors.has(`${MEASURE_TABLE}/${measure}`) ||
    (selector === undefined ? kinds.has(kind) : selectors.has(`${kind}/${selector}`));
}

/** Units that facets which changed speak of, with the years that these speak of them in. */
function touchedUnits(
  facets: readonly ReadonlyMap<string, readonly Facet[]>[],
  isTouched: (facet: Facet) => boolean,
  evaluated: number,
): ReadonlyMap<string, ReadonlySet<number>> {
  const units = new Map<string, Set<number>>();
  for (const byUnit of facets)
    for (const [unit, own] of byUnit)
      for (const facet of own) {
        if (!isTouched(facet)) continue;
        const years = units.get(unit) ?? new Set();
        units.set(unit, years.add(yearOf(facet.period, evaluated)));
      }
  return units;
}

function choose(
  raw: EvaluatedCell,
  cell: TableCell | null,
  listed: MissingCell | null,
  evidence: SourceEvidence | null,
  batch: (sheet: number) => number,
): EvaluatedCell & { readonly source: number } {
  if (cell && (Number.isNaN(raw.value) || batch(cell.sheet) > batch(raw.sheet))) {
    return {
      value: cell.value,
      reason: 0,
      marks: 0,
      records: 1,
      months: UNCOUNTED,
      levels: UNCOUNTED,
      doubts: 0,
      ...evidence,
      sheet: cell.sheet,
      source: valueSources.indexOf('measure_table'),
    };
  }
  // A cell that 指标原始值表 marks missing says more than no record at all.
  if (!cell && raw.records === 0 && listed !== null)
    return {
      ...raw,
      reason:
        listed.missing === missingReasonIndex('not_applicable') ? listed.missing : missingReasonIndex('marked_missing'),
      records: 1,
      ...evidence,
      source: valueSources.indexOf('measure_table'),
    };
  return { ...raw, source: raw.records > 0 ? valueSources.indexOf('records') : 0 };
}
