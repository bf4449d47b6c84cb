import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { closeSqlite, openSqlite } from '../../../electron/storage/connection/sqlite.ts';
import { examineFile } from '../../../electron/storage/examine-file.ts';
import type { ProjectStore } from '../../../electron/storage/project-store.ts';
import { isJsonObject } from '../../../shared/base/canonical-json.ts';
import { buildDataset } from '../../../shared/scoring/build-dataset.ts';
import { inputHash } from '../../../shared/scoring/input-hash.ts';
import { score } from '../../../shared/scoring/score.ts';
import { framework, freshProject, importSheets, NOW, reopen, temporaryFolder, valueOf } from './small-project.ts';

const rates = (year: number, values: readonly number[], selector = 'rate') =>
  values.map((value, u) => ({ unit: store3[u] ?? '', selector, period: year, value }));
const store3 = ['110000', '120000', '130000'];

/** Values of one measure by year: those of the evaluated year, then the others. */
function byYear(store: ProjectStore, code: string): Readonly<Record<number, readonly number[]>> {
  const table = store.measureTable();
  const m = table.measures.indexOf(code);
  const size = table.units.length;
  return Object.fromEntries(
    [table, ...table.others].map(({ year, values }) => [year, [...values.subarray(m * size, (m + 1) * size)]]),
  );
}

describe('measure values by year', () => {
  it('are there of every year that records lie in, whatever their order', () => {
    const store = freshProject();
    importSheets(store, { annual_statistics: [...rates(2018, [1, 2, 3]), ...rates(2021, [4, 5, 6])] });
    importSheets(store, { annual_statistics: rates(2023, [7, 8, 9]) }, 'g.xlsx');
    expect(byYear(store, 'rate')).toEqual({ 2018: [1, 2, 3], 2021: [4, 5, 6], 2023: [7, 8, 9] });
    expect(store.measureTable().previous).toBeNull();
    expect(store.verify()).toEqual([]);
  });

  it('follow withdrawing, undo and a newer batch, each year for itself', () => {
    const store = freshProject();
    importSheets(store, { annual_statistics: [...rates(2019, [1, 2, 3]), ...rates(2020, [4, 5, 6])] });
    const newer = importSheets(store, { annual_statistics: rates(2019, [10, 20, 30]) }, 'g.xlsx');
    expect(byYear(store, 'rate')[2019]).toEqual([10, 20, 30]);
    valueOf(store.withdrawBatch(newer, '重报', NOW));
    expect(byYear(store, 'rate')).toMatchObject({ 2019: [1, 2, 3], 2020: [4, 5, 6] });
    valueOf(store.undo(NOW));
    expect(byYear(store, 'rate')[2019]).toEqual([10, 20, 30]);
    expect(store.verify()).toEqual([]);
  });

  it('of a year are gone with its last record, and its base figures alone make no year', () => {
    const store = freshProject();
    const only = importSheets(store, { annual_statistics: rates(2019, [1, 2, 3]) });
    importSheets(store, { base_figures: rates(2018, [2000, 1000, 1000], '常住人口') }, 'g.xlsx');
    expect(store.measureTable().others.map(({ year }) => year)).toEqual([2019]);
    valueOf(store.withdrawBatch(only, '误报', NOW));
    expect(store.measureTable().others).toEqual([]);
  });

  it('have their own base figures, months and last year', () => {
    const store = freshProject();
    const unit = '110000';
    importSheets(store, {
      monthly_statistics: [
        ...[201801, 201802].map((period) => ({ unit, selector: 'total', period, value: 5 })),
        { unit, selector: 'total', period: 201903, value: 7 },
      ],
      base_figures: [
        { unit, selector: '常住人口', period: 2018, value: 500 },
        { unit, selector: '常住人口', period: 2019, value: 700 },
      ],
    });
    const [first, second] = store.measureTable().others;
    expect([first?.year, first?.values[0], first?.baseFigures['常住人口'][0], first?.evidence.months[0]]).toEqual([
      2018, 10, 500, 2,
    ]);
    expect([second?.values[0], second?.baseFigures['常住人口'][0], second?.evidence.months[0]]).toEqual([7, 700, 1]);
    expect([first?.previous, second?.previous?.[0]]).toEqual([null, 10]);
  });

  it('are what an import is to bring, before it is committed', () => {
    const store = freshProject();
    const changes = rates(2019, [1, 2, 3]);
    const staged = valueOf(store.beginBatch({ now: NOW, note: '', files: [{ name: 'f', contentHash: 'h', size: 1 }] }));
    const sheet = valueOf(staged.sheet({ file: 0, name: '表', kind: 'annual_statistics', hidden: false }));
    valueOf(sheet.add(changes.map((record, row) => ({ ...record, row, column: 1 }))));
    staged.abort();
    expect(store.measureTable().others).toEqual([]);
  });
});

