import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createProject } from '../../../electron/storage/project-file.ts';
import { newProject, valueOf } from '../storage/small-project.ts';
import { makeTwoYears } from '../services/two-years.ts';
import { startWorkbench } from '../services/workbench.ts';
import type { TestWorkbench } from '../services/workbench.ts';
import { workbench } from './run.ts';

let work: TestWorkbench;
let folder = '';
beforeEach(() => {
  work = startWorkbench();
  folder = mkdtempSync(join(tmpdir(), 'workbench-merge-cli-'));
});
afterEach(async () => {
  await work.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Two copies of one project, in each of which a value of the same unit was corrected; and a project that was begun elsewhere. */
async function laptops(values: readonly [mine: number, theirs: number]): Promise<{
  readonly mine: string;
  readonly theirs: string;
  readonly foreign: string;
}> {
  const { later } = await makeTwoYears(work);
  await work.call('project.close', {});
  const [mine, theirs] = ['甲.ewb', '乙.ewb'].map((name) => join(folder, name));
  if (mine === undefined || theirs === undefined) throw new Error('two laptops');
  for (const [at, path] of [mine, theirs].entries()) {
    copyFileSync(later, path);
    await work.call('project.open', { file: work.read(path) });
    await work.call('data.override', { unit: 'u1', measure: 'd', value: values[at] ?? 0, reason: `复核 ${at}` });
    if (at === 1) await work.call('alias.save', { text: '东部', unit: 'u1' });
    await work.call('project.close', {});
  }
  const foreign = join(folder, '别.ewb');
  valueOf(valueOf(createProject(foreign, newProject)).close());
  return { mine, theirs, foreign };
}

/** Stands for all that was ever written. */
async function chain(path: string): Promise<unknown> {
  return JSON.parse((await workbench('verify', path, '--json')).out).chain;
}

describe('workbench merge', () => {
  test('a conflict stays until it is decided: exit 1 and nothing written; then 0, and again nothing to do', async () => {
    const { mine, theirs } = await laptops([1, 2]);
    const [own, other] = [readFileSync(mine), readFileSync(theirs)];
    const before = await chain(mine);
    const open = await workbench('merge', mine, theirs, '--json');
    expect(open.code).toBe(1);
    const said = JSON.parse(open.out);
    expect(said).toMatchObject({ conflicts: 1, written: false, taken: 0 });
    const [conflict] = said.lines.filter((line: { conflict: boolean }) => line.conflict);
    expect(conflict).toMatchObject({
      kind: 'override',
      mine: { value: 1 },
      theirs: { value: 2 },
      theirOrigin: { why: '复核 1' },
    });
    expect(readFileSync(mine).equals(own)).toBe(true);

    const dry = await workbench('merge', mine, theirs, '--prefer', 'theirs', '--dry-run', '--lang', 'en');
    expect(dry.code).toBe(0);
    expect(dry.out).toMatch(/^take {5}alias\/东部$/m);
    expect(dry.out).toMatch(/ranks: \d/);
    expect(await chain(mine)).toEqual(before);

    const done = await workbench('merge', mine, theirs, '--prefer', 'theirs', '--json', '--as', '王五（一处）');
    expect(done.code).toBe(0);
    expect(JSON.parse(done.out)).toMatchObject({ conflicts: 0, taken: 2, written: true });
    const sql = new Database(mine, { readonly: true });
    const last = sql.prepare<[], { actor: string; why: string }>(
      "SELECT actor, why FROM audit WHERE subject = 'override' ORDER BY id DESC",
    );
    expect(last.get()).toEqual({
      actor: expect.stringMatching(/^王五（一处） \(.+@.+\)$/),
      why: expect.stringMatching(/^⇐ \S+ 20.+ · 复核 1$/),
    });
    sql.close();
    const again = await workbench('merge', mine, theirs, '--json');
    expect(again.code).toBe(0);
    expect(JSON.parse(again.out)).toMatchObject({ lines: [], written: false });
    expect((await workbench('verify', mine)).code).toBe(0);
    // The colleague's file is only read.
    expect(readFileSync(theirs).equals(other)).toBe(true);
  });

  test('a project with another beginning, itself, and one with a broken audit are refused: exit 2', async () => {
    const { mine, theirs, foreign } = await laptops([1, 1]);
    const refused = async (path: string): Promise<string> => {
      const { code, out } = await workbench('merge', mine, path, '--json');
      expect(code).toBe(2);
      return JSON.parse(out).error.code;
    };
    expect(await refused(foreign)).toBe('MERGE_OTHER_FRAMEWORK');
    expect(await refused(mine)).toBe('MERGE_SAME_FILE');
    const sql = new Database(theirs);
    sql.exec("UPDATE audit SET why = '改' WHERE id = 2");
    sql.close();
    expect(await refused(theirs)).toBe('MERGE_OTHER_CHAIN');
    const more = new Database(theirs);
    more.exec('CREATE TRIGGER evil AFTER INSERT ON texts BEGIN SELECT 1; END');
    more.close();
    expect(await refused(theirs)).toBe('PROJECT_SCHEMA');
  });
});
