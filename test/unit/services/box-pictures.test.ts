import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bytesHash } from '../../../shared/base/content-hash.ts';
import type { BoxPicture } from '../../../shared/model/box-picture.ts';
import type { ReportPlan } from '../../../shared/model/report-plan.ts';
import { openPackage } from '../../../electron/importing/open/open-package.ts';
import { zipPart } from '../exporting/read-back.ts';
import { png } from '../model/pictures.ts';
import { startWorkbench } from './workbench.ts';

const bench = startWorkbench();
const at = (name: string): string => join(bench.folder, name);
afterAll(() => bench.end());

const red = png(40, 20);
const blue = png(30, 30, { colour: [20, 40, 200] });
const described = (bytes: Uint8Array, caption: string): BoxPicture => ({
  ...{ hash: bytesHash(bytes), type: 'png', caption },
  width: Buffer.from(bytes).readUInt32BE(16),
  height: Buffer.from(bytes).readUInt32BE(20),
});
const plan = (...pictures: (BoxPicture | null)[]): ReportPlan => ({
  version: 1,
  items: [],
  boxes: pictures.map((picture, i) => ({
    ...{ id: `box-${i + 1}`, title: `做法${i + 1}`, unit: '', region: '', chapter: 'holders' as const },
    ...{ text: '一次办成。', source: '', year: 2021, shown: null },
    ...(picture === null ? {} : { picture }),
  })),
});
const picture = async (hash: string) => bench.call('plan.picture', { hash });

beforeAll(async () => {
  await bench.call('project.new', { target: bench.write(at('one.ewb')), template: 'hdi', year: 2021 });
});

test('is stored with the structure in one step, comes and goes with undo and redo, and an edit of a text costs nothing of it', async () => {
  const first = plan(described(red, '办事大厅'));
  await bench.call('plan.save', { plan: first, pictures: [red] });
  expect(Buffer.from((await picture(bytesHash(red))).bytes)).toEqual(red);
  await bench.call('project.undo', {});
  expect((await bench.snapshot()).reportPlan).toBeNull();
  expect(await bench.refusal('plan.picture', { hash: bytesHash(red) })).toBe('PICTURE_GONE');
  await bench.call('project.redo', {});
  expect(Buffer.from((await picture(bytesHash(red))).bytes)).toEqual(red);
  await bench.call('plan.save', { plan: plan(described(red, '政务大厅')) });
  const { entries } = await bench.call('audit.page', { offset: 0, limit: 10 });
  expect(entries.slice(0, 1).map(({ action, subject }) => `${action} ${subject}`)).toEqual(['change plan']);
  expect(JSON.stringify(entries)).not.toContain(red.toString('base64').slice(0, 40));
  expect(entries.filter(({ subject }) => subject === 'picture').map(({ action }) => action)).toEqual(['create']);
});

test('is replaced and removed in one step each; what no box names any more is not kept, and undo brings it back', async () => {
  await bench.call('plan.save', { plan: plan(described(blue, '')), pictures: [blue] });
  expect(await bench.refusal('plan.picture', { hash: bytesHash(red) })).toBe('PICTURE_GONE');
  await bench.call('project.undo', {});
  expect(Buffer.from((await picture(bytesHash(red))).bytes)).toEqual(red);
  await bench.call('plan.save', { plan: plan(null) });
  expect(await bench.refusal('plan.picture', { hash: bytesHash(red) })).toBe('PICTURE_GONE');
  await bench.call('project.undo', {});
  expect((await bench.call('project.verify', {})).filter(({ ok }) => !ok)).toEqual([]);
});

test('a structure that names a picture which is not there is refused, and so is what is no picture', async () => {
  const asked = { plan: plan(described(blue, '')) };
  expect(await bench.refusal('plan.save', asked)).toBe('PICTURE_GONE');
  expect(await bench.refusal('plan.save', { ...asked, pictures: [Buffer.from('GIF89a')] })).toBe('PICTURE_KIND');
});

