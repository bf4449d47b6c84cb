// The built main and preload bundles, the real services and SQLite, in Chromium through the stand-in for `electron`.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium, policyBreaches, watchFaults } from './launch-chromium.ts';
import type { TestBrowser } from './launch-chromium.ts';
import type { PreloadBridge } from '../../../shared/contract/preload-bridge.ts';

declare global {
  interface Window {
    readonly workbenchHost?: PreloadBridge;
    seen?: unknown[];
  }
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'workbench-desktop-'));
let browser: TestBrowser;
let app: ChildProcess;
let page: Page;
let faults: string[];
let log = '';

beforeAll(async () => {
  if (!existsSync(join(root, 'out', 'main', 'index.cjs'))) throw new Error('Build first: npm run build');
  browser = await launchChromium(await freePort());
  const shown = browser.context.waitForEvent('page', { timeout: 120_000 });
  app = fork(join(root, 'out', 'main', 'index.cjs'), [], {
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--import',
      new URL('../electron-stand-in/register.ts', import.meta.url).href,
    ],
    env: { ...process.env, STAND_IN_BROWSER: browser.endpoint, WORKBENCH_USER_DATA: join(folder, 'user') },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  app.stdout?.on('data', (chunk: Buffer) => {
    log += String(chunk);
  });
  app.stderr?.on('data', (chunk: Buffer) => {
    log += String(chunk);
  });
  app.on('exit', (code) => {
    log += `[exit ${code}]`;
  });
  page = await Promise.race([
    shown,
    once(app, 'exit').then(() => {
      throw new Error(`the app ended: ${log}`);
    }),
  ]);
  faults = watchFaults(page);
  await page.waitForURL('http://workbench.localhost/');
  await page.waitForFunction(() => (document.getElementById('root') ?? document.body).childElementCount > 0);
});
afterAll(async () => {
  app?.kill();
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const invoke = (name: string, input: unknown): Promise<unknown> =>
  page.evaluate(([to, given]) => window.workbenchHost?.invoke(String(to), given), [name, input]);
const chooseSaved = (filePath: string): void => void app.send({ answers: { save: [{ canceled: false, filePath }] } });

it('shows the built screens without a fault or a breach of the policy', async () => {
  expect(await page.locator('#root').innerText()).not.toBe('');
  expect(faults).toEqual([]);
  expect(await policyBreaches(page)).toEqual([]);
  expect(log).toBe('');
});

it('gives the page one invoke and one subscribe, and nothing of Node or Electron', async () => {
  const seen = await page.evaluate(() => [
    Object.keys(window.workbenchHost ?? {}),
    ...['require', 'process', 'module', 'Buffer', 'electron', 'standInSend'].map((name) => name in window),
  ]);
  expect(seen).toEqual([['invoke', 'subscribe'], false, false, false, false, false, false]);
});

it('runs nothing that is not from the app: no inline script, no eval, no foreign request, no frame', async () => {
  const outcome = await page.evaluate(async () => {
    const blocked: string[] = [];
    addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.seen = ["inline"]';
    document.body.append(script);
    const fetched = await fetch('https://example.org/').then(
      () => 'fetched',
      () => 'refused',
    );
    const frame = document.createElement('iframe');
    frame.src = 'https://example.org/';
    document.body.append(frame);
    // In a task of its own: DevTools lets its own evaluation pass.
    const evaluated = await new Promise((resolve) =>
      setTimeout(() => {
        try {
          resolve(String(new Function('return 1')()));
        } catch {
          resolve('refused');
        }
      }),
    );
    // Each of the four is told of in a task of its own; where one never is, the test says so after a few seconds.
    for (let frame = 0; frame < 300 && new Set(blocked).size < 4; frame += 1) await new Promise(requestAnimationFrame);
    script.remove();
    frame.remove();
    return { ran: window.seen ?? null, fetched, evaluated, blocked: [...new Set(blocked)].sort() };
  });
  expect(outcome).toEqual({
    ran: null,
    fetched: 'refused',
    evaluated: 'refused',
    blocked: ['connect-src', 'frame-src', 'script-src', 'script-src-elem'],
  });
  faults.length = 0;
});

it('answers operations and refuses unknown ones', async () => {
  expect(await invoke('app.settings', {})).toMatchObject({ ok: true, value: { language: 'zh' } });
  expect(await invoke('no.such', {})).toMatchObject({ ok: false, error: { code: 'UNKNOWN_OPERATION' } });
});

it('makes a project where the dialog said, tells the screens when it closes, and takes no path for a handle', async () => {
  const path = join(folder, '省级.ewb');
  chooseSaved(path);
  await page.evaluate(() => {
    window.seen = [];
    window.workbenchHost?.subscribe((event) => window.seen?.push(event.name));
  });
  const saved = await invoke('host.save-file', { suggestedName: '省级', extension: 'ewb' });
  expect(saved).toMatchObject({ ok: true, value: { name: '省级.ewb', size: null } });
  const { value } = Object(saved);
  const made = await invoke('project.new', { template: 'province-2021', target: value.handle });
  expect(made).toMatchObject({ ok: true, value: { revision: expect.any(Number) } });
  expect(existsSync(path)).toBe(true);
  expect(await invoke('project.open', { file: path })).toMatchObject({ ok: false, error: { code: 'BAD_HANDLE' } });
  expect(await invoke('project.close', { project: Object(made).value.project })).toEqual({ ok: true, value: null });
  expect(await page.evaluate(() => window.seen)).toContain('project-closed');
  expect(await invoke('app.recent', {})).toMatchObject({ ok: true, value: [{ file: '省级.ewb', folder }] });
});

it('closes the project into its one file and ends', async () => {
  const { value: recent } = Object(await invoke('app.recent', {}));
  expect(await invoke('project.open-recent', { id: recent[0].id })).toMatchObject({ ok: true });
  // While it is open its journal lies beside it.
  expect(readdirSync(folder).filter((name) => name.startsWith('省级')).length).toBeGreaterThan(1);
  const ended = once(app, 'exit');
  app.send({ close: true });
  expect((await ended)[0]).toBe(0);
  expect(readdirSync(folder).filter((name) => name.startsWith('省级'))).toEqual(['省级.ewb']);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
