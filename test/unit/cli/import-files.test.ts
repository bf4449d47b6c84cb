import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layoutFingerprint } from '../../../electron/importing/headings/layout-fingerprint.ts';
import { readWorkbook } from '../../../electron/importing/open/read-workbook.ts';
import { profileSheet } from '../../../electron/importing/profile/profile-sheet.ts';
import { corpus, writeCase } from '../../fixtures/workbooks/make-corpus.ts';
import { workbench } from './run.ts';

let folder = '';
let project = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-cli-import-'));
  project = join(folder, 'p.ewb');
  await workbench('new', project, '--template', 'province-2021');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of everything but SQLite's header, which counts how often the file was opened. */
const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path).subarray(100)).digest('hex');
const csv = (name: string, rows: readonly (readonly (string | number)[])[]): string => {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => row.join(',')).join('\r\n'));
  return path;
};

/** The files of the corpus that are to be refused: one of every code, and those built to cost the most. */
const refused = corpus.flatMap((one) =>
  'refusal' in one.expect ? [{ name: one.name, one, code: one.expect.refusal }] : [],
);
const costly = new Set([
  'a sheet of 1 GiB in 1 MB',
  'two million and one strings',
  '42 million cells in two sheets',
  'a million merged ranges',
  'two million nested tags',
  'billion laughs in a sheet',
  'a cell of two megabytes',
]);
const chosen = refused.filter(
  ({ name, code }, at) => costly.has(name) || refused.findIndex((other) => other.code === code) === at,
);

describe('a hostile file on the command line', () => {
  test.each(chosen)('$name: exit 2 with $code, the project file not touched', async ({ one, code }) => {
    const before = hashOf(project);
    const path = writeCase(one, mkdtempSync(join(folder, 'case-')));
    const run = await workbench('import', project, path, '--json');
    expect(run.code).toBe(2);
    const { error } = JSON.parse(run.out);
    expect(error).toMatchObject({ code, file: basename(path) });
    // What to do stands in the text; no stack, no code.
    expect(run.err).toContain(error.message);
    expect(run.err).not.toMatch(/\bat .*\.ts:\d+/);
    expect(hashOf(project)).toBe(before);
  });
});

/** A mapping carries the fingerprint of its layout, as the screens save it. */
async function fingerprintOf(sheet: string): Promise<string> {
  const workbook = await readWorkbook(sheet);
  if (!workbook.ok) throw new Error(workbook.error.code);
  return layoutFingerprint(profileSheet(workbook.value.sheets[0]?.rows ?? [], [], () => true, { first: 1, last: 1 }));
}

describe('an import over an earlier one', () => {
  test('says how many records stand before earlier ones, and lists them with both cells', async () => {
    const rows = (score: number) => [
      ['地区', '采集项', '专家', '得分'],
      ['北京', 'A6-2.1', '甲', score],
    ];
    expect((await workbench('import', project, csv('early.csv', rows(90)))).code).toBe(0);
    const dry = await workbench('import', project, csv('late.csv', rows(60)), '--dry-run', '--json');
    expect(JSON.parse(dry.out)).toMatchObject({ batch: null, replaced: 1 });
    const run = await workbench('import', project, join(folder, 'late.csv'));
    expect(run.code).toBe(0);
    expect(run.out).toMatch(
      /^ {4}110000 A6-2\.1 甲: 60 \(late\.csv · late · D2\) ← 90 \(early\.csv · early · D2, 批次 batch 1\)$/m,
    );
  });

  test("--mapping reads a layout of one's own, and a mapping that is none is refused by name", async () => {
    const headings = ['省份名', '指标', '谁打的', '几分'];
    const sheet = csv('own.csv', [headings, ['天津', 'A6-2.1', '甲', 77]]);
    const unknown = await workbench('import', project, sheet, '--json');
    expect([unknown.code, JSON.parse(unknown.out).error.code]).toEqual([2, 'SHEET_UNRECOGNISED']);
    const mapping = join(folder, 'own.json');
    writeFileSync(
      mapping,
      JSON.stringify({
        version: 1,
        kind: 'expert_ratings',
        layout: 'rows',
        headerRows: { first: 1, last: 1 },
        fingerprint: await fingerprintOf(sheet),
        columns: ['unit', 'measure', 'expert', 'score'].map((field, at) => ({
          column: at + 1,
          heading: headings[at],
          field,
        })),
      }),
    );
    const run = await workbench('import', project, sheet, '--mapping', mapping, '--json');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.out).files[0].sheets[0]).toMatchObject({ kind: 'expert_ratings', imported: 1 });
    writeFileSync(mapping, '{"version":7}');
    const wrong = await workbench('import', project, csv('own2.csv', [headings]), '--mapping', mapping, '--json');
    expect([wrong.code, JSON.parse(wrong.out).error.code]).toEqual([2, 'MAPPING_FILE']);
  });
});

