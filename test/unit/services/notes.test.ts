import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resolvedBy } from '../../../shared/model/note.ts';
import type { Note, NoteAbout } from '../../../shared/model/note.ts';
import { docxTables } from '../exporting/read-back.ts';
import { docxParagraphs } from '../word/docx-parts.ts';
import { startWorkbench } from './workbench.ts';

const bench = startWorkbench();
const at = (name: string): string => join(bench.folder, name);
afterAll(() => bench.end());

const signAs = (editor: string) => bench.call('app.save-settings', { editor });
const notes = async (): Promise<readonly Note[]> => (await bench.snapshot()).notes;
const open = (name: string) => bench.call('project.open', { file: bench.read(at(name)) });
const texts = (all: readonly Note[]): readonly string[] => all.map(({ text }) => text);

let cell: NoteAbout;
let unit: string;
let measure: string;

beforeAll(async () => {
  await signAs('张三 省厅');
  await bench.call('project.new', { target: bench.write(at('mine.ewb')), template: 'hdi', year: 2021 });
  const { dataset, framework } = await bench.snapshot();
  [unit, measure] = [dataset.units[0]?.code ?? '', dataset.measures[0]?.code ?? ''];
  cell = { kind: 'cell', unit, indicator: measure, year: framework.year };
});

test('a note has who and when, is answered and resolved, and each of it is one step of the undo and one row of the audit', async () => {
  const { note } = await bench.call('notes.write', { about: cell, text: '  与年鉴不符  ' });
  await bench.call('notes.answer', { notes: [note], act: 'reply', text: '已向来源核对' });
  await bench.call('notes.answer', { notes: [note], act: 'resolve', text: '' });
  const [kept] = await notes();
  expect(kept).toMatchObject({ id: note, about: cell, text: '与年鉴不符', at: '2026-05-01T08:00:00.000Z' });
  expect(kept?.by).toMatch(/^张三 省厅 \(.+@.+\)$/);
  expect(kept?.turns.map(({ act, text, by }) => [act, text, by])).toEqual([
    ['reply', '已向来源核对', kept?.by],
    ['resolve', '', kept?.by],
  ]);
  expect(kept && resolvedBy(kept)?.by).toBe(kept?.by);
  const { entries } = await bench.call('audit.page', { offset: 0, limit: 3 });
  expect(entries.map(({ action, subject, key }) => [action, subject, key])).toEqual([
    ['change', 'note', note],
    ['change', 'note', note],
    ['create', 'note', note],
  ]);
  await bench.call('project.undo', {});
  expect((await notes()).map((one) => resolvedBy(one))).toEqual([null]);
  await bench.call('project.undo', {});
  expect((await notes())[0]?.turns).toEqual([]);
  await bench.call('project.undo', {});
  expect(await notes()).toEqual([]);
  for (let step = 0; step < 3; step += 1) await bench.call('project.redo', {});
  expect(await notes()).toEqual([kept]);
  await bench.call('notes.answer', { notes: [note], act: 'reopen', text: '仍有疑问' });
  expect((await notes()).map((one) => resolvedBy(one))).toEqual([null]);
});

test('several are resolved together in one step; a reply without words, and what is not there, are refused and nothing is written', async () => {
  const before = (await bench.snapshot()).revision;
  const { note: other } = await bench.call('notes.write', { about: { kind: 'unit', unit }, text: '全表待核' });
  const both = (await notes()).map(({ id }) => id);
  await bench.call('notes.answer', { notes: both, act: 'resolve', text: '核毕' });
  expect((await notes()).every((one) => resolvedBy(one)?.text === '核毕')).toBe(true);
  await bench.call('project.undo', {});
  expect((await notes()).map((one) => resolvedBy(one))).toEqual([null, null]);
  await bench.call('notes.remove', { notes: [other], reason: '写错了' });
  expect(await notes()).toHaveLength(1);
  expect((await bench.snapshot()).revision).toBeGreaterThan(before);
  const then = (await bench.snapshot()).revision;
  expect(await bench.refusal('notes.answer', { notes: both.slice(0, 1), act: 'reply', text: ' ' })).toBe('NOTE_EMPTY');
  expect(await bench.refusal('notes.answer', { notes: [other], act: 'resolve', text: '' })).toBe('NOTE_UNKNOWN');
  expect(await bench.refusal('notes.edit', { note: other, text: '改' })).toBe('NOTE_UNKNOWN');
  expect(await bench.refusal('notes.write', { about: { kind: 'unit', unit: '没有' }, text: '核' })).toBe(
    'NOTE_PLACE_UNKNOWN',
  );
  expect(await bench.refusal('notes.write', { about: cell, text: '字'.repeat(2001) })).toBe('WRONG_INPUT');
  expect((await bench.snapshot()).revision).toBe(then);
});

