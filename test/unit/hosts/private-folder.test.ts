import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ownerMark } from '../../../electron/files/owner-mark.ts';
import { makePrivateFolder } from '../../../electron/hosts/loopback/private-folder.ts';

it('is for this user only, and takes the place of what a killed launch left behind, not of a running one', () => {
  const parent = mkdtempSync(join(tmpdir(), 'workbench-private-'));
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  const [host = '', , start = ''] = ownerMark().split('-');
  const running = `workbench-transfer-${ownerMark()}-0b`;
  for (const name of [`workbench-transfer-${host}-${ended}-${start}-0a`, running, 'notes']) {
    mkdirSync(join(parent, name));
    writeFileSync(join(parent, name, 'a.csv'), 'x');
  }
  const folder = makePrivateFolder(parent);
  expect(readdirSync(parent).sort()).toEqual([running, folder.slice(parent.length + 1), 'notes'].sort());
  expect(statSync(folder).mode & 0o077).toBe(process.platform === 'win32' ? statSync(folder).mode & 0o077 : 0);
  rmSync(parent, { recursive: true });
});
