import { appError } from '../../base/app-error.ts';
import type { AppError } from '../../base/app-error.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { TOTAL } from '../dataset.ts';
import type { Indicator, Measure } from '../framework.ts';
import type { Method } from '../method.ts';
import { arrange } from './arrange.ts';
import { blankMeasure, described, worded } from './described.ts';
import { checkCodeForm, checkMeasure, checkName, checkWeight } from './draft-checks.ts';
import { LEVELS_MOST, SYSTEM_ROWS_MOST } from './framework-change.ts';
import type { ProjectStructure, SystemRow } from './framework-change.ts';
import { withMethods } from './structure-methods.ts';

/** The structure with exactly these rows as its tree. What a row doesn't say stays as it is, by its code; what isn't listed goes. */
export function changeSystem(structure: ProjectStructure, rows: readonly SystemRow[]): Result<ProjectStructure> {
  if (rows.length > SYSTEM_ROWS_MOST)
    return err(appError('FRAMEWORK_ROWS_MANY', { count: rows.length, most: SYSTEM_ROWS_MOST }));
  const trimmed = rows.map((row) => ({ ...row, code: row.code.trim() }));
  const fault = checkPlaces(structure, trimmed);
  if (fault) return err(fault);
  const levels = levelsOf(trimmed);
  const held = {
    indicators: new Map(structure.framework.indicators.map((one) => [one.code, one])),
    measures: new Map(structure.framework.measures.map((one) => [one.code, one])),
  };
  const indicators: Indicator[] = [];
  const measures: Measure[] = [];
  for (const row of trimmed) {
    if (row.measure === null) {
      const place = { code: row.code, name: '', parent: row.parent, level: levels.get(row.code) ?? 1 };
      indicators.push(worded({ ...held.indicators.get(row.code), ...place }, row));
      continue;
    }
    const made = measureOf(structure, row, held.measures.get(row.code));
    if (!made.ok) return made;
    measures.push(made.value);
  }
  const framework = arrange({ ...structure.framework, indicators, measures });
  return ok(withMethods({ ...structure, framework }, (method) => fitted(method, trimmed)));
}

function measureOf(structure: ProjectStructure, row: SystemRow, held: Measure | undefined): Result<Measure> {
  const { code, name, nameEn, definition, measure } = row;
  if (measure === null) return err(appError('FRAMEWORK_SOURCE_MISSING', { code }, { subject: code }));
  const method = measure.method ?? structure.framework.baseline.measures[code];
  if ((held === undefined && measure.source === null) || method === undefined)
    return err(appError('FRAMEWORK_SOURCE_MISSING', { code }, { subject: code }));
  const draft = { ...measure, code, name, note: definition, method, ...(nameEn === undefined ? {} : { nameEn }) };
  const fault = checkMeasure(structure, draft);
  if (fault) return err(fault);
  const parent = row.parent ?? '';
  const before = held ?? (measure.source === null ? undefined : blankMeasure(code, parent, measure.source));
  if (before === undefined) return err(appError('FRAMEWORK_SOURCE_MISSING', { code }, { subject: code }));
  const source = measure.dataSource === undefined ? before.source : measure.dataSource.trim();
  return ok(described({ ...before, indicator: parent, source }, draft));
}

/** Codes, names, weights and places of all rows; the first fault. */
function checkPlaces(structure: ProjectStructure, rows: readonly SystemRow[]): AppError | null {
  const known = new Set([
    ...structure.framework.indicators.map(({ code }) => code),
    ...structure.framework.measures.map(({ code }) => code),
  ]);
  const seen = new Map<string, SystemRow>();
  const children = new Map<string, SystemRow>();
  for (const row of rows) {
    const { code, parent } = row;
    const taken = code.toLowerCase() === TOTAL ? TOTAL : seen.get(code.toLowerCase())?.code;
    if (taken !== undefined) return appError('FRAMEWORK_CODE_TAKEN', { code: taken }, { subject: taken });
    const fault =
      (known.has(code) ? null : checkCodeForm(code)) ?? checkName(code, row.name) ?? checkWeight(code, row.weight);
    if (fault) return fault;
    const misplaced = checkPlace(row, parent === null ? undefined : seen.get(parent.toLowerCase()), children);
    if (misplaced) return misplaced;
    seen.set(code.toLowerCase(), row);
    if (parent !== null) children.set(parent, row);
  }
  const deep = [...levelsOf(rows)].find(([, level]) => level > LEVELS_MOST);
  return deep === undefined
    ? null
    : appError('FRAMEWORK_TOO_DEEP', { code: deep[0], level: deep[1], most: LEVELS_MOST }, { subject: deep[0] });
}

/** An indicator has indicators below it or measures, not both: else a table of levels would have no place for it. */
function checkPlace(
  { code, parent, measure }: SystemRow,
  above: SystemRow | undefined,
  children: ReadonlyMap<string, SystemRow>,
): AppError | null {
  if (parent === null)
    return measure === null ? null : appError('FRAMEWORK_MEASURE_AT_TOP', { code }, { subject: code });
  if (above === undefined || above.measure !== null || above.code !== parent)
    return appError('FRAMEWORK_PARENT_UNKNOWN', { parent }, { subject: parent });
  const sibling = children.get(parent);
  if (sibling === undefined || (sibling.measure === null) === (measure === null)) return null;
  return measure === null
    ? appError('FRAMEWORK_HAS_MEASURES', { parent, measures: sibling.code }, { subject: parent })
    : appError('FRAMEWORK_HAS_INDICATORS', { parent, indicators: sibling.code }, { subject: parent });
}

/** Of every indicator among the rows. */
function levelsOf(rows: readonly SystemRow[]): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const { code, parent, measure } of rows)
    if (measure === null) levels.set(code, parent === null ? 1 : (levels.get(parent) ?? 0) + 1);
  return levels;
}

/** A method with a weight for every row and a way for every measure, and for nothing else. */
function fitted(method: Method, rows: readonly SystemRow[]): Method {
  const siblings = new Map<string | null, number[]>();
  for (const { code, parent, weight } of rows) {
    const known = weight ?? method.weights[code];
    if (known !== undefined) siblings.set(parent, [...(siblings.get(parent) ?? []), known]);
  }
  const equal = (parent: string | null): number => {
    const known = siblings.get(parent) ?? [];
    const mean = known.reduce((sum, one) => sum + one, 0) / known.length;
    return mean > 0 ? mean : 1;
  };
  const weights = rows.map(
    ({ code, parent, weight }) => [code, weight ?? method.weights[code] ?? equal(parent)] as const,
  );
  const measures = rows.flatMap(({ code, measure }) => {
    const own = measure === null ? undefined : (measure.method ?? method.measures[code]);
    return own === undefined ? [] : [[code, own] as const];
  });
  const nodes = rows.flatMap(({ code, aggregation, measure }) => {
    const rule = aggregation === undefined ? method.aggregation.nodes[code] : (aggregation ?? undefined);
    return rule === undefined || measure !== null ? [] : [[code, rule] as const];
  });
  const total = method.aggregation.nodes[TOTAL];
  const known = new Set(measures.map(([code]) => code));
  const { adjustments, ...rest } = method;
  return {
    ...rest,
    weights: Object.fromEntries(weights),
    measures: Object.fromEntries(measures),
    aggregation: {
      ...method.aggregation,
      nodes: { ...Object.fromEntries(nodes), ...(total === undefined ? {} : { [TOTAL]: total }) },
    },
    ...(adjustments === undefined ? {} : { adjustments: adjustments.filter(({ measure }) => known.has(measure)) }),
  };
}
