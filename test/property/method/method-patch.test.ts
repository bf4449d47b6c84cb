import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aggregations,
  imputations,
  normalisations,
  rescalings,
  standardTiers,
  tiesRules,
  treatments,
} from '../../../shared/model/method.ts';
import type { MeasureMethod, Method } from '../../../shared/model/method.ts';
import { applyMethodPatch, isEmptyPatch, methodPatch } from '../../../shared/model/method-patch.ts';
import type { MethodPatch } from '../../../shared/model/method-patch.ts';
import { methodPatchSchema } from '../../../shared/model/method-schema.ts';

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
/** Codes as frameworks have them, and names that JavaScript's objects have of their own. */
const code = fc.constantFrom('A', 'A1', 'A1-1.1', 'total', 'constructor', 'toString');
const record = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> => fc.dictionary(code, value);
const rule = fc.oneof(
  fc.record({ id: fc.constantFrom(...aggregations) }),
  fc.record({ id: fc.constant('power' as const), p: number }),
  fc.record({ id: fc.constantFrom(...aggregations), rescale: fc.constantFrom(...rescalings) }),
);
const measure: fc.Arbitrary<MeasureMethod> = fc.record({
  direction: fc.constantFrom('higher', 'lower'),
  normalisation: fc.constantFrom(...normalisations),
  lower: fc.option(number),
  upper: fc.option(number),
  target: fc.option(number),
  parameters: fc.oneof(
    fc.constant({}),
    fc.record({ cap: fc.boolean() }),
    fc.record({ ref: fc.string(), steps: fc.array(fc.tuple(number, number)) }),
  ),
  treatment: fc.constantFrom(...treatments),
  imputation: fc.option(fc.constantFrom(...imputations), { nil: null }),
  winsoriseMax: fc.option(fc.nat(), { nil: null }),
});
const yearBasis = fc.oneof(
  fc.constant({ kind: 'pooled' as const }),
  fc.record({ kind: fc.constant('base_year' as const), year: fc.integer({ min: 2018, max: 2020 }) }),
);
const settings: fc.Arbitrary<Method> = fc.record({
  scale: fc.record({ lower: number, upper: number }),
  z: fc.record({ mean: number, sd: number, population: fc.boolean() }),
  weights: record(number),
  measures: record(measure),
  aggregation: fc.record({ default: rule, nodes: record(rule) }),
  missing: fc.record({
    policy: fc.constantFrom('omit', 'strict'),
    minimumAvailability: number,
    imputation: fc.constantFrom(...imputations),
  }),
  winsoriseMax: fc.nat(),
  ties: fc.constantFrom(...tiesRules),
  tiers: fc.constantFrom(standardTiers, standardTiers.slice(1)),
  tierRounding: fc.option(fc.nat(6)),
  rankRounding: fc.option(fc.nat(6)),
  excludedUnits: fc.array(fc.constantFrom('110000', '120000')),
  adjustments: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constantFrom('bonus', 'penalty'), measure: code, cap: fc.option(number) }),
      fc.record({ kind: fc.constant('veto' as const), measure: code, tier: fc.constantFrom('low', 'medium') }),
    ),
    { maxLength: 2 },
  ),
});
/** Each year alone is what a method says that names no basis. */
const method: fc.Arbitrary<Method> = fc
  .tuple(settings, fc.option(yearBasis))
  .map(([rest, basis]) => (basis === null ? rest : { ...rest, yearBasis: basis }));

describe('a patch of a method', () => {
  test('makes the one method of the other, also after crossing a boundary', () => {
    fc.assert(
      fc.property(method, method, (before, after) => {
        const patch = methodPatchSchema.parse(JSON.parse(JSON.stringify(methodPatch(before, after))));
        expect(applyMethodPatch(before, patch)).toEqual({ ok: true, value: after });
      }),
    );
  });

  test('is empty exactly where both say the same, whatever the order of their keys', () => {
    fc.assert(
      fc.property(method, method, (before, after) => {
        const turned = JSON.parse(JSON.stringify(before, reversed));
        expect(isEmptyPatch(methodPatch(before, turned))).toBe(true);
        const result = applyMethodPatch(before, methodPatch(before, after));
        if (isEmptyPatch(methodPatch(before, after))) expect(result).toEqual({ ok: true, value: before });
        else expect(before).not.toEqual(after);
      }),
    );
  });

  test('of one place leaves what another patch made elsewhere', () => {
    fc.assert(
      fc.property(method, number, number, (before, one, other) => {
        const held = { ...before, weights: { ...before.weights, A: 1, B: 1 } };
        const a = methodPatch(held, { ...held, weights: { ...held.weights, A: one } });
        const b = methodPatch(held, { ...held, weights: { ...held.weights, B: other } });
        const first = made(held, a);
        expect(made(first, b).weights).toEqual({ ...held.weights, A: one, B: other });
      }),
    );
  });

  test('names only the field of a measure that changed, null being no limit', () => {
    fc.assert(
      fc.property(method, measure, (before, one) => {
        const held = { ...before, measures: { ...before.measures, A1: { ...one, lower: 5 } } };
        const after = { ...held, measures: { ...held.measures, A1: { ...one, lower: null } } };
        expect(methodPatch(held, after)).toEqual({ measures: { A1: { lower: null } } });
      }),
    );
  });

  test('of part of a measure that is gone is refused, naming it', () => {
    fc.assert(
      fc.property(method, (before) => {
        const { A1: _, ...measures } = before.measures;
        expect(applyMethodPatch({ ...before, measures }, { measures: { A1: { lower: 1 } } })).toMatchObject({
          ok: false,
          error: { code: 'METHOD_PATCH_MEASURE', params: { measure: 'A1' } },
        });
      }),
    );
  });
});

function reversed(_: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).reverse())
    : value;
}

function made(before: Method, patch: MethodPatch): Method {
  const result = applyMethodPatch(before, patch);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
