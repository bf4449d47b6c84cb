import { spawnSync } from 'node:child_process';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { zipPart } from '../unit/exporting/read-back.ts';
import { writeEveryKind } from '../unit/packages/every-kind.ts';
import { startWorkbench } from '../unit/services/workbench.ts';
import { pdfPageSizes } from './to-pdf.ts';

const work = startWorkbench();
let written: readonly string[] = [];
beforeAll(async () => {
  written = await writeEveryKind(work);
}, 300_000);
afterAll(() => work.end());

/** The collected sheets are alike: three of them do. */
function opened(): readonly string[] {
  const sheets = written.filter((path) => path.includes('/sheets/'));
  return written.filter((path) => !sheets.slice(3).includes(path));
}

/** Saves files in another format, those of one folder at a time: names may be the same in two. */
function saved(paths: readonly string[], format: string): readonly string[] {
  return [...Map.groupBy(paths, (path) => dirname(path))].flatMap(([at, own]) => {
    const folder = join(at, format);
    const profile = `-env:UserInstallation=file://${join(work.folder, 'profile')}`;
    const options = [profile, '--headless', '--norestore', '--convert-to', format, '--outdir', folder];
    const run = spawnSync('soffice', [...options, ...own], { encoding: 'utf8', timeout: 500_000 });
    expect(run.status, run.stderr).toBe(0);
    return own.map((path) => join(folder, basename(path).replace(/\.\w+$/, `.${format}`)));
  });
}

it('LibreOffice opens every document that the program writes, and prints pages of each', { timeout: 600_000 }, () => {
  const pdfs = saved(
    opened().filter((path) => path.endsWith('.docx')),
    'pdf',
  );
  expect(pdfs.length).toBeGreaterThanOrEqual(9);
  for (const pdf of pdfs) expect(pdfPageSizes(pdf).length, pdf).toBeGreaterThan(0);
});

it('LibreOffice opens every workbook that the program writes, with all its sheets', { timeout: 600_000 }, () => {
  const books = opened().filter((path) => path.endsWith('.xlsx'));
  expect(books.length).toBeGreaterThanOrEqual(25);
  saved(books, 'ods').forEach((ods, i) => {
    const sheets = [...zipPart(books[i] ?? '', 'xl/workbook.xml').matchAll(/<sheet /g)].length;
    expect([...zipPart(ods, 'content.xml').matchAll(/<table:table /g)].length, ods).toBe(sheets);
  });
});
