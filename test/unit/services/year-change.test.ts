import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { docxTables, gridTexts, readXlsx } from '../exporting/read-back.ts';
import { workbench } from '../cli/run.ts';
import { byHand, makeTwoYears } from './two-years.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

const close = (figure: number | null): unknown => (figure === null ? null : expect.closeTo(figure, 12));
const flat = (
  units: readonly {
    readonly code: string;
    readonly before: number | null;
    readonly after: number | null;
    readonly change: number | null;
    readonly parts: {
      readonly data: number;
      readonly weights: number;
      readonly framework: number;
      readonly limits: number;
    } | null;
  }[],
): unknown =>
  units.map(({ code, before, after, change, parts }) => [
    code,
    before,
    after,
    change,
    parts?.data ?? null,
    parts?.weights ?? null,
    parts?.framework ?? null,
    parts?.limits ?? null,
  ]);
const expected = byHand.map(([code, ...figures]) => [code, ...figures.map(close)]);

describe('the change since an earlier project', () => {
  test('is split into the four effects known by hand, the parts adding up, units of one year named', async () => {
    const { earlier } = await makeTwoYears(work);
    const changes = await work.call('history.year-change', { file: work.read(earlier) });
    expect(flat(changes.units)).toEqual(expected);
    expect(changes.units.map(({ years }) => years)).toEqual(['both', 'both', 'both', 'after', 'before']);
    // 65 is the line of medium: 65.5 → 64.5 falls to low.
    expect(changes.units.map(({ tierBefore, tierAfter }) => [tierBefore, tierAfter])).toEqual([
      ['medium', 'low'],
      ['low', 'low'],
      ['low', 'low'],
      [null, 'low'],
      ['low', null],
    ]);
    for (const { change, parts } of changes.units)
      if (parts !== null)
        expect(parts.data + parts.weights + parts.framework + parts.limits).toBeCloseTo(change ?? Number.NaN, 12);
    // Means over u1, u2, u3: (−1 + 10 − 2)/3 = 7/3; data 13/3, weights −4/3, framework 10/3, limits −4.
    expect(changes.means).toEqual({
      count: 3,
      before: close(152 / 3),
      after: close(159 / 3),
      change: close(7 / 3),
      parts: { data: close(13 / 3), weights: close(-4 / 3), framework: close(10 / 3), limits: close(-4) },
    });
    expect([changes.before, changes.after].map(({ year, file }) => [year, file])).toEqual([
      [2020, '2020.ewb'],
      [2021, '2021.ewb'],
    ]);
  });

  test('reads the earlier file without touching it, and imports nothing', async () => {
    const { earlier } = await makeTwoYears(work);
    const hash = (): string => createHash('sha256').update(readFileSync(earlier)).digest('hex');
    const before = hash();
    await work.call('history.year-change', { file: work.read(earlier) });
    expect(hash()).toBe(before);
    expect((await work.call('project.snapshot', {}))?.history).toEqual([]);
  });

  test('refuses itself, a project not earlier, another cohort, a damaged file and a newer format, each by its name', async () => {
    const { earlier, later } = await makeTwoYears(work);
    const refusal = (path: string): Promise<string> => work.refusal('history.year-change', { file: work.read(path) });
    expect(await refusal(later)).toBe('HISTORY_SAME_PROJECT');
    await work.call('project.save-as', { target: work.write(join(work.folder, 'copy.ewb')) });
    expect(await refusal(join(work.folder, 'copy.ewb'))).toBe('HISTORY_SAME_YEAR');
    const damaged = join(work.folder, 'damaged.ewb');
    writeFileSync(damaged, readFileSync(earlier).subarray(0, 5000));
    expect(await refusal(damaged)).toBe('PROJECT_TRUNCATED');
    const newer = join(work.folder, 'newer.ewb');
    copyFileSync(earlier, newer);
    const bytes = readFileSync(newer);
    // user_version stands at byte 60 of the header.
    bytes.writeUInt32BE(999, 60);
    writeFileSync(newer, bytes);
    expect(await refusal(newer)).toBe('PROJECT_NEWER');
    await work.call('project.close', {});
    await work.call('project.new', {
      template: 'province-2021',
      target: work.write(join(work.folder, 'province.ewb')),
    });
    expect(await refusal(earlier)).toBe('HISTORY_OTHER_COHORT');
  });

  test('stands in Excel, the indices at full precision, and in Word, CSV and the picture with the same figures', async () => {
    const { earlier } = await makeTwoYears(work);
    const path = (name: string): string => join(work.folder, name);
    const write = (format: 'xlsx' | 'docx' | 'csv' | 'svg') =>
      work.call('export.write', {
        what: 'year-change',
        format,
        target: work.write(path(`y.${format}`)),
        earlier: work.read(earlier),
        language: 'zh',
        job: 'e',
      });
    for (const format of ['xlsx', 'docx', 'csv', 'svg'] as const) await write(format);
    const [sheet] = (await readXlsx(path('y.xlsx'))).worksheets;
    if (sheet === undefined) throw new Error('no sheet');
    const rows = gridTexts(sheet);
    expect(rows[0]?.[0]).toBe('2020 年至 2021 年评估对象总体指数变化及其来源');
    // A cohort of one's own need not be of regions.
    expect(rows[1]?.[0]).toBe('评估对象');
    expect(
      readFileSync(path('y.csv'), 'utf8')
        .split('\n')
        .filter((line) => line.includes('地区')),
    ).toEqual([]);
    expect(rows[2]?.slice(4, 8)).toEqual(['数据', '权重', '指标体系', '限值']);
    // Row 4 is u1; the last row before the notes the means.
    expect([2, 3, 4, 5, 6, 7, 8].map((column) => sheet.getCell(4, column).value)).toEqual(
      byHand[0]!.slice(1).map((figure) => close(Number(figure))),
    );
    expect(sheet.getCell(9, 1).text).toBe('平均（3 个）');
    expect(sheet.getCell(9, 2).value).toBeCloseTo(152 / 3, 12);
    // 53.00 less 50.67, as both are printed.
    expect(sheet.getCell(9, 4).value).toBe(2.33);
    expect(sheet.getCell(9, 4).numFmt).toBe('0.00');
    expect(sheet.getCell(5, 1).value).toBe('=南');
    expect(rows.flat().join('\n')).toContain('只有 2021 年参评、没有 2020 年结果，不计变化：新。');
    const printed = [
      ['东', '65.50', '64.50', '-1.00', '3.00', '1.00', '5.00', '-10.00', '中', '低'],
      ['=南', '50.00', '60.00', '10.00', '10.00', '0.00', '0.00', '0.00', '低', '低'],
      ['西', '36.50', '34.50', '-2.00', '0.00', '-5.00', '5.00', '-2.00', '低', '低'],
      ['新', '—', '40.00', '—', '—', '—', '—', '—', '—', '低'],
      ['旧', '10.00', '—', '—', '—', '—', '—', '—', '低', '—'],
      ['平均（3 个）', '50.67', '53.00', '2.33', '4.33', '-1.33', '3.33', '-4.00', '', ''],
    ];
    expect(docxTables(path('y.docx'))[0]?.slice(2)).toEqual(printed);
    const svg = readFileSync(path('y.svg'), 'utf8');
    for (const text of ['东 -1.00', '西 -2.00', '数据', '权重', '指标体系', '限值', '-10.00'])
      expect(svg).toContain(text);
  });

  test('is given by the command line as a table, as JSON and as a file', async () => {
    const { earlier, later } = await makeTwoYears(work);
    await work.call('project.close', {});
    const json = await workbench('compare', later, '--earlier', earlier, '--json', '--to', join(work.folder, 'c.xlsx'));
    expect(json.code).toBe(0);
    expect(flat(JSON.parse(json.out).units)).toEqual(expected);
    expect((await readXlsx(join(work.folder, 'c.xlsx'))).worksheets).toHaveLength(1);
    const text = await workbench('compare', later, '--earlier', earlier);
    expect(text.out.split('\n').slice(0, 2)).toEqual([
      '对象\t2020\t2021\t变化\t数据\t权重\t指标体系\t限值',
      '东\t65.50\t64.50\t-1.00\t3.00\t1.00\t5.00\t-10.00',
    ]);
    const swapped = await workbench('compare', earlier, '--earlier', later);
    expect([swapped.code, swapped.out]).toEqual([2, '']);
    expect(swapped.err).toContain('请选择 2020 年以前的项目文件');
    expect((await workbench('compare', later)).code).toBe(2);
  });
});
