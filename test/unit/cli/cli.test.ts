import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workbench } from './run.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function book(
  name: string,
  sheets: Readonly<Record<string, readonly (readonly (string | number | null)[])[]>>,
): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  for (const [sheet, rows] of Object.entries(sheets)) workbook.addWorksheet(sheet).addRows(rows.map((row) => [...row]));
  const path = join(folder, name);
  await workbook.xlsx.writeFile(path);
  return path;
}

const twoMeasures = {
  Indicators: [
    ['Code', 'Name', 'Parent', 'Weight', 'Normalisation', 'Lower', 'Upper'],
    ['R', 'Root', '', '', '', '', ''],
    ['a', 'A', 'R', 3, 'goalposts', 0, 10],
    ['b', 'B', 'R', 1, 'goalposts', 0, 100],
  ],
  Units: [
    ['Code', 'Name', 'Order'],
    ['u1', '甲', 1],
    ['u2', '乙', 2],
    ['u3', '丙', 3],
  ],
  Data: [
    ['Unit', 'a', 'b'],
    ['u1', 10, 60],
    ['u2', 5, 100],
    ['u3', null, null],
  ],
};

describe('score of a score book', () => {
  test('prints full precision, ranks and tiers in sheet order', async () => {
    const run = await workbench('score', await book('two.xlsx', twoMeasures), '--json');
    expect(run.code).toBe(0);
    const scored = JSON.parse(run.out);
    expect(scored.framework).toBe('two');
    expect(scored.engine).toBe('1.0.0');
    expect(scored.inputHash).toMatch(/^[0-9a-f]{64}$/);
    // By hand: u1 = (3·100 + 1·60)/4 = 90, which is very_high; u2 = (3·50 + 1·100)/4 = 62.5, below 65.
    expect(
      scored.units.map((unit: { code: string; rank: number; index: number; tier: string }) => [
        unit.code,
        unit.rank,
        unit.index,
        unit.tier,
      ]),
    ).toEqual([
      ['u1', 1, 90, 'very_high'],
      ['u2', 2, 62.5, 'low'],
      ['u3', null, null, null],
    ]);
    expect(scored.units[0].scores).toEqual({ R: 90, a: 100, b: 60 });
    expect(scored.units[2].scores).toEqual({ R: null, a: null, b: null });
  });

  test('takes weights from a file, codes not named keep theirs', async () => {
    const weights = join(folder, 'w.csv');
    writeFileSync(weights, 'code,weight\r\nb,3\r\n');
    const run = await workbench('score', await book('two-weighted.xlsx', twoMeasures), '--weights', weights, '--json');
    // (3·100 + 3·60)/6 = 80
    expect(JSON.parse(run.out).units[0].index).toBe(80);
  });

  test('reads a weights file as a Chinese Excel saves it, and names the line of an unknown code', async () => {
    const path = await book('gbk-weighted.xlsx', twoMeasures);
    const weights = join(folder, '权重.csv');
    // 代码,权重 in GBK (bytes of the code table), then b,3.
    writeFileSync(
      weights,
      Buffer.concat([Buffer.from([0xb4, 0xfa, 0xc2, 0xeb, 0x2c, 0xc8, 0xa8, 0xd6, 0xd8]), Buffer.from('\r\nb,3\r\n')]),
    );
    expect(JSON.parse((await workbench('score', path, '--weights', weights, '--json')).out).units[0].index).toBe(80);
    writeFileSync(weights, 'code,weight\na,1\nzz,3\n');
    const run = await workbench('score', path, '--weights', weights, '--json');
    expect(run.code).toBe(2);
    expect(JSON.parse(run.out).error).toMatchObject({ file: '权重.csv', cell: 'A3' });
  });

  test.each([
    [
      'a text for a weight',
      {
        ...twoMeasures,
        Indicators: [
          ['Code', 'Name', 'Parent', 'Weight'],
          ['R', 'Root', '', ''],
          ['a', 'A', 'R', 'heavy'],
          ['b', 'B', 'R', 1],
        ],
      },
      'Indicators',
      'D3',
    ],
    [
      'a negative weight',
      {
        ...twoMeasures,
        Indicators: [
          ['Code', 'Name', 'Parent', 'Weight'],
          ['R', 'Root', '', ''],
          ['a', 'A', 'R', -1],
          ['b', 'B', 'R', 1],
        ],
      },
      'Indicators',
      'D3',
    ],
    [
      'an unknown key',
      {
        ...twoMeasures,
        Method: [
          ['Key', 'Value'],
          ['normalization', 'min_max'],
        ],
      },
      'Method',
      'A2',
    ],
    [
      'an unknown method',
      {
        ...twoMeasures,
        Method: [
          ['Key', 'Value'],
          ['normalisation', 'zscore'],
        ],
      },
      'Method',
      'B2',
    ],
    [
      'a duplicate code',
      { ...twoMeasures, Indicators: [...twoMeasures.Indicators, ['a', 'again', 'R', 1, 'goalposts', 0, 10]] },
      'Indicators',
      'A5',
    ],
    ['an unknown unit', { ...twoMeasures, Data: [...twoMeasures.Data, ['u9', 1, 2]] }, 'Data', 'A5'],
  ])('%s is one clear line with sheet and cell, nothing is scored', async (_what, sheets, sheet, cell) => {
    const path = await book('wrong.xlsx', sheets);
    const run = await workbench('score', path, '--json');
    expect(run.code).toBe(2);
    const { error } = JSON.parse(run.out);
    expect(error).toMatchObject({ file: 'wrong.xlsx', sheet, cell });
    expect(error.code).toMatch(/^[A-Z][A-Z0-9_]+$/);
    expect(error.message).not.toContain(error.code);
    expect(Object.keys(error)).toEqual(['code', 'message', 'file', 'sheet', 'cell']);
    expect(run.err.trimEnd().split('\n')).toHaveLength(1);
    expect(run.err).toContain(cell);
    expect(run.err).not.toMatch(/\bat .*\.ts:\d+/);
  });

  test('all that is wrong with a book is one line: the first in full, the others by place', async () => {
    const path = await book('many.xlsx', {
      ...twoMeasures,
      Data: [
        ['Unit', 'a', 'b'],
        ['u1', 'x', 60],
        ['u2', 5, 'y'],
        ['u9', 1, 1],
      ],
    });
    const run = await workbench('score', path, '--lang', 'en');
    expect(run.code).toBe(2);
    expect(run.out).toBe('');
    expect(run.err.trimEnd().split('\n')).toHaveLength(1);
    for (const cell of ['Data B2', 'Data C3']) expect(run.err).toContain(cell);
    expect(run.err).toContain('many.xlsx, Data, A4');
  });

  test('a value too large to be squared is refused, not scored as 0', async () => {
    const run = await workbench(
      'score',
      await book('huge.xlsx', {
        ...twoMeasures,
        Data: [
          ['Unit', 'a', 'b'],
          ['u1', 1e308, 60],
          ['u2', -1e308, 100],
          ['u3', 1, 2],
        ],
      }),
      '--json',
    );
    expect(run.code).toBe(2);
    expect(JSON.parse(run.out).error).toMatchObject({ sheet: 'Data', cell: 'B2' });
  });

  test('a scenario is not asked of a book', async () => {
    const run = await workbench('score', await book('scenario.xlsx', twoMeasures), '--scenario', '甲', '--json');
    expect(run.code).toBe(2);
    expect(JSON.parse(run.out).error).toMatchObject({
      code: 'SCENARIO_NOT_FOUND',
      message: expect.stringContaining('甲'),
    });
  });

  test('an imputation that a book has nothing for is said', async () => {
    const run = await workbench(
      'score',
      await book('previous.xlsx', {
        ...twoMeasures,
        Method: [
          ['Key', 'Value'],
          ['imputation', 'previous_period'],
        ],
      }),
      '--json',
      '--lang',
      'en',
    );
    expect(run.code).toBe(0);
    expect(run.err).toContain('Method, B2');
  });

  test('a cycle in the tree is named', async () => {
    const run = await workbench(
      'score',
      await book('cycle.xlsx', {
        ...twoMeasures,
        Indicators: [
          ['Code', 'Name', 'Parent', 'Weight'],
          ['x', 'X', 'y', 1],
          ['y', 'Y', 'x', 1],
          ['R', 'R', '', 1],
          ['a', 'A', 'R', 1],
          ['b', 'B', 'R', 1],
        ],
      }),
      '--lang',
      'en',
    );
    expect(run.code).toBe(2);
    expect(run.err).toMatch(/x.*y|y.*x/);
  });

  test('scores a year, the last one unless asked, and all of them', async () => {
    const years = {
      ...twoMeasures,
      Data: [
        ['Unit', '年度', 'a', 'b'],
        ['u1', 2020, 5, 60],
        ['u1', 2021, 10, 60],
        ['u2', 2020, 10, 100],
        ['u2', 2021, 5, 100],
      ],
    };
    const path = await book('years.xlsx', years);
    const indexOf = (scored: { units: { index: number | null }[] }) => scored.units.map(({ index }) => index);
    // By hand: 2021 u1 (3·100 + 60)/4, u2 (3·50 + 100)/4; 2020 u1 (3·50 + 60)/4, u2 100.
    const last = await workbench('score', path, '--json');
    expect(indexOf(JSON.parse(last.out))).toEqual([90, 62.5, null]);
    const first = await workbench('score', path, '--year', '2020', '--json');
    expect(indexOf(JSON.parse(first.out))).toEqual([52.5, 100, null]);
    const all = await workbench('score', path, '--all-years', '--json');
    expect(all.code).toBe(0);
    expect(JSON.parse(all.out)).toEqual({ years: { '2020': JSON.parse(first.out), '2021': JSON.parse(last.out) } });
    const told = await workbench('score', path, '--all-years');
    expect(told.out.split('\n').filter((line) => line.startsWith('years · '))).toHaveLength(2);

    const absent = await workbench('score', path, '--year', '2019', '--json');
    expect(absent.code).toBe(2);
    expect(JSON.parse(absent.out).error).toMatchObject({
      code: 'SCORE_YEAR_WITHOUT_VALUES',
      message: expect.stringContaining('2020, 2021'),
      file: 'years.xlsx',
    });
    expect((await workbench('score', path, '--year', '2020', '--all-years')).code).toBe(2);
    expect((await workbench('score', path, '--year', 'x')).code).toBe(2);
    const without = await workbench('score', await book('one-year.xlsx', twoMeasures), '--all-years', '--json');
    expect(without.code).toBe(2);
    expect(JSON.parse(without.out).error.code).toBe('SCORE_WITHOUT_YEARS');
  });

  test('weighs all measures over the units of every year together', async () => {
    // By hand, identity scores: a 1 3 5 7 (sd 2.582), b 2 2 2 4 (sd 1); in 2021 alone a 5 7 and b 2 4 spread alike.
    const spec = {
      Indicators: [
        ['Code', 'Parent', 'Weight'],
        ['I', null, null],
        ['a', 'I', 1],
        ['b', 'I', 1],
      ],
      Units: [['Code'], ['u1'], ['u2']],
      Data: [
        ['Unit', 'Year', 'a', 'b'],
        ['u1', 2020, 1, 2],
        ['u2', 2020, 3, 2],
        ['u1', 2021, 5, 2],
        ['u2', 2021, 7, 4],
      ],
      Method: [
        ['Key', 'Value'],
        ['normalisation', 'identity'],
      ],
    };
    const path = await book('panel.xlsx', spec);
    const weights = async (...more: string[]): Promise<unknown> =>
      JSON.parse((await workbench('weights', path, '--method', 'std', '--json', ...more)).out).groups?.[0]?.weights;
    const spread = Math.sqrt(20 / 3);
    expect(await weights('--scope', 'pooled')).toEqual({
      a: expect.closeTo(spread / (spread + 1), 12),
      b: expect.closeTo(1 / (spread + 1), 12),
    });
    expect(await weights('--scope', 'tree')).toEqual({ a: expect.closeTo(0.5, 12), b: expect.closeTo(0.5, 12) });
    const one = await book('one-year-weights.xlsx', twoMeasures);
    const refused = await workbench('weights', one, '--method', 'std', '--scope', 'pooled', '--json');
    expect([refused.code, JSON.parse(refused.out).error.code]).toEqual([2, 'SCORE_WITHOUT_YEARS']);
  });

  test('tells of a measure that the base year has no value of, and scores nobody by none', async () => {
    const years = (b2020: readonly (number | null)[], a2020: readonly (number | null)[] = [5, 10]) => ({
      ...twoMeasures,
      Data: [
        ['Unit', 'Year', 'a', 'b'],
        ['u1', 2020, a2020[0] ?? null, b2020[0] ?? null],
        ['u2', 2020, a2020[1] ?? null, b2020[1] ?? null],
        ['u1', 2021, 10, 60],
        ['u2', 2021, 5, 100],
      ],
      Method: [
        ['Key', 'Value'],
        ['year_basis', 'base_year=2020'],
        ['normalisation', 'min_max'],
      ],
    });
    const bare = (spec: ReturnType<typeof years>) => ({
      ...spec,
      Indicators: [
        ['Code', 'Parent', 'Weight'],
        ['I', null, null],
        ['a', 'I', 3],
        ['b', 'I', 1],
      ],
    });
    const path = await book('gap.xlsx', bare(years([null, null])));
    for (const more of [[], ['--all-years'], ['--year', '2021']]) {
      const run = await workbench('score', path, '--json', ...more, '--lang', 'en');
      expect(run.code).toBe(0);
      expect(run.err.match(/has no value in the base year 2020/g)).toHaveLength(1);
      expect(run.err).toContain('(b)');
    }
    const nobody = await workbench('score', await book('nobody.xlsx', bare(years([], []))), '--json', '--lang', 'en');
    expect(nobody.code).toBe(2);
    expect(JSON.parse(nobody.out).error).toMatchObject({
      code: 'BASE_YEAR_SCORES_NOBODY',
      message: expect.stringMatching(/2020.*a, b.*choose another base year/),
      file: 'nobody.xlsx',
    });
  });
});

