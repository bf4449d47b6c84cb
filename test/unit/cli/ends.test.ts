import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const main = fileURLToPath(new URL('../../../electron/hosts/cli/main.ts', import.meta.url));
const node = ['--disable-warning=ExperimentalWarning', main];

let folder = '';
let project = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-ends-'));
  project = join(folder, 'p.ewb');
  expect(spawnSync(process.execPath, [...node, 'new', project, '--template', 'blank']).status).toBe(0);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the command line', () => {
  test.each(['SIGHUP', 'SIGTERM', 'SIGINT'] as const)('closes the project before it ends by %s', async (signal) => {
    const command = spawn(process.execPath, [...node, 'call'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const file = `read:${project}`;
    command.stdin.write(`${JSON.stringify({ name: 'project.open', input: { file } })}\n`);
    await once(command.stdout, 'data');
    expect(existsSync(`${project}.lock`)).toBe(true);
    const gone = once(command, 'exit');
    command.kill(signal);
    const [code] = await gone;
    expect(code).toBe({ SIGHUP: 129, SIGTERM: 143, SIGINT: 130 }[signal]);
    expect(readdirSync(folder)).toEqual(['p.ewb']);
  });

  test.runIf(existsSync('/dev/full'))('says in one line that its output can’t be written', () => {
    const full = openSync('/dev/full', 'w');
    const command = spawnSync(process.execPath, [...node, 'verify', project], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    expect(command.status).toBe(2);
    expect(command.stderr.trim().split('\n')).toHaveLength(1);
    expect(command.stderr).toContain('ENOSPC');
    expect(readdirSync(folder)).toEqual(['p.ewb']);
  });

  test('says in one line that there is no folder for temporary files', () => {
    const command = spawnSync(process.execPath, [...node, 'rescue', project, '--to', join(folder, 'r.ewb')], {
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: join(folder, 'none') },
    });
    expect(command.status).toBe(2);
    expect(command.stderr.trim().split('\n')).toHaveLength(1);
  });
});
