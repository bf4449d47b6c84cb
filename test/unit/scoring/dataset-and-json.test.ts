import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import { contentHash } from '../../../shared/base/content-hash.ts';
import type { Framework, Measure } from '../../../shared/model/framework.ts';
import { standardMethod } from '../../../shared/model/method.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import { buildDataset } from '../../../shared/scoring/build-dataset.ts';
import { inputHash } from '../../../shared/scoring/input-hash.ts';
import { scoreJson } from '../../../shared/scoring/score-json.ts';
import { score } from '../../../shared/scoring/score.ts';
import { smallDataset } from './small-dataset.ts';

const measure = (code: string, indicator: string, base: Measure['base'] = null): Measure => ({
  code,
  indicator,
  name: code,
  kind: '',
  unit: '件',
  base,
  levels: '',
  source: '',
  period: '',
  note: '',
  rule: {
    record: 'annual_statistics',
    where: [],
    value: null,
    passWhen: null,
    aggregation: 'sum',
    inner: null,
    levelWeights: null,
  },
});
const framework = (
  indicators: readonly (readonly [string, string | null])[],
  measures: readonly Measure[],
): Framework => ({
  id: 'f',
  title: '',
  cohort: 'custom',
  year: 2021,
  inferredWeights: false,
  measures,
  indicators: indicators.map(([code, parent]) => ({ code, name: `name of ${code}`, parent, level: 1 })),
  baseline: { ...standardMethod, weights: {}, measures: {} },
});
const units: readonly Unit[] = ['110000', '120000'].map((code, at) => ({
  code,
  name: code,
  fullName: code,
  order: at + 1,
  group: '',
}));

describe('buildDataset', () => {
  test('puts several top indicators below total, parents before children', () => {
    const dataset = buildDataset(
      framework(
        [
          ['A1', 'A'],
          ['A', null],
          ['B', null],
        ],
        [measure('A1-1', 'A1'), measure('B-1', 'B')],
      ),
      units,
      { values: new Float64Array(4), baseFigures: {} },
    );
    expect(dataset.nodes).toEqual([
      { code: 'total', name: '总体指数', parent: -1, depth: 0 },
      { code: 'A', name: 'name of A', parent: 0, depth: 1 },
      { code: 'B', name: 'name of B', parent: 0, depth: 1 },
      { code: 'A1', name: 'name of A1', parent: 1, depth: 2 },
    ]);
    expect(dataset.measures.map(({ parent }) => parent)).toEqual([3, 2]);
  });
  test('takes a single top indicator as the root', () => {
    const dataset = buildDataset(
      framework(
        [
          ['I', null],
          ['A', 'I'],
        ],
        [measure('m', 'A')],
      ),
      units,
      { values: new Float64Array(2), baseFigures: {} },
    );
    expect(dataset.nodes.map(({ code, depth }) => [code, depth])).toEqual([
      ['I', 0],
      ['A', 1],
    ]);
  });
  test('divides by base figures with their factors: per 10,000 persons, per 1,000 enterprises', () => {
    const made = framework(
      [['A', null]],
      [measure('p', 'A', '常住人口'), measure('e', 'A', '企业数'), measure('q', 'A', '业务申报量')],
    );
    const dataset = buildDataset(made, units, {
      values: Float64Array.from([50, 60, 50, 60, 1, 1]),
      baseFigures: { 常住人口: Float64Array.from([20_000, 30_000]), 企业数: Float64Array.from([500, 0]) },
    });
    const identity = {
      direction: 'higher',
      normalisation: 'identity',
      lower: null,
      upper: null,
      target: null,
      parameters: {},
      treatment: 'none',
    } as const;
    const result = score(dataset, {
      ...standardMethod,
      weights: { p: 1, e: 1, q: 1 },
      measures: { p: identity, e: identity, q: identity },
    });
    expect(result.ok && [...result.value.denominated]).toEqual([25, 20, 100, Number.NaN, Number.NaN, Number.NaN]);
  });
  test('says which cells are missing when nobody else does', () => {
    const dataset = buildDataset(framework([['A', null]], [measure('m', 'A')]), units, {
      values: Float64Array.from([1, Number.NaN]),
      baseFigures: {},
    });
    expect([...dataset.reasons]).toEqual([0, 1]);
  });
  test('throws on arrays of another size and on a measure below nothing', () => {
    expect(() =>
      buildDataset(framework([['A', null]], [measure('m', 'A')]), units, {
        values: new Float64Array(3),
        baseFigures: {},
      }),
    ).toThrow('3 cells instead of 2');
    expect(() =>
      buildDataset(framework([['A', null]], [measure('m', 'X')]), units, {
        values: new Float64Array(2),
        baseFigures: {},
      }),
    ).toThrow('X');
    expect(() =>
      buildDataset(
        framework(
          [
            ['A', 'B'],
            ['B', 'A'],
          ],
          [],
        ),
        units,
        { values: new Float64Array(0), baseFigures: {} },
      ),
    ).toThrow('A, B');
  });
});

