import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeSqlite, openSqlite } from '../../../electron/storage/connection/sqlite.ts';
import type { MeasureTable } from '../../../electron/storage/measures/measure-table.ts';
import { NOT_COUNTED } from '../../../shared/model/dataset.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import type { Method } from '../../../shared/model/method.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import { buildDataset } from '../../../shared/scoring/build-dataset.ts';
import { score } from '../../../shared/scoring/score.ts';
import { readySample } from '../../fixtures/ready-sample.ts';
import { recountEvidence, recountIndex } from './recount-evidence.ts';
import {
  framework,
  freshProject,
  importSheets,
  method,
  NOW,
  reopen,
  temporaryFolder,
  units,
  valueOf,
} from './small-project.ts';
import type { PartialRecord } from './small-project.ts';

/** Nothing asked for, what new projects ask for, and more: then indicators drop out, and nothing beneath them counts. */
const LEAST = [0, 0.65, 0.9] as const;

/** Every cell and every unit's share, as the program has them, against a count of our own over the tables of the file. Gives what was seen. */
function expectRecount(
  path: string,
  table: MeasureTable,
  of: { readonly framework: Framework; readonly units: readonly Unit[]; readonly method: Method },
): { missing: number; short: number; levelless: number; baseless: number; lessened: number } {
  const dataset = buildDataset(of.framework, of.units, table);
  const result = valueOf(score(dataset, of.method));
  const sql = openSqlite(path);
  const recounted = recountEvidence(sql, of.framework);
  closeSqlite(sql);
  const count = of.units.length;
  const seen = { missing: 0, short: 0, levelless: 0, baseless: 0, lessened: 0 };
  const shares = new Map<string, number>();
  of.framework.measures.forEach((measure, m) => {
    const levels = Object.values(measure.rule.levelWeights ?? {}).filter((weight) => weight > 0).length;
    of.units.forEach(({ code: unit }, u) => {
      const cell = m * count + u;
      const found = recounted.get(measure.code)?.get(unit);
      const present = found?.present ?? false;
      const where = `${measure.code} ${unit}`;
      expect(!Number.isNaN(result.denominated[cell]), where).toBe(present);
      const months = present ? (found?.months ?? null) : null;
      const whole = measure.months ?? 12;
      const share = !present ? 0 : months === null ? 1 : months / whole;
      if (present) {
        expect(counted(table.evidence.months[cell], whole), `months of ${where}`).toBe(months);
        expect(counted(table.evidence.levels[cell]), `levels of ${where}`).toBe(found?.levels ?? null);
      }
      expect(result.evidence.cellMeasured[cell], `measured of ${where}`).toBeCloseTo(share, 12);
      shares.set(`${measure.code} ${unit}`, share);
      if (!present) seen.missing += 1;
      if (found?.base === false) seen.baseless += 1;
      if (months !== null && months < whole) seen.short += 1;
      if (present && found?.levels != null && found.levels < levels) seen.levelless += 1;
    });
  });
  for (const minimumAvailability of LEAST) {
    const asked = valueOf(score(dataset, { ...of.method, missing: { ...of.method.missing, minimumAvailability } }));
    of.units.forEach(({ code: unit }, u) => {
      const share = (code: string): number => shares.get(`${code} ${unit}`) ?? 0;
      const index = recountIndex(of.framework, of.method.weights, share, minimumAvailability);
      expect(asked.evidence.measured[u], `index of ${unit}, at least ${minimumAvailability}`).toBeCloseTo(index, 10);
      expect(Number.isNaN(asked.index[u]), `index of ${unit}`).toBe(index === 0 || index < minimumAvailability - 1e-9);
      if (index < recountIndex(of.framework, of.method.weights, share, 0)) seen.lessened += 1;
    });
  }
  return seen;
}

const counted = (stored: number | undefined, most = Infinity): number | null =>
  stored === undefined || stored === NOT_COUNTED ? null : Math.min(stored, most);

describe.each(['province-2021', 'key-city-2021'] as const)('the sample %s', (template) => {
  it('has the evidence that its records give', { timeout: 600_000 }, async () => {
    const path = join(temporaryFolder(), 'sample.ewb');
    writeFileSync(path, await readySample(template));
    const store = reopen(path);
    const { framework: of, units: sampleUnits } = { framework: store.framework(), units: store.units() };
    const table = store.measureTable();
    valueOf(store.close());
    const seen = expectRecount(path, table, { framework: of, units: sampleUnits, method: of.baseline });
    expect(sampleUnits).toHaveLength(32);
    expect(seen).toEqual({ missing: 0, short: 0, levelless: 0, baseless: 0, lessened: 0 });
  });
});

const codes = units.map(({ code }) => code);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 5 });

