import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProjectStore } from '../../../electron/storage/project-store.ts';
import { nearlyEqual } from '../../../shared/base/tolerance.ts';
import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import { onlineDepths } from '../../../shared/model/record-kind.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import {
  framework,
  freshProject,
  measures,
  method,
  NOW,
  reopen,
  sheetReport,
  units,
  valueOf,
} from '../../unit/storage/small-project.ts';
import { arbitrarySheet } from './arbitrary-sheet.ts';
import type { Sheet } from './arbitrary-sheet.ts';

const unit = fc.constantFrom(...units.map(({ code }) => code));
const batches = fc.array(fc.array(arbitrarySheet, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });

function importBatch(store: ProjectStore, sheets: readonly Sheet[]): number {
  const batch = valueOf(store.beginBatch({ now: NOW, files: [{ name: 'f', contentHash: 'f', size: 1 }] }));
  for (const { kind, records } of sheets) {
    const writer = valueOf(batch.sheet({ file: 0, name: kind, kind, hidden: false }));
    valueOf(writer.add(records));
    valueOf(writer.finish(sheetReport(kind, kind, records.length)));
  }
  return valueOf(batch.commit()).id;
}

interface Placed extends CollectedRecord {
  readonly batch: number;
}

/** Newest record of each key: the rule of docs/METHODS "Measure values", said again in plain JavaScript. */
function effective(kind: RecordKind, imported: readonly (readonly Sheet[] | null)[]): Placed[] {
  const byPerson = ['keyword_tests', 'application_tests', 'experience_tests', 'expert_ratings'].includes(kind);
  const newest = new Map<string, Placed>();
  imported.forEach((sheets, position) => {
    for (const { kind: of, records } of sheets ?? []) {
      if (of !== kind) continue;
      for (const record of records) {
        const key = [
          record.unit,
          record.selector,
          record.level,
          record.channel,
          record.platform,
          record.period,
          record.item,
          record.subregion,
          byPerson ? record.person : '',
        ];
        newest.set(JSON.stringify(key), { ...record, batch: position + 1 });
      }
    }
  });
  return [...newest.values()];
}

const present = (values: readonly (number | null | undefined)[]): number[] => values.filter((value) => value != null);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => (values.length === 0 ? Number.NaN : sum(values) / values.length);
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return mean([
    sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN,
    sorted[Math.ceil((sorted.length - 1) / 2)] ?? Number.NaN,
  ]);
}
function byLevel(records: readonly Placed[], inner: (records: readonly Placed[]) => number): number {
  const parts = (
    [
      ['省', 0.5],
      ['市', 0.25],
      ['县', 0.25],
    ] as const
  )
    .map(([name, weight]) => ({ weight, value: inner(records.filter((record) => record.level === name)) }))
    .filter(({ value }) => !Number.isNaN(value));
  return sum(parts.map(({ weight, value }) => weight * value)) / sum(parts.map(({ weight }) => weight));
}
const share = (passed: readonly (boolean | null)[]): number =>
  mean(passed.filter((one) => one !== null).map(Number)) * 100;

/** Each measure of the small project from scratch. */
const naive: Readonly<Record<string, (records: readonly Placed[]) => number>> = {
  total: (records) => {
    const values = present(
      records
        .filter(({ selector, period: p }) => selector === 'total' && Math.floor((p ?? 0) / 100) === 2021)
        .map(({ value }) => value),
    );
    return values.length === 0 ? Number.NaN : sum(values);
  },
  stock: (records) => {
    const those = records.filter(
      ({ selector, period: p, value }) => selector === 'stock' && Math.floor((p ?? 0) / 100) === 2021 && value !== null,
    );
    const last = Math.max(...those.map(({ period: p }) => p ?? 0));
    return those.length === 0
      ? Number.NaN
      : sum(present(those.filter(({ period: p }) => p === last).map(({ value }) => value)));
  },
  rate: (records) => mean(present(records.map(({ value }) => value))),
  passed: (records) =>
    share(
      records
        .filter(({ selector }) => selector === '法定时限')
        .map(({ value }) => (value === null ? null : value === 1)),
    ),
  checked: (records) =>
    byLevel(records, (inside) => share(inside.map(({ value }) => (value === null ? null : value === 1)))),
  position: (records) =>
    mean(
      present(
        records
          .filter(({ selector }) => selector === '检索')
          .map(({ position }) => (position === null ? 10 : position)),
      ),
    ),
  topThree: (records) =>
    share(
      records
        .filter(({ selector, position }) => selector === '检索' && position !== undefined)
        .map(({ position }) => position != null && position <= 3),
    ),
  rating: (records) => median(present(records.map(({ value }) => value))),
  days: (records) =>
    byLevel(
      records.filter(({ platform: p }) => p === '省级平台'),
      (inside) => mean(present(inside.map(({ attributes }) => attributes?.promisedDays))),
    ),
  shortening: (records) =>
    100 *
    byLevel(
      records.filter(({ platform: p }) => p === '省级平台'),
      (inside) => {
        const both = inside.flatMap(({ attributes }) =>
          attributes?.promisedDays != null && attributes.legalDays != null ? [attributes] : [],
        );
        const below = sum(both.map(({ legalDays }) => legalDays ?? 0));
        return below === 0 ? Number.NaN : 1 - sum(both.map(({ promisedDays }) => promisedDays ?? 0)) / below;
      },
    ),
  immediate: (records) =>
    byLevel(
      records.filter(({ platform: p }) => p === '省级平台'),
      (inside) => share(inside.map(({ attributes }) => attributes?.immediate ?? null)),
    ),
  online: (records) =>
    share(
      records
        .filter((one) => one.platform === '省级平台' && one.level === '省' && one.itemType === '行政许可')
        .map(({ attributes }) => (attributes?.depth == null ? null : onlineDepths.indexOf(attributes.depth) >= 2)),
    ),
};