describe('inputHash', () => {
  const spec = { measures: { m: { values: [1, null, 3] } } } as const;
  test('is the SHA-256 of the canonical JSON of data and structure', () => {
    expect(inputHash(smallDataset(spec).dataset)).toBe(
      contentHash({
        units: ['U1', 'U2', 'U3'].map((code, at) => ({ code, name: code, order: at + 1, group: '' })),
        nodes: [{ code: 'total', name: 'total', parent: -1 }],
        measures: [{ code: 'm', name: 'm', parent: 0, unit: '', denominator: null, factor: 1 }],
        values: [1, null, 3],
        denominators: {},
        previous: null,
      }),
    );
  });
  test('changes with a value and not with the framework id', () => {
    const { dataset } = smallDataset(spec);
    expect(inputHash({ ...dataset, framework: 'copy of it' })).toBe(inputHash(dataset));
    expect(inputHash({ ...dataset, values: Float64Array.from([1, Number.NaN, 4]) })).not.toBe(inputHash(dataset));
  });
});

describe('scoreJson', () => {
  const { dataset, method } = smallDataset({
    nodes: { A: {} },
    measures: {
      m: { parent: 'A', values: [91.25, null] },
      n: { parent: 'A', values: [null, null], normalisation: 'goalposts', lower: 0, upper: 1 },
    },
  });
  const result = score(dataset, method);
  const json = result.ok ? scoreJson(dataset, method, result.value, 'hash', '1.0.0') : null;
  test('has what docs/FORMATS "JSON" shows: every node and measure by code, null when missing', () => {
    expect(json).toEqual({
      framework: 'test',
      units: [
        {
          code: 'U1',
          name: 'U1',
          rank: 1,
          index: 91.25,
          tier: 'very_high',
          scores: { total: 91.25, A: 91.25, m: 91.25, n: null },
          evidence: { measured: 0.5, imputed: 0, incomplete: 0, doubts: 0 },
          measured: { total: 0.5, A: 0.5 },
        },
        {
          code: 'U2',
          name: 'U2',
          rank: null,
          index: null,
          tier: null,
          scores: { total: null, A: null, m: null, n: null },
          evidence: { measured: 0, imputed: 0, incomplete: 0, doubts: 0 },
          measured: { total: 0, A: 0 },
        },
      ],
      method: {
        normalisation: 'goalposts',
        aggregation: 'arithmetic',
        missing: 'omit',
        ties: 'min',
        weights: { A: 1, m: 1, n: 1 },
      },
      inputHash: 'hash',
      engine: '1.0.0',
    });
  });
  test('names the rule of the top, under whatever code the top has', () => {
    const made = smallDataset(
      { measures: { M1: { values: [50, 70] } } },
      { aggregation: { default: { id: 'arithmetic' }, nodes: { TOP: { id: 'geometric' } } } },
    );
    const [root, ...others] = made.dataset.nodes;
    if (!root) throw new Error('no root');
    const dataset = { ...made.dataset, nodes: [{ ...root, code: 'TOP' }, ...others] };
    const scored = score(dataset, made.method);
    if (!scored.ok) throw new Error(JSON.stringify(scored.error));
    expect(scoreJson(dataset, made.method, scored.value, '', '').method.aggregation).toBe('geometric');
  });

  test('is JSON: nothing in it is not a number', () =>
    expect(() => canonicalJson(JSON.parse(JSON.stringify(json)))).not.toThrow());
});
