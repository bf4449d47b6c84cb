import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closeSqlite, openSqlite } from '../../../electron/storage/connection/sqlite.ts';
import { freshProject, importSheets, temporaryFolder, units, valueOf } from './small-project.ts';

test('an import of thousands of small facets and a large one comes whole, each row once', { timeout: 300_000 }, () => {
  const path = join(temporaryFolder(), 'many.ewb');
  const store = freshProject(path);
  // More rows than are copied at once (4,000), both over facets of one or two rows and in one facet.
  const small = units.flatMap(({ code: unit }, u) =>
    Array.from({ length: 1_500 }, (_, at) => ({
      unit,
      selector: `s${at}`,
      period: 202_101 + (at % 12),
      value: at + u,
    })),
  );
  const twice = small.filter((_, at) => at % 7 === 0).map((record) => ({ ...record, value: -1 }));
  const [first] = units;
  const large = Array.from({ length: 9_000 }, (_, at) => ({
    unit: first?.code ?? '',
    selector: 'checked',
    level: '省' as const,
    item: String(at),
    value: at % 2,
  }));
  importSheets(store, { monthly_statistics: [...small, ...twice], item_checks: large });
  // Content hashes of the sheets, made from what was read, against the rows of the project.
  expect(store.verify()).toEqual([]);
  valueOf(store.close());
  const sql = openSqlite(path);
  const counted = sql
    .prepare<[], { rows: number; facets: number; overlapping: number }>(
      `SELECT (SELECT count(*) FROM records) AS rows, (SELECT count(DISTINCT facet) FROM records) AS facets,
        (SELECT count(*) FROM facets WHERE overlapping = 1) AS overlapping`,
    )
    .get();
  closeSqlite(sql);
  expect(counted).toEqual({
    rows: small.length + twice.length + large.length,
    facets: small.length + 1,
    overlapping: twice.length,
  });
});
