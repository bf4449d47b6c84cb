// Every way out ends every process of the app, with the project whole in its file, and the next start shows a window.
import { readdirSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { launchDesktop } from './support/launch-desktop.ts';
import type { Desktop } from './support/start-desktop.ts';
import { putSample } from './support/person.ts';
import { openSampleFile } from './support/open-sample-file.ts';
import { takeTurns } from './support/take-turns.ts';

/** The call comes back before the process ends: a quit goes into a task of its own. */
const ways: readonly (readonly [string, (desktop: Desktop) => unknown])[] = [
  [
    '文件→退出',
    ({ app }) =>
      app.evaluate(({ Menu }) => {
        const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '文件');
        const quit = file?.submenu?.items.find(({ label }) => label === '退出');
        setImmediate(() => quit?.click());
      }),
  ],
  [
    'Ctrl+Q',
    ({ app }) =>
      app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        // Keys go to the window in front: without a window manager nobody else puts it there.
        window?.focus();
        window?.webContents.focus();
        window?.webContents.sendInputEvent({ type: 'rawKeyDown', keyCode: 'Q', modifiers: ['control'] });
        window?.webContents.sendInputEvent({ type: 'keyUp', keyCode: 'Q', modifiers: ['control'] });
      }),
  ],
  ['app.quit()', ({ app }) => app.evaluate((electron) => void setImmediate(() => electron.app.quit()))],
  [
    'closing the window',
    ({ app }) =>
      app.evaluate(({ BrowserWindow }) => void setImmediate(() => BrowserWindow.getAllWindows()[0]?.close())),
  ],
  ['SIGTERM', ({ pid }) => process.kill(pid, 'SIGTERM')],
  ['SIGINT', ({ pid }) => process.kill(pid, 'SIGINT')],
  ['Ctrl+C in a terminal', ({ pid }) => process.kill(-pid, 'SIGINT')],
  ['SIGHUP', ({ pid }) => process.kill(pid, 'SIGHUP')],
  [
    'the end of the session',
    ({ app }) =>
      app.evaluate(
        ({ BrowserWindow }) => void setImmediate(() => BrowserWindow.getAllWindows()[0]?.emit('session-end')),
      ),
  ],
  [
    'the system going down',
    ({ app }) =>
      app.evaluate(
        ({ powerMonitor }) => void setImmediate(() => powerMonitor.emit('shutdown', { preventDefault() {} })),
      ),
  ],
  [
    '退出 after a crash of the screens',
    ({ app }) =>
      app.evaluate(({ dialog, BrowserWindow }) => {
        dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
        setImmediate(() => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
      }),
  ],
];

describe.skipIf(inject('electron') === null)('quitting without a project', () => {
  const turns = takeTurns(
    () => undefined,
    async (person) => {
      const desktop = await launchDesktop(person);
      await desktop.page.getByRole('button', { name: '打开示例 省级政府 2021' }).waitFor();
      return desktop;
    },
  );

  it.each(ways)('by %s', async (_name, quit) => {
    const turn = await turns.begin();
    await turns.ends(turn, quit);
    await turns.startsAgain(turn);
  });
});

describe.skipIf(inject('electron') === null)('quitting with a project', () => {
  const turns = takeTurns(putSample, openSampleFile);

  it.each(ways)('by %s', async (_name, quit) => {
    const turn = await turns.begin();
    await turns.ends(turn, quit);
    expect(readdirSync(turn.person.files)).toEqual(['示例.ewb']);
    await turns.startsAgain(turn);
  });
});
