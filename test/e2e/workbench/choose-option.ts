import type { Page } from 'playwright-core';
import { settled } from './settled.ts';

/** Takes the option of that text from the list of that label. */
export async function chooseOption(page: Page, label: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true });
  await box.click();
  if ((await box.getAttribute('readonly')) === null) await box.fill(option);
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click();
  await settled(page);
}
