import { appError } from '../base/app-error.ts';
import { err, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import type { MeasureMethod, Method } from './method.ts';
import { basedOn, yearBasisId, yearBasisOf } from './year-basis.ts';

/**
 * What one edit changes in a method, by name, so that edits of different weights from two windows both stand. A weight, a
 * measure or a node's rule that is null is taken away; within a measure null is the value itself (no limit). Lists
 * (tiers, units left out), a measure's parameters, the year basis, the name of the index and the project's words are replaced whole; empty ones are none.
 */
export interface MethodPatch extends Partial<
  Omit<Method, 'weights' | 'measures' | 'aggregation' | 'scale' | 'z' | 'missing'>
> {
  readonly scale?: Partial<Method['scale']>;
  readonly z?: Partial<Method['z']>;
  readonly missing?: Partial<Method['missing']>;
  readonly weights?: Readonly<Record<string, number | null>>;
  /** Of a measure that the method has: what changes in it; of a new one: all of it. */
  readonly measures?: Readonly<Record<string, Partial<MeasureMethod> | null>>;
  readonly aggregation?: {
    readonly default?: Method['aggregation']['default'];
    readonly nodes?: Readonly<Record<string, Method['aggregation']['default'] | null>>;
  };
}

const whole = ['winsoriseMax', 'ties', 'rankRounding', 'tiers', 'tierRounding', 'excludedUnits'] as const;
const optionalMeasureFields = ['imputation', 'winsoriseMax'] as const;
const measureFields = ['direction', 'normalisation', 'lower', 'upper', 'target', 'parameters', 'treatment'] as const;

/** The patch that makes `after` of `before`; empty when they say the same. */
export function methodPatch(before: Method, after: Method): MethodPatch {
  const nodes = recordPatch(before.aggregation.nodes, after.aggregation.nodes, (_, is) => is);
  const rule = same(before.aggregation.default, after.aggregation.default)
    ? {}
    : { default: after.aggregation.default };
  return {
    ...present('scale', fieldPatch(before.scale, after.scale, ['lower', 'upper'])),
    ...present('z', fieldPatch(before.z, after.z, ['mean', 'sd', 'population'])),
    ...present(
      'missing',
      fieldPatch(before.missing, after.missing, ['policy', 'minimumAvailability', 'imputation', 'incomplete']),
    ),
    ...present(
      'weights',
      recordPatch(before.weights, after.weights, (_, is) => is),
    ),
    ...present(
      'measures',
      recordPatch<MeasureMethod, Partial<MeasureMethod>>(before.measures, after.measures, (was, is) =>
        was === undefined ? is : measurePatch(was, is),
      ),
    ),
    ...present('aggregation', { ...rule, ...present('nodes', nodes) }),
    ...fieldPatch(before, after, whole),
    ...(same(before.adjustments ?? [], after.adjustments ?? []) ? {} : { adjustments: after.adjustments ?? [] }),
    ...(yearBasisId(yearBasisOf(before)) === yearBasisId(yearBasisOf(after)) ? {} : { yearBasis: yearBasisOf(after) }),
    ...(same(before.indexName ?? {}, after.indexName ?? {}) ? {} : { indexName: after.indexName ?? {} }),
    ...(same(before.words ?? {}, after.words ?? {}) ? {} : { words: after.words ?? {} }),
  };
}

export function isEmptyPatch(patch: MethodPatch): boolean {
  return Object.keys(patch).length === 0;
}

/** Whether two patches change the same thing: the same weight, the same field of a measure, the same list. */
export function patchesMeet(one: MethodPatch, other: MethodPatch): boolean {
  const taken = new Set(changedPlaces(one, ''));
  return changedPlaces(other, '').some((place) => taken.has(place) || [...taken].some((held) => within(place, held)));
}

/** Paths of the values that a patch sets; a measure's parameters, the lists, the year basis, the name of the index and the project's words count as one value. */
function changedPlaces(value: unknown, path: string): readonly string[] {
  const isOne = path.endsWith('/parameters') || ['/indexName', '/words', '/yearBasis'].includes(path);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isOne) return [path];
  return Object.entries(value).flatMap(([key, member]) => changedPlaces(member, `${path}/${key}`));
}

/** Taking a measure away meets every change of a field of it. */
function within(one: string, other: string): boolean {
  return one.startsWith(`${other}/`) || other.startsWith(`${one}/`);
}

