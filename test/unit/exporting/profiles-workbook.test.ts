import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeProfilesWorkbook } from '../../../electron/exporting/excel/profiles-workbook.ts';
import { profileCohort, unitProfile } from '../../../shared/report/unit-profile.ts';
import { unitProfileLines } from '../../../shared/report/unit-profile-table.ts';
import { fourUnits } from '../report/four-units.ts';
import { hostileCohort, stamp } from './hostile-cohort.ts';
import { gridTexts, readXlsx, sheetOf } from './read-back.ts';

const folder = mkdtempSync(join(tmpdir(), 'profiles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('writes one page a unit with its indicators against mean and best, and its text', async () => {
  const input = fourUnits();
  const profiles = [...input.dataset.units.keys()].map((u) => unitProfile(input, u));
  const path = join(folder, 'four.xlsx');
  expect((await writeProfilesWorkbook(input, stamp, profiles, path)).ok).toBe(true);
  const book = await readXlsx(path);
  expect(book.worksheets.map(({ name }) => name)).toEqual(['北', '东', '南', '西']);
  const sheet = sheetOf(book, '西');
  // 50 of a mean of 73.75 and a best of 90; 60 of 78.75 and 100.
  expect([3, 4].map((row) => [1, 2, 3, 4, 5, 6, 7].map((c) => sheet.getCell(row, c).value))).toEqual([
    ['P 甲指标', 50, 73.75, -23.75, 90, 40, 4],
    ['Q 乙指标', 60, 78.75, -18.75, 100, 40, 4],
  ]);
  expect(sheet.pageSetup).toMatchObject({ fitToWidth: 1, fitToHeight: 1 });
  expect(
    gridTexts(sheet)
      .slice(4)
      .map(([text]) => text),
  ).toEqual(unitProfileLines(profiles[3]!, 'zh'));
});

it('adds what other analyses know, and only when they are given', () => {
  const input = fourUnits();
  const plain = unitProfileLines(unitProfile(input, 3), 'zh');
  const known = unitProfileLines(
    unitProfile(input, 3, profileCohort(input), {
      rankBand: { p5: 3, p50: 4, p95: 4, noise: 0.25, draws: 2000, seed: 1 },
      tierProbabilities: { low: 0.975 },
      improvements: { target: 'medium', exact: true, steps: [{ code: 'P', name: '甲指标', from: 50, to: 68.333 }] },
    }),
    'zh',
  );
  expect(known.filter((line) => !plain.includes(line))).toEqual([
    '各权重在 ±25% 内变动时（2000 次抽样，种子 1），位次的中位数为第 4 位，90% 的情况在第 3 至第 4 位之间。',
    '权重不确定时仍在“低”组的比例为 97.50%。',
    '达到“中”组所需总提升最少的做法：“甲指标”由 50.00 提高到 68.33。',
  ]);
});

it('gives each hostile name a sheet of its own', async () => {
  const input = hostileCohort();
  const path = join(folder, 'hostile.xlsx');
  expect(
    (
      await writeProfilesWorkbook(
        input,
        stamp,
        [...input.dataset.units.keys()].map((u) => unitProfile(input, u)),
        path,
      )
    ).ok,
  ).toBe(true);
  const names = (await readXlsx(path)).worksheets.map(({ name }) => name);
  expect(new Set(names).size).toBe(10);
  for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
});
