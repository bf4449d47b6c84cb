import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cell } from '../../../electron/importing/cells/cell.ts';
import { writeMessyFile } from '../../fixtures/messy/write-messy-file.ts';
import { workbench } from './run.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-proposals-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of everything but SQLite's header, which counts how often the file was opened. */
const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path).subarray(100)).digest('hex');
let made = 0;
async function newProject(): Promise<string> {
  const path = join(folder, `p${(made += 1)}.ewb`);
  await workbench('new', path, '--template', 'province-2021');
  return path;
}
const book = (
  stem: string,
  sheets: readonly { readonly name: string; readonly cells: readonly (readonly Cell[])[] }[],
): Promise<string> => writeMessyFile({ name: stem, sheets, expected: [] }, folder, stem);

const regions = ['北京市', '天津市', '河北省', '山西省'];
const rows = (values: readonly number[]): (readonly Cell[])[] => regions.map((region, at) => [region, values[at]!]);
const persons = [2_189, 1_387, 7_461, 3_492];

interface Proposed {
  file?: string;
  sheet?: string;
  include?: boolean;
  kind: string | null;
  columns: { column?: number; heading: string; field: string; selector?: string; scale?: number; samples?: string[] }[];
  against: string[];
  unknown: string[];
  titles: string[];
  status: string;
  confidence: number | null;
  meanings?: Record<string, Record<string, string>>;
}
const proposalIn = (path: string): { kind: string; version: number; sheets: Proposed[] } =>
  JSON.parse(readFileSync(path, 'utf8'));
const write = (path: string, content: unknown): void => writeFileSync(path, JSON.stringify(content));

