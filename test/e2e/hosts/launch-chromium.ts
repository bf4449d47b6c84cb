import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';

export interface TestBrowser {
  readonly context: BrowserContext;
  /** DevTools address, for a second client. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Chromium with a fresh profile (docs/LIBRARIES "Chromium in tests"). */
export async function launchChromium(port: number): Promise<TestBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'workbench-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    headless: true,
    chromiumSandbox: false,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--remote-debugging-port=${port}`,
    ],
  });
  return {
    context,
    endpoint: `http://127.0.0.1:${port}`,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Collects what a page must not do: console errors, uncaught faults, breaches of the policy. */
export function watchFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  page.on('pageerror', (fault) => faults.push(String(fault)));
  return faults;
}

/** Breaches of the policy since the page was loaded, those that no console message tells of included. */
export function policyBreaches(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const seen: string[] = [];
        const observer = new ReportingObserver(
          (reports) => seen.push(...reports.map((report) => JSON.stringify(report.body))),
          { types: ['csp-violation'], buffered: true },
        );
        observer.observe();
        // Reports of the past are handed over in a task of their own, before the second frame; takeRecords gives what still waits.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            seen.push(...observer.takeRecords().map((report) => JSON.stringify(report.body)));
            resolve(seen);
          }),
        );
      }),
  );
}
