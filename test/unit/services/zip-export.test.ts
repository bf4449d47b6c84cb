import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exportMaterial } from '../../../electron/services/exports/export-material.ts';
import { exportSource } from '../../../electron/services/exports/export-source.ts';
import { createProjectSession } from '../../../electron/services/app/project-session.ts';
import { openProject } from '../../../electron/storage/project-file.ts';
import { workbench } from '../cli/run.ts';
import { readXlsx } from '../exporting/read-back.ts';
import { zipEntries } from '../exporting/zip-entries.ts';
import { makeTwoYears } from './two-years.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await work.end();
});

const write = (what: 'all' | 'figures' | 'audit', format: 'folder' | 'zip', path: string) =>
  work.call('export.write', { what, format, target: work.write(path), language: 'zh', job: 'e' });

describe('files of a folder as one archive', () => {
  test('are those that the folder gets, text and pictures to the bit', async () => {
    await makeTwoYears(work);
    const [folder, archive] = [join(work.folder, 'all'), join(work.folder, 'all.zip')];
    mkdirSync(folder);
    await write('all', 'folder', folder);
    const zipped = await write('all', 'zip', archive);
    expect(zipped.files.map(({ name }) => name)).toEqual(['all.zip']);
    const read = zipEntries(archive);
    expect([...read.keys()].sort()).toEqual(readdirSync(folder).sort());
    const formats = new Set([...read.keys()].map((name) => extname(name)));
    expect(formats).toEqual(new Set(['.xlsx', '.docx', '.csv', '.svg']));
    let compared = 0;
    for (const [name, bytes] of read) {
      // Excel and Word files carry the time of their making in their own archives: those are compared by their parts below.
      if (extname(name) === '.csv' || extname(name) === '.svg') {
        expect(bytes.equals(readFileSync(join(folder, name))), name).toBe(true);
        compared += 1;
      } else {
        const path = join(work.folder, name);
        writeFileSync(path, bytes);
        expect([...zipEntries(path).keys()], name).toEqual([...zipEntries(join(folder, name)).keys()]);
      }
    }
    expect(compared).toBeGreaterThan(5);
  });

  test('everything includes the audit log with the reason given', async () => {
    await makeTwoYears(work);
    const archive = join(work.folder, 'all.zip');
    await write('all', 'zip', archive);
    const found = [...zipEntries(archive)].find(([name]) => name.includes('审计记录'));
    const path = join(work.folder, 'audit.xlsx');
    writeFileSync(path, found?.[1] ?? '');
    const texts: string[] = [];
    (await readXlsx(path)).eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => texts.push(cell.text))));
    expect(texts).toContain('自有指数');
  });

  test('one that is there is not replaced unasked, and refused before the work', async () => {
    await makeTwoYears(work);
    const archive = join(work.folder, 'there.zip');
    writeFileSync(archive, 'old');
    expect(
      await work.refusal('export.write', {
        what: 'figures',
        format: 'zip',
        target: work.write(archive),
        language: 'zh',
        job: 'e',
      }),
    ).toBe('EXPORT_EXISTS');
    expect(readFileSync(archive, 'utf8')).toBe('old');
  });

  test('leave nothing behind when called off', async () => {
    await makeTwoYears(work);
    const archive = join(work.folder, 'off.zip');
    // A folder of temporary files of its own: other runs on this machine make archives too.
    const scratch = join(work.folder, 'tmp');
    mkdirSync(scratch);
    vi.stubEnv('TMPDIR', scratch);
    const running = work.refusal('export.write', {
      what: 'all',
      format: 'zip',
      target: work.write(archive),
      language: 'zh',
      job: 'z',
    });
    await vi.waitUntil(() => readdirSync(scratch).length > 0, { timeout: 200_000, interval: 2 });
    await work.call('job.cancel', { job: 'z' });
    expect(await running).toBe('CANCELLED');
    expect(existsSync(archive)).toBe(false);
    expect(readdirSync(scratch)).toEqual([]);
  });

  test.each(['all', 'workbook'] as const)(
    'of kind %s have ended, with nothing half written, when the project is closed meanwhile',
    async (what) => {
      await makeTwoYears(work);
      const files = join(work.folder, 'files');
      const scratch = join(work.folder, 'tmp');
      for (const folder of [files, scratch]) mkdirSync(folder);
      vi.stubEnv('TMPDIR', scratch);
      let outcome = 'running';
      void work
        .call('export.write', {
          what,
          format: what === 'all' ? 'zip' : 'xlsx',
          target: work.write(join(files, 'closed.file')),
          language: 'zh',
          job: 'z',
        })
        .then(
          () => (outcome = 'written'),
          (fault: Error) => (outcome = fault.message),
        );
      await work.call('project.close', {});
      expect(outcome).toMatch(/^written$|CANCELLED/);
      expect(readdirSync(files).filter((name) => name !== 'closed.file')).toEqual([]);
      expect(readdirSync(scratch)).toEqual([]);
    },
  );

  test('share one drawing of the unit pages among the formats', async () => {
    const { later } = await makeTwoYears(work);
    await work.call('project.close', {});
    const opened = openProject(later, { now: '2026-05-01T08:00:00Z' });
    if (!opened.ok) throw new Error(opened.error.code);
    const source = exportSource(
      createProjectSession(later, opened.value),
      { what: 'all', language: 'zh' },
      new Date('2026-05-01T08:00:00Z'),
      { yearChanges: null, systems: null, sources: [] },
    );
    if (!source.ok) throw new Error(source.error.code);
    const material = exportMaterial(source.value, undefined);
    expect(material.profiles()).toHaveLength(4);
    expect(material.profiles()).toBe(material.profiles());
    opened.value.close();
  });
});

describe('the command line', () => {
  test('writes one figure by its file name or by --figure, and names the figures there are', async () => {
    const { later } = await makeTwoYears(work);
    await work.call('project.close', {});
    const at = (name: string): string => join(work.folder, name);
    expect((await workbench('export', later, '--to', at('F4-1.svg'))).code).toBe(0);
    expect(readFileSync(at('F4-1.svg'), 'utf8')).toContain('一级指标平均值');
    expect((await workbench('export', later, '--to', at('my picture.png'), '--figure', 'radar-u1')).code).toBe(0);
    expect(readFileSync(at('my picture.png')).subarray(1, 4).toString('latin1')).toBe('PNG');
    const unknown = await workbench('export', later, '--to', at('picture.svg'));
    expect([unknown.code, existsSync(at('picture.svg'))]).toEqual([2, false]);
    expect((await workbench('export', later, '--to', at('folder'), '--what', 'figures', '--figure', 'F9-9')).code).toBe(
      2,
    );
    expect((await workbench('export', later, '--to', at('x.xlsx'), '--figure', 'F4-1')).code).toBe(2);
    expect(unknown.err).toMatch(/没有图“picture”。可用的图：F.*F4-1.*radar-u1/);
  });

  test('packs everything into an archive, and names the endings it knows', async () => {
    const { later } = await makeTwoYears(work);
    await work.call('project.close', {});
    const archive = join(work.folder, 'figures.zip');
    expect((await workbench('export', later, '--to', archive, '--what', 'figures')).code).toBe(0);
    expect(new Set([...zipEntries(archive).keys()].map((name) => extname(name)))).toEqual(new Set(['.svg', '.png']));
    const wrong = await workbench('export', later, '--to', join(work.folder, 'x.pptx'));
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('.xlsx, .docx, .pdf, .csv, .svg, .png, .zip');
  });
});
