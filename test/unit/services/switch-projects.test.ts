import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { codeOf, must, startServices } from './service-bench.ts';
import type { ServiceBench } from './service-bench.ts';

/** A second project beside the open one, closed again; the first is open afterwards. */
async function twoProjects(bench: ServiceBench): Promise<string> {
  const other = join(bench.folder, '乙.ewb');
  must(await bench.services['project.new']({ template: 'province-2021', target: bench.write(other) }));
  await bench.newProject();
  return other;
}
const notices = (bench: ServiceBench): readonly string[] =>
  bench.events.flatMap((event) => (event.name === 'notice' ? [event.message.code] : []));
const alias = (bench: ServiceBench, text: string) => bench.services['alias.save']({ text, unit: '110000' });

describe('whatever fails, the project that the answer shows is the one that is open', () => {
  test('settings that can’t be written are told, and the project opened is open', async () => {
    const bench = startServices('settings');
    writeFileSync(join(bench.folder, 'settings'), 'a file where the folder should be');
    const other = await twoProjects(bench);
    const opened = must(await bench.services['project.open']({ file: bench.read(other) }));
    expect(notices(bench)).toContain('SETTINGS_NOT_SAVED');
    expect((await bench.snapshot()).project).toBe(opened.project);
    must(await alias(bench, '京'));
    const first = must(await bench.services['project.open']({ file: bench.read(join(bench.folder, 'project.ewb')) }));
    expect([first.file, must(await bench.services['alias.list']({}))]).toEqual(['project.ewb', []]);
    expect(codeOf(await bench.services['app.save-settings']({ theme: 'dark' }))).toBe('SETTINGS_NOT_SAVED');
    expect(must(await bench.services['app.settings']({})).theme).toBe('dark');
  });

  test('a project that opens but can’t be read to the end leaves the one before open; edits land there', async () => {
    const bench = startServices();
    const other = await twoProjects(bench);
    const first = await bench.snapshot();
    const sql = new Database(other);
    sql.prepare("UPDATE bodies SET json = '{}' WHERE id = (SELECT body FROM documents WHERE kind = 'framework')").run();
    sql.close();
    const bytes = readFileSync(other);
    const refused = await bench.services['project.open']({ file: bench.read(other) });
    expect(refused).toMatchObject({ ok: false, error: { code: 'PROJECT_DAMAGED', params: { path: other } } });
    expect((await bench.snapshot()).project).toBe(first.project);
    must(await alias(bench, '京'));
    expect(must(await bench.services['alias.list']({}))).toEqual([{ text: '京', unit: '110000' }]);
    // Nothing of it is held open either, and nothing was written but what opening and closing write into the header.
    expect(codeOf(await bench.services['project.open']({ file: bench.read(other) }))).toBe('PROJECT_DAMAGED');
    expect(readFileSync(other).subarray(100).equals(bytes.subarray(100))).toBe(true);
  });

  test('a new project over a name that is taken leaves the one before open, and both files as they are', async () => {
    const bench = startServices();
    const other = await twoProjects(bench);
    const first = await bench.snapshot();
    const bytes = readFileSync(other);
    const refused = await bench.services['project.new']({ template: 'blank', target: bench.write(other) });
    expect(codeOf(refused)).toBe('FILE_EXISTS');
    expect((await bench.snapshot()).project).toBe(first.project);
    must(await alias(bench, '京'));
    expect(readFileSync(other).equals(bytes)).toBe(true);
  });
});