/** Newest batch among the rows that a measure's filter leaves, for choosing between records and 指标原始值表. */
function newestBatch(code: string, records: readonly Placed[]): number {
  const counted = records.filter((one) => {
    switch (code) {
      case 'total':
        return one.selector === 'total' && Math.floor((one.period ?? 0) / 100) === 2021;
      case 'online':
        return one.platform === '省级平台' && one.level === '省' && one.itemType === '行政许可';
      default:
        return true;
    }
  });
  return Math.max(0, ...counted.map(({ batch }) => batch));
}

function expectedValue(code: string, of: string, imported: readonly (readonly Sheet[] | null)[]): number {
  const kind = measures.find((measure) => measure.code === code)?.rule.record ?? 'annual_statistics';
  const records = effective(kind, imported).filter((record) => record.unit === of);
  const value = naive[code]?.(records) ?? Number.NaN;
  const cell = imported
    .flatMap((sheets, position) =>
      (sheets ?? [])
        .filter((one) => one.kind === 'measure_table')
        .flatMap((one) => one.records)
        .filter((one) => one.unit === of && one.selector === code && one.value !== null)
        .map((one) => ({ value: one.value ?? Number.NaN, batch: position + 1 })),
    )
    .at(-1);
  return cell && (Number.isNaN(value) || cell.batch > newestBatch(code, records)) ? cell.value : value;
}

function expectTable(store: ProjectStore, imported: readonly (readonly Sheet[] | null)[]): void {
  const table = store.measureTable();
  table.measures.forEach((code, m) =>
    table.units.forEach((of, u) => {
      const found = table.values[m * table.units.length + u] ?? Number.NaN;
      const expected = expectedValue(code, of, imported);
      const same = Number.isNaN(expected)
        ? Number.isNaN(found)
        : nearlyEqual(found, expected) || Math.abs(found - expected) < 1e-9;
      if (!same) throw new Error(`${code} of ${of}: ${found} instead of ${expected}`);
    }),
  );
}

/** Bits, so that NaN equals NaN and −0 differs from 0. */
const bits = (store: ProjectStore): unknown => {
  const { values, reasons, marks, records, batches: fed, previous, baseFigures } = store.measureTable();
  const ofValues = (array: Float64Array | null): string =>
    array === null ? '' : Buffer.from(array.buffer).toString('hex');
  return [
    ofValues(values),
    [...reasons],
    [...marks],
    [...records],
    [...fed],
    ofValues(previous),
    Object.values(baseFigures).map(ofValues),
  ];
};

describe('measure values of any batches', () => {
  it('are those of a recomputation in plain JavaScript, whatever is withdrawn', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(batches, fc.array(fc.nat(3), { maxLength: 3 }), (imports, withdrawn) => {
        const store = freshProject();
        try {
          const imported: (readonly Sheet[] | null)[] = [];
          for (const sheets of imports) {
            importBatch(store, sheets);
            imported.push(sheets);
          }
          expectTable(store, imported);
          for (const position of withdrawn) {
            if (!imported[position]) continue;
            valueOf(store.withdrawBatch(position + 1, '', NOW));
            imported[position] = null;
          }
          expectTable(store, imported);
        } finally {
          store.close();
        }
      }),
      { numRuns: 60 },
    );
  });

  it(
    'are the same bits after closing and opening, and after withdrawing and restoring any batch',
    { timeout: 300_000 },
    () => {
      fc.assert(
        fc.property(batches, fc.nat(3), (imports, position) => {
          const store = freshProject();
          for (const sheets of imports) importBatch(store, sheets);
          const before = bits(store);
          const id = (position % imports.length) + 1;
          valueOf(store.withdrawBatch(id, '', NOW));
          valueOf(store.restoreBatch(id, '', NOW));
          expect(bits(store)).toEqual(before);
          valueOf(store.close());
          const again = reopen(store.meta().path);
          expect(bits(again)).toEqual(before);
          expect(again.verify()).toEqual([]);
          valueOf(again.saveFramework({ ...framework, title: '全部重算' }, '', NOW));
          expect(bits(again)).toEqual(before);
          valueOf(again.close());
        }),
        { numRuns: 25 },
      );
    },
  );
});

