// What a person set for the window is there at the next start; who works in the dark is not dazzled.
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { chooseMenu } from './support/choose-menu.ts';
import { endAll, launchDesktop } from './support/launch-desktop.ts';
import type { Desktop } from './support/start-desktop.ts';
import { makePerson } from './support/person.ts';
import type { Person } from './support/person.ts';

describe.skipIf(inject('electron') === null)('the window', () => {
  let person: Person;
  beforeEach(() => {
    person = makePerson();
  });
  afterEach(async () => {
    await endAll();
    person.leave();
  });

  /** Mean of the window's own pixels, 0 black to 255 white: what a person sees, whatever made it. */
  const brightness = ({ app }: Desktop): Promise<number> =>
    app.evaluate(async ({ BrowserWindow }) => {
      const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      const bytes = picture?.toBitmap() ?? Buffer.alloc(0);
      let sum = 0;
      // Blue, green, red, opacity.
      for (let at = 0; at < bytes.length; at += 4)
        sum += (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) + (bytes[at + 2] ?? 0);
      return sum / (bytes.length * 0.75);
    });

  /** Where it lies, and how much its pages are enlarged (steps of 20 %). */
  const place = ({ app }: Desktop): Promise<unknown> =>
    app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return [window?.getBounds(), window?.webContents.getZoomLevel()];
    });

  it('is as dark, as large and as much enlarged again at the next start', async () => {
    const first = await launchDesktop(person);
    await expect.poll(() => brightness(first)).toBeGreaterThan(200);
    await chooseMenu(first, '视图', '外观', '深色');
    await expect.poll(() => brightness(first)).toBeLessThan(60);
    await first.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 1100, height: 700 }),
    );
    await chooseMenu(first, '视图', '放大');
    const left = [{ x: 60, y: 40, width: 1100, height: 700 }, 0.5];
    await expect.poll(() => place(first)).toEqual(left);
    await chooseMenu(first, '文件', '退出');
    await first.ended();
    const second = await launchDesktop(person);
    await second.page.getByRole('button', { name: '打开示例 省级政府 2021' }).waitFor();
    await expect.poll(() => brightness(second)).toBeLessThan(60);
    await expect.poll(() => place(second)).toEqual(left);
  });
});
