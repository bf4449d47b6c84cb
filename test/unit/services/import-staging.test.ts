import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportOutcome, ProjectSnapshot } from '../../../shared/contract/outputs.ts';
import { bookOf } from '../../fixtures/workbooks/book-parts.ts';
import { codeOf, must, startServices, valueIn } from './service-bench.ts';
import type { ServiceBench } from './service-bench.ts';

/** 合成数据. */
const checks = (unit: string, rows: number, from = 0): readonly (readonly (string | number)[])[] =>
  Array.from({ length: rows }, (_, row) => [unit, `E${from + row}`, `事项${from + row}`, '法定时限', (row + from) % 2]);
const heading = ['地区', '事项编码', '事项名称', '要素', '结果'];
const sheet = (...parts: readonly (readonly (readonly (string | number)[])[])[]) => [heading, ...parts.flat()];

const planOf = async (bench: ServiceBench, ...paths: readonly string[]) =>
  must(await bench.services['import.plan']({ files: paths.map(bench.read), job: 'plan' })).plan;
const preview = async (bench: ServiceBench, plan: string, job = 'preview') =>
  must(await bench.services['import.preview']({ plan, job }));
const commit = async (bench: ServiceBench, plan: string) => {
  const outcome = must(await bench.services['import.commit']({ plan, job: 'commit' }));
  return { ...outcome, snapshot: await bench.snapshot() };
};
/** Rows that a job has read. */
const rowsRead = (bench: ServiceBench, job: string): number =>
  Math.max(
    0,
    ...bench.events.flatMap((event) =>
      event.name === 'progress' && event.job === job && event.phase === 'import' ? [event.done] : [],
    ),
  );

/** What an import must leave alike however it came about: records by their hash, values, reports. */
const told = ({ files, snapshot }: ImportOutcome & { readonly snapshot: ProjectSnapshot }) => ({
  files,
  ...values(snapshot),
});
const values = ({ batches, dataset }: ProjectSnapshot) => ({
  batches,
  values: [...dataset.values],
  marks: [...dataset.marks],
  denominators: Object.fromEntries(Object.entries(dataset.denominators).map(([name, column]) => [name, [...column]])),
});

/** Every file of the folder with its size and content: the project, its WAL, anything left behind. */
const folderState = (bench: ServiceBench) =>
  readdirSync(bench.folder).map((name) => {
    const path = join(bench.folder, name);
    return [name, statSync(path).size, createHash('sha256').update(readFileSync(path)).digest('hex')];
  });
/** Files that this process holds open although their names are gone: SQLite's temporary files. Linux only. */
const unnamedFiles = (): number => {
  if (!existsSync('/proc/self/fd')) return 0;
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return (
        readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8') !== '' &&
        statSync(`/proc/self/fd/${fd}`).nlink === 0 &&
        statSync(`/proc/self/fd/${fd}`).isFile()
      );
    } catch {
      return false;
    }
  }).length;
};

describe('what a preview reads', () => {
  test('is taken over by its commit: nothing is read again, and the project is the one that a plain import makes', async () => {
    const [plain, staged] = [startServices(), startServices()];
    const rows = sheet(checks('北京', 3_000), checks('天津', 2_000));
    await plain.newProject();
    const expected = await plain.importFiles(plain.csv('a.csv', rows));
    await staged.newProject();
    const plan = await planOf(staged, staged.csv('a.csv', rows));
    const shown = await preview(staged, plan);
    expect(rowsRead(staged, 'preview')).toBe(5_001);
    const outcome = await commit(staged, plan);
    expect(told(outcome)).toEqual(told(expected));
    expect(outcome.readAgain).toBe(0);
    expect(outcome.files).toEqual(shown.files);
    // What the preview said would change is what changed.
    for (const { unit, measure, after } of shown.changes) expect(valueIn(outcome.snapshot, unit, measure)).toBe(after);
    expect(must(await staged.services['project.verify']({}))).toEqual([]);
  });

  test('is neither in the project file nor beside it, while it stands, after it is discarded, and after the project is closed', async () => {
    const bench = startServices();
    await bench.newProject();
    await bench.importFiles(bench.csv('a.csv', sheet(checks('北京', 200))));
    const path = bench.csv('b.csv', sheet(checks('北京', 60_000), checks('天津', 40_000)));
    const before = folderState(bench);
    const unnamed = unnamedFiles();
    const shown = must(await bench.services['project.snapshot']({}));
    const plan = await planOf(bench, path);
    await preview(bench, plan);
    expect(folderState(bench)).toEqual(before);
    expect(must(await bench.services['project.snapshot']({}))).toEqual(shown);
    must(await bench.services['import.discard']({ plan }));
    expect(folderState(bench)).toEqual(before);
    expect(unnamedFiles()).toBe(unnamed);
    const again = await planOf(bench, path);
    await preview(bench, again);
    const reopened = await bench.reopen();
    expect(values(reopened)).toEqual(values(shown!));
    expect(reopened.warnings).toEqual([]);
    expect(codeOf(await bench.services['import.commit']({ plan: again, job: 'c' }))).toBe('PLAN_UNKNOWN');
  });
});