describe('an override', () => {
  it('is of the year that it names, else of the evaluated one, and stays with it when another year is evaluated', () => {
    const store = freshProject();
    importSheets(store, { annual_statistics: [...rates(2020, [1, 2, 3]), ...rates(2021, [4, 5, 6])] });
    const cell = { unit: '110000', measure: 'rate', reason: '来函', now: NOW };
    valueOf(store.overrideValue({ ...cell, value: 40 }));
    valueOf(store.overrideValue({ ...cell, year: 2020, value: 10 }));
    const both = { 2020: [10, 2, 3], 2021: [40, 5, 6] };
    expect(byYear(store, 'rate')).toEqual(both);
    expect(store.measureTable().previous?.[6]).toBe(10);
    valueOf(store.saveFramework({ ...framework, year: 2020 }, '看上年', NOW));
    expect(store.measureTable().year).toBe(2020);
    expect(byYear(store, 'rate')).toEqual(both);
    valueOf(store.removeOverride({ unit: '110000', measure: 'rate', year: 2021, reason: '误改', now: NOW }));
    expect(byYear(store, 'rate')[2021]).toEqual([4, 5, 6]);
    expect(store.verify()).toEqual([]);
  });
});

/**
 * Made by the last program whose projects held one year: rate of 2019–2021, stock of 2020 and 2021, total of 2019 and 2021, base figures and rating of
 * 2020 and 2021, a withdrawn batch of 2018 and 2021, two overrides without a year, a score run.
 */
const versionFive = fileURLToPath(new URL('../../fixtures/projects/version-5.ewb', import.meta.url));

describe('a project of version 5', () => {
  const copied = (): string => {
    const path = join(temporaryFolder(), '旧.ewb');
    copyFileSync(versionFive, path);
    return path;
  };
  const datasetOf = (store: ProjectStore) => buildDataset(store.framework(), store.units(), store.measureTable());

  it('scores the same bits, its hash and stored run with them', () => {
    const store = reopen(copied());
    expect(store.meta().formatVersion).toBe(8);
    const dataset = datasetOf(store);
    // As the program of version 5 gave them.
    expect([...valueOf(score(dataset, store.workingMethod())).index]).toEqual([
      24.166666666666664, 50, 80.35714285714286,
    ]);
    const hash = 'fc33df3386d5ff5b8ed32356b82eaad5acef6a94e6eb695a30a92005e8f3d253';
    expect(inputHash(dataset, store.workingMethod())).toBe(hash);
    const run = store.run(1);
    expect([run?.inputHash, isJsonObject(run?.result ?? null)]).toEqual([hash, true]);
    expect(store.verify()).toEqual([]);
  });

  it('has the values of its other years at its first opening; of a withdrawn batch none', () => {
    const store = reopen(copied());
    expect(byYear(store, 'rate')).toEqual({ 2019: [10, 20, 30], 2020: [20, 40, 35], 2021: [30, 50, 45] });
    expect(byYear(store, 'rating')).toMatchObject({ 2020: [70, 80, 90], 2021: [88, 85, 95] });
    expect(store.measureTable().others[1]?.baseFigures['常住人口']).toEqual(Float64Array.of(2000, 1000, 1000));
    expect(store.measureTable().baseFigures['常住人口']).toEqual(Float64Array.of(2100, 1400, 1600));
  });

  it('has them too where the program ended between raising the version and computing', () => {
    const path = copied();
    valueOf(reopen(path).close());
    const sql = openSqlite(path);
    sql.exec(
      "DELETE FROM measure_values WHERE year < 2020; INSERT INTO measure_values (year, measure, unit, reason, marks, records, batch, source) VALUES (0, '', '', 0, 0, 0, 0, 0)",
    );
    closeSqlite(sql);
    const store = reopen(path);
    expect(byYear(store, 'rate')[2019]).toEqual([10, 20, 30]);
    expect(store.verify()).toEqual([]);
  });

  it('is proved as it lies, without having been opened', () => {
    const examined = examineFile(copied(), NOW);
    expect(examined.findings).toEqual([]);
    examined.close();
  });

  it('keeps its overrides with the year that it evaluates when another is evaluated, and undo brings back how they were', () => {
    const store = reopen(copied());
    const held = byYear(store, 'rating');
    valueOf(store.saveFramework({ ...framework, year: 2020 }, '看上年', NOW));
    expect(store.measureTable().year).toBe(2020);
    expect(byYear(store, 'rating')).toEqual(held);
    expect(store.overrides().map(({ year }) => year)).toEqual([2021, 2021]);
    valueOf(store.undo(NOW));
    expect(byYear(store, 'rating')).toEqual(held);
    expect(store.verify()).toEqual([]);
    // The same cell again is the same override, though its key has no year.
    valueOf(store.overrideValue({ unit: '110000', measure: 'rating', value: 77, reason: '再核', now: NOW }));
    expect(store.overrides().map(({ value }) => value)).toEqual([77, 1600]);
  });
});
