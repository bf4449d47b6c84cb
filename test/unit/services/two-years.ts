import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { TestWorkbench } from './workbench.ts';

type Rows = readonly (readonly (string | number | null)[])[];

/**
 * Two years of one small index, made so that each of the four effects is known by hand: A, B, C and D weigh a quarter each, and each meets one change
 * only, so that the effects add up whatever the order. A: weights 1:1 → 3:1 over a1, a2, effect (a1 − a2)/16. B: upper limit 100 → 200, effect −b/8. C: c2
 * is new beside c1, effect (c2 − c1)/8. D: another value, effect (d′ − d)/4.
 */
const indicators = (year: 2020 | 2021): Rows => [
  ['Code', 'Name', 'Parent', 'Weight', 'Normalisation', 'Lower', 'Upper'],
  ['R', '总', '', 1, '', '', ''],
  ['A', '甲', 'R', 1, '', '', ''],
  ['B', '乙', 'R', 1, '', '', ''],
  ['C', '丙', 'R', 1, '', '', ''],
  ['D', '丁', 'R', 1, '', '', ''],
  ['a1', '甲一', 'A', year === 2020 ? 1 : 3, 'identity', '', ''],
  ['a2', '甲二', 'A', 1, 'identity', '', ''],
  ['b', '乙一', 'B', 1, 'goalposts', 0, year === 2020 ? 100 : 200],
  ['c1', '丙一', 'C', 1, 'identity', '', ''],
  ...(year === 2020 ? [] : [['c2', '丙二', 'C', 1, 'identity', '', '']]),
  ['d', '丁一', 'D', 1, 'identity', '', ''],
];
const books = {
  2020: {
    Indicators: indicators(2020),
    Units: [
      ['Code', 'Name'],
      ['u1', '东'],
      ['u2', '=南'],
      ['u3', '西'],
      ['u4', '旧'],
    ],
    Data: [
      ['Unit', 'a1', 'a2', 'b', 'c1', 'd'],
      ['u1', 80, 64, 80, 60, 50],
      ['u2', 70, 70, 0, 90, 40],
      ['u3', 20, 100, 16, 40, 30],
      ['u4', 10, 10, 10, 10, 10],
    ],
  },
  2021: {
    Indicators: indicators(2021),
    Units: [
      ['Code', 'Name'],
      ['u1', '东'],
      ['u2', '=南'],
      ['u3', '西'],
      ['u5', '新'],
    ],
    Data: [
      ['Unit', 'a1', 'a2', 'b', 'c1', 'c2', 'd'],
      ['u1', 80, 64, 80, 60, 100, 62],
      ['u2', 70, 70, 0, 90, 90, 80],
      ['u3', 20, 100, 16, 40, 80, 30],
      ['u5', 40, 40, 80, 40, 40, 40],
    ],
  },
} satisfies Record<number, Record<string, Rows>>;

/** What the two years must give: unit, index of 2020 and 2021, change, and of it data, weights, framework, limits. */
export const byHand: readonly (readonly [
  string,
  number | null,
  number | null,
  number | null,
  ...(readonly (number | null)[]),
])[] = [
  // (72 + 80 + 60 + 50)/4 → (76 + 40 + 80 + 62)/4
  ['u1', 65.5, 64.5, -1, 3, 1, 5, -10],
  // (70 + 0 + 90 + 40)/4 → (70 + 0 + 90 + 80)/4
  ['u2', 50, 60, 10, 10, 0, 0, 0],
  // (60 + 16 + 40 + 30)/4 → (40 + 8 + 60 + 30)/4
  ['u3', 36.5, 34.5, -2, 0, -5, 5, -2],
  ['u5', null, 40, null, null, null, null, null],
  ['u4', 10, null, null, null, null, null, null],
];

/** Makes both projects with `work`; the earlier one is closed, the later one is left open. */
export async function makeTwoYears(work: TestWorkbench): Promise<{ readonly earlier: string; readonly later: string }> {
  const project = async (year: 2020 | 2021): Promise<string> => {
    const workbook = new ExcelJS.Workbook();
    for (const [sheet, rows] of Object.entries(books[year]))
      workbook.addWorksheet(sheet).addRows(rows.map((row) => [...row]));
    const bookPath = join(work.folder, `自有指数${year}.xlsx`);
    await workbook.xlsx.writeFile(bookPath);
    const path = join(work.folder, `${year}.ewb`);
    await work.call('project.new', { template: 'blank', target: work.write(path) });
    await work.call('project.fill-from-book', { file: work.read(bookPath), year, reason: '自有指数' });
    return path;
  };
  const earlier = await project(2020);
  await work.call('project.close', {});
  return { earlier, later: await project(2021) };
}
