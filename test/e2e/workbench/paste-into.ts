import type { Locator, Page } from 'playwright-core';

/** Puts texts on the clipboard, as Excel or Word would, and pastes them into a field by the keyboard. */
export async function pasteInto(
  page: Page,
  field: Locator,
  { text, html }: { readonly text: string; readonly html?: string },
): Promise<void> {
  await page.evaluate(
    async (formats) => {
      const items = Object.fromEntries(
        Object.entries(formats).flatMap(([type, value]) => (value === '' ? [] : [[type, new Blob([value], { type })]])),
      );
      await navigator.clipboard.write([new ClipboardItem(items)]);
    },
    { 'text/plain': text, 'text/html': html ?? '' },
  );
  await field.click();
  await page.keyboard.press('Control+v');
}