type Step =
  | { readonly do: 'override'; readonly unit: string; readonly value: number | null }
  | { readonly do: 'note'; readonly key: string; readonly text: string | null }
  | { readonly do: 'baseline'; readonly ties: 'min' | 'dense' | 'average' }
  | { readonly do: 'import'; readonly sheets: readonly Sheet[] }
  | { readonly do: 'withdraw' | 'restore'; readonly batch: number }
  | { readonly do: 'undo' | 'redo' | 'reopen' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('override' as const),
    unit,
    value: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
  }),
  fc.record({
    do: fc.constant('note' as const),
    key: fc.constantFrom('A', 'B'),
    text: fc.option(fc.constantFrom('一', '二'), { nil: null }),
  }),
  fc.record({
    do: fc.constant('baseline' as const),
    ties: fc.constantFrom('min' as const, 'dense' as const, 'average' as const),
  }),
  fc.record({ do: fc.constant('import' as const), sheets: fc.array(arbitrarySheet, { minLength: 1, maxLength: 1 }) }),
  fc.record({ do: fc.constantFrom('withdraw' as const, 'restore' as const), batch: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    do: fc.constantFrom('undo' as const, 'redo' as const, 'undo' as const, 'redo' as const, 'reopen' as const),
  }),
);

/** What the naive replay holds; batches are null while withdrawn. */
interface State {
  readonly overrides: Readonly<Record<string, number | null>>;
  readonly notes: Readonly<Record<string, string>>;
  /** Null until a baseline is saved: then the framework's holds. */
  readonly ties: string | null;
  readonly active: readonly boolean[];
}

describe('undo and redo of any sequence', () => {
  it('give what a replay with whole states gives', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        let store = freshProject();
        const { path } = store.meta();
        const imports: (readonly Sheet[])[] = [];
        let state: State = { overrides: {}, notes: {}, ties: null, active: [] };
        let past: State[] = [];
        let future: State[] = [];
        const become = (next: State): void => {
          if (JSON.stringify(next) === JSON.stringify(state)) return;
          past.push(state);
          future = [];
          state = next;
        };
        for (const one of steps) {
          switch (one.do) {
            case 'override':
              valueOf(
                store.overrideValue({ unit: one.unit, measure: 'rate', value: one.value, reason: '核实', now: NOW }),
              );
              become({ ...state, overrides: { ...state.overrides, [one.unit]: one.value } });
              break;
            case 'note': {
              valueOf(store.saveAlias(one.key, one.text, NOW));
              const { [one.key]: _gone, ...others } = state.notes;
              // Keys in order, so that writing what is there already is seen to change nothing.
              become({
                ...state,
                notes: Object.fromEntries(
                  Object.entries(one.text === null ? others : { ...others, [one.key]: one.text }).sort(),
                ),
              });
              break;
            }
            case 'baseline':
              valueOf(store.saveBaseline({ ...method, ties: one.ties }, '', NOW));
              become({ ...state, ties: one.ties });
              break;
            case 'import':
              importBatch(store, one.sheets);
              imports.push(one.sheets);
              past = past.map((old) => ({ ...old, active: [...old.active, false] }));
              past.push({ ...state, active: [...state.active, false] });
              future = [];
              state = { ...state, active: [...state.active, true] };
              break;
            case 'withdraw':
            case 'restore': {
              const wanted = one.do === 'restore';
              if (state.active[one.batch - 1] !== !wanted) break;
              valueOf(wanted ? store.restoreBatch(one.batch, '', NOW) : store.withdrawBatch(one.batch, '', NOW));
              become({
                ...state,
                active: state.active.map((active, position) => (position === one.batch - 1 ? wanted : active)),
              });
              break;
            }
            case 'undo':
            case 'redo': {
              const [from, to] = one.do === 'undo' ? [past, future] : [future, past];
              const next = from.pop();
              expect((one.do === 'undo' ? store.canUndo() : store.canRedo()) === null).toBe(next === undefined);
              if (next === undefined) break;
              valueOf(one.do === 'undo' ? store.undo(NOW) : store.redo(NOW));
              to.push(state);
              state = next;
              break;
            }
            case 'reopen':
              valueOf(store.close());
              store = reopen(path);
          }
        }
        const expected = new Map(Object.entries(state.overrides));
        expect(new Map(store.overrides().map((override) => [override.unit, override.value]))).toEqual(expected);
        expect(store.aliases()).toEqual(state.notes);
        expect(store.baselineMethod().ties).toBe(state.ties ?? method.ties);
        expect(store.batches().map(({ status }) => status === 'active')).toEqual(state.active);
        const overridden = new Set(expected.keys());
        const table = store.measureTable();
        const m = table.measures.indexOf('rate');
        const counted = imports.map((sheets, position) => (state.active[position] ? sheets : null));
        table.units.forEach((of, u) => {
          const value = overridden.has(of) ? (expected.get(of) ?? Number.NaN) : expectedValue('rate', of, counted);
          const found = table.values[m * table.units.length + u] ?? Number.NaN;
          expect(Number.isNaN(value) ? Number.isNaN(found) : Math.abs(found - value) < 1e-9).toBe(true);
        });
        store.close();
      }),
      { numRuns: 60 },
    );
  });
});
