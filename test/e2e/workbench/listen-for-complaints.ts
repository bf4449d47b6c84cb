import type { Page } from 'playwright-core';

/** What the pages of this test file complained of so far; `test/config/no-page-complaints.ts` fails the file for them. */
export const complaints: string[] = [];

/** Collects console errors and warnings, a library's among them, and errors that nobody caught. `besides`: those that the test itself brings about. */
export function listenForComplaints(page: Page, { besides }: { readonly besides?: RegExp } = {}): void {
  const note = (complaint: string): void => {
    if (besides?.test(complaint) !== true) complaints.push(complaint);
  };
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      note(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => note(`page: ${error.stack ?? error.message}`));
}