test('stands in the Word report with its description, in the template route and for the public with one note', async () => {
  const write = { what: 'report', format: 'docx', language: 'zh', overwrite: true, job: 'j' } as const;
  const written = await bench.call('export.write', { ...write, target: bench.write(at('report.docx')) });
  expect(written.warnings.filter(({ code }) => code === 'PICTURES_UNREAD')).toEqual([
    expect.objectContaining({ params: { count: 1 } }),
  ]);
  const parts = openPackage(at('report.docx'), () => false);
  const media = parts.ok ? [...parts.value].filter(([name]) => name.startsWith('word/media/')) : [];
  expect(media.filter(([, bytes]) => bytes.equals(red))).toHaveLength(1);
  const xml = zipPart(at('report.docx'), 'word/document.xml');
  expect(xml).toMatch(/<wp:docPr [^>]*descr="政务大厅"/);
  expect(xml).toContain('>政务大厅</w:t>');
  await bench.call('template.save', { target: bench.write(at('template.docx')), language: 'zh' });
  const own = { ...write, template: bench.read(at('template.docx')), target: bench.write(at('own.docx')) };
  await bench.call('export.write', own);
  expect(zipPart(at('own.docx'), 'word/document.xml')).toMatch(/<wp:docPr [^>]*descr="政务大厅"/);
  const internal = { ...write, audience: 'internal', target: bench.write(at('internal.docx')) } as const;
  const warnings = (await bench.call('export.write', internal)).warnings.map(({ code }) => code);
  expect(warnings).not.toContain('PICTURES_UNREAD');
});

test('goes along in the structure’s file, merged into another project', async () => {
  await bench.call('plan.export', { target: bench.write(at('plan.json')) });
  await bench.call('project.new', { target: bench.write(at('two.ewb')), template: 'hdi', year: 2021 });
  await bench.call('plan.import', { file: bench.read(at('plan.json')), mode: 'merge' });
  expect((await bench.snapshot()).reportPlan?.boxes[0]?.picture?.caption).toBe('政务大厅');
  expect(Buffer.from((await picture(bytesHash(red))).bytes)).toEqual(red);
  const broken = JSON.parse(readFileSync(at('plan.json'), 'utf8'));
  writeFileSync(at('broken.json'), JSON.stringify({ ...broken, pictures: [Buffer.from('GIF89a').toString('base64')] }));
  expect(await bench.refusal('plan.import', { file: bench.read(at('broken.json')), mode: 'merge' })).toBe(
    'PICTURE_KIND',
  );
});

test('a hundred edits of texts beside a large picture leave the file about as large as it was', async () => {
  const noise = png(300, 300, { colour: [1, 2, 3] });
  const large = Buffer.concat([noise.subarray(0, 33), Buffer.alloc(0), noise.subarray(33)]);
  await bench.call('plan.save', { plan: plan(described(large, '')), pictures: [large] });
  await bench.call('project.close', {});
  const before = statSync(at('two.ewb')).size;
  await bench.call('project.open', { file: bench.read(at('two.ewb')) });
  for (let i = 0; i < 100; i += 1) await bench.call('plan.save', { plan: plan(described(large, `第 ${i} 次`)) });
  await bench.call('project.close', {});
  expect(statSync(at('two.ewb')).size - before).toBeLessThan(200_000);
});