describe('usage and missing files', () => {
  test.each([
    [[]],
    [['score']],
    [['nonsense']],
    [['demo', '--records', '-5']],
    [['verify', 'package.json']],
    [['new', 'x.ewb']],
    [['what-if', 'x', '--noise', 'much']],
    [['import', 'only.ewb']],
    [['score', 'a', 'b']],
    [['sample', '--out', 'x', '--template', 'mars']],
    [['score', 'x', '--unknown']],
  ])('%j ends with 2, a line and the usage', async (argv) => {
    const run = await workbench(...argv);
    expect(run.code).toBe(2);
    expect(run.out).toBe('');
    expect(run.err).toContain('workbench ');
    expect(run.err.trimEnd().split('\n')).toHaveLength(1);
    expect(run.err).not.toMatch(/\bat .*\.ts:\d+/);
  });

  test('--json and --lang may stand before the command', async () => {
    const behind = await workbench('score', join(folder, 'none.ewb'), '--json', '--lang', 'en');
    expect(await workbench('--json', '--lang', 'en', 'score', join(folder, 'none.ewb'))).toEqual(behind);
    expect(JSON.parse(behind.out).error.code).toBe('FILE_MISSING');
  });

  test('a project path that does not exist is not created', async () => {
    const path = join(folder, 'mistyped.ewb');
    const run = await workbench('score', path, '--json');
    expect(run.code).toBe(2);
    expect(JSON.parse(run.out).error).toMatchObject({ code: 'FILE_MISSING', file: 'mistyped.ewb' });
    expect(existsSync(path)).toBe(false);
  });

  test('a folder where a file is meant is called a folder, and every error has its five keys', async () => {
    for (const argv of [
      ['score', folder],
      ['verify', folder],
      ['import', folder, 'x.xlsx'],
    ]) {
      const run = await workbench(...argv, '--json');
      expect(run.code).toBe(2);
      const { error } = JSON.parse(run.out);
      expect(error).toEqual({
        code: expect.not.stringMatching('INTERNAL'),
        message: expect.any(String),
        file: basename(folder),
        sheet: null,
        cell: null,
      });
    }
  });

  test('a folder that cannot be made is named, for sample, demo and export', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, 'no folder');
    const project = join(folder, 'unwritable.ewb');
    await workbench('new', project, '--template', 'province-2021');
    for (const argv of [
      ['sample', '--out', join(file, 'x'), '--template', 'province-2021'],
      ['demo', '--out', join(file, 'x')],
      ['export', project, '--to', join(file, 'x')],
    ]) {
      const run = await workbench(...argv, '--json');
      expect(run.code).toBe(2);
      expect(JSON.parse(run.out).error).toMatchObject({
        code: 'SAMPLE_FOLDER',
        message: expect.stringContaining('ENOTDIR'),
      });
    }
  });

  test('a new project never overwrites', async () => {
    const path = join(folder, 'kept.ewb');
    writeFileSync(path, 'mine');
    const run = await workbench('new', path, '--template', 'blank');
    expect(run.code).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe('mine');
  });
});

