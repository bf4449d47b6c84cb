import { readNumber } from '../../../../shared/base/read-number.ts';
import { TOTAL } from '../../../../shared/model/dataset.ts';
import type { Framework } from '../../../../shared/model/framework.ts';
import { freeCode } from '../../../../shared/model/framework-change/free-code.ts';
import type { SystemMeasure, SystemRow } from '../../../../shared/model/framework-change/framework-change.ts';
import { LEVELS_MOST } from '../../../../shared/model/framework-change/framework-change.ts';
import { ruleSource } from '../../../../shared/model/framework-change/measure-source.ts';
import type { MeasureMethod, Method } from '../../../../shared/model/method.ts';

/** A row of the table in which the whole 指标体系 is edited. Its parent is the next row above that stands further out. */
export interface TableRow extends Omit<SystemRow, 'parent'> {
  /** Known only to the table. */
  readonly id: string;
  /** 1 at the top. */
  readonly depth: number;
  /** In the project already: its code stays. */
  readonly kept: boolean;
}

export const newMethod: MeasureMethod = {
  direction: 'higher',
  normalisation: 'min_max',
  lower: null,
  upper: null,
  target: null,
  parameters: {},
  treatment: 'none',
};
export const newMeasure: SystemMeasure = {
  unit: '',
  base: null,
  dataSource: '',
  source: { record: 'measure_table', aggregation: 'mean' },
  method: newMethod,
};

/** The project's tree as it is worked on. */
export function projectRows({ indicators, measures }: Framework, method: Method): readonly SystemRow[] {
  const rows: SystemRow[] = [];
  const visit = (parent: string | null): void => {
    for (const { code, name, nameEn = '', definition = '', parent: above } of indicators) {
      if (above !== parent) continue;
      rows.push({ code, parent, name, nameEn, definition, weight: method.weights[code] ?? null, measure: null });
      visit(code);
    }
    for (const measure of measures)
      if (measure.indicator === parent)
        rows.push({
          code: measure.code,
          parent,
          name: measure.name,
          nameEn: measure.nameEn ?? '',
          definition: measure.note,
          weight: method.weights[measure.code] ?? null,
          measure: {
            unit: measure.unit,
            base: measure.base,
            domain: measure.domain ?? '',
            months: measure.months ?? null,
            dataSource: measure.source,
            source: ruleSource(measure.rule, measure.code),
            method: method.measures[measure.code] ?? null,
          },
        });
  };
  visit(null);
  return rows;
}

/** Rows as the table holds them; `known`: codes of the project. */
export function tableRows(rows: readonly SystemRow[], known: ReadonlySet<string>): readonly TableRow[] {
  const depths = new Map<string, number>();
  return rows.map(({ parent, ...row }) => {
    const depth = parent === null ? 1 : (depths.get(parent) ?? 0) + 1;
    depths.set(row.code, depth);
    return { ...row, id: row.code, depth, kept: known.has(row.code) };
  });
}

/**
 * Back as the project takes them: with codes for rows that have none. What stands as in `before` is left to the project (null), so that the
 * saved baseline keeps what only the draft changed.
 */
export function systemRows(rows: readonly TableRow[], before: ReadonlyMap<string, SystemRow>): readonly SystemRow[] {
  const taken = new Set([TOTAL, ...before.keys(), ...rows.map(({ code }) => code)].map((code) => code.toLowerCase()));
  const codes: string[] = [];
  const places = new Map<string | null, number>();
  return rows.map((row, at) => {
    const above = parentAt(rows, at);
    const parent = above === null ? null : (codes[above] ?? null);
    const place = (places.get(parent) ?? 0) + 1;
    places.set(parent, place);
    const code = row.code.trim() === '' ? freeCode(parent, place, taken) : row.code.trim();
    taken.add(code.toLowerCase());
    codes[at] = code;
    const { id: _id, depth: _depth, kept: _kept, measure, weight, ...rest } = row;
    const held = before.get(code);
    const own = hasChildren(rows, at) ? null : measure;
    const sameMethod =
      own !== null && held?.measure != null && JSON.stringify(held.measure.method) === JSON.stringify(own.method);
    return {
      ...rest,
      code,
      parent,
      weight: held !== undefined && held.weight === weight && held.parent === parent ? null : weight,
      measure: own === null ? null : { ...own, ...(sameMethod ? { method: null } : {}) },
    };
  });
}

export function parentAt(rows: readonly TableRow[], at: number): number | null {
  const depth = rows[at]?.depth ?? 1;
  for (let above = at - 1; above >= 0; above -= 1) if ((rows[above]?.depth ?? 1) < depth) return above;
  return null;
}

export function hasChildren(rows: readonly TableRow[], at: number): boolean {
  return (rows[at + 1]?.depth ?? 0) > (rows[at]?.depth ?? 1);
}