describe('import --propose', () => {
  test('writes what would be done with each table, and nothing into the project; edited it is taken back', async () => {
    const project = await newProject();
    const sheets = await book('quiet', [
      { name: '基础数据', cells: [['2021年'], ['地区', '常住人口(万人)'], ...rows(persons)] },
      { name: '业务', cells: [['地区', '受理办件', '备注'], ...rows([10, 20, 30, 40])] },
      { name: '说明', cells: [['本表由各省填报']] },
    ]);
    const before = hashOf(project);
    const file = join(folder, 'quiet.json');
    const run = await workbench('import', project, sheets, '--propose', file, '--json');
    // A sheet is open: 1.
    expect(run.code).toBe(1);
    expect(JSON.parse(run.out)).toEqual({
      proposed: 'quiet.json',
      sheets: [
        { file: 'quiet.xlsx', sheet: '基础数据', kind: 'base_figures', status: 'ready', doubts: [] },
        { file: 'quiet.xlsx', sheet: '业务', kind: null, status: 'unrecognised', doubts: [] },
      ],
    });
    expect(hashOf(project)).toBe(before);
    const proposal = proposalIn(file);
    expect([proposal.kind, proposal.version]).toEqual(['workbench-mappings', 1]);
    const [figures, own] = proposal.sheets;
    expect(figures).toMatchObject({
      kind: 'base_figures',
      layout: 'figures',
      year: 2021,
      titles: ['2021年'],
      columns: [
        { column: 1, heading: '地区', field: 'unit', samples: regions },
        { column: 2, heading: '常住人口(万人)', field: 'wide', selector: '常住人口', scale: 10_000 },
      ],
    });
    expect(figures?.confidence).toBeGreaterThan(0.5);
    expect(own?.columns.map(({ heading, field }) => [heading, field])).toEqual([
      ['地区', 'ignore'],
      ['受理办件', 'ignore'],
      ['备注', 'ignore'],
    ]);
    // As a person edits it: no layout, no fingerprint, no numbers of columns.
    own!.kind = 'base_figures';
    own!.columns = [
      { heading: '地区', field: 'unit' },
      { heading: '受理办件', field: 'wide', selector: '业务申报量', scale: 10_000 },
    ];
    write(file, proposal);
    const taken = await workbench('import', project, sheets, '--mapping', file, '--json');
    expect([taken.code, taken.err]).toEqual([0, expect.not.stringContaining('映射没有用于')]);
    expect(JSON.parse(taken.out).files[0].sheets).toMatchObject([
      { sheet: '基础数据', imported: 4, problems: 0 },
      { sheet: '业务', kind: 'base_figures', rows: 5, imported: 4, problems: 0 },
      { sheet: '说明', imported: 0 },
    ]);
  });

  test('is refused where the file stands already, unless --force says so', async () => {
    const project = await newProject();
    const sheets = await book('twice', [{ name: '一', cells: [['地区', '常住人口(万人)'], ...rows(persons)] }]);
    const file = join(folder, 'twice.json');
    expect((await workbench('import', project, sheets, '--propose', file)).code).toBe(0);
    expect((await workbench('import', project, sheets, '--propose', file)).code).toBe(2);
    expect((await workbench('import', project, sheets, '--propose', file, '--force')).code).toBe(0);
  });

  test('asks about a unit that is off by 10⁴, and its answer is taken', async () => {
    const project = await newProject();
    const sheets = await book('scale', [{ name: '一', cells: [['地区', '常住人口(人)'], ...rows(persons)] }]);
    const file = join(folder, 'scale.json');
    const run = await workbench('import', project, sheets, '--propose', file);
    expect(run.code).toBe(1);
    const proposal = proposalIn(file);
    expect(proposal.sheets[0]?.against[0]).toMatch(
      /“常住人口\(人\)”按单位“人”读，常住人口的中位数是 3,?492.*像是“万人”/,
    );
    // Not asked for, it is said all the same, and no value goes in.
    const plain = await workbench('import', project, sheets, '--dry-run', '--json');
    expect([plain.code, JSON.parse(plain.out).files[0].sheets[0]]).toMatchObject([1, { imported: 0, problems: 4 }]);
    expect(plain.err).toContain('像是“万人”');
    proposal.sheets[0]!.columns[1]!.scale = 10_000;
    write(file, proposal);
    const taken = await workbench('import', project, sheets, '--mapping', file, '--json');
    expect([taken.code, JSON.parse(taken.out).files[0].sheets[0]]).toMatchObject([0, { imported: 4, problems: 0 }]);
  });

  test('lists unknown indicators of a long table, which the edited file names or leaves out', async () => {
    const project = await newProject();
    const long = regions.flatMap((region, at): Cell[][] => [
      [region, '户籍登记人口', 2021, persons[at]!, '万人'],
      [region, '地区生产总值', 2021, 100 + at, '亿元'],
      [region, '企业数', 2021, 10 + at, '万户'],
    ]);
    const sheets = await book('long', [{ name: '一', cells: [['地区', '指标', '年份', '数值', '单位'], ...long] }]);
    const file = join(folder, 'long.json');
    expect((await workbench('import', project, sheets, '--propose', file)).code).toBe(1);
    const proposal = proposalIn(file);
    expect(proposal.sheets[0]).toMatchObject({
      kind: 'base_figures',
      status: 'ready',
      unknown: ['户籍登记人口', '地区生产总值'],
    });
    const plain = await workbench('import', project, sheets, '--dry-run', '--json');
    expect(JSON.parse(plain.out).files[0].sheets[0]).toMatchObject({
      rows: 13,
      imported: 4,
      problems: 8,
      issues: expect.arrayContaining([
        expect.objectContaining({ cell: 'B2', code: 'INDICATOR_UNKNOWN' }),
        expect.objectContaining({ cell: 'B3', code: 'INDICATOR_UNKNOWN' }),
      ]),
    });
    proposal.sheets[0]!.meanings = { measure: { 户籍登记人口: '常住人口', 地区生产总值: '' } };
    write(file, proposal);
    const taken = await workbench('import', project, sheets, '--mapping', file, '--json');
    expect([taken.code, JSON.parse(taken.out).files[0].sheets[0]]).toMatchObject([
      0,
      { rows: 13, imported: 8, skipped: 5, problems: 0 },
    ]);
  });
});