describe('import into a project', () => {
  const ratings = (rows: readonly (readonly (string | number | null)[])[]) => ({
    专家评分: [['地区', '采集项', '专家', '得分'], ...rows],
  });

  test('valid rows are committed, problem rows listed with their cells, exit code 1', async () => {
    const project = join(folder, 'ratings.ewb');
    expect((await workbench('new', project, '--template', 'province-2021')).code).toBe(0);
    const sheet = await book(
      'ratings.xlsx',
      ratings([
        ['北京', 'A6-2.1', '专家甲', 90],
        ['北京', 'A6-2.1', '专家乙', 80],
        ['天津', 'A6-2.1', '专家甲', 'very good'],
        ['火星', 'A6-2.1', '专家甲', 70],
      ]),
    );
    const run = await workbench('import', project, sheet, '--json');
    expect(run.code).toBe(1);
    const report = JSON.parse(run.out).files[0].sheets[0];
    expect(report).toMatchObject({
      sheet: '专家评分',
      kind: 'expert_ratings',
      rows: 5,
      imported: 2,
      skipped: 1,
      problems: 2,
    });
    const cells = report.issues
      .filter((issue: { code: string }) => issue.code !== 'HEADER_ROW')
      .map((issue: { cell: string }) => issue.cell);
    expect(cells).toEqual(expect.arrayContaining(['D4', 'A5']));
    const why = await workbench('why', project, '北京', 'A6-2.1', '--json');
    // Median of 90 and 80.
    expect(JSON.parse(why.out).measures[0]).toMatchObject({
      value: 85,
      total: 2,
      records: [{ file: 'ratings.xlsx', sheet: '专家评分', cell: 'D2' }, { cell: 'D3' }],
    });
  });

  test('why shows the base figure a value was divided by, and a value that was not used', async () => {
    const project = join(folder, 'base.ewb');
    await workbench('new', project, '--template', 'province-2021');
    const sheets = await book('base.xlsx', {
      基础数据: [
        ['地区', '常住人口（万人）', '企业数', '业务申报量'],
        ['北京', 2000, 100_000, 100],
      ],
      年度: [
        ['地区', '采集项', '数值', '平台', '备注'],
        ['北京', 'A1-2.1', 90, '国家平台', ''],
      ],
      原始值: [
        ['地区', 'A1-2.1', 'A6-2.1'],
        ['北京', 80, 70],
      ],
      月度: [
        ['地区', '月份', '采集项', '数值', '平台', '备注'],
        ['北京', '2021-01', 'A1-1.1', 500, '国家平台', ''],
      ],
    });
    expect((await workbench('import', project, sheets)).code).toBe(0);
    const base = await workbench('why', project, '北京', 'A1-1.1');
    expect(base.out).toContain('base: 20000000  base.xlsx · 基础数据 · B2');
    const unused = await workbench('why', project, '北京', 'A1-2.1');
    expect(unused.out).toContain('= 90 ');
    expect(unused.out).toContain('not used: 80  base.xlsx · 原始值 · B2');
  });

  test('with --strict nothing is committed', async () => {
    const project = join(folder, 'strict.ewb');
    await workbench('new', project, '--template', 'province-2021');
    const sheet = await book(
      'strict.xlsx',
      ratings([
        ['北京', 'A6-2.1', '专家甲', 90],
        ['天津', 'A6-2.1', '专家甲', 'n'],
      ]),
    );
    expect((await workbench('import', project, sheet, '--strict')).code).toBe(2);
    const why = await workbench('why', project, '北京', 'A6-2.1', '--json');
    expect(JSON.parse(why.out).measures[0]).toMatchObject({ value: null, total: 0 });
  });

  test('a dry run reports and writes nothing', async () => {
    const project = join(folder, 'dry.ewb');
    await workbench('new', project, '--template', 'province-2021');
    const sheet = await book('dry.xlsx', ratings([['北京', 'A6-2.1', '专家甲', 90]]));
    const run = await workbench('import', project, sheet, '--dry-run', '--json');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject({ batch: null, files: [{ sheets: [{ imported: 1 }] }] });
    expect(JSON.parse((await workbench('why', project, '北京', 'A6-2.1', '--json')).out).measures[0].total).toBe(0);
  });

  test('the same content again is said, under any name', async () => {
    const project = join(folder, 'twice.ewb');
    await workbench('new', project, '--template', 'province-2021');
    const sheet = await book('once.xlsx', ratings([['北京', 'A6-2.1', '专家甲', 90]]));
    expect((await workbench('import', project, sheet)).code).toBe(0);
    const copy = join(folder, 'renamed.xlsx');
    copyFileSync(sheet, copy);
    const run = await workbench('import', project, copy, '--json');
    expect(run.code).toBe(2);
    expect(JSON.parse(run.out).error.code).toBe('FILE_ALREADY_IMPORTED');
  });

  test('one unreadable file among several leaves everything undone', async () => {
    const project = join(folder, 'half.ewb');
    await workbench('new', project, '--template', 'province-2021');
    const good = await book('good.xlsx', ratings([['北京', 'A6-2.1', '专家甲', 90]]));
    const bad = join(folder, 'bad.xlsx');
    writeFileSync(bad, '<html><table></table></html>');
    const run = await workbench('import', project, good, bad, '--json');
    expect(run.code).toBe(2);
    expect(JSON.parse(run.out).error).toMatchObject({ code: 'HTML', file: 'bad.xlsx' });
    expect(JSON.parse((await workbench('why', project, '北京', 'A6-2.1', '--json')).out).measures[0].total).toBe(0);
  });

  test('a sheet of no known kind is not guessed', async () => {
    const project = join(folder, 'unknown.ewb');
    await workbench('new', project, '--template', 'province-2021');
    const sheet = await book('odd.xlsx', {
      表: [
        ['颜色', '重量', '口味'],
        ['红', 1, '甜'],
        ['绿', 2, '酸'],
      ],
    });
    const run = await workbench('import', project, sheet, '--json');
    expect(run.code).toBe(2);
    expect(JSON.parse(run.out).error).toMatchObject({ code: 'SHEET_UNRECOGNISED', file: 'odd.xlsx', sheet: '表' });
  });
});
