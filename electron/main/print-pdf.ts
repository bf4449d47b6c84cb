import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { scratchFolder } from '../files/scratch-folder.ts';
import { pathToFileURL } from 'node:url';
import { BrowserWindow, session } from 'electron';

/** As long as a browser of the machine is given. */
const PATIENCE = 120_000;

/**
 * Prints a page to a PDF file in a window that nobody sees: no script, no preload, and no request but for the page itself. Paper and
 * margins are those of the page's own @page rules, A4 without. Rejects when it could not, or not within `patience` ms.
 */
export async function printPdf(html: string, target: string, patience = PATIENCE): Promise<void> {
  const folder = scratchFolder('workbench-print-');
  const page = join(folder, 'page.html');
  // A session of its own, in memory: two prints at a time would shut out each other's page.
  const own = session.fromPartition(basename(folder));
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: details.url !== pathToFileURL(page).href }));
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webSecurity: true,
    },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    await writeFile(page, html, { encoding: 'utf8', mode: 0o600 });
    const printing = window.loadFile(page).then(() =>
      window.webContents.printToPDF({
        pageSize: 'A4',
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      }),
    );
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${patience / 1000} s`)), patience);
    });
    await writeFile(target, await Promise.race([printing, late]));
  } finally {
    clearTimeout(timer);
    window.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}
