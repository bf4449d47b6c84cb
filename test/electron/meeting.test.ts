// 会议演示 fills the screen of a real window, and gives it back however it is left.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chooseMenu } from './support/choose-menu.ts';
import { endAll } from './support/launch-desktop.ts';
import { openSampleFile } from './support/open-sample-file.ts';
import { makePerson, putSample } from './support/person.ts';
import type { Person } from './support/person.ts';
import { waitForScores } from './support/screens.ts';
import type { Desktop } from './support/start-desktop.ts';

const pictures = fileURLToPath(new URL('../../out/screenshots', import.meta.url));

describe.skipIf(inject('electron') === null)('the meeting view', () => {
  let person: Person;
  let desktop: Desktop;
  beforeAll(async () => {
    person = makePerson();
    putSample(person);
    desktop = await openSampleFile(person);
    await waitForScores(desktop.page);
    mkdirSync(pictures, { recursive: true });
  });
  afterAll(async () => {
    await endAll();
    person.leave();
  });

  const isFull = (): Promise<boolean> =>
    desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen() ?? false);
  const view = () => desktop.page.getByRole('main', { name: '会议演示' });
  const picture = (name: string) => desktop.page.screenshot({ path: `${pictures}/electron-${name}.png` });

  it('is the whole screen by F11, and Escape gives the window back as it was', async () => {
    const { page } = desktop;
    expect(await isFull()).toBe(false);
    await page.keyboard.press('F11');
    await view().locator('.meeting-slider input').first().waitFor();
    await expect.poll(isFull).toBe(true);
    await picture('meeting');
    // Of the panels Escape closes one, and not the meeting.
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await isFull()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(isFull).toBe(false);
    expect(await view().count()).toBe(0);
    await waitForScores(page);
  });

  it('is left by F11 too, and by the menu is the same', async () => {
    const { page } = desktop;
    await chooseMenu(desktop, '视图', '会议演示');
    await view().waitFor();
    await expect.poll(isFull).toBe(true);
    await page.keyboard.press('F11');
    await expect.poll(isFull).toBe(false);
    expect(await view().count()).toBe(0);
  });

  it('full screen without a meeting (Shift+F11) stays after one', async () => {
    const { page, app } = desktop;
    const key = await app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []) ?? [];
      return items.find(({ role }) => role?.toLowerCase() === 'togglefullscreen')?.accelerator;
    });
    expect(key).toBe('Shift+F11');
    await chooseMenu(desktop, '视图', '全屏');
    await expect.poll(isFull).toBe(true);
    expect(await view().count()).toBe(0);
    await page.keyboard.press('F11');
    await view().waitFor();
    await page.keyboard.press('Escape');
    await view().waitFor({ state: 'detached' });
    expect(await isFull()).toBe(true);
    await chooseMenu(desktop, '视图', '全屏');
    await expect.poll(isFull).toBe(false);
  });

  it('ends with its project, and the window is itself again', async () => {
    const { page } = desktop;
    await page.keyboard.press('F11');
    await expect.poll(isFull).toBe(true);
    await chooseMenu(desktop, '文件', '关闭项目');
    await page.getByRole('button', { name: '打开示例 省级政府 2021' }).waitFor();
    await expect.poll(isFull).toBe(false);
    expect(person.faults()).toBe('');
  });
});