/** Makes the edit. METHOD_PATCH_MEASURE: a measure that the method no longer has was to be changed in part. */
export function applyMethodPatch(method: Method, patch: MethodPatch): Result<Method> {
  const { scale, z, missing, weights, measures, aggregation, indexName, words, yearBasis, ...rest } = patch;
  const based = yearBasis === undefined ? method : basedOn(method, yearBasis);
  const { indexName: called = {}, words: said = {}, ...held } = based;
  const patched = new Map(Object.entries(method.measures));
  for (const [code, change] of Object.entries(measures ?? {})) {
    if (change === null) {
      patched.delete(code);
      continue;
    }
    const had = patched.get(code);
    const made = had === undefined ? change : { ...had, ...change };
    if (!isWhole(made)) return err(appError('METHOD_PATCH_MEASURE', { measure: code }, { subject: code }));
    patched.set(code, made);
  }
  return ok({
    ...held,
    ...rest,
    ...present('indexName', indexName ?? called),
    ...present('words', words ?? said),
    ...(scale === undefined ? {} : { scale: { ...method.scale, ...scale } }),
    ...(z === undefined ? {} : { z: { ...method.z, ...z } }),
    ...(missing === undefined ? {} : { missing: { ...method.missing, ...missing } }),
    ...(weights === undefined ? {} : { weights: withEntries(method.weights, weights) }),
    ...(measures === undefined ? {} : { measures: Object.fromEntries(patched) }),
    ...(aggregation === undefined
      ? {}
      : {
          aggregation: {
            default: aggregation.default ?? method.aggregation.default,
            nodes: withEntries(method.aggregation.nodes, aggregation.nodes ?? {}),
          },
        }),
  });
}

/** A choice of the measure's own that is gone is null in the patch: it takes the method's again. */
function measurePatch(was: MeasureMethod, is: MeasureMethod): Partial<MeasureMethod> {
  return {
    ...fieldPatch(was, is, measureFields),
    ...Object.fromEntries(
      optionalMeasureFields.flatMap((field) =>
        same(was[field] ?? null, is[field] ?? null) ? [] : [[field, is[field] ?? null]],
      ),
    ),
  };
}

function isWhole(fields: Partial<MeasureMethod>): fields is MeasureMethod {
  return measureFields.every((field) => fields[field] !== undefined);
}

function withEntries<T>(
  held: Readonly<Record<string, T>>,
  change: Readonly<Record<string, T | null>>,
): Readonly<Record<string, T>> {
  const entries = new Map(Object.entries(held));
  for (const [key, value] of Object.entries(change)) {
    if (value === null) entries.delete(key);
    else entries.set(key, value);
  }
  return Object.fromEntries(entries);
}

/** By key, null for what is gone. */
function recordPatch<T, P>(
  before: Readonly<Record<string, T>>,
  after: Readonly<Record<string, T>>,
  change: (was: T | undefined, is: T) => P,
): Readonly<Record<string, P | null>> {
  if (before === after) return {};
  const was = new Map(Object.entries(before));
  const is = new Map(Object.entries(after));
  const entries: [string, P | null][] = [];
  for (const key of was.keys()) if (!is.has(key)) entries.push([key, null]);
  for (const [key, value] of is) {
    const held = was.get(key);
    if (held === undefined || !same(held, value)) entries.push([key, change(held, value)]);
  }
  return Object.fromEntries(entries);
}

function fieldPatch<T extends object, K extends keyof T>(before: T, after: T, fields: readonly K[]): Partial<T> {
  const changed: Partial<T> = {};
  for (const field of fields) if (!same(before[field], after[field])) changed[field] = after[field];
  return changed;
}

/** `{ [key]: value }` where the value says anything, else nothing. */
function present<K extends string, T extends object>(key: K, value: T): { readonly [P in K]?: T } {
  if (Object.keys(value).length === 0) return {};
  const made: { [P in K]?: T } = {};
  made[key] = value;
  return made;
}

/** Equality of plain values, whatever the order of keys. −0 is 0, as it is stored. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((member, at) => same(member, b[at]))
    );
  const other = new Map(Object.entries(b));
  const own = Object.entries(a);
  return own.length === other.size && own.every(([key, value]) => other.has(key) && same(value, other.get(key)));
}
