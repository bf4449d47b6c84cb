import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readySample } from '../../fixtures/ready-sample.ts';
import { gridTexts, readXlsx, zipPart } from '../exporting/read-back.ts';
import { textOf } from '../word/docx-parts.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

const han = /\p{Script=Han}/u;
const xlsx = ['workbook', 'tables', 'analysis', 'coherence', 'rankings'] as const;
const docx = ['report', 'profiles'] as const;

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(() => work.end());

async function openSample(id: 'province-2021' | 'key-city-2021'): Promise<void> {
  const path = join(work.folder, 'sample.ewb');
  writeFileSync(path, await readySample(id));
  await work.call('project.open', { file: work.read(path) });
}

const write = (what: (typeof xlsx)[number] | (typeof docx)[number] | 'live', format: 'xlsx' | 'docx', path: string) =>
  work.call('export.write', { what, format, target: work.write(path), language: 'en', job: what });

/** Sheets that say which files, sheets and rows were imported quote them. */
const quoting = new Set(['Sources', 'Import report']);

async function printed(books: readonly ((typeof xlsx)[number] | 'live')[]): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const what of books) {
    const path = join(work.folder, `${what}.xlsx`);
    await write(what, 'xlsx', path);
    const workbook = await readXlsx(path);
    texts.push(workbook.title);
    for (const sheet of workbook.worksheets)
      if (!quoting.has(sheet.name)) texts.push(sheet.name, ...gridTexts(sheet).flat());
  }
  for (const what of docx) {
    const path = join(work.folder, `${what}.docx`);
    await write(what, 'docx', path);
    const xml = zipPart(path, 'word/document.xml');
    texts.push(...[...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) => textOf(paragraph)));
    texts.push(...[...xml.matchAll(/ (?:descr|title|name)="([^"]*)"/g)].map(([, text = '']) => text));
  }
  return texts;
}

test.each(['province-2021', 'key-city-2021'] as const)(
  'exports of the sample %s in English hold no Chinese but the mark of sample data, and nothing is said to lack English',
  async (id) => {
    await openSample(id);
    const texts = await printed(id === 'key-city-2021' ? [...xlsx, 'live'] : xlsx);
    expect(texts.length).toBeGreaterThan(3000);
    expect([...new Set(texts.filter((text) => han.test(text.replaceAll('合成示例数据', ''))))]).toEqual([]);
    expect(texts.filter((text) => /have no English/.test(text))).toEqual([]);
    const [held] = await work.call('translations.read', { from: null });
    expect(held?.rows.filter(({ english }) => english === '')).toEqual([]);
  },
  300_000,
);
