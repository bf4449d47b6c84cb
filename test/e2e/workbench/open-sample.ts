import type { Page } from 'playwright-core';

/** Opens the sample project of the provinces from Start; on a machine without built samples it is made first. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: '打开示例 省级政府 2021' }).click();
  await page.locator('[row-id="110000"] [col-id="rank"]').first().waitFor({ timeout: 180_000 });
}
