import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { docxParagraphs } from '../word/docx-parts.ts';
import { workbench } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'export-both-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  for (const [name, template, year] of [
    ['one.ewb', 'hdi', '2021'],
    ['two.ewb', 'un-egdi', '2021'],
    ['later.ewb', 'un-egdi', '2022'],
  ] as const)
    expect((await workbench('new', at(name), '--template', template, '--year', year)).code).toBe(0);
}, 300_000);

const report = (...args: readonly string[]) => workbench('export', ...args, '--what', 'report');

test('two projects make one report, with both cohorts’ sentences and fingerprints; the other file stays as it was', async () => {
  const before = readFileSync(at('two.ewb'));
  const run = await report(at('one.ewb'), at('two.ewb'), '--audience', 'internal', '--to', at('both.docx'));
  expect([run.code, run.err]).toEqual([0, expect.not.stringContaining('Error')]);
  const text = docxParagraphs(at('both.docx')).join('\n');
  for (const name of ['人类发展指数', '电子政务发展指数']) expect(text).toContain(name);
  const cover = docxParagraphs(at('both.docx')).filter((line) => line.includes('结果指纹'));
  expect(new Set(cover.map((line) => /[0-9a-f]{16}/.exec(line)?.[0])).size).toBe(2);
  expect(readFileSync(at('two.ewb')).equals(before)).toBe(true);
});

test('a public one is checked against both: its own file tells nothing of any unit', async () => {
  expect((await report(at('one.ewb'), at('two.ewb'), '--to', at('public.docx'))).code).toBe(0);
  const leak = await workbench('leak', at('public.docx'), '--from', at('one.ewb'), at('two.ewb'), '--json');
  expect([leak.code, JSON.parse(leak.out).findings]).toEqual([0, expect.any(Array)]);
});

test('two projects of one cohort, of two years, three, or a second one for tables, are refused and nothing is written', async () => {
  const twice = await report(at('one.ewb'), at('one.ewb'), '--to', at('x.docx'));
  expect([twice.code, twice.err]).toEqual([2, expect.stringContaining('同一类评估对象')]);
  const years = await report(at('one.ewb'), at('later.ewb'), '--to', at('x.docx'));
  expect([years.code, years.err]).toEqual([2, expect.stringContaining('2022 年')]);
  const many = await report(at('one.ewb'), at('two.ewb'), at('later.ewb'), '--to', at('x.docx'));
  expect(many.code).toBe(2);
  const other = await workbench('export', at('one.ewb'), at('two.ewb'), '--what', 'tables', '--to', at('x.xlsx'));
  expect([other.code, other.err]).toEqual([2, expect.stringContaining('第二个项目只用于报告')]);
  expect([existsSync(at('x.docx')), existsSync(at('x.xlsx'))]).toEqual([false, false]);
});
