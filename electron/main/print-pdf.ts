import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BrowserWindow, session } from 'electron';

/** Prints a page to a PDF file in a window that nobody sees: no script, no preload, and no request but for the page itself. */
export async function printPdf(html: string, target: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'workbench-print-'));
  const page = join(folder, 'page.html');
  const own = session.fromPartition('print');
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: details.url !== pathToFileURL(page).href }));
  const window = new BrowserWindow({ show: false, webPreferences: { session: own, sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, webSecurity: true } });
  try {
    await writeFile(page, html, { encoding: 'utf8', mode: 0o600 });
    await window.loadFile(page);
    await writeFile(target, await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true, generateDocumentOutline: true }));
  } finally {
    window.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}
