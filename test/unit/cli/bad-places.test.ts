// Commands where the places that they need besides their files are bad: no home, no temporary folder, one that is full, a terminal that goes away.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openProject } from '../../../electron/storage/project-file.ts';

const main = fileURLToPath(new URL('../../../electron/hosts/cli/main.ts', import.meta.url));
const node = ['--disable-warning=ExperimentalWarning', main];

/** A folder of 64 kB of its own, for this process only. */
const mounted = 'mount -t tmpfs -o size=64k none "$0" && exec "$@"';

let folder = '';
let made = '';
let place = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-places-'));
  made = join(folder, 'made.ewb');
  expect(spawnSync(process.execPath, [...node, 'new', made, '--template', 'province-2021']).status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  place = mkdtempSync(join(folder, 'place-'));
  copyFileSync(made, join(place, 'p.ewb'));
  writeFileSync(join(place, 'a.csv'), '地区,采集项,专家,得分\r\n北京,A6-2.1,甲,90\r\n');
});

/** Each with what it makes, besides the project and the sheet. */
const commands = {
  verify: { args: ['verify', 'p.ewb'], makes: [] },
  rescue: { args: ['rescue', 'p.ewb', '--to', 'r.ewb'], makes: ['r.ewb'] },
  export: { args: ['export', 'p.ewb', '--to', 't.zip', '--what', 'audit'], makes: ['t.zip'] },
  import: { args: ['import', 'p.ewb', 'a.csv'], makes: [] },
} as const;
type Command = keyof typeof commands;
const names: readonly Command[] = ['verify', 'rescue', 'export', 'import'];

/** What was said besides progress (`import…`). */
const said = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .filter((line) => line !== '' && !/^[a-z-]+…$/.test(line));

/** Done and said nothing, or nothing done and one line: and either way nothing besides is there, and the project is whole. */
function expectClean(command: Command, status: number | null, stderr: string): void {
  const lines = said(stderr);
  expect([status, lines]).toEqual(status === 0 ? [0, []] : [2, [expect.any(String)]]);
  // Not a fault of the program's.
  expect(stderr).not.toMatch(/程序内部|INTERNAL|\bat .*\.ts:/);
  expectWhole(status === 0 ? commands[command].makes : []);
}

function expectWhole(besides: readonly string[]): void {
  expect(readdirSync(place).sort()).toEqual(['a.csv', 'p.ewb', ...besides].sort());
  const opened = openProject(join(place, 'p.ewb'), { now: '2026-05-01T08:00:00Z' });
  if (!opened.ok) throw new Error(opened.error.code);
  expect(opened.value.verify()).toEqual([]);
  opened.value.close();
}

const run = (command: Command, env: NodeJS.ProcessEnv) =>
  spawnSync(process.execPath, [...node, ...commands[command].args], {
    cwd: place,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });

describe.each(names)('%s', (command) => {
  test('needs no home', () => {
    const home = join(folder, 'home');
    writeFileSync(home, 'a file where the folder should be');
    const { status, stderr } = run(command, {
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_CACHE_HOME: join(home, 'cache'),
      APPDATA: home,
    });
    expect(status).toBe(0);
    expectClean(command, status, stderr);
  });

  test('ends in one line, or does without, where there is no temporary folder', () => {
    const none = join(folder, 'none');
    const { status, stderr } = run(command, { TMPDIR: none, TEMP: none, TMP: none });
    if (status !== 0) expect(stderr).toContain(none);
    expectClean(command, status, stderr);
  });

  test.runIf(process.platform === 'linux' && canMount())(
    'ends in one line, or does without, where the temporary folder is full',
    () => {
      const full = join(folder, 'full');
      mkdirSync(full, { recursive: true });
      const { status, stderr } = spawnSync(
        'unshare',
        ['-rm', 'sh', '-c', mounted, full, process.execPath, ...node, ...commands[command].args],
        { cwd: place, encoding: 'utf8', env: { ...process.env, TMPDIR: full } },
      );
      if (status !== 0) expect(stderr).toContain(full);
      expectClean(command, status, stderr);
    },
  );

  test.skipIf(process.platform === 'win32')('ends with its terminal, and leaves nothing half-done', async () => {
    const scratch = join(place, '..', `scratch-${command}`);
    mkdirSync(scratch);
    const child = spawn(process.execPath, [...node, ...commands[command].args], {
      cwd: place,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, TMPDIR: scratch },
    });
    let stderr = '';
    child.stderr.on('data', (part) => {
      stderr += String(part);
    });
    // The first that it makes beside the project or for itself: it is at work.
    const watches = [place, scratch].map((one) => watch(one, () => child.kill('SIGHUP')));
    const [code, signal] = await once(child, 'exit');
    for (const one of watches) one.close();
    expect([code, signal]).toEqual([129, null]);
    expect(said(stderr).length).toBeLessThanOrEqual(1);
    expect(readdirSync(scratch)).toEqual([]);
    // Ended before, or after, its file was put in its place.
    expectWhole(commands[command].makes.filter((name) => existsSync(join(place, name))));
  });
});

test.runIf(process.platform === 'linux' && canMount())(
  'rescue says how much room a full disk lacks, makes nothing there and takes nothing for lost',
  () => {
    const full = join(folder, 'full-target');
    mkdirSync(full);
    const args = [...node, 'rescue', join(place, 'p.ewb'), '--to', join(full, 'r.ewb')];
    const listing = `${mounted.replace('exec ', '')}; code=$?; ls -A "$0"; exit $code`;
    const { status, stdout, stderr } = spawnSync(
      'unshare',
      ['-rm', 'sh', '-c', listing, full, process.execPath, ...args],
      { encoding: 'utf8' },
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(said(stderr)).toEqual([expect.stringMatching(/磁盘已满，没有建立“.*r\.ewb”.*请腾出约 \d+ MB/)]);
  },
);

function canMount(): boolean {
  const probe = mkdtempSync(join(tmpdir(), 'workbench-mount-'));
  try {
    return spawnSync('unshare', ['-rm', 'sh', '-c', mounted, probe, 'true']).status === 0;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}
