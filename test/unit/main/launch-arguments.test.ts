import { expect, it } from 'vitest';
import { commands } from '../../../electron/hosts/cli/commands.ts';
import { commandNames, launchArguments } from '../../../electron/main/launch-arguments.ts';
import { readWindowState } from '../../../electron/main/window-state.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

it.each([
  [['score', 'a.ewb', '--json'], true, { kind: 'command', argv: ['score', 'a.ewb', '--json'] }],
  [['--no-sandbox', 'demo', '--out', 'x'], true, { kind: 'command', argv: ['demo', '--out', 'x'] }],
  [['--help'], true, { kind: 'command', argv: ['--help'] }],
  [['a.ewb'], true, { kind: 'window', projects: ['a.ewb'] }],
  [['/home/a/score/省级.EWB', '--flag', 'notes.txt'], true, { kind: 'window', projects: ['/home/a/score/省级.EWB'] }],
  [[], true, { kind: 'window', projects: [] }],
  // An unpackaged Electron is given the app's folder first.
  [['.', 'a.ewb'], false, { kind: 'window', projects: ['a.ewb'] }],
  [['.', 'verify', 'a.ewb'], false, { kind: 'command', argv: ['verify', 'a.ewb'] }],
  [['--no-sandbox', '.'], false, { kind: 'window', projects: [] }],
])('%j starts what it says', (argv, packaged, expected) => {
  expect(launchArguments(argv, packaged)).toEqual(expected);
});

it('every command of the command line is known to the installed app', () => {
  expect([...commandNames].filter((name) => !name.includes('help')).sort()).toEqual(
    commands.map((command) => command.name).sort(),
  );
});

it.each([
  ['on the screen', { x: 100, y: 100, width: 1200, height: 800 }, true],
  ['on the second screen, left of the first', { x: -1500, y: 50, width: 1200, height: 800 }, true],
  ['on a screen that was unplugged', { x: 4000, y: 100, width: 1200, height: 800 }, false],
  ['with its title bar above the screen', { x: 100, y: -50, width: 1200, height: 800 }, false],
  ['with 79 pixels left to grasp', { x: 1841, y: 100, width: 1200, height: 800 }, false],
  ['with 80 pixels left to grasp', { x: 1840, y: 100, width: 1200, height: 800 }, true],
])('a window that was %s is put back there: %#', (_where, bounds, back) => {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-state-'));
  const file = join(folder, 'state.json');
  writeFileSync(file, JSON.stringify({ bounds, maximized: true }));
  const areas = [
    { x: 0, y: 0, width: 1920, height: 1040 },
    { x: -1600, y: 0, width: 1600, height: 900 },
  ];
  expect(readWindowState(file, areas)).toEqual(back ? { bounds, maximized: true } : null);
  writeFileSync(file, '{"bounds":');
  expect(readWindowState(file, areas)).toBeNull();
  rmSync(folder, { recursive: true });
});
