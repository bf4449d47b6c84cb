import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownerMark } from '../../../electron/files/owner-mark.ts';
import { bookOf } from '../../fixtures/workbooks/book-parts.ts';
import { textRow } from '../../fixtures/workbooks/corpus-case.ts';
import { zipOf } from '../../fixtures/workbooks/zip-writer.ts';
import type { FixturePart } from '../../fixtures/workbooks/zip-writer.ts';
import { codeOf, must, startServices } from './service-bench.ts';
import type { ServiceBench } from './service-bench.ts';

const rating = (unit: string, value: number): string => `地区,采集项,专家,得分\r\n${unit},A6-2.1,甲,${value}\r\n`;
const book = (unit: string, value: number): Buffer =>
  bookOf({
    sheets: [
      {
        name: '评分',
        data: textRow(1, '地区', '采集项', '专家', '得分') + textRow(2, unit, 'A6-2.1', '甲', String(value)),
      },
    ],
  });
const planned = async (bench: ServiceBench, ...paths: readonly string[]) =>
  bench.services['import.plan']({ files: paths.map((path) => bench.read(path)), job: 'plan' });
const unpacked = (): readonly string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`workbench-archive-${ownerMark()}-`));

async function started(): Promise<ServiceBench> {
  const bench = startServices();
  await bench.newProject();
  return bench;
}

function zip(bench: ServiceBench, parts: readonly FixturePart[], name = 'all.zip'): string {
  const path = join(bench.folder, name);
  writeFileSync(path, zipOf([...parts]));
  return path;
}

describe('a folder', () => {
  test('gives its tables and those of folders in it as one plan; what is none is said, links and leftovers are left', async () => {
    const bench = await started();
    const folder = join(bench.folder, '来件');
    mkdirSync(join(folder, '二'), { recursive: true });
    writeFileSync(join(folder, 'a.csv'), rating('北京', 90));
    writeFileSync(join(folder, '二', 'b.xlsx'), book('天津', 80));
    for (const other of ['~$b.xlsx', '.DS_Store', 'Thumbs.db', '说明.docx']) writeFileSync(join(folder, other), 'x');
    symlinkSync(join(folder, 'a.csv'), join(folder, 'link.csv'));
    const plan = must(await planned(bench, folder));
    expect(plan.files.map(({ file, refusal }) => [file, refusal])).toEqual([
      ['a.csv', null],
      ['b.xlsx', null],
    ]);
    expect(plan.remarks).toEqual([
      { code: 'FILES_LEFT', params: { count: 2, names: 'link.csv、说明.docx' }, place: { file: '来件' } },
    ]);
    const done = must(await bench.services['import.commit']({ plan: plan.plan, job: 'c' }));
    expect(done.files.map(({ file, sheets }) => [file, sheets[0]?.imported])).toEqual([
      ['a.csv', 1],
      ['b.xlsx', 1],
    ]);
  });

  test('of more than 500 tables is refused, and so are they with others; 500 are planned', async () => {
    const bench = await started();
    const folder = join(bench.folder, 'many');
    mkdirSync(folder);
    for (let n = 0; n < 500; n += 1) writeFileSync(join(folder, `${n}.csv`), rating('北京', n % 100));
    expect(must(await planned(bench, folder)).files.length).toBe(500);
    expect(codeOf(await planned(bench, folder, bench.csv('one.csv', [['a', 'b']])))).toBe('FILES_MOST');
    writeFileSync(join(folder, '500.csv'), rating('北京', 1));
    expect(codeOf(await planned(bench, folder))).toBe('FILES_MOST');
  });
});

