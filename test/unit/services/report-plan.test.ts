import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportPlan } from '../../../shared/model/report-plan.ts';
import { docxTables } from '../exporting/read-back.ts';
import { docxParagraphs } from '../word/docx-parts.ts';
import { startWorkbench } from './workbench.ts';

const bench = startWorkbench();
const at = (name: string): string => join(bench.folder, name);
afterAll(() => bench.end());

/** Made by the last program before 报告结构 was kept: the human development index with its example values. */
const versionSix = fileURLToPath(new URL('../../fixtures/projects/version-6.ewb', import.meta.url));
/** Made by the last program before a team's documents were kept: the same index, with a text and a practice box. */
const versionSeven = fileURLToPath(new URL('../../fixtures/projects/version-7.ewb', import.meta.url));

const text = (id: string, said: string): ReportPlan['items'][number] => ({ kind: 'text', id, shown: null, text: said });
const plan = (...items: ReportPlan['items']): ReportPlan => ({
  version: 1,
  items,
  boxes: [
    {
      id: 'box-1',
      title: '一网通办',
      unit: '',
      region: '',
      chapter: 'holders',
      text: '一网通办的做法。',
      source: '省政府',
      year: 2021,
      shown: null,
    },
  ],
});
const planned = async (): Promise<ReportPlan | null> => (await bench.snapshot()).reportPlan;

beforeAll(async () => {
  for (const [name, template] of [
    ['two.ewb', 'un-egdi'],
    ['one.ewb', 'hdi'],
  ] as const)
    await bench.call('project.new', { target: bench.write(at(name)), template, year: 2021 });
});

test('is kept in the project, a step of its undo, and told in the audit', async () => {
  expect(await planned()).toBeNull();
  const own = plan(text('text-1', '加强统筹。'));
  await bench.call('plan.save', { plan: own });
  expect(await planned()).toEqual(own);
  await bench.call('plan.save', { plan: plan(text('text-1', '加强协同。')) });
  await bench.call('project.undo', {});
  expect(await planned()).toEqual(own);
  await bench.call('project.undo', {});
  expect(await planned()).toBeNull();
  await bench.call('project.redo', {});
  expect(await planned()).toEqual(own);
  const { entries } = await bench.call('audit.page', { offset: 0, limit: 5 });
  expect(entries.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
    'redo plan',
    'undo plan',
    'undo plan',
    'change plan',
    'create plan',
  ]);
});

test('stays when the file is closed and opened again', async () => {
  await bench.call('project.close', {});
  await bench.call('project.open', { file: bench.read(at('one.ewb')) });
  expect((await planned())?.items).toEqual([text('text-1', '加强统筹。')]);
});

test('goes to a file and from there into another’s, merged or in its place', async () => {
  await bench.call('plan.export', { target: bench.write(at('plan.json')) });
  expect(JSON.parse(readFileSync(at('plan.json'), 'utf8'))).toMatchObject({
    kind: 'workbench-report-plan',
    version: 1,
  });
  await bench.call('plan.save', {
    plan: { version: 1, items: [text('text-1', '我的。'), text('text-9', '又一段。')], boxes: [] },
  });
  const merged = await bench.call('plan.import', { file: bench.read(at('plan.json')), mode: 'merge' });
  expect([merged.added, merged.kept]).toEqual([1, ['text-1']]);
  expect((await planned())?.items).toEqual([text('text-1', '我的。'), text('text-9', '又一段。')]);
  expect((await planned())?.boxes).toHaveLength(1);
  await bench.call('plan.import', { file: bench.read(at('plan.json')), mode: 'replace' });
  expect((await planned())?.items).toEqual([text('text-1', '加强统筹。')]);
  writeFileSync(at('other.json'), '{"kind":"workbench-aliases"}');
  expect(await bench.refusal('plan.import', { file: bench.read(at('other.json')), mode: 'merge' })).toBe('PLAN_FILE');
});

test('is what the report is written by; a text that can’t be said is refused by its id before anything is written', async () => {
  const write = { what: 'report', format: 'docx', language: 'zh', overwrite: true, job: 'j' } as const;
  await bench.call('export.write', { ...write, target: bench.write(at('own.docx')) });
  const said = docxParagraphs(at('own.docx')).join('\n');
  expect(said).toContain('加强统筹。');
  expect(docxTables(at('own.docx')).flat(2)).toContainEqual(expect.stringContaining('一网通办的做法。'));
  expect(said).toMatch(/专栏目录\n/);
  await bench.call('plan.save', { plan: plan(text('text-1', '均值 {mean:here:NONE}')) });
  expect(await bench.refusal('export.write', { ...write, target: bench.write(at('none.docx')) })).toBe('PATTERN_FACT');
  // Of the other cohort of the published reports nothing is known here, which is no slip.
  await bench.call('plan.save', { plan: plan(text('text-1', '均值[ {mean:key-city:total}]。')) });
  await bench.call('export.write', { ...write, target: bench.write(at('none.docx')) });
});

test('gives the other project of a report for its preview, and says why one doesn’t fit', async () => {
  const other = await bench.call('report.other', { file: bench.read(at('two.ewb')), language: 'zh' });
  expect([other.file, other.synthetic, other.draft, other.plan]).toEqual(['two.ewb', true, false, null]);
  expect(other.result.index.length).toBe(other.dataset.units.length);
  expect(await bench.refusal('report.other', { file: bench.read(at('one.ewb')), language: 'zh' })).toBe(
    'REPORT_SAME_COHORT',
  );
});

test('a project of version 6 opens with none, and takes one', async () => {
  copyFileSync(versionSix, at('旧.ewb'));
  await bench.call('project.open', { file: bench.read(at('旧.ewb')) });
  expect(await planned()).toBeNull();
  await bench.call('plan.save', { plan: plan(text('text-1', '加强统筹。')) });
  expect((await planned())?.items).toHaveLength(1);
  expect((await bench.call('project.verify', {})).filter(({ ok }) => !ok)).toEqual([]);
});

test('a project of version 7 opens with its structure and box, and keeps them as they are changed', async () => {
  copyFileSync(versionSeven, at('版本七.ewb'));
  await bench.call('project.open', { file: bench.read(at('版本七.ewb')) });
  const kept = plan(text('text-1', '加强统筹。'));
  expect(await planned()).toEqual(kept);
  await bench.call('plan.save', { plan: { ...kept, items: [] } });
  expect(await planned()).toEqual({ ...kept, items: [] });
  await bench.call('project.undo', {});
  expect(await planned()).toEqual(kept);
  expect((await bench.call('project.verify', {})).filter(({ ok }) => !ok)).toEqual([]);
});
