import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { serveWorkbench } from '../../../electron/hosts/loopback/serve-workbench.ts';
import { builtScreens } from './built-screens.ts';
import { PATIENCE_MS, chromiumArguments, chromiumPath } from './chromium.ts';
import { complaints, listenForComplaints } from './listen-for-complaints.ts';

export const small = { width: 1280, height: 720 } as const;
export const large = { width: 1920, height: 1080 } as const;
const pictures = fileURLToPath(new URL('../../../out/screenshots', import.meta.url));

export interface WorkbenchPage {
  readonly page: Page;
  /** Where another window on the same host begins. */
  readonly url: string;
  readonly userData: string;
  /** Console errors, page errors and CSP violations so far. */
  readonly complaints: readonly string[];
  /** Writes out/screenshots/NAME-WIDTHxHEIGHT.png. */
  picture(name: string): Promise<void>;
  /** Ends page and host, and leaves the user folder to be looked at. */
  release(): Promise<void>;
  close(): Promise<void>;
}

/** The real loopback host with real services over a fresh user folder, and a Chromium page on it. `besides`: complaints that the test itself brings about; `fill` puts things into the user folder before the host starts. */
export async function openWorkbenchPage(
  size: { readonly width: number; readonly height: number } = small,
  { besides, fill }: { readonly besides?: RegExp; readonly fill?: (userData: string) => void } = {},
): Promise<WorkbenchPage> {
  if (chromiumPath === null) throw new Error('no Chromium on this machine');
  const userData = mkdtempSync(join(tmpdir(), 'workbench-e2e-'));
  fill?.(userData);
  const served = await serveWorkbench({
    renderer: builtScreens(),
    userData,
    port: 0,
    onFault: (fault) =>
      complaints.push(`fault: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`),
  });
  if (!served.ok) throw new Error(served.error.code);
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [...chromiumArguments],
    chromiumSandbox: false,
  });
  const context = await browser.newContext({
    viewport: size,
    locale: 'zh-CN',
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  listenForComplaints(page, besides ? { besides } : {});
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      // As an error of the page, which is listened to above.
      setTimeout(() => {
        throw new Error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
      });
    });
  });
  await page.goto(served.value.url);
  let ended: Promise<void> | null = null;
  const release = (): Promise<void> => (ended ??= browser.close().then(() => served.value.close()));
  return {
    page,
    url: served.value.url,
    userData,
    complaints,
    picture: async (name) => {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({
        path: join(pictures, `${name}-${page.viewportSize()?.width}x${page.viewportSize()?.height}.png`),
      });
    },
    release,
    close: async () => {
      await release();
      rmSync(userData, { recursive: true, force: true });
    },
  };
}
