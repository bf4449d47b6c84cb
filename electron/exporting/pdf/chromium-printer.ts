import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { scratchFolder } from '../../files/scratch-folder.ts';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { openBrowserPipe } from './browser-pipe.ts';
import type { BrowserPipe } from './browser-pipe.ts';

/** Prints a page to a PDF file. Rejects when it could not. */
export type PrintPdf = (html: string, target: string) => Promise<void>;

const run = promisify(execFile);
/** Milliseconds for one file. */
const PATIENCE = 120_000;
const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];
const programFiles = [
  process.env['PROGRAMFILES'],
  process.env['PROGRAMFILES(X86)'],
  process.env['LOCALAPPDATA'],
].filter((folder) => folder !== undefined);

/** Chromium, Chrome or Edge: the file that CHROMIUM_PATH names, else the first found on the PATH or in the usual places; null without one. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const named = environment['CHROMIUM_PATH'];
  if (named) return isProgram(named) ? named : null;
  const extension = process.platform === 'win32' ? '.exe' : '';
  const onPath = (environment['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => commands.map((command) => join(folder, command + extension)));
  const usual = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...programFiles.flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      join(folder, 'Chromium/Application/chrome.exe'),
    ]),
  ];
  return [...onPath, ...usual].find(isProgram) ?? null;
}

/** Prints with a browser of the machine, without a window, in a profile of its own that is removed afterwards. */
export function chromiumPrinter(browser: string): PrintPdf {
  return async (html, target) => {
    const folder = scratchFolder('workbench-print-');
    try {
      const page = join(folder, 'page.html');
      await writeFile(page, html, { encoding: 'utf8', mode: 0o600 });
      await run(
        browser,
        [
          ...flags(folder),
          '--no-pdf-header-footer',
          '--generate-pdf-document-outline',
          `--print-to-pdf=${target}`,
          pathToFileURL(page).href,
        ],
        { timeout: PATIENCE, windowsHide: true },
      );
    } finally {
      // The browser's helpers may still be letting go of the profile.
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  };
}

function flags(folder: string): readonly string[] {
  return [
    '--headless',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // The sandbox can't be set up by root; the page has no script and refers to nothing.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${join(folder, 'profile')}`,
  ];
}

/** Prints page after page in one browser of the machine, which is started with the first: starting takes as long as printing three unit reports. */
export function sharedChromium(browser: string): { readonly print: PrintPdf; close(): Promise<void> } {
  let running: { readonly pipe: BrowserPipe; readonly folder: string } | null = null;
  const end = async (): Promise<void> => {
    const ending = running;
    running = null;
    if (ending === null) return;
    await ending.pipe.close();
    await rm(ending.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return {
    print: async (html, target) => {
      if (running?.pipe.ended === true) await end();
      if (running === null) {
        const folder = scratchFolder('workbench-print-');
        running = { folder, pipe: openBrowserPipe(browser, flags(folder)) };
      }
      const { pipe, folder } = running;
      const page = join(folder, 'page.html');
      await writeFile(page, html, { encoding: 'utf8', mode: 0o600 });
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, failed) => {
        timer = setTimeout(() => failed(new Error(`${PATIENCE / 1000} s`)), PATIENCE);
      });
      try {
        await writeFile(target, await Promise.race([printedPage(pipe, pathToFileURL(page).href), late]));
      } catch (fault) {
        await end();
        throw fault;
      } finally {
        clearTimeout(timer);
      }
    },
    close: end,
  };
}

/** By the page's own @page rules, as `--print-to-pdf` prints. */
async function printedPage(pipe: BrowserPipe, url: string): Promise<Buffer> {
  const { targetId } = await pipe.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await pipe.send('Target.attachToTarget', { targetId, flatten: true });
  if (typeof sessionId !== 'string') throw new Error('the browser opened no page');
  await pipe.send('Page.enable', {}, sessionId);
  const loaded = pipe.next('Page.loadEventFired', sessionId);
  await pipe.send('Page.navigate', { url }, sessionId);
  await loaded;
  const asked = { printBackground: true, preferCSSPageSize: true, generateDocumentOutline: true };
  const { data } = await pipe.send('Page.printToPDF', asked, sessionId);
  await pipe.send('Target.closeTarget', { targetId });
  if (typeof data !== 'string') throw new Error('0 B');
  return Buffer.from(data, 'base64');
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
