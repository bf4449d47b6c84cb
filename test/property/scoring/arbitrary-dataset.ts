import fc from 'fast-check';
import { missingReasonIndex, NOT_COUNTED, TOTAL } from '../../../shared/model/dataset.ts';
import type { Dataset, MeasureColumn, TreeNode } from '../../../shared/model/dataset.ts';
import { imputations, normalisations, standardMethod, standardTiers } from '../../../shared/model/method.ts';
import type { MeasureMethod, Method, NormalisationId } from '../../../shared/model/method.ts';
import { normalisationNeeds } from '../../../shared/model/normalisation-needs.ts';

export interface Scorable {
  readonly dataset: Dataset;
  readonly method: Method;
}

// Coarse values make ties, missing spread and equal sums common, where a fine grid would never meet them.
const value = fc.oneof(
  fc.integer({ min: 0, max: 100 }),
  fc.double({ min: 0.01, max: 100, noNaN: true }),
  fc.constant(Number.NaN),
);
const weight = fc.oneof(
  { weight: 5, arbitrary: fc.double({ min: 0.1, max: 10, noNaN: true }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) },
);

/** Normalisations that take any column; limits and parameters are given with each. Those left out need a target or a unit to refer to. */
const anyColumn: readonly NormalisationId[] = normalisations.filter(
  (id) => id !== 'distance_to_target' && id !== 'distance_to_reference',
);

export function arbitraryMeasure(ids: readonly NormalisationId[] = anyColumn): fc.Arbitrary<MeasureMethod> {
  return fc
    .record({
      direction: fc.constantFrom('higher', 'lower'),
      normalisation: fc.constantFrom(...ids),
      lower: fc.integer({ min: 1, max: 20 }),
      upper: fc.integer({ min: 21, max: 90 }),
      target: fc.constant(null),
      parameters: fc.constant({
        steps: [
          [0, 10],
          [50, 60],
          [90, 100],
        ],
        points: [
          [1, 100],
          [2, 90],
          [4, 50],
        ],
        per: 2,
        countCap: 90,
        best: [20.5, 20.5],
      } as const),
      treatment: fc.constantFrom('none', 'none', 'winsorise', 'log'),
    })
    .map((measure) =>
      normalisationNeeds[measure.normalisation].risingOnly ? { ...measure, direction: 'higher' as const } : measure,
    );
}

/**
 * A tree of three levels (2–3 nodes, 1–3 measures each), 2–7 units; in half of them all nodes but the last stand below one of their own. `exempt`: every so many of the missing cells don't apply; 0, none, unless
 * asked for: margins and the fast engine rest on gaps alone (`isPlainIndex`).
 */
export function arbitraryScorable(
  ids?: readonly NormalisationId[],
  exempt: readonly number[] = [0],
): fc.Arbitrary<Scorable> {
  return fc
    .record({
      shape: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 3 }),
      units: fc.integer({ min: 2, max: 7 }),
    })
    .chain(({ shape, units }) => {
      const count = shape.reduce((sum, children) => sum + children, 0);
      return fc
        .record({
          values: fc.array(value, { minLength: count * units, maxLength: count * units }),
          previous: fc.array(value, { minLength: count * units, maxLength: count * units }),
          bases: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: units, maxLength: units }),
          weights: fc.array(weight, { minLength: count + shape.length + 1, maxLength: count + shape.length + 1 }),
          deep: fc.boolean(),
          measures: fc.array(arbitraryMeasure(ids), { minLength: count, maxLength: count }),
          imputation: fc.constantFrom(...imputations),
          policy: fc.constantFrom('omit', 'strict'),
          minimumAvailability: fc.constantFrom(0, 0.5, 0.7, 1),
          months: fc.array(fc.integer({ min: 3, max: 14 }), { minLength: units, maxLength: units }),
          exempt: fc.constantFrom(...exempt),
        })
        .map((made) => assemble(shape, units, made));
    });
}

interface Made {
  readonly values: readonly number[];
  readonly previous: readonly number[];
  readonly bases: readonly number[];
  readonly weights: readonly number[];
  readonly deep: boolean;
  readonly measures: readonly MeasureMethod[];
  readonly imputation: Method['missing']['imputation'];
  readonly policy: 'omit' | 'strict';
  readonly minimumAvailability: number;
  /** Of 12 that the first measure of each node has, by unit; 12 and more are all. */
  readonly months: readonly number[];
  /** Every so many cells that have no value don't apply; 0: none. */
  readonly exempt: number;
}

function assemble(shape: readonly number[], unitCount: number, made: Made): Scorable {
  const nodes: TreeNode[] = [
    { code: TOTAL, name: '', parent: -1, depth: 0 },
    ...(made.deep ? [{ code: 'D', name: '', parent: 0, depth: 1 }] : []),
    ...shape.map((_, at) =>
      made.deep && at < shape.length - 1
        ? { code: `N${at}`, name: '', parent: 1, depth: 2 }
        : { code: `N${at}`, name: '', parent: 0, depth: 1 },
    ),
  ];
  const first = nodes.length - shape.length;
  const columns = shape.flatMap((children, node) =>
    Array.from({ length: children }, (_, at): MeasureColumn => ({
      code: `N${node}.${at}`,
      name: '',
      parent: first + node,
      unit: '',
      denominator: at === 2 ? 'base' : null,
      factor: at === 2 ? 10 : 1,
      months: at === 0 ? 12 : null,
    })),
  );
  const codes = [...nodes.slice(1), ...columns].map(({ code }) => code);
  const values = Float64Array.from(made.values);
  return {
    dataset: {
      framework: 'arbitrary',
      nodes,
      measures: columns,
      values,
      units: Array.from({ length: unitCount }, (_, u) => ({
        code: `U${(u * 5) % 7}`,
        name: `${u}`,
        fullName: `${u}`,
        order: u,
        group: u % 2 === 0 ? 'even' : '',
      })),
      reasons: Uint8Array.from(values, (cell, at) =>
        missingReasonIndex(
          !Number.isNaN(cell) ? 'present' : made.exempt > 0 && at % made.exempt === 0 ? 'not_applicable' : 'no_record',
        ),
      ),
      marks: new Uint8Array(values.length),
      denominators: { base: Float64Array.from(made.bases) },
      previous: Float64Array.from(made.previous),
      evidence: {
        months: Uint8Array.from(columns.flatMap(() => made.months.map((months) => Math.min(months, 12)))),
        levels: new Uint8Array(values.length).fill(NOT_COUNTED),
        records: new Uint32Array(values.length).fill(1),
        doubts: new Uint8Array(values.length),
      },
    },
    method: {
      ...standardMethod,
      tiers: standardTiers,
      weights: Object.fromEntries(codes.map((code, at) => [code, made.weights[at] ?? 1])),
      measures: Object.fromEntries(
        columns.map(({ code }, at) => [
          code,
          made.measures[at] ?? {
            direction: 'higher',
            normalisation: 'identity',
            lower: null,
            upper: null,
            target: null,
            parameters: {},
            treatment: 'none',
          },
        ]),
      ),
      missing: { policy: made.policy, minimumAvailability: made.minimumAvailability, imputation: made.imputation },
    },
  };
}
