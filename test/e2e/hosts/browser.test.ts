// The browser host in Chromium: first the client files alone over a dispatcher of the test, then the built screens over the real services.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtScreens } from '../../../electron/hosts/built-screens.ts';
import { createEventHub } from '../../../electron/hosts/event-hub.ts';
import { createHandleStore } from '../../../electron/hosts/handles.ts';
import { serveLoopback } from '../../../electron/hosts/loopback/serve-loopback.ts';
import type { LoopbackServer } from '../../../electron/hosts/loopback/serve-loopback.ts';
import { serveWorkbench } from '../../../electron/hosts/loopback/serve-workbench.ts';
import type { ServedWorkbench } from '../../../electron/hosts/loopback/serve-workbench.ts';
import { listStaticFiles } from '../../../electron/hosts/static-files.ts';
import type {} from './host-page/main.ts';
import { launchChromium, policyBreaches, watchFaults } from './launch-chromium.ts';
import type { TestBrowser } from './launch-chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'workbench-browser-'));
const hub = createEventHub(() => undefined);
const handles = createHandleStore();
const received: { name: string; input: unknown }[] = [];
let browser: TestBrowser;
let server: LoopbackServer;

beforeAll(async () => {
  const out = join(folder, 'page');
  await build({
    root: fileURLToPath(new URL('./host-page', import.meta.url)),
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir: out, assetsInlineLimit: 0 },
  });
  const started = await serveLoopback({
    events: hub,
    handles,
    staticFiles: listStaticFiles(out),
    privateFolder: join(folder, 'private'),
    projectFolder: join(folder, 'projects'),
    dispatcher: async (name, input) => {
      received.push({ name, input });
      return { ok: true, value: { values: Float64Array.of(0.1, Number.NaN), total: Number.NEGATIVE_INFINITY } };
    },
  });
  if (!started.ok) throw new Error(started.error.code);
  server = started.value;
  browser = await launchChromium(0);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the client', () => {
  let page: Page;
  let faults: string[];
  beforeAll(async () => {
    page = await browser.context.newPage();
    faults = watchFaults(page);
    await page.goto(server.url);
    await page.waitForFunction(() => window.host !== undefined);
  });
  afterAll(() => page.close());

  it('takes the token out of the address bar, and still has it after a reload', async () => {
    expect(page.url()).toBe(`http://127.0.0.1:${server.port}/`);
    await page.reload();
    await page.waitForFunction(() => window.host !== undefined);
    expect(await page.evaluate(() => window.host?.invoke('app.info', {}))).toMatchObject({ ok: true });
  });
  it('carries typed arrays, NaN and infinity both ways', async () => {
    const back = await page.evaluate(async () => {
      const answer = await window.host?.invoke('echo', {
        weights: Float64Array.of(0.25, Number.NaN),
        bytes: Uint8Array.of(0, 255),
      });
      const { value } = Object(answer);
      return [
        value.values instanceof Float64Array,
        value.values[0],
        Number.isNaN(value.values[1]),
        value.total === Number.NEGATIVE_INFINITY,
      ];
    });
    expect(back).toEqual([true, 0.1, true, true]);
    expect(received.at(-1)).toEqual({
      name: 'echo',
      input: { weights: Float64Array.of(0.25, Number.NaN), bytes: Uint8Array.of(0, 255) },
    });
  });
  it('hears events, also after the stream was lost', async () => {
    await page.evaluate(() => {
      window.heard = [];
      window.host?.subscribe((event) =>
        window.heard?.push(event.name === 'project-changed' ? event.revision : event.name),
      );
    });
    const emitUntilHeard = async (revision: number): Promise<void> => {
      await expect
        .poll(async () => {
          hub.emit({ name: 'project-changed', revision, cause: '导入' });
          return page.evaluate(() => window.heard);
        })
        .toContain(revision);
    };
    await emitUntilHeard(1);
    // Far beyond the backlog at once: the host drops the reader, which connects anew.
    hub.emit({ name: 'project-changed', revision: 2, cause: 'x'.repeat(6_000_000) });
    await emitUntilHeard(3);
  });
  it('uploads what the user chooses and gives handles with names', async () => {
    const file = join(folder, '江苏省.csv');
    writeFileSync(file, '地区,数值\n');
    const chooser = page.waitForEvent('filechooser');
    const answer = page.evaluate(() =>
      window.host?.openFiles({ purpose: 'sheets', extensions: ['xlsx', 'csv'], multiple: true }),
    );
    await (await chooser).setFiles([file]);
    const opened = await answer;
    if (!opened?.ok) throw new Error('not opened');
    expect(opened.value).toEqual([{ handle: expect.any(String), name: '江苏省.csv', size: 14 }]);
    expect(readFileSync(handles.resolve(opened.value[0]!.handle, 'read') ?? '', 'utf8')).toBe('地区,数值\n');
  });
  it('says which dropped file it does not take', async () => {
    const answer = await page.evaluate(() => window.host?.adoptFiles([new File(['x'], 'tool.exe')]));
    expect(answer).toMatchObject({ ok: false, error: { code: 'HOST_FILE_KIND', params: { name: 'tool.exe' } } });
  });
  it('downloads what an operation wrote, and a picture that the page made', async () => {
    const target = await page.evaluate(() => window.host?.saveFile({ suggestedName: '结果', extension: 'xlsx' }));
    if (!target?.ok || target.value === null) throw new Error('no target');
    writeFileSync(handles.resolve(target.value.handle, 'write') ?? '', 'workbook');
    const download = page.waitForEvent('download');
    expect(await page.evaluate((file) => window.host?.deliver(file), target.value)).toEqual({ ok: true, value: null });
    const written = await download;
    expect(written.suggestedFilename()).toBe('结果.xlsx');
    expect(readFileSync(await written.path(), 'utf8')).toBe('workbook');
    const picture = page.waitForEvent('download');
    await page.evaluate(() =>
      window.host?.saveBytes({ suggestedName: '图', extension: 'png', bytes: Uint8Array.of(137, 80) }),
    );
    expect([...readFileSync(await (await picture).path())]).toEqual([137, 80]);
  });
  it('breaks no policy and writes no error but for the stream that was dropped on purpose', () => {
    expect(faults).toEqual(['Failed to load resource: net::ERR_INCOMPLETE_CHUNKED_ENCODING']);
  });
  it('without the token can do nothing, and says so', async () => {
    const other = await browser.context.newPage();
    await other.goto(`http://127.0.0.1:${server.port}/`);
    await other.waitForFunction(() => window.host !== undefined);
    expect(await other.evaluate(() => window.host?.invoke('app.info', {}))).toEqual({
      ok: false,
      error: { code: 'HOST_TOKEN', params: {}, place: {} },
    });
    await other.close();
  });
});

