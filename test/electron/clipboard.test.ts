// Copied cells come to the system's clipboard and from it, though the app is refused the permission to use it: by the keys' own copy event, or a command's.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { endAll, launchDesktop } from './support/launch-desktop.ts';
import type { Desktop } from './support/start-desktop.ts';
import { makePerson, putSample } from './support/person.ts';
import type { Person } from './support/person.ts';
import { waitForScores } from './support/screens.ts';

describe.skipIf(inject('electron') === null)('cells copied in the app', () => {
  let person: Person;
  let desktop: Desktop;
  beforeAll(async () => {
    person = makePerson();
    desktop = await launchDesktop(person, putSample(person));
    await waitForScores(desktop.page);
  });
  afterAll(async () => {
    await endAll();
    person.leave();
  });

  /** What the whole system would paste as text; some versions of Electron tell it at once, later ones in a promise. */
  const held = (): Promise<string> => desktop.app.evaluate(async ({ clipboard }) => await clipboard.readText());
  const empty = (): Promise<void> => desktop.app.evaluate(({ clipboard }) => clipboard.writeText('before'));
  const cellOf = (row: string, column: string) =>
    desktop.page.locator(`.grid [row-id="${row}"] [col-id="${column}"]`).first();

  it('of a grid are there as they are shown', async () => {
    const { page } = desktop;
    await empty();
    await cellOf('110000', 'index').click();
    for (const key of ['Shift+ArrowDown', 'Shift+ArrowRight']) await page.keyboard.press(key);
    await expect.poll(() => page.locator('.in-range').count()).toBe(4);
    const indices = await Promise.all(['110000', '120000'].map((row) => cellOf(row, 'index').innerText()));
    await page.keyboard.press('Control+c');
    await expect.poll(async () => (await held()).split('\n').map((line) => line.split('\t')[0])).toEqual(indices);
  });

  it('are there with their headings from the menu', async () => {
    const { page } = desktop;
    await empty();
    await cellOf('110000', 'index').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^连同标题复制/ }).click();
    await expect.poll(async () => (await held()).split('\n').length).toBe(3);
  });

  it('are pasted where they may be edited', async () => {
    const { page, app } = desktop;
    await page.locator('.rail').getByRole('button', { name: '指标', exact: true }).click();
    await app.evaluate(({ clipboard }) => clipboard.writeText('33\n'));
    await cellOf('A', 'weight').click();
    await page.keyboard.press('Control+v');
    await expect.poll(() => cellOf('A', 'weight').innerText()).toBe('33.00');
  });

  it('of a table of the report are there too', async () => {
    const { page } = desktop;
    await page.locator('.rail').getByRole('button', { name: '成果', exact: true }).click();
    await page.locator('.toolbar').getByText('对象分析', { exact: true }).click();
    await empty();
    const cells = page.locator('.print-table tbody tr').first().locator('td');
    await cells.nth(1).click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+c');
    await expect.poll(held).toBe((await cells.allInnerTexts()).slice(1, 3).join('\t'));
  });
});
