import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from 'playwright-core';

/** Drops files on the screen, as from a file manager. */
export async function dropFiles(page: Page, files: readonly string[]): Promise<void> {
  const dropped = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of given)
        transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
      return transfer;
    },
    files.map((file) => ({ name: basename(file), base64: readFileSync(file).toString('base64') })),
  );
  await page.dispatchEvent('.screen', 'dragover', { dataTransfer: dropped });
  await page.locator('.drop').waitFor();
  await page.dispatchEvent('.screen', 'drop', { dataTransfer: dropped });
}
