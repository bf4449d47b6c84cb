import type { Page } from 'playwright-core';

/** The screen 得分 of a project of the provinces. */
export async function waitForScores(page: Page): Promise<void> {
  await page.locator('[row-id="110000"] [col-id="rank"]').first().waitFor();
}
