// npm start on a machine without Electron or display, as a user would run it.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'workbench-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where the binary is, it would open. */
const electron = existsSync(join(root, 'node_modules/electron/path.txt'));

it.each([
  [['--web'], {}, /^评估工作台/],
  // No display, or a download server that can't be reached (port 9 is 'discard'): said in one line, then the browser.
  [[], { DISPLAY: '', WAYLAND_DISPLAY: '' }, /^桌面窗口不能打开：[^\n]*\n评估工作台/],
  ...(electron
    ? []
    : ([
        [
          [],
          { DISPLAY: ':9', ELECTRON_MIRROR: 'http://127.0.0.1:9/', HTTPS_PROXY: '', https_proxy: '' },
          /^桌面窗口不能打开：没有 Electron 程序，也无法下载（127\.0\.0\.1:9 \w+）。[^\n]*ELECTRON_MIRROR=[^\n]*\n评估工作台/,
        ],
      ] as const)),
] as const)('npm start %j with %j serves the screens and says where', async (args, environment, opening) => {
  const child = spawn(process.execPath, [join(root, 'scripts/launch.mjs'), 'scripts/start.ts', ...args], {
    cwd: root,
    env: { ...process.env, ...environment, WORKBENCH_USER_DATA: join(folder, 'user') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += String(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += String(chunk);
    });
    await expect.poll(() => output, { timeout: 90_000, interval: 100 }).toContain('Ctrl+C');
    // A build, if sources are newer, and the making of the sample projects say so first.
    expect(output.replace(/^((正在构建界面|正在准备示例项目|示例项目)[^\n]*\n)*/, '')).toMatch(opening);
    const address = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}/.exec(output)?.[0] ?? '';
    const page = await fetch(address);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('id="root"')]);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
  } finally {
    child.kill('SIGKILL');
  }
});