describe('sheets as offices send them', () => {
  const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/cases/${name}`, import.meta.url));

  test('a statistics table is no table of results: refused with what spoke for it and against it', async () => {
    const run = await workbench('import', project, fixture('unemployment-by-year.csv'), '--json');
    expect([run.code, JSON.parse(run.out).error.code]).toEqual([2, 'SHEET_UNRECOGNISED']);
    expect(run.err).toMatch(/依据：最接近“历年结果表”。.*不符：.*“指数”“能力”“水平”“得分”.*单位是“%”.*--kind/);
    const english = await workbench('--lang', 'en', 'import', project, fixture('unemployment-by-year.csv'));
    expect(english.err).toMatch(/For it: Nearest to .*Against it: .*"%".*--kind on the command line/);
  });

  test('a sheet of units that nobody knows how to read is a problem beside one that is read: exit 1, or nothing', async () => {
    const own = join(folder, 'quiet.ewb');
    await workbench('new', own, '--template', 'province-2021');
    const before = hashOf(own);
    const strict = await workbench('import', own, fixture('quiet_second_sheet.xlsx'), '--strict', '--json');
    expect([strict.code, JSON.parse(strict.out).error.code]).toEqual([2, 'STRICT_PROBLEMS']);
    expect(hashOf(own)).toBe(before);
    const run = await workbench('import', own, fixture('quiet_second_sheet.xlsx'), '--json');
    expect(run.code).toBe(1);
    expect(JSON.parse(run.out).files[0].sheets).toMatchObject([
      { sheet: '基础数据', rows: 11, imported: 10, skipped: 1, problems: 0 },
      { sheet: '业务量', kind: null, rows: 11, imported: 0, skipped: 0, problems: 11 },
      { sheet: '单列', kind: null, rows: 11, imported: 0, skipped: 0, problems: 11 },
    ]);
  });

  test('a negative base figure is a problem row, and all else of the import goes on', async () => {
    const own = join(folder, 'negative.ewb');
    await workbench('new', own, '--template', 'province-2021');
    const good = csv('also.csv', [
      ['地区', '采集项', '专家', '得分'],
      ['北京', 'A6-2.1', '甲', 90],
    ]);
    const run = await workbench('import', own, fixture('negative-base-figure.xlsx'), good, '--json');
    expect(run.code).toBe(1);
    const [figures, ratings] = JSON.parse(run.out).files;
    expect(figures.sheets[0]).toMatchObject({
      rows: 37,
      problems: 1,
      issues: expect.arrayContaining([expect.objectContaining({ cell: 'D6', code: 'NEGATIVE_VALUE' })]),
    });
    expect(ratings.sheets[0]).toMatchObject({ imported: 1, problems: 0 });
    expect((await workbench('verify', own)).code).toBe(0);
  });

  test('rows of places outside the cohort are said once, and are no problems', async () => {
    const own = join(folder, 'outside.ewb');
    await workbench('new', own, '--template', 'province-2021');
    const run = await workbench('import', own, fixture('extra_regions.csv'), '--json');
    expect(run.code).toBe(0);
    const [sheet] = JSON.parse(run.out).files[0].sheets;
    expect(sheet).toMatchObject({ rows: 38, imported: 32, skipped: 6, problems: 0 });
    expect(sheet.issues.filter(({ code }: { code: string }) => code === 'OUTSIDE_COHORT')).toMatchObject([
      { cell: 'A34', message: '4 行不是本项目的评估对象，已跳过：香港、澳门、台湾、东部地区。' },
    ]);
  });
});
