import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../../../electron/hosts/cli/run-cli.ts';
import { openProject } from '../../../electron/storage/project-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-incomplete-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function cli(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let out = '';
  let err = '';
  const io = { out: (text: string) => void (out += text), err: (text: string) => void (err += text), live: false };
  return { code: await runCli(args, io), out, err };
}

/** A project that was copied alone just after an edit. */
async function copiedAlone(): Promise<string> {
  const path = join(folder, '原件.ewb');
  expect((await cli('new', path, '--template', 'province-2021')).code).toBe(0);
  const opened = openProject(path, { now: '2026-05-01T08:00:00Z' });
  if (!opened.ok) throw new Error(opened.error.code);
  opened.value.saveAlias('A', '备注', '2026-05-01T08:00:00Z');
  const copy = join(folder, '副本.ewb');
  copyFileSync(path, copy);
  opened.value.close();
  return copy;
}

describe('every command on a copy that lacks its last changes', () => {
  test('says so, verify by its exit code too, and saying it once takes nothing away', async () => {
    const copy = await copiedAlone();
    for (let time = 0; time < 2; time += 1) {
      const verified = await cli('verify', copy, '--json');
      expect(verified.code).toBe(1);
      expect(JSON.parse(verified.out)).toMatchObject({
        ok: false,
        findings: [{ ok: false, code: 'PROJECT_WAL_MISSING' }],
      });
      expect(verified.err).toContain('-wal');
    }
    expect((await cli('export', copy, '--what', 'audit', '--to', join(folder, '记录.csv'))).err).toContain('-wal');
    expect((await cli('score', copy)).err).toContain('-wal');
  });
});
