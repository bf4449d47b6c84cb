// Stands in for `electron` under the built main and preload bundles: the fake of the unit tests, its windows shown by a Chromium
// (STAND_IN_BROWSER: its DevTools address). `app://workbench` is served to it as WEB, which Chromium can load.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { CDPSession, Page, Route } from 'playwright-core';
import { z } from 'zod';
import { BrowserWindow as FakeWindow, fake } from '../../config/fake-electron.ts';
import { nodeBase64 } from '../../../electron/hosts/loopback/answer.ts';
import { decodeWire, encodeWire } from '../../../shared/contract/wire.ts';
import { pageWorld, preloadWorld } from './world-scripts.ts';

export {
  app,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from '../../config/fake-electron.ts';

const APP = 'app://workbench';
const WEB = 'http://workbench.localhost';
const WORLD = 'preload';
const sent = z.object({ id: z.number(), channel: z.string(), message: z.unknown() });
const order = z.object({ answers: z.record(z.string(), z.unknown()).optional(), close: z.boolean().optional() });

export class BrowserWindow extends FakeWindow {
  page: Page | null = null;
  override loadURL(url: string): Promise<void> {
    return show(this, url);
  }
}

async function show(window: BrowserWindow, url: string): Promise<void> {
  const browser = await chromium.connectOverCDP(process.env.STAND_IN_BROWSER ?? '');
  const page = await browser.contexts()[0]!.newPage();
  window.page = page;
  await page.route('**/*', serve);
  const session = await page.context().newCDPSession(page);
  await joinWorlds(session, window);
  await page.goto(url.replace(APP, WEB));
  window.emit('ready-to-show');
}

/** Each request goes to the session's filter and the protocol handler, as Electron would send it. */
async function serve(route: Route): Promise<void> {
  const url = route.request().url().replace(WEB, APP);
  let cancelled = false;
  fake.session.set.get('beforeRequest')?.({ url }, (answer: unknown) => {
    cancelled = z.object({ cancel: z.boolean() }).parse(answer).cancel;
  });
  if (cancelled) return route.abort();
  const answer: unknown = await fake.protocols.get('app')?.(new Request(url, { method: route.request().method() }));
  if (!(answer instanceof Response)) throw new Error(`no answer for ${url}`);
  return route.fulfill({
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()),
  });
}

/** The preload in a world of its own, a binding out of it, answers and events into it. */
async function joinWorlds(session: CDPSession, window: BrowserWindow): Promise<void> {
  const frames = new Map<number, { readonly origin: string; readonly parent: unknown }>();
  let top = 0;
  const { frameTree } = await session.send('Page.getFrameTree');
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name !== WORLD) return;
    const isTop = context.auxData?.frameId === frameTree.frame.id;
    frames.set(context.id, { origin: context.origin.replace(WEB, APP), parent: isTop ? null : {} });
    if (isTop) top = context.id;
  });
  const run = (contextId: number, expression: string): Promise<unknown> =>
    session.send('Runtime.evaluate', { contextId, expression });
  session.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
    const { id, channel, message } = sent.parse(decodeWire(payload, nodeBase64));
    const event = { sender: window.webContents, senderFrame: frames.get(executionContextId) ?? null };
    void Promise.resolve(fake.ipc.get(channel)?.(event, message)).then((result) =>
      run(executionContextId, `standInReply(${id}, ${JSON.stringify(encodeWire(result, nodeBase64))})`),
    );
  });
  window.webContents.send = (channel, ...args) =>
    void run(top, `standInEvent(${JSON.stringify(channel)}, ${JSON.stringify(encodeWire(args, nodeBase64))})`);
  const preload = z.string().parse(window.options.webPreferences.preload);
  await session.send('Page.enable');
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'standInSend', executionContextName: WORLD });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorld });
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: preloadWorld(readFileSync(preload, 'utf8')),
    worldName: WORLD,
  });
}

// The test's hand: what dialogs answer, closing the window; the process ends when the app has quit.
process.on('message', (raw) => {
  const { answers, close } = order.parse(raw);
  Object.assign(fake.answers, answers);
  if (!close) return;
  fake.windows[0]?.close();
  // Questions before a close are answered within this turn, so that the test need not guess when it was heard.
  setImmediate(() => process.send?.('closed'));
});
fake.app.isPackaged = false;
fake.app.exit = (code) => process.exit(code);
const quit = fake.app.quit.bind(fake.app);
fake.app.quit = () => {
  quit();
  if (fake.app.calls.at(-1) === 'ended') process.exit(0);
};