describe('a write while a preview stands', () => {
  test.each<readonly [string, (bench: ServiceBench) => Promise<unknown>]>([
    [
      'an override',
      (bench) => bench.services['data.override']({ unit: '110000', measure: 'A6-2.1', value: 7, reason: '补' }),
    ],
    ['a learnt name', (bench) => bench.services['alias.save']({ text: '首都', unit: '110000' })],
    ['an undone import', (bench) => bench.services['project.undo']({})],
    ['a withdrawn import', (bench) => bench.services['batch.withdraw']({ batch: 1, reason: '发错' })],
    [
      'another import',
      (bench) => bench.importFiles(bench.csv('c.csv', sheet(checks('河北', 30), checks('北京', 40, 90)))),
    ],
    ['the same file imported', (bench) => bench.importFiles(join(bench.folder, 'b2.csv'))],
  ])('%s: the commit gives what an import after it would give', async (_, write) => {
    const outcomes: ReturnType<typeof told>[] = [];
    for (const previewed of [false, true]) {
      const bench = startServices();
      await bench.newProject();
      await bench.importFiles(bench.csv('a.csv', sheet(checks('北京', 100), checks('天津', 50))));
      const path = bench.csv('b.csv', sheet(checks('北京', 100, 50), checks('首都', 10, 500)));
      const second = bench.csv('b2.csv', sheet(checks('天津', 60, 20)));
      let plan = previewed ? await planOf(bench, path, second) : '';
      if (previewed) await preview(bench, plan);
      await write(bench);
      if (!previewed) plan = await planOf(bench, path, second);
      outcomes.push(told(await commit(bench, plan)));
      expect(must(await bench.services['project.verify']({}))).toEqual([]);
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
  });

  test('that changes how a sheet is read has the sheet read again, and says so', async () => {
    const bench = startServices();
    await bench.newProject();
    const plan = await planOf(bench, bench.csv('a.csv', sheet(checks('首都', 4))));
    expect((await preview(bench, plan)).files[0]?.sheets[0]).toMatchObject({ imported: 0, problems: 4 });
    must(await bench.services['alias.save']({ text: '首都', unit: '110000' }));
    const outcome = await commit(bench, plan);
    expect(outcome.readAgain).toBe(1);
    expect(outcome.files[0]?.sheets[0]).toMatchObject({ rows: 5, imported: 4, problems: 0, skipped: 1 });
  });
});

describe('a file that changed after its preview', () => {
  test.each(['changed', 'removed'] as const)('%s: is refused with what to do, and nothing is imported', async (how) => {
    const bench = startServices();
    await bench.newProject();
    const path = bench.csv('a.csv', sheet(checks('北京', 20)));
    const plan = await planOf(bench, path);
    await preview(bench, plan);
    if (how === 'changed') bench.csv('a.csv', sheet(checks('北京', 20, 1)));
    else rmSync(path);
    const refused = await bench.services['import.commit']({ plan, job: 'c' });
    expect(codeOf(refused)).toBe('FILE_CHANGED_SINCE');
    expect(must(await bench.services['project.snapshot']({}))?.batches).toEqual([]);
    // Other writes are possible again.
    expect(codeOf(await bench.services['alias.save']({ text: '首都', unit: '110000' }))).toBe('ok');
  });
});

const rowsXml = (rows: readonly (readonly (string | number)[])[]): string =>
  rows
    .map((row, r) => {
      const cells = row.map((cell, c) => {
        const at = `${'ABCDEFGH'[c]}${r + 1}`;
        return typeof cell === 'number'
          ? `<c r="${at}"><v>${cell}</v></c>`
          : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
      });
      return `<row r="${r + 1}">${cells.join('')}</row>`;
    })
    .join('');

describe('one of several sheets changed after a preview', () => {
  const parts = (second: readonly (readonly (string | number)[])[]) => ({
    一: sheet(checks('北京', 300)),
    二: second,
    三: sheet(checks('天津', 500)),
  });
  const workbook = (bench: ServiceBench, second = sheet(checks('河北', 40))): string => {
    const path = join(bench.folder, 'three.xlsx');
    const sheets = Object.entries(parts(second)).map(([name, rows]) => ({ name, data: rowsXml(rows) }));
    writeFileSync(path, bookOf({ sheets }));
    return path;
  };
  const leaveOut = async (bench: ServiceBench, plan: string, at: number, include = false) =>
    must(await bench.services['import.change-sheet']({ plan, file: 0, sheet: at, include }));

  test('is read alone; the others stand as they were read', async () => {
    const bench = startServices();
    await bench.newProject();
    const plan = await planOf(bench, workbook(bench));
    const first = await preview(bench, plan);
    await leaveOut(bench, plan, 1);
    const second = await preview(bench, plan, 'second');
    expect(rowsRead(bench, 'second')).toBeLessThanOrEqual(41);
    expect(second.files[0]?.sheets.map(({ rows, imported }) => [rows, imported])).toEqual([
      [301, 300],
      [41, 0],
      [501, 500],
    ]);
    expect(second.files[0]?.sheets[1]?.issues.map(({ code }) => code)).toEqual(['SHEET_EXCLUDED']);
    await leaveOut(bench, plan, 1, true);
    expect((await preview(bench, plan, 'third')).files).toEqual(first.files);
    expect(rowsRead(bench, 'third')).toBe(41);
  });

  test('and left out, leaves no text of its records in the file, also where others share some', async () => {
    const bench = startServices();
    await bench.newProject();
    const own = (unit: string, name: string) => [unit, `码${name}`, `名${name}`, '法定时限', 1];
    const second = sheet([own('河北', '甲'), own('河北', '乙')], checks('河北', 3));
    const path = workbook(bench, second);
    const plan = await planOf(bench, path);
    await preview(bench, plan);
    await leaveOut(bench, plan, 1);
    const outcome = await commit(bench, plan);
    expect(outcome.snapshot.batches.at(-1)).toMatchObject({ records: 800 });
    expect(must(await bench.services['project.verify']({}))).toEqual([]);
    must(await bench.services['project.close']({}));
    const bytes = readFileSync(join(bench.folder, 'project.ewb'));
    expect([bytes.includes('事项7'), bytes.includes('码甲'), bytes.includes('名乙')]).toEqual([true, false, false]);
  });

  test.each([
    ['whose records others repeat', sheet(checks('天津', 100, 450), checks('河北', 5))],
    ['that repeats others', sheet(checks('北京', 10, 295), checks('河北', 5))],
    ['that has nothing in common with others', sheet(checks('河北', 5))],
  ])('%s: the commit gives what an import of that choice gives', async (_, second) => {
    for (const [at, into] of [
      [0, false],
      [1, false],
      [1, true],
      [2, false],
    ] as const) {
      const outcomes: ReturnType<typeof told>[] = [];
      for (const previewed of [false, true]) {
        const bench = startServices();
        await bench.newProject();
        const plan = await planOf(bench, workbook(bench, second));
        if (previewed) {
          // Into: the sheet is left out of the first preview and taken in for the commit.
          if (into) await leaveOut(bench, plan, at);
          await preview(bench, plan);
        }
        await leaveOut(bench, plan, at, into);
        outcomes.push(told(await commit(bench, plan)));
        expect(must(await bench.services['project.verify']({}))).toEqual([]);
      }
      expect(outcomes[1]).toEqual(outcomes[0]);
    }
  });
});
