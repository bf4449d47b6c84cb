// Electron itself, where its binary is: it can't be fetched on every machine.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const pathFile = join(root, 'node_modules/electron/path.txt');
const binary = existsSync(pathFile)
  ? join(root, 'node_modules/electron/dist', readFileSync(pathFile, 'utf8').trim())
  : '';
const obstacle = !existsSync(binary)
  ? "Electron's binary is not in node_modules/electron/dist (npm start fetches it where the network allows)"
  : process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
    ? 'there is no display'
    : null;

if (obstacle === null) it('opens the built app, answers an operation, and shows nothing of Node to the page', smoke);
else
  it(`Electron is not tried: ${obstacle}`, () =>
    expect(existsSync(binary) && Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)).toBe(false));

async function smoke(): Promise<void> {
  const userData = mkdtempSync(join(tmpdir(), 'workbench-electron-'));
  const app = await _electron.launch({
    executablePath: binary,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root],
    env: { ...process.env, WORKBENCH_USER_DATA: userData },
  });
  try {
    const page = await app.firstWindow();
    await page.waitForFunction(() => (document.getElementById('root')?.innerText ?? '') !== '');
    expect(page.url()).toBe('app://workbench/');
    expect(await page.evaluate(() => window.workbenchHost?.invoke('app.settings', {}))).toMatchObject({ ok: true });
    expect(await page.evaluate(() => ['require', 'process', 'module'].map((name) => name in window))).toEqual([
      false,
      false,
      false,
    ]);
  } finally {
    await app.close();
    rmSync(userData, { recursive: true, force: true });
  }
}