test('comes in with the boxes of a workbook: anchored in the box’s row, one a box', async () => {
  await bench.call('project.open', { file: bench.read(at('one.ewb')) });
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('专栏');
  sheet.addRows([
    ['标题', '正文', '图片说明'],
    ['最多跑一次', '一次办成。', '大厅'],
    ['跨省通办', '异地可办。', ''],
  ]);
  const [one, two] = [red, blue].map((buffer) =>
    workbook.addImage({ base64: buffer.toString('base64'), extension: 'png' }),
  );
  sheet.addImage(one!, { tl: { col: 3, row: 1.1 }, ext: { width: 40, height: 20 } });
  sheet.addImage(two!, { tl: { col: 5, row: 1.2 }, ext: { width: 30, height: 30 } });
  await workbook.xlsx.writeFile(at('boxes.xlsx'));
  const read = await bench.call('boxes.read', { file: bench.read(at('boxes.xlsx')), job: 'b' });
  expect(read.pictures).toBe(1);
  const [first, second] = read.boxes;
  expect(first).toMatchObject({
    title: '最多跑一次',
    caption: '大厅',
    picture: { type: 'png', width: 40, height: 20 },
  });
  expect(Buffer.from(first!.picture!.bytes)).toEqual(red);
  expect(second?.picture).toBeUndefined();
});

test('comes in with the boxes of a Word document: the picture under the heading', async () => {
  await bench.call('plan.save', { plan: plan(null) });
  const { Document, HeadingLevel, ImageRun, Packer, Paragraph } = await import('docx');
  const image = (data: Buffer) =>
    new Paragraph({ children: [new ImageRun({ type: 'png', data, transformation: { width: 40, height: 20 } })] });
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, text: '最多跑一次' }),
          new Paragraph('一次办成。'),
          image(blue),
          new Paragraph({ style: 'Caption', text: '办事大厅' }),
          new Paragraph({ heading: HeadingLevel.HEADING_1, text: '跨省通办' }),
          new Paragraph('异地可办。'),
        ],
      },
    ],
  });
  writeFileSync(at('boxes.docx'), await Packer.toBuffer(document));
  const { boxes } = await bench.call('boxes.read', { file: bench.read(at('boxes.docx')), job: 'b' });
  expect(boxes.map(({ title, text, caption, picture: one }) => [title, text, caption, one?.width])).toEqual([
    ['最多跑一次', '一次办成。', '办事大厅', 30],
    ['跨省通办', '异地可办。', undefined, undefined],
  ]);
});

test('comes from the other cohort’s project where that one has the structure of the report over both, and not where the open one has it', async () => {
  await bench.call('project.new', { target: bench.write(at('cities.ewb')), template: 'un-egdi', year: 2021 });
  await bench.call('plan.save', { plan: plan(described(blue, '城市大厅')), pictures: [blue] });
  await bench.call('project.new', { target: bench.write(at('open.ewb')), template: 'hdi', year: 2021 });
  const write = { what: 'report', format: 'docx', language: 'zh', overwrite: true, job: 'j' } as const;
  const pictures = async (name: string) => {
    const other = bench.read(at('cities.ewb'));
    const { warnings } = await bench.call('export.write', { ...write, other, target: bench.write(at(name)) });
    const parts = openPackage(at(name), () => false);
    const media = parts.ok ? [...parts.value].filter(([part]) => part.startsWith('word/media/')) : [];
    return {
      red: media.filter(([, bytes]) => bytes.equals(red)).length,
      blue: media.filter(([, bytes]) => bytes.equals(blue)).length,
      said: /<wp:docPr [^>]*descr="城市大厅"/.test(zipPart(at(name), 'word/document.xml')),
      unread: warnings.filter(({ code }) => code === 'PICTURES_UNREAD').map(({ params }) => params),
    };
  };
  expect(await pictures('theirs.docx')).toEqual({ red: 0, blue: 1, said: true, unread: [{ count: 1 }] });
  const preview = await bench.call('report.other', { file: bench.read(at('cities.ewb')), language: 'zh' });
  expect(preview.pictures.map(([hash, { bytes }]) => [hash, Buffer.from(bytes).equals(blue)])).toEqual([
    [bytesHash(blue), true],
  ]);
  await bench.call('plan.save', { plan: plan(described(red, '本级大厅')), pictures: [red] });
  expect(await pictures('ours.docx')).toEqual({ red: 1, blue: 0, said: false, unread: [{ count: 1 }] });
});
