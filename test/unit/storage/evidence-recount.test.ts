import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closeSqlite, openSqlite } from '../../../electron/storage/connection/sqlite.ts';
import type { Sql } from '../../../electron/storage/connection/sqlite.ts';
import { NOT_COUNTED } from '../../../shared/model/dataset.ts';
import { buildDataset } from '../../../shared/scoring/build-dataset.ts';
import { score } from '../../../shared/scoring/score.ts';
import {
  framework,
  freshProject,
  importSheets,
  method,
  NOW,
  temporaryFolder,
  units,
  valueOf,
} from './small-project.ts';
import type { PartialRecord } from './small-project.ts';

const codes = units.map(({ code }) => code);
const levels = ['省', '市', '县'] as const;

/** Months, levels and a population that are there or not, in one or two batches of which the second may be withdrawn. */
const spoiled = fc.record({
  months: fc.array(
    fc.record({
      unit: fc.constantFrom(...codes),
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.constantFrom(2021, 2021, 2021, 2020),
      value: fc.option(fc.integer({ min: 1, max: 99 }), { freq: 5 }),
      second: fc.boolean(),
      platform: fc.constantFrom(undefined, '国家平台', '省级平台'),
    }),
    { minLength: 10, maxLength: 60 },
  ),
  checks: fc.array(
    fc.record({
      unit: fc.constantFrom(...codes),
      level: fc.constantFrom(...levels),
      item: fc.integer({ min: 1, max: 4 }),
      value: fc.constantFrom(0, 1),
    }),
    { maxLength: 20 },
  ),
  bases: fc.subarray(codes),
  withdrawn: fc.boolean(),
});

/** Distinct months with a value of each unit, straight from the records; the newest record of a key decides whether there is one. */
function monthsBySql(sql: Sql): ReadonlyMap<string, number> {
  const rows = sql
    .prepare<[], { unit: string; months: number }>(
      `WITH active AS (
         SELECT f.period, u.text AS unit, r.value,
           row_number() OVER (PARTITION BY r.facet, r.item, r.spot ORDER BY s.batch DESC, r.sheet DESC, r.cell DESC) AS newest
         FROM records r JOIN facets f ON f.id = r.facet JOIN texts u ON u.id = f.unit JOIN texts m ON m.id = f.selector
         JOIN sheets s ON s.id = r.sheet JOIN batches b ON b.id = s.batch
         WHERE b.status = 'active' AND f.kind = 1 AND m.text = 'total' AND f.period BETWEEN 202101 AND 202112)
       SELECT unit, count(DISTINCT period) AS months FROM active WHERE newest = 1 AND value IS NOT NULL GROUP BY unit`,
    )
    .all();
  return new Map(rows.map(({ unit, months }) => [unit, months]));
}

function levelsBySql(sql: Sql): ReadonlyMap<string, number> {
  const rows = sql
    .prepare<[], { unit: string; levels: number }>(
      `SELECT u.text AS unit, count(DISTINCT f.level) AS levels FROM records r JOIN facets f ON f.id = r.facet
       JOIN texts u ON u.id = f.unit JOIN texts m ON m.id = f.selector JOIN sheets s ON s.id = r.sheet JOIN batches b ON b.id = s.batch
       WHERE b.status = 'active' AND f.kind = 4 AND m.text = 'checked' AND r.value IS NOT NULL GROUP BY u.text`,
    )
    .all();
  return new Map(rows.map(({ unit, levels: found }) => [unit, found]));
}

it('agrees with a count of its own over the records, on 50 spoiled projects', { timeout: 300_000 }, () => {
  const folder = temporaryFolder();
  let at = 0;
  fc.assert(
    fc.property(spoiled, ({ months, checks, bases, withdrawn }) => {
      const path = join(folder, `${(at += 1)}.ewb`);
      const store = freshProject(path);
      const monthly = (second: boolean): PartialRecord[] =>
        months
          .filter((record) => record.second === second)
          .map(({ unit, month, year, value, platform }) => ({
            unit,
            selector: 'total',
            period: year * 100 + month,
            value,
            ...(platform === undefined ? {} : { platform }),
            ...(value === null ? { missing: 'marked_missing' as const } : {}),
          }));
      importSheets(store, {
        base_figures: bases.map((unit) => ({ unit, selector: '常住人口', value: 10_000 })),
        monthly_statistics: monthly(false),
        item_checks: checks.map(({ unit, level, item, value }) => ({
          unit,
          selector: 'checked',
          level,
          item: String(item),
          value,
        })),
      });
      const later = importSheets(store, { monthly_statistics: monthly(true) }, 'g.xlsx');
      if (withdrawn) valueOf(store.withdrawBatch(later, '重报', NOW));
      const table = store.measureTable();
      const dataset = buildDataset(framework, units, table);
      const result = valueOf(score(dataset, method));
      valueOf(store.close());
      const sql = openSqlite(path);
      const counted = { months: monthsBySql(sql), levels: levelsBySql(sql) };
      closeSqlite(sql);

      const [total, checked] = ['total', 'checked'].map((code) => table.measures.indexOf(code) * units.length);
      codes.forEach((unit, u) => {
        const found = (cells: Uint8Array, from = 0): number => cells[from + u] ?? -1;
        expect(found(table.evidence.months, total) % NOT_COUNTED).toBe(counted.months.get(unit) ?? 0);
        expect(found(table.evidence.levels, checked) % NOT_COUNTED).toBe(counted.levels.get(unit) ?? 0);
        // Twelve measures of one weight: total has months ÷ 12 where there is a population; the others their value or nothing.
        const missing = (cell: number): boolean => Number.isNaN(result.normalised[cell]);
        const own = measured(unit, u);
        expect(result.evidence.measured[u]).toBeCloseTo(own, 10);
        function measured(code: string, position: number): number {
          return (
            table.measures.reduce((sum, measure, m) => {
              if (missing(m * units.length + position)) return sum;
              return sum + (measure === 'total' ? (counted.months.get(code) ?? 0) / 12 : 1);
            }, 0) / table.measures.length
          );
        }
        if (!bases.includes(unit)) expect(missing((total ?? 0) + u)).toBe(true);
      });
    }),
    { numRuns: 50 },
  );
});
