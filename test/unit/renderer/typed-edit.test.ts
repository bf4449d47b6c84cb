import { describe, expect, it } from 'vitest';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { standardMethod } from '../../../shared/model/method.ts';
import type { MeasureMethod, Method } from '../../../shared/model/method.ts';
import { indicatorColumns } from '../../../renderer/features/indicators/indicator-columns.ts';
import { typedEdit } from '../../../renderer/features/indicators/typed-edit.ts';
import { numberForms } from '../../fixtures/number-forms.ts';
import type { Reads } from '../../fixtures/number-forms.ts';
import { visibleRows } from '../../../renderer/features/indicators/indicator-rows.ts';
import type { IndicatorRow } from '../../../renderer/features/indicators/indicator-rows.ts';

const place = (code: string, parent: number): { code: string; name: string; parent: number; depth: number } => ({
  code,
  name: code,
  parent,
  depth: parent + 1,
});
const dataset: Dataset = {
  framework: 'own',
  units: [],
  nodes: [place('total', -1), ...['A', 'B', 'C', 'D'].map((code) => place(code, 0))],
  measures: [{ code: 'm', name: 'm', parent: 1, unit: '', denominator: null, factor: 1 }],
  values: new Float64Array(),
  reasons: new Uint8Array(),
  marks: new Uint8Array(),
  denominators: {},
  previous: null,
};
const measure: MeasureMethod = {
  direction: 'higher',
  normalisation: 'goalposts',
  lower: 0,
  upper: 5000,
  target: null,
  parameters: {},
  treatment: 'none',
};
const method: Method = { ...standardMethod, weights: { A: 25, B: 25, C: 30, D: 20, m: 1 }, measures: { m: measure } };
const siblings = ['A', 'B', 'C', 'D'];
type Cell = readonly [code: string, column: string, text: string];
const edit = (cells: readonly Cell[], held = method, locked: readonly string[] = []): ReturnType<typeof typedEdit> =>
  typedEdit(
    dataset,
    held,
    cells.map(([code, column, text]) => ({
      row: { code, siblings: code === 'm' ? ['m'] : siblings, unit: code === 'm' ? '件' : '' },
      column,
      text,
    })),
    new Set(locked),
  );