/** One past the last row below a row. */
function endOf(rows: readonly TableRow[], at: number): number {
  let end = at + 1;
  while (end < rows.length && (rows[end]?.depth ?? 1) > (rows[at]?.depth ?? 1)) end += 1;
  return end;
}

/** A new row after everything below `at` (null: at the end), as deep as it or one further in. */
export function addRow(rows: readonly TableRow[], at: number | null, inside: boolean, id: string): readonly TableRow[] {
  const depth = at === null ? 1 : Math.min(LEVELS_MOST + 1, (rows[at]?.depth ?? 1) + (inside ? 1 : 0));
  const place = at === null ? rows.length : endOf(rows, at);
  const row: TableRow = {
    id,
    depth,
    kept: false,
    code: '',
    name: '',
    nameEn: '',
    definition: '',
    weight: null,
    measure: depth === 1 ? null : newMeasure,
  };
  return [...rows.slice(0, place), row, ...rows.slice(place)];
}

/** Further in (1) or out (−1) with everything below; the rows themselves where that is not possible. */
export function shiftRow(rows: readonly TableRow[], at: number, by: -1 | 1): readonly TableRow[] {
  const depth = rows[at]?.depth ?? 1;
  const end = endOf(rows, at);
  if (by < 0 ? depth === 1 : at === 0 || depth > (rows[at - 1]?.depth ?? 0)) return rows;
  return rows.map((row, place) =>
    place < at || place >= end
      ? row
      : {
          ...row,
          depth: row.depth + by,
          measure:
            row.depth + by === 1 ? null : (row.measure ?? (hasChildren(rows, place) || row.kept ? null : newMeasure)),
        },
  );
}

/** A place up or down among its siblings, with everything below. */
export function moveRow(rows: readonly TableRow[], at: number, by: -1 | 1): readonly TableRow[] {
  const [end, depth] = [endOf(rows, at), rows[at]?.depth ?? 1];
  if (by > 0) {
    if ((rows[end]?.depth ?? 0) !== depth) return rows;
    const next = endOf(rows, end);
    return [...rows.slice(0, at), ...rows.slice(end, next), ...rows.slice(at, end), ...rows.slice(next)];
  }
  let above = at - 1;
  while (above >= 0 && (rows[above]?.depth ?? 1) > depth) above -= 1;
  if ((rows[above]?.depth ?? 0) !== depth) return rows;
  return [...rows.slice(0, above), ...rows.slice(at, end), ...rows.slice(above, at), ...rows.slice(end)];
}

/** Without rows and everything below them. */
export function removeRows(rows: readonly TableRow[], places: readonly number[]): readonly TableRow[] {
  const gone = new Set(places.flatMap((at) => Array.from({ length: endOf(rows, at) - at }, (_, more) => at + more)));
  return rows.filter((_, at) => !gone.has(at));
}

/** What a whole table of indicators would change in the project, by name. */
export function systemDifference(
  before: readonly SystemRow[],
  after: readonly SystemRow[],
): { readonly added: readonly string[]; readonly removed: readonly string[]; readonly changed: readonly string[] } {
  const was = new Map(before.map((row) => [row.code, row]));
  const is = new Set(after.map(({ code }) => code));
  return {
    added: after.filter(({ code }) => !was.has(code)).map(({ name }) => name),
    removed: before.filter(({ code }) => !is.has(code)).map(({ name }) => name),
    changed: after.filter((row) => differs(was.get(row.code), row)).map(({ name }) => name),
  };
}

/** Null and left out: as it is. */
function differs(held: SystemRow | undefined, row: SystemRow): boolean {
  if (held === undefined) return false;
  const { measure, weight, aggregation } = row;
  const same = (a: unknown, b: unknown): boolean =>
    b === undefined || b === null || JSON.stringify(a) === JSON.stringify(b);
  return !(
    held.parent === row.parent &&
    held.name === row.name &&
    held.definition === row.definition &&
    (row.nameEn === undefined || (held.nameEn ?? '') === row.nameEn) &&
    same(held.weight, weight) &&
    same(held.aggregation, aggregation) &&
    (held.measure === null) === (measure === null) &&
    (measure === null ||
      (held.measure?.unit === measure.unit &&
        held.measure.base === measure.base &&
        same(held.measure.domain, measure.domain) &&
        same(held.measure.dataSource, measure.dataSource) &&
        same(held.measure.method, measure.method)))
  );
}

/** A typed number, '' for none; undefined where it is none. */
export function typedNumber(text: string): number | null | undefined {
  const reading = readNumber(text, { percent: true });
  if (reading.type === 'number') return reading.value;
  return reading.type === 'refused' ? undefined : null;
}
