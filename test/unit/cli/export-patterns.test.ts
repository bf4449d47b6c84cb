import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workbench } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'export-patterns-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const project = join(folder, 'p.ewb');
const report = join(folder, 'report.docx');

beforeAll(async () => {
  expect((await workbench('new', project, '--template', 'hdi')).code).toBe(0);
});

function patternFile(patterns: Readonly<Record<string, string>>): string {
  const path = join(folder, 'own.json');
  writeFileSync(
    path,
    JSON.stringify({ lang: 'zh', patterns: Object.entries(patterns).map(([id, text]) => ({ id, text })) }),
  );
  return path;
}
const exported = (...args: readonly string[]) => workbench('export', project, ...args, '--force');

/** Text of the paragraphs, without the parts of the file that Word keeps apart. */
function words(path: string): string {
  const parts = unzipSync(readFileSync(path));
  return new TextDecoder().decode(parts['word/document.xml']).replace(/<[^>]+>/g, '');
}

test('a pattern file words the sentences of the report that it names', async () => {
  const patterns = patternFile({ mean: '各地均值为{mean:here:total}，◇。', tiers: '' });
  const run = await exported('--to', report, '--patterns', patterns);
  expect(run.code).toBe(0);
  expect(words(report)).toMatch(/各地均值为0\.\d+，◇/);
  expect(words(report)).not.toContain('个中，能力水平');
});

test('a pattern that can not be said is told by its id and column, and nothing is written', async () => {
  rmSync(report, { force: true });
  const run = await exported('--to', report, '--patterns', patternFile({ mean: '均值{mean:here:Z}', growth: '{' }));
  expect(run.code).toBe(2);
  expect(run.err).toMatch(/“growth”第 1 个字符/);
  const unknown = await exported('--to', report, '--patterns', patternFile({ mean: '均值{mean:here:Z}' }));
  expect(unknown.code).toBe(2);
  expect(unknown.err).toMatch(/“mean”第 3 个字符处.*“mean:here:Z”/);
  expect(existsSync(report)).toBe(false);
});

test('a file that is missing or no JSON, and an export that has no sentences, are refused', async () => {
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, '{lang');
  expect((await exported('--to', report, '--patterns', broken)).err).toContain('不是 JSON');
  expect((await exported('--to', report, '--patterns', join(folder, 'none.json'))).err).toContain('none.json');
  const workbook = await exported('--to', join(folder, 'w.xlsx'), '--patterns', patternFile({}));
  expect([workbook.code, workbook.err]).toEqual([2, expect.stringContaining('句式文件只用于报告')]);
});