test('of two laptops both notes on one cell stay, replies of both come together, and what one side resolved stays resolved', async () => {
  await bench.call('project.close', {});
  copyFileSync(at('mine.ewb'), at('theirs.ewb'));
  await open('theirs.ewb');
  await signAs('李四 市局');
  const [shared] = await notes();
  const id = shared?.id ?? '';
  await bench.call('notes.write', { about: cell, text: '李四：单位应为万元' });
  await bench.call('notes.answer', { notes: [id], act: 'resolve', text: '' });
  await bench.call('project.close', {});
  await signAs('张三 省厅');
  await open('mine.ewb');
  await bench.call('notes.write', { about: cell, text: '张三：缺两个月' });
  await bench.call('notes.answer', { notes: [id], act: 'reply', text: '补充说明' });
  await bench.call('project.close', {});
  copyFileSync(at('mine.ewb'), at('mine-too.ewb'));

  const merged = async (into: string, other: string): Promise<readonly Note[]> => {
    await open(into);
    await bench.call('merge.apply', { file: bench.read(at(other)), lines: {}, prefer: null, job: 'm' });
    const found = await notes();
    await bench.call('project.close', {});
    return found;
  };
  const mine = await merged('mine-too.ewb', 'theirs.ewb');
  expect(texts(mine).toSorted()).toEqual(['与年鉴不符', '张三：缺两个月', '李四：单位应为万元'].toSorted());
  const both = mine.find((note) => note.id === id);
  expect(both?.turns.map(({ act, text }) => `${act} ${text}`).toSorted()).toEqual(
    ['reopen 仍有疑问', 'reply 已向来源核对', 'reply 补充说明', 'resolve ', 'resolve '].toSorted(),
  );
  expect(both?.turns.filter(({ by }) => by.startsWith('李四'))).toHaveLength(1);
  // The clock of the tests stands still, so the order of the turns of one moment is by their ids; on both sides the same.
  expect(await merged('theirs.ewb', 'mine.ewb')).toEqual(mine);
});

test('stand in the workbook as comments, in the internal report as an annex, and nowhere in the public one', async () => {
  await open('mine.ewb');
  const { dataset, framework } = await bench.snapshot();
  const year = framework.year;
  const root = dataset.nodes[0]?.code ?? '';
  await bench.call('notes.write', { about: { kind: 'score', unit, indicator: root, year }, text: '指数偏高，请复核' });
  await bench.call('notes.write', { about: { kind: 'indicator', indicator: measure }, text: '口径已调整，见通知' });
  await bench.call('notes.write', {
    about: { kind: 'figure', item: 'F3-1', quote: '能力分布' },
    text: '图例要换颜色，另行印刷',
  });
  const write = async (name: string, what: 'workbook' | 'report' | 'live', audience: 'public' | 'internal') => {
    const format = what === 'report' ? 'docx' : 'xlsx';
    const target = bench.write(at(`${name}.${format}`));
    await bench.call('export.write', { what, format, target, language: 'zh', audience, job: 'e' });
    return at(`${name}.${format}`);
  };
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(await write('book', 'workbook', 'internal'));
  const comments = (sheet: string): readonly string[] => {
    const found: string[] = [];
    book.getWorksheet(sheet)?.eachRow((row) =>
      row.eachCell({ includeEmpty: true }, (one) => {
        const note: unknown = one.note;
        if (note !== undefined) found.push(JSON.stringify(note));
      }),
    );
    return found;
  };
  expect(comments('采集项原始值').some((text) => text.includes('与年鉴不符') && text.includes('缺两个月'))).toBe(true);
  expect(comments('得分').some((text) => text.includes('指数偏高，请复核'))).toBe(true);
  await book.xlsx.readFile(await write('live', 'live', 'internal'));
  expect(comments('采集项原始值').some((text) => text.includes('缺两个月'))).toBe(true);

  const internal = docxTables(await write('internal', 'report', 'internal'));
  const annex = internal.find((table) => table.some((row) => row.some((text) => text.includes('与年鉴不符'))));
  expect(annex?.map((row) => row[1])).toContain('图“能力分布”');
  expect(annex?.flat().join(' ')).toContain('张三 省厅');
  const said = JSON.stringify(docxParagraphs(await write('public', 'report', 'public')));
  for (const word of ['与年鉴不符', '请复核', '口径已调整', '图例要换', '批注']) expect(said).not.toContain(word);
});

test('a public file that carries a note is a leak', async () => {
  const path = at('leak.txt');
  writeFileSync(path, '本章说明。图例要换颜色，另行印刷。');
  const { leaks } = await bench.call('export.leaks', { file: bench.read(path), job: 'l' });
  expect(leaks.map(({ kind, name }) => [kind, name.startsWith('张三 省厅')])).toEqual([['note', true]]);
});

test('those on the units and indicators of a work package go along, and what was resolved there comes back', async () => {
  const { dataset } = await bench.snapshot();
  const other = dataset.units[1]?.code ?? '';
  const { note: elsewhere } = await bench.call('notes.write', { about: { kind: 'unit', unit: other }, text: '别处' });
  const before = await notes();
  const scope = { units: [unit], indicators: null, kinds: null };
  const written = await bench.call('package.write', {
    ...{ ...scope, target: bench.write(at('package.ewb')), recipient: '李四', note: '' },
  });
  await bench.call('project.close', {});
  await open('package.ewb');
  const taken = await notes();
  expect(taken.every(({ about }) => !('item' in about) && (!('unit' in about) || about.unit === unit))).toBe(true);
  expect(written.notes).toBe(taken.length);
  expect(written.left.notes).toBe(before.length - taken.length);
  await bench.call('notes.answer', { notes: taken.map(({ id }) => id), act: 'resolve', text: '核毕' });
  await bench.call('project.close', {});
  await open('mine.ewb');
  await bench.call('merge.apply', { file: bench.read(at('package.ewb')), lines: {}, prefer: null, job: 'm' });
  const after = await notes();
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(after.filter((one) => resolvedBy(one)?.text === '核毕').map(({ id }) => id)).toEqual(
    taken.map(({ id }) => id),
  );
  expect(after.find(({ id }) => id === elsewhere)?.turns).toEqual([]);
});
