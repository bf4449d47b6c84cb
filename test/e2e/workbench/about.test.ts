import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { seriousViolations } from './serious-violations.ts';
import { openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

const built = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../out/${path}`, import.meta.url)), 'utf8');

describe.skipIf(chromiumPath === null)('关于', () => {
  let open: WorkbenchPage;
  beforeAll(async () => {
    open = await openWorkbenchPage();
  });
  afterAll(() => open?.close());

  test('names every package that is bundled, with the text of its licence', async () => {
    const { page } = open;
    await page.getByRole('button', { name: '关于', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '关于' });
    const rows = dialog.locator('summary');
    await rows.first().waitFor();
    const names = (await rows.allTextContents()).map((row) => row.split(' ')[0]);
    expect(names).toEqual(
      expect.arrayContaining(['exceljs', 'react', 'plotly.js-dist-min', 'better-sqlite3', 'SQLite']),
    );
    await rows.filter({ hasText: /^exceljs / }).click();
    await expect
      .poll(() => dialog.locator('details[open] pre').textContent())
      .toContain('Permission is hereby granted');
    await open.picture('about');
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(open.complaints).toEqual([]);
  });

  test('exceljs writes only: what its reading half needs is in no bundle', () => {
    const bundled = ['main', 'preload', 'renderer'].map((name) => built(`notices/${name}.json`)).join();
    expect(bundled).toContain('node_modules/exceljs"');
    expect(bundled).not.toMatch(/node_modules\/(?:unzipper|fast-csv|@fast-csv|tmp|dayjs)/);
    expect(built('THIRD-PARTY-NOTICES.txt')).toContain('exceljs 4.4.0 (MIT)');
  });
});
