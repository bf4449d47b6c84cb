// Files that come from the desktop: an argument, a second start, one that is gone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { endAll, launchDesktop, runnable } from './support/launch-desktop.ts';
import type { Desktop } from './support/start-desktop.ts';
import { makePerson, putSample } from './support/person.ts';
import type { Person } from './support/person.ts';
import { waitForScores } from './support/screens.ts';

describe.skipIf(inject('electron') === null)('a project file', () => {
  let person: Person;
  beforeEach(() => {
    person = makePerson();
  });
  afterEach(async () => {
    await endAll();
    person.leave();
  });

  /** Starts the app again, as the desktop does on a double click; gives its exit code. */
  const startAgain = async (...files: readonly string[]): Promise<unknown> => {
    const { binary, app, environment } = runnable(person);
    const [code] = await once(spawn(binary, [app, ...files], { env: environment, stdio: 'ignore' }), 'exit');
    return code;
  };
  const title = ({ app }: Pick<Desktop, 'app'>): Promise<string | undefined> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());

  it('named as an argument opens; one given to a second start takes its place, and the second start ends', async () => {
    const first = await launchDesktop(person, putSample(person, '甲.ewb'));
    await waitForScores(first.page);
    await expect.poll(() => title(first)).toContain('甲');
    expect(await startAgain(putSample(person, '乙.ewb'))).toBe(0);
    await expect.poll(() => title(first)).toContain('乙');
    await waitForScores(first.page);
    expect(await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('that is not there is said to be missing, and the app goes on: one given to a second start opens', async () => {
    const first = await launchDesktop(person, join(person.home, '没有.ewb'));
    await first.page.getByText('没有.ewb').first().waitFor();
    await first.page.getByRole('button', { name: '打开示例 省级政府 2021' }).waitFor();
    expect(await startAgain(putSample(person, '乙.ewb'))).toBe(0);
    await waitForScores(first.page);
    await expect.poll(() => title(first)).toContain('乙');
  });

  it('dropped on the window is known by its real path and opens, and spreadsheets go to the import', async () => {
    const { app, page } = await launchDesktop(person);
    await page.getByRole('button', { name: '打开示例 省级政府 2021' }).waitFor();
    const devTools = await page.context().newCDPSession(page);
    const drop = async (path: string): Promise<void> => {
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await devTools.send('Input.dispatchDragEvent', {
          type,
          x: 600,
          y: 400,
          data: { items: [], files: [path], dragOperationsMask: 1 },
        });
    };
    await drop(putSample(person, '丙.ewb'));
    await waitForScores(page);
    await expect.poll(() => title({ app })).toContain('丙');
    await drop(person.put('月度表.csv', '对象,指标,数值\n北京市,A,1\n'));
    await page.getByText('月度表.csv').first().waitFor();
    expect(await page.locator('.rail [aria-current=page]').innerText()).toContain('导入');
  });
});