/** Months, levels, tests and a population that are there or not, in one or two batches of which the second may be withdrawn. */
const spoiled = fc.record({
  months: fc.array(
    fc.record({
      unit: fc.constantFrom(...codes),
      selector: fc.constantFrom('total', 'total', 'stock'),
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.constantFrom(2021, 2021, 2021, 2020),
      value: maybe(fc.integer({ min: 1, max: 99 })),
      second: fc.boolean(),
      platform: fc.constantFrom(undefined, '国家平台', '省级平台'),
    }),
    { minLength: 10, maxLength: 60 },
  ),
  rates: fc.array(fc.record({ unit: fc.constantFrom(...codes), value: maybe(fc.integer({ min: 1, max: 99 })) }), {
    maxLength: 5,
  }),
  checks: fc.array(
    fc.record({
      unit: fc.constantFrom(...codes),
      level: fc.constantFrom('省', '市', '县'),
      item: fc.integer({ min: 1, max: 4 }),
      value: maybe(fc.constantFrom(0, 1)),
    }),
    { maxLength: 20 },
  ),
  attributes: fc.array(
    fc.record({
      unit: fc.constantFrom(...codes),
      level: fc.constantFrom('省', '市', '县'),
      item: fc.integer({ min: 1, max: 4 }),
      platform: fc.constantFrom('省级平台', '国家平台'),
      legalDays: maybe(fc.constantFrom(0, 20, 30)),
      promisedDays: maybe(fc.integer({ min: 0, max: 10 })),
    }),
    { maxLength: 20 },
  ),
  searches: fc.array(
    fc.record({
      unit: fc.constantFrom(...codes),
      item: fc.integer({ min: 1, max: 3 }),
      position: maybe(fc.integer({ min: 0, max: 9 })),
    }),
    { maxLength: 8 },
  ),
  bases: fc.array(fc.record({ unit: fc.constantFrom(...codes), value: maybe(fc.constantFrom(0, 10_000)) }), {
    maxLength: 4,
  }),
  withdrawn: fc.boolean(),
});

const marked = (value: number | null): { missing?: 'marked_missing' } =>
  value === null ? { missing: 'marked_missing' } : {};

// Limits for all, so that a value is a score whatever the others are.
const limited: Method = {
  ...method,
  measures: Object.fromEntries(
    Object.entries(method.measures).map(([code, measure]) => [
      code,
      { ...measure, normalisation: 'goalposts', lower: 0, upper: 100 } as const,
    ]),
  ),
};

it('agrees with a count of its own over the records, on 50 spoiled projects', { timeout: 600_000 }, () => {
  const folder = temporaryFolder();
  let at = 0;
  const all = { missing: 0, short: 0, levelless: 0, baseless: 0, lessened: 0 };
  fc.assert(
    fc.property(spoiled, (made) => {
      const path = join(folder, `${(at += 1)}.ewb`);
      const store = freshProject(path);
      const monthly = (second: boolean): PartialRecord[] =>
        made.months
          .filter((record) => record.second === second)
          .map(({ unit, selector, month, year, value, platform }) => ({
            unit,
            selector,
            period: year * 100 + month,
            value,
            ...(platform === undefined ? {} : { platform }),
            ...marked(value),
          }));
      importSheets(store, {
        base_figures: made.bases.map(({ unit, value }) => ({ unit, selector: '常住人口', value, ...marked(value) })),
        monthly_statistics: monthly(false),
        annual_statistics: made.rates.map(({ unit, value }) => ({ unit, selector: 'rate', value, ...marked(value) })),
        item_checks: made.checks.map(({ unit, level, item, value }) => ({
          unit,
          selector: 'checked',
          level,
          item: String(item),
          value,
          ...marked(value),
        })),
        item_attributes: made.attributes.map(({ unit, level, item, platform, legalDays, promisedDays }) => ({
          unit,
          level,
          platform,
          item: String(item),
          itemType: '行政许可',
          attributes: { legalDays, promisedDays, dayUnit: '工作日', visits: 1, immediate: null, depth: '全程网办' },
        })),
        keyword_tests: made.searches.map(({ unit, item, position }) => ({
          unit,
          selector: '检索',
          item: String(item),
          position,
        })),
      });
      const later = importSheets(store, { monthly_statistics: monthly(true) }, 'g.xlsx');
      if (made.withdrawn) valueOf(store.withdrawBatch(later, '重报', NOW));
      const table = store.measureTable();
      valueOf(store.close());
      const seen = expectRecount(path, table, { framework, units, method: limited });
      for (const key of ['missing', 'short', 'levelless', 'baseless', 'lessened'] as const) all[key] += seen[key];
    }),
    { numRuns: 50 },
  );
  // Each kind of gap did occur, so that agreeing about it says something.
  expect(Object.values(all).every((times) => times > 10)).toBe(true);
});