describe('import --mapping', () => {
  const own = (values: readonly number[]): (readonly Cell[])[] => [['区域名', '人头'], ...rows(values)];
  const mapping = {
    kind: 'base_figures',
    columns: [
      { heading: '区域名', field: 'unit' },
      { heading: '人头', field: 'wide', selector: '常住人口', scale: 10_000 },
    ],
  };
  const given = (...sheets: readonly object[]): object => ({ kind: 'workbench-mappings', version: 1, sheets });

  test('one without a name of a sheet is for every sheet with its headings, each by its own year; what it left is named', async () => {
    const project = await newProject();
    const sheets = await book('years', [
      { name: '2021', cells: own(persons) },
      { name: '2020', cells: own(persons.map((value) => value - 1)) },
      { name: '其他', cells: [['地区', '面积'], ...rows([1, 2, 3, 4])] },
    ]);
    const file = join(folder, 'years.json');
    write(file, given(mapping));
    const run = await workbench('import', project, sheets, '--mapping', file, '--json');
    const { files, left } = JSON.parse(run.out);
    expect(run.code).toBe(1);
    expect(files[0].sheets).toMatchObject([
      { sheet: '2021', imported: 4, problems: 0 },
      {
        sheet: '2020',
        imported: 4,
        problems: 0,
        issues: expect.arrayContaining([expect.objectContaining({ code: 'OTHER_YEAR' })]),
      },
      { sheet: '其他', imported: 0, problems: 5 },
    ]);
    expect(left).toEqual([expect.stringMatching(/没有用于：years\.xlsx · 其他/)]);
    expect(run.err).toContain('years.xlsx · 其他');
  });

  test('columns are found by their headings wherever they stand', async () => {
    const project = await newProject();
    const sheets = await book('moved', [
      {
        name: '一',
        cells: [['甲'], ['备注', '人头', '区域名'], ...rows(persons).map(([name, value]) => ['无', value!, name!])],
      },
    ]);
    const file = join(folder, 'moved.json');
    write(file, given(mapping));
    const run = await workbench('import', project, sheets, '--mapping', file, '--json');
    expect([run.code, JSON.parse(run.out).files[0].sheets[0]]).toMatchObject([
      0,
      { rows: 6, imported: 4, problems: 0 },
    ]);
  });

  test.each([
    ['no sheet of its name', { ...mapping, sheet: '2019' }, 'MAPPING_NO_SHEET', '2019'],
    ['no sheet of its file', { ...mapping, file: 'b.xlsx' }, 'MAPPING_NO_SHEET', 'b.xlsx'],
    [
      'no heading of its column',
      { ...mapping, columns: [...mapping.columns, { heading: '户数', field: 'wide', selector: '企业数' }] },
      'MAPPING_HEADING_ABSENT',
      '户数',
    ],
    [
      'a figure that there isn’t',
      { ...mapping, columns: [{ heading: '人头', field: 'wide', selector: '人头' }] },
      'MAPPING_NO_FIGURE',
      '人头',
    ],
    ['a key that is none', { ...mapping, heading: 1 }, 'MAPPING_FILE', 'sheets.0'],
  ])('of %s is exit 2 with the reason, and nothing is written', async (_, entry, code, text) => {
    const project = await newProject();
    const sheets = await book(`no-${made}`, [{ name: '2021', cells: own(persons) }]);
    const file = join(folder, `no-${made}.json`);
    write(file, given(entry));
    const before = hashOf(project);
    const run = await workbench('import', project, sheets, '--mapping', file, '--json');
    expect([run.code, JSON.parse(run.out).error.code]).toEqual([2, code]);
    expect(JSON.parse(run.out).error.message).toContain(text);
    expect(hashOf(project)).toBe(before);
  });

  test('one of several that fits no sheet is named, and the others are used; include: false leaves a sheet out', async () => {
    const project = await newProject();
    const sheets = await book('several', [
      { name: '2021', cells: own(persons) },
      { name: '旧', cells: own([1, 2, 3, 4]) },
    ]);
    const file = join(folder, 'several.json');
    write(
      file,
      given(
        { ...mapping, sheet: '2021' },
        { ...mapping, sheet: '2018' },
        { sheet: '旧', include: false, kind: null, columns: [] },
      ),
    );
    const run = await workbench('import', project, sheets, '--mapping', file, '--json');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.out).left).toEqual([expect.stringContaining('2018')]);
    expect(JSON.parse(run.out).files[0].sheets).toMatchObject([
      { sheet: '2021', imported: 4 },
      { sheet: '旧', imported: 0, skipped: 5, problems: 0 },
    ]);
  });
});
