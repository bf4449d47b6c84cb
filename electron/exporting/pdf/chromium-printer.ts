import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { scratchFolder } from '../../files/scratch-folder.ts';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Prints a page to a PDF file. Rejects when it could not. */
export type PrintPdf = (html: string, target: string) => Promise<void>;

const run = promisify(execFile);
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
          '--no-pdf-header-footer',
          '--generate-pdf-document-outline',
          `--print-to-pdf=${target}`,
          pathToFileURL(page).href,
        ],
        { timeout: 120_000, windowsHide: true },
      );
    } finally {
      // The browser's helpers may still be letting go of the profile.
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
