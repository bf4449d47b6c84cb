import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cellText } from '../../../shared/report/cell-text.ts';
import { coherenceTables } from '../../../shared/report/coherence-tables.ts';
import { chiSquareTail } from '../../../shared/scoring/coherence/chi-square-tail.ts';
import { auditGroup, coherenceAudit } from '../../../shared/scoring/coherence/coherence-audit.ts';
import { correlationRatio } from '../../../shared/scoring/coherence/correlation-ratio.ts';
import { scored, smallDataset } from '../scoring/small-dataset.ts';
import { smallCohort, flatUnit } from '../report/small-cohort.ts';
import type { DatasetSpec } from '../scoring/small-dataset.ts';

// Computed by test/fixtures/oracles/coherence.py (numpy, scipy) from the formulas of docs/METHODS "Coherence audit".
const numbers = z.array(z.number());
const oracle = z
  .object({
    columns: z.array(numbers),
    shares: numbers,
    parent: numbers,
    r: numbers,
    ratio: numbers,
    alpha: z.number(),
    alphaWithout: numbers,
    eigenvalues: numbers,
    loadings: numbers,
    kmo: z.number(),
    adequacy: numbers,
    bartlett: z.tuple([z.number(), z.number(), z.number()]),
    tails: z.array(z.tuple([z.number(), z.number(), z.number()])),
  })
  .parse(JSON.parse(readFileSync(new URL('../../fixtures/oracles/coherence.json', import.meta.url), 'utf8')));
const close = (values: readonly number[]): unknown[] => values.map((value) => expect.closeTo(value, 9));
const group = auditGroup(
  'P',
  oracle.parent,
  oracle.columns.map((column, at) => ({ code: 'abcd'[at] ?? '', share: oracle.shares[at] ?? 0, column })),
);

describe('the coherence audit of a group', () => {
  test('has the figures of an independent program', () => {
    const { children } = group;
    expect(children.map(({ r }) => r)).toEqual(close(oracle.r));
    expect(children.map(({ linear }) => linear)).toEqual(close(oracle.r.map((r) => r * r)));
    expect(children.map(({ ratio }) => ratio)).toEqual(close(oracle.ratio));
    expect(group.alpha).toBeCloseTo(oracle.alpha, 9);
    expect(children.map(({ alphaWithout }) => alphaWithout)).toEqual(close(oracle.alphaWithout));
    expect(group.eigenvalues).toEqual(close(oracle.eigenvalues));
    expect(children.map(({ loading }) => loading)).toEqual(close(oracle.loadings));
    expect(group.kmo).toBeCloseTo(oracle.kmo, 9);
    expect(children.map(({ adequacy }) => adequacy)).toEqual(close(oracle.adequacy));
    const [chiSquare, df, p] = oracle.bartlett;
    expect([group.bartlett?.chiSquare, group.bartlett?.df, group.bartlett?.p]).toEqual(close([chiSquare, df, p]));
  });
  test('flags what moves against its parent and lowers alpha, and siblings against each other', () => {
    expect(group.children.map(({ flags }) => flags)).toEqual([[], [], [], ['negative', 'weakens_alpha']]);
    expect(group.conflicts.map(({ a, b }) => [a, b])).toEqual([
      ['a', 'd'],
      ['b', 'd'],
    ]);
  });
  test.each(oracle.tails)('P(χ² > %d) on %d degrees', (x, df, p) => {
    expect(chiSquareTail(x, df) / p).toBeCloseTo(1, 12);
  });
});

/** b hardly varies and c varies most: of equal shares, b is silent and c dominates. */
const uneven: DatasetSpec = {
  measures: {
    a: { values: [50, 52, 48, 51, 49, 53, 47, 50] },
    b: { values: [70, 71, 70, 71, 71, 70, 70, 71] },
    c: { values: [10, 90, 30, 70, 50, 20, 80, 60] },
    d: { values: [55, 45, 50, 52, 47, 53, 49, 51] },
  },
};

describe('the audit of a result', () => {
  const audit = (spec: DatasetSpec) => coherenceAudit(smallDataset(spec).dataset, scored(spec));
  test('names the silent and the dominating', () => {
    const [found] = audit(uneven);
    const flags = Object.fromEntries(found?.children.map(({ code, flags: own }) => [code, own]) ?? []);
    expect(flags['c']).toContain('dominating');
    expect(found?.children.find(({ code }) => code === 'c')?.linear).toBeGreaterThan(0.98);
  });
  test('does not depend on the order of units or on the unit of measurement of scores', () => {
    const turned: DatasetSpec = {
      units: ['U8', 'U7', 'U6', 'U5', 'U4', 'U3', 'U2', 'U1'],
      measures: Object.fromEntries(
        Object.entries(uneven.measures).map(([code, m]) => [code, { values: m.values.toReversed() }]),
      ),
    };
    const one = audit(uneven)[0]?.children.map(({ importance }) => importance) ?? [];
    expect(audit(turned)[0]?.children.map(({ importance }) => importance)).toEqual(close(one));
    const x = uneven.measures['c']?.values.map(Number) ?? [];
    const y = x.map((value, at) => value ** 2 + at);
    expect(
      correlationRatio(
        x.map((value) => value * 1000 + 5),
        y,
      ),
    ).toBeCloseTo(correlationRatio(x, y), 9);
  });
  test('a constant child, a missing value, one, two and three units are no trouble', () => {
    for (const count of [1, 2, 3]) {
      const few: DatasetSpec = {
        measures: Object.fromEntries(
          Object.entries(uneven.measures).map(([code, m]) => [code, { values: m.values.slice(0, count) }]),
        ),
      };
      expect(audit(few)[0]?.units).toBe(count);
      if (count < 3) expect(audit(few)[0]?.children[0]?.ratio).toBeNaN();
    }
    const holes: DatasetSpec = {
      measures: { ...uneven.measures, e: { values: [5, 5, 5, 5, null, 5, 5, 5] } },
    };
    const [found] = audit(holes);
    expect(found?.units).toBe(7);
    expect(found?.children.find(({ code }) => code === 'e')).toMatchObject({ ratio: Number.NaN, flags: [] });
    expect([found?.kmo, found?.bartlett]).toEqual([Number.NaN, null]);
  });
  test('leaves out what has weight 0 and nodes of one child', () => {
    const lone: DatasetSpec = {
      nodes: { N: {} },
      measures: { x: { parent: 'N', values: [1, 2, 3, 4] }, off: { parent: 'N', weight: 0, values: [4, 1, 2, 3] } },
    };
    expect(audit(lone)).toEqual([]);
  });
});

test('the tables say what to do with each flag, in both languages', () => {
  const input = smallCohort([flatUnit('东', 85, 'high', 1)]);
  for (const lang of ['zh', 'en'] as const) {
    const [flags, importance, structure] = coherenceTables({ ...input, lang }, [group]);
    // Of d: against its parent, lowers alpha; and two conflicts.
    expect(flags?.body).toHaveLength(4);
    for (const row of flags?.body ?? []) expect(row.every((cell) => cellText(cell) !== '')).toBe(true);
    expect(importance?.body).toHaveLength(4);
    expect(structure?.body.map((row) => row.map(cellText).slice(1))).toEqual([
      ['24', '4', '0.14', '2', '59.7%', '0.65', '36.99', '6', '0.0000'],
    ]);
  }
});