describe('an archive', () => {
  // 表一.csv in GBK, as Windows writes names without saying so.
  const gbk = Buffer.from('b1edd2bb2e637376', 'hex').toString('latin1');

  test('gives its tables as one plan that can be imported, and is gone afterwards', async () => {
    const bench = await started();
    const path = zip(bench, [
      { name: '来件/a.csv', data: rating('北京', 90) },
      { name: '来件/b.xlsx', data: book('天津', 80) },
      { name: '来件/', data: '', method: 0 },
      { name: '__MACOSX/a.csv', data: 'x' },
    ]);
    const before = unpacked();
    const plan = must(await planned(bench, path));
    expect(plan.files.map(({ file }) => file)).toEqual(['a.csv', 'b.xlsx']);
    expect(plan.remarks).toEqual([]);
    expect(unpacked().length).toBe(before.length + 1);
    must(await bench.services['import.preview']({ plan: plan.plan, job: 'v' }));
    const done = must(await bench.services['import.commit']({ plan: plan.plan, job: 'c' }));
    expect(done.files.map(({ sheets }) => sheets[0]?.imported)).toEqual([1, 1]);
    expect(unpacked()).toEqual(before);
  });

  test('within it is not opened, other files are left, and two of a name keep their folders', async () => {
    const bench = await started();
    const before = unpacked();
    const plan = must(
      await planned(
        bench,
        zip(bench, [
          { name: '一/a.csv', data: rating('北京', 90) },
          { name: '二/a.csv', data: rating('天津', 80) },
          { name: '二/inner.zip', data: zipOf([{ name: 'c.csv', data: rating('河北', 70) }]) },
          { name: 'photo.jpg', data: 'x' },
        ]),
      ),
    );
    expect(plan.files.map(({ file }) => file)).toEqual(['一 · a.csv', '二 · a.csv']);
    expect(plan.remarks.map(({ code, params }) => [code, params])).toEqual([
      ['ARCHIVE_NESTED', { name: '二/inner.zip' }],
      ['FILES_LEFT', { count: 1, names: 'photo.jpg' }],
    ]);
    must(await bench.services['import.discard']({ plan: plan.plan }));
    expect(unpacked()).toEqual(before);
  });

  test.each<readonly [string, readonly FixturePart[], string]>([
    ['a name that leads out of it', [{ name: '../a.csv', data: 'x' }], 'ZIP_PATH'],
    ['no table', [{ name: 'a.docx', data: 'x' }], 'ARCHIVE_EMPTY'],
    [
      'the same file twice',
      [
        { name: 'a.csv', data: 'x' },
        { name: 'A.csv', data: 'y' },
      ],
      'DUP_PART',
    ],
    ['a password', [{ name: 'a.csv', data: 'x', flags: 1 }], 'ENCRYPTED'],
    ['501 tables', Array.from({ length: 501 }, (_, n) => ({ name: `${n}.csv`, data: 'a' })), 'FILES_MOST'],
  ])('with %s is refused beside what else is chosen', async (_, parts, code) => {
    const bench = await started();
    const before = unpacked();
    const plan = must(
      await planned(bench, zip(bench, parts), bench.csv('one.csv', [['地区', '采集项', '专家', '得分']])),
    );
    expect(plan.files.map(({ file, refusal }) => [file, refusal?.code ?? null])).toEqual([
      ['all.zip', code],
      ['one.csv', null],
    ]);
    must(await bench.services['import.discard']({ plan: plan.plan }));
    expect(unpacked()).toEqual(before);
  });

  test('with a damaged file gives the others, and names it', async () => {
    const bench = await started();
    const text = rating('北京', 90);
    const bytes = zipOf([
      { name: 'a.csv', data: text, method: 0 },
      { name: 'b.csv', data: rating('天津', 80), method: 0 },
    ]);
    const at = bytes.indexOf('甲,90');
    bytes[at] = bytes[at]! ^ 1;
    const path = join(bench.folder, 'damaged.zip');
    writeFileSync(path, bytes);
    const plan = must(await planned(bench, path));
    expect(plan.files.map(({ file }) => file)).toEqual(['b.csv']);
    expect(plan.remarks).toMatchObject([{ code: 'CRC', params: { part: 'a.csv' }, place: { file: 'damaged.zip' } }]);
  });

  test('of Windows has names in GBK', async () => {
    const bench = await started();
    const named = zipOf([{ name: 'xxxx.csv', data: rating('北京', 90) }]);
    // The name stands in the local header and in the directory.
    for (let at = named.indexOf('xxxx.csv'); at >= 0; at = named.indexOf('xxxx.csv', at))
      named.write(gbk, at, 'latin1');
    const path = join(bench.folder, 'gbk.zip');
    writeFileSync(path, named);
    expect(must(await planned(bench, path)).files.map(({ file }) => file)).toEqual(['表一.csv']);
  });
});

describe('one table in two formats', () => {
  test('is planned once: the later file says which it repeats and isn’t chosen; another table of the name is', async () => {
    const bench = await started();
    const folder = join(bench.folder, 'twice');
    for (const at of ['', '旧']) mkdirSync(join(folder, at), { recursive: true });
    writeFileSync(join(folder, '评分.csv'), rating('北京', 90));
    writeFileSync(join(folder, '评分.xlsx'), book('北京', 90));
    writeFileSync(join(folder, '旧', '评分.xlsx'), book('北京', 85));
    const plan = must(await planned(bench, folder));
    expect(
      plan.files.map(({ file, warnings, sheets }) => [file, warnings.map(({ code }) => code), sheets[0]?.include]),
    ).toEqual([
      ['评分.xlsx', [], true],
      ['评分.csv', [], true],
      ['评分.xlsx', ['FILE_SAME_TABLE'], false],
    ]);
  });
});
