import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeTwoYears } from './two-years.ts';
import { startWorkbench } from './workbench.ts';
import type { TestWorkbench } from './workbench.ts';

let work: TestWorkbench;
beforeEach(() => {
  work = startWorkbench();
});
afterEach(async () => {
  await work.end();
  vi.unstubAllEnvs();
});

describe('verifying the open project', () => {
  test('finds in a copy what is wrong in the file: a run whose stored result was changed, a document with another hash', async () => {
    const { later } = await makeTwoYears(work);
    await work.call('run.save', { scenario: null, note: '第一次', released: false });
    const sound = await work.call('project.verify', {});
    expect(sound.map(({ ok, message }) => [ok, message.code])).toEqual([[true, 'RUN_REPRODUCED']]);
    await work.call('project.close', {});
    const sql = new Database(later);
    const stored = sql.prepare<[], { id: number; json: string }>(
      'SELECT id, json FROM bodies WHERE id = (SELECT result FROM runs)',
    );
    const { id = 0, json = '' } = stored.get() ?? {};
    const changed = json.replace(/\d(?=[.\d])/, (digit) => String((Number(digit) + 1) % 10));
    expect(changed).not.toBe(json);
    sql.prepare('UPDATE bodies SET json = ? WHERE id = ?').run(changed, id);
    sql.close();
    await work.call('project.open', { file: work.read(later) });
    const damaged = await work.call('project.verify', {});
    expect(damaged.every(({ ok }) => !ok)).toBe(true);
    expect(damaged.map(({ message }) => message.code).sort()).toEqual(['DIFFERENT_RUN', 'VERIFY_DOCUMENT']);
  });

  test('goes on beside edits, is not disturbed by them, and leaves no copy behind', async () => {
    await makeTwoYears(work);
    const scratch = join(work.folder, 'tmp');
    mkdirSync(scratch);
    vi.stubEnv('TMPDIR', scratch);
    const verifying = work.call('project.verify', {});
    for (let at = 1; at <= 20; at += 1)
      await work.call('data.override', { unit: 'u1', measure: 'd', value: at, reason: '核对' });
    expect(await verifying).toEqual([]);
    expect(readdirSync(scratch)).toEqual([]);
  });

  test('ends when the project closes, with an answer', async () => {
    await makeTwoYears(work);
    const verifying = work.refusal('project.verify', {}).catch((fault: unknown) => String(fault));
    await work.call('project.close', {});
    // Called off while it copied, or done before: either way answered, and the project is closed.
    expect(['CANCELLED', 'Error: project.verify was not refused']).toContain(await verifying);
    expect(await work.call('project.snapshot', {})).toBeNull();
  });
});