describe('a page of another origin', () => {
  let foreign: Server;
  let page: Page;
  beforeAll(async () => {
    foreign = createServer((_request, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>foreign</title>'),
    ).listen(0, '127.0.0.1');
    await once(foreign, 'listening');
    const address = foreign.address();
    page = await browser.context.newPage();
    await page.goto(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`);
  });
  afterAll(async () => {
    await page.close();
    foreign.close();
  });
  it('can call nothing, even if it had the token', async () => {
    received.length = 0;
    const outcome = await page.evaluate(
      async ([port, token]) => {
        const url = `http://127.0.0.1:${port}/api/invoke`;
        const body = '{"name":"app.info","input":{}}';
        const tries: RequestInit[] = [
          { method: 'POST', body, headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` } },
          { method: 'POST', body, mode: 'no-cors' },
          { method: 'GET', mode: 'no-cors' },
        ];
        return Promise.all(
          tries.map((init) =>
            fetch(url, init).then(
              (response) => response.type,
              () => 'refused',
            ),
          ),
        );
      },
      [String(server.port), server.token],
    );
    // 'opaque': sent without anything to prove itself and answered 403, which the page can't read.
    expect(outcome).toEqual([
      'refused',
      expect.stringMatching(/^(refused|opaque)$/),
      expect.stringMatching(/^(refused|opaque)$/),
    ]);
    expect(received).toEqual([]);
  });
  it('can neither frame our page nor load its scripts', async () => {
    const outcome = await page.evaluate(async (port) => {
      const frame = document.createElement('iframe');
      frame.src = `http://127.0.0.1:${port}/`;
      const framed = new Promise((resolve) => {
        frame.onload = () => resolve(frame.contentDocument === null ? 'blocked' : 'shown');
      });
      document.body.append(frame);
      const script = document.createElement('script');
      script.src = `http://127.0.0.1:${port}/api/files/abcdefgh`;
      const loaded = new Promise((resolve) => {
        script.onload = () => resolve('loaded');
        script.onerror = () => resolve('blocked');
      });
      document.body.append(script);
      return [await framed, await loaded];
    }, server.port);
    expect(outcome).toEqual(['blocked', 'blocked']);
    expect(page.frames().filter((frame) => frame.url().startsWith(`http://127.0.0.1:${server.port}`))).toEqual([]);
  });
});

describe('the built screens', () => {
  let served: ServedWorkbench;
  let page: Page;
  beforeAll(async () => {
    if (!existsSync(builtScreens)) throw new Error('Build first: npm run build');
    const started = await serveWorkbench({
      renderer: builtScreens,
      userData: join(folder, 'user'),
      port: 0,
      onFault: () => undefined,
    });
    if (!started.ok) throw new Error(started.error.code);
    served = started.value;
    page = await browser.context.newPage();
  });
  afterAll(async () => {
    await page?.close();
    await served?.close();
  });
  it('come up under the policy without an error', async () => {
    const faults = watchFaults(page);
    await page.goto(served.url);
    await page.waitForFunction(() => (document.getElementById('root')?.innerText ?? '') !== '');
    expect(faults).toEqual([]);
    expect(await policyBreaches(page)).toEqual([]);
    expect(page.url()).not.toContain('token');
  });
});