const made = (...of: Parameters<typeof edit>): Method => {
  const result = edit(...of);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const refused = (...of: Parameters<typeof edit>): AppError | null => {
  const result = edit(...of);
  return result.ok ? null : result.error;
};
const shares = (of: Method): readonly number[] =>
  siblings.map((code) => Number((of.weights[code] ?? Number.NaN).toFixed(6)));

describe('text typed into the indicator grid', () => {
  it('sets a weight and leaves the siblings', () => {
    expect(shares(made([['A', 'weight', '50']]))).toEqual([50, 25, 30, 20]);
  });

  it('sets a share in per cent and lets the siblings follow', () => {
    // 60 left for 75.
    expect(shares(made([['A', 'share', '40%']]))).toEqual([40, 20, 24, 16]);
  });

  it('sets a limit, negative ones too, and empties it where none is needed', () => {
    expect(made([['m', 'lower', '-5.5']]).measures['m']?.lower).toBe(-5.5);
    const ranked: Method = { ...method, measures: { m: { ...measure, normalisation: 'min_max' } } };
    expect(made([['m', 'upper', '']], ranked).measures['m']?.upper).toBeNull();
  });

  it.each([
    ['A', 'weight', '-1', 'NUMBER_LEAST'],
    ['A', 'weight', '25%', 'NUMBER_PERCENT'],
    ['A', 'share', 'abc', 'NUMBER_NONE'],
    ['A', 'share', '250', 'NUMBER_RANGE'],
    ['m', 'lower', '1,5', 'NUMBER_GROUPS'],
    ['m', 'lower', '2021-12-05', 'NUMBER_DATE'],
  ] as const)('refuses for %s in %s: %s', (code, column, text, why) => {
    expect(refused([[code, column, text]])).toMatchObject({
      code: why,
      params: { text, column },
      place: { subject: code },
    });
  });

  it.each(numberForms)('reads "$written" as every field does', ({ written, plain, percent, counted }) => {
    const outcome = (column: 'weight' | 'share' | 'lower', code: string, held = method): unknown => {
      const result = edit([[code, column, written]], held);
      if (!result.ok) return result.error.code;
      if (column === 'weight') return result.value.weights[code];
      return column === 'lower' ? result.value.measures[code]?.lower : shares(result.value)[0];
    };
    const needed = (reads: Reads): Reads => (reads === 'empty' || reads === 'missing' ? 'NUMBER_NEEDED' : reads);
    const bounded = (reads: Reads, most: number, code: string): Reads =>
      typeof reads === 'number' && (reads < 0 || reads > most) ? `NUMBER_${code}` : needed(reads);
    expect(outcome('weight', 'A')).toBe(bounded(plain, Number.POSITIVE_INFINITY, 'LEAST'));
    const share = bounded(percent, 100, 'RANGE');
    expect(outcome('share', 'A')).toEqual(typeof share === 'number' ? Number(share.toFixed(6)) : share);
    const free: Method = { ...method, measures: { m: { ...measure, normalisation: 'min_max', upper: null } } };
    expect(outcome('lower', 'm', free)).toBe(counted === 'empty' || counted === 'missing' ? null : counted);
  });

  it("refuses limits that can't be scored as the framework dialog does, and says which", () => {
    expect(refused([['m', 'lower', '999999']])).toMatchObject({
      code: 'LIMITS_NOT_RISING',
      params: { measure: 'm', lower: 999999, upper: 5000 },
    });
    expect(refused([['m', 'lower', '5000']])?.code).toBe('LIMITS_NOT_RISING');
    expect(refused([['m', 'upper', '']])).toMatchObject({ code: 'LIMITS_MISSING', place: { subject: 'm' } });
  });

  it('takes both limits at once, beyond the old ones, and one after the other where both are missing', () => {
    expect(
      made([
        ['m', 'lower', '6000'],
        ['m', 'upper', '9000'],
      ]).measures['m'],
    ).toMatchObject({ lower: 6000, upper: 9000 });
    const empty: Method = { ...method, measures: { m: { ...measure, lower: null, upper: null } } };
    expect(made([['m', 'lower', '10']], empty).measures['m']).toMatchObject({ lower: 10, upper: null });
  });

  it('refuses a block of weights that leaves no sibling above 0, not the single 0 that is on the way to another', () => {
    expect(refused(siblings.map((code): Cell => [code, 'weight', '0']))).toMatchObject({
      code: 'WEIGHTS_ALL_ZERO',
      params: { parent: 'total' },
    });
    expect(
      refused([
        ['A', 'weight', '10'],
        ['m', 'weight', '0'],
      ]),
    ).toMatchObject({ code: 'WEIGHTS_ALL_ZERO', params: { parent: 'A' } });
    expect(made([['m', 'weight', '0']]).weights['m']).toBe(0);
    expect(
      shares(
        made([
          ['A', 'weight', '0'],
          ['B', 'weight', '0'],
          ['C', 'weight', '0'],
        ]),
      ),
    ).toEqual([0, 0, 0, 20]);
  });
});

describe('a block pasted into the indicator grid', () => {
  it('refuses weights and shares of the same rows', () => {
    expect(
      refused([
        ['A', 'weight', '10'],
        ['A', 'share', '10'],
        ['B', 'weight', '20'],
        ['B', 'share', '20'],
      ]),
    ).toMatchObject({ code: 'SCREEN_PASTE_BOTH', params: { code: 'A' } });
  });

  it('gives each pasted share exactly and scales the others to the rest', () => {
    // 70 left for C and D, held 30 : 20.
    expect(
      shares(
        made([
          ['A', 'share', '10'],
          ['B', 'share', '20'],
        ]),
      ),
    ).toEqual([10, 20, 42, 28]);
    // C is locked at 30: D gets 40.
    expect(
      shares(
        made(
          [
            ['A', 'share', '10'],
            ['B', 'share', '20'],
          ],
          method,
          ['C'],
        ),
      ),
    ).toEqual([10, 20, 30, 40]);
  });

  it('gives all siblings their shares where they sum to 100, by the two decimals shown', () => {
    expect(
      shares(
        made([
          ['A', 'share', '40'],
          ['B', 'share', '30'],
          ['C', 'share', '20'],
          ['D', 'share', '10'],
        ]),
      ),
    ).toEqual([40, 30, 20, 10]);
    expect(
      made([
        ['A', 'share', '33.33'],
        ['B', 'share', '33.33'],
        ['C', 'share', '33.33'],
        ['D', 'share', '0'],
      ]).weights['A'],
    ).toBeCloseTo(100 / 3, 9);
  });

  it('refuses shares beyond 100, beyond what locked siblings leave, and short of 100 with no sibling to take the rest', () => {
    expect(
      refused([
        ['A', 'share', '60'],
        ['B', 'share', '50'],
      ]),
    ).toMatchObject({ code: 'SCREEN_SHARES_OVER', params: { codes: 'A、B', sum: '110.00', free: '100.00' } });
    expect(
      refused(
        [
          ['A', 'share', '60'],
          ['B', 'share', '20'],
        ],
        method,
        ['C'],
      ),
    ).toMatchObject({ code: 'SCREEN_SHARES_OVER', params: { free: '70.00' } });
    expect(refused(siblings.map((code): Cell => [code, 'share', '20']))).toMatchObject({
      code: 'SCREEN_SHARES_SHORT',
      params: { sum: '80.00' },
    });
  });
});

describe('the lock button of the indicator tree', () => {
  it('is painted anew when its indicator is renamed, for its name is on the button', () => {
    const lock = indicatorColumns((key) => key, {
      toggle: () => undefined,
      lock: () => undefined,
      type: () => undefined,
    }).find(({ id }) => id === 'lock');
    const row: IndicatorRow = {
      code: 'A',
      name: '便捷',
      depth: 1,
      open: false,
      kind: 'indicator',
      children: [],
      siblings,
      locked: false,
      weight: 1,
      weightDecimals: 2,
      baselineWeight: 1,
      share: 1,
      effective: 1,
      childrenTotal: 0,
      offWhole: false,
      unit: '',
      definition: '',
      measure: null,
      baselineMeasure: null,
    };
    expect(lock?.key({ ...row, name: '便利' })).not.toBe(lock?.key(row));
  });
});

describe('rows of the indicator tree', () => {
  const tree = (code: string, depth: number, open: boolean, name = code): IndicatorRow => ({
    code,
    name,
    depth,
    open,
    kind: 'indicator',
    children: [],
    siblings: [],
    locked: false,
    weight: 1,
    weightDecimals: 2,
    baselineWeight: 1,
    share: 1,
    effective: 1,
    childrenTotal: 0,
    offWhole: false,
    unit: '',
    definition: '',
    measure: null,
    baselineMeasure: null,
  });
  const rows = [
    tree('total', 0, true),
    tree('A', 1, false),
    tree('A1', 2, true),
    tree('B', 1, true),
    tree('B1', 2, false, '数据共享'),
    tree('B1-1', 3, false),
  ];

  it('shows what lies under open rows only', () => {
    expect(visibleRows(rows, '').map((shown) => shown.code)).toEqual(['total', 'A', 'B', 'B1']);
  });

  it('shows what a search finds with everything above it, closed or not', () => {
    expect(visibleRows(rows, '数据').map((shown) => shown.code)).toEqual(['total', 'B', 'B1']);
    expect(visibleRows(rows, 'A1').map((shown) => shown.code)).toEqual(['total', 'A', 'A1']);
  });

  it('shows nothing when nothing is found', () => {
    expect(visibleRows(rows, '没有')).toEqual([]);
  });
});
