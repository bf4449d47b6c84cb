import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ZipParts } from '../../../electron/exporting/zip/zip-parts.ts';
import { heading, paragraph, writeTeamDocument } from '../template/team-document.ts';
import { startWorkbench } from './workbench.ts';

const bench = startWorkbench();
const at = (name: string): string => join(bench.folder, name);
const report = { what: 'report', format: 'docx', language: 'zh', overwrite: true, job: 'export' } as const;
beforeAll(async () => {
  await bench.call('project.open-sample', { template: 'province-2021', job: 'sample' });
}, 300_000);
afterAll(() => bench.end());

const exported = (template: string) => ({
  ...report,
  template: bench.read(at(template)),
  target: bench.write(at('report.docx')),
});

test('a template is listed, filled, and what of it has no value is warned of', async () => {
  writeTeamDocument(at('own.docx'), [
    paragraph('均值为 {{fact:mean:province:total}}。'),
    paragraph('{{sentence:mean@key-city}}'),
  ]);
  const asked = { file: bench.read(at('own.docx')), language: 'zh', job: 'check' } as const;
  const { placeholders } = await bench.call('template.check', asked);
  expect(placeholders.map(({ state }) => state)).toEqual(['ok', 'missing', 'ok']);
  const { warnings } = await bench.call('export.write', exported('own.docx'));
  expect(warnings.map(({ code }) => code)).toEqual(['TEMPLATE_MISSING']);
  expect(new ZipParts(readFileSync(at('report.docx'))).text('word/document.xml')).toContain('>88.07<');
});

test('a template that tells of a single unit is no way round the audience', async () => {
  const telling = (index: string): void =>
    writeTeamDocument(at('leaking.docx'), [paragraph(`北京的总体指数为 ${index}。`), paragraph('{{title}}')]);
  const body = (): string => new ZipParts(readFileSync(at('report.docx'))).text('word/document.xml');
  telling('{{fact:unit:province:110000:index}}');
  await bench.call('export.write', { ...exported('leaking.docx'), audience: 'internal' });
  const [index = ''] = /\d\d\.\d\d(?=<)/.exec(body()) ?? [];
  expect(index).not.toBe('');
  // The fact is withheld from the public; what somebody typed is found by the check of the file.
  const { warnings } = await bench.call('export.write', exported('leaking.docx'));
  expect(warnings.map(({ code }) => code)).toEqual(['TEMPLATE_MISSING']);
  expect(body()).not.toContain(index);
  telling(index);
  expect(await bench.refusal('export.write', exported('leaking.docx'))).toBe('EXPORT_LEAK');
});

test('unknown placeholders, another format and files that are no Word document are refused by name', async () => {
  writeTeamDocument(at('wrong.docx'), [paragraph('{{fact:nothing:province}}')]);
  expect(await bench.refusal('export.write', exported('wrong.docx'))).toBe('TEMPLATE_UNKNOWN');
  const pdf = { ...exported('own.docx'), format: 'pdf', target: bench.write(at('report.pdf')) } as const;
  expect(await bench.refusal('export.write', pdf)).toBe('TEMPLATE_ONLY_WORD');
  const sheet = await bench.sheet('sheet.xlsx', [['地区', '值']]);
  const asked = { ...report, template: bench.read(sheet), target: bench.write(at('report.docx')) };
  expect(await bench.refusal('export.write', asked)).toBe('MANUSCRIPT_NOT_WORD');
});

test('the template that comes along is saved, and asks for nothing that there is not', async () => {
  await bench.call('template.save', { target: bench.write(at('shipped.docx')), language: 'zh' });
  const asked = { file: bench.read(at('shipped.docx')), language: 'zh', job: 'check' } as const;
  const { placeholders } = await bench.call('template.check', asked);
  expect(placeholders.length).toBeGreaterThan(15);
  expect(placeholders.filter(({ state }) => state !== 'ok')).toEqual([]);
});

test('boxes of a list and of a document are read as the files say them; a file without is refused', async () => {
  const list = await bench.sheet('boxes.xlsx', [
    ['标题', '评估对象', '正文'],
    ['最多跑一次', '浙江', '一次办成。'],
  ]);
  const read = await bench.call('boxes.read', { file: bench.read(list), job: 'boxes' });
  expect(read).toMatchObject({
    pictures: 0,
    boxes: [{ title: '最多跑一次', unit: '浙江', text: '一次办成。', place: '2' }],
  });
  writeTeamDocument(at('boxes.docx'), [heading('最多跑一次'), paragraph('评估对象：浙江'), paragraph('一次办成。')]);
  const { boxes } = await bench.call('boxes.read', { file: bench.read(at('boxes.docx')), job: 'boxes' });
  expect(boxes).toMatchObject([{ title: '最多跑一次', unit: '浙江', text: '一次办成。' }]);
  const none = await bench.sheet('none.xlsx', [['地区', '值']]);
  expect(await bench.refusal('boxes.read', { file: bench.read(none), job: 'boxes' })).toBe('BOXES_NONE');
});
