// A process of the app ends without warning, or all of them do: what a person did is there afterwards.
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { asShown, coreScores } from '../e2e/workbench/core-scores.ts';
import { cellText, shownUnits } from '../e2e/workbench/grid-cells.ts';
import { answerDialogs, askedMessages } from './support/answer-dialogs.ts';
import { endAll, launchDesktop } from './support/launch-desktop.ts';
import { makePerson, putSample } from './support/person.ts';
import type { Person } from './support/person.ts';
import { processesOf } from './support/processes.ts';
import { waitForScores } from './support/screens.ts';

/** Baseline 25/25/20/15/15; C typed as 30 % takes 10 points from the others in proportion to 25 : 25 : 15 : 15. */
const edited = { A: 21.875, B: 21.875, C: 30, D: 13.125, E: 13.125 };
const editWeight = async (page: Page): Promise<void> => {
  const share = page.getByRole('textbox', { name: '方式完备度 的占比（%）' });
  await share.fill('30');
  await share.press('Enter');
  await expect.poll(() => cellText(page, '110000', 'indexChange')).not.toBe('');
  // The screens show an edit at once and hand it over; from when the project has it, no crash may lose it.
  await expect
    .poll(() => page.evaluate(() => window.workbenchHost?.invoke('project.snapshot', {}).then(JSON.stringify)))
    .toContain('21.875');
};

describe.skipIf(inject('electron') === null)('after a crash', () => {
  let person: Person;
  beforeEach(() => {
    person = makePerson();
  });
  afterEach(async () => {
    await endAll();
    person.leave();
  });

  it('of the screens, which is told, 重新载入 brings them back with the project and the edits in it', async () => {
    const desktop = await launchDesktop(person, putSample(person));
    const { page } = desktop;
    await waitForScores(page);
    await editWeight(page);
    const index = await cellText(page, '110000', 'index');
    await answerDialogs(desktop, { button: 0 });
    const crashed = page.waitForEvent('crash');
    await desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await crashed;
    await expect.poll(() => askedMessages(desktop)).toContain('界面意外中止');
    // Playwright has done with a page that crashed; the window itself is asked.
    await expect
      .poll(() =>
        desktop.app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
            'document.querySelector(`[row-id="110000"] [col-id="index"]`)?.innerText.trim()',
          ),
        ),
      )
      .toBe(index);
  });

  it('of nothing but an exception or a rejected promise that nobody caught, the app tells, writes it down and goes on', async () => {
    const desktop = await launchDesktop(person);
    for (const [how, words] of [
      ['throw', 'nobody caught this exception'],
      ['reject', 'nobody caught this rejection'],
    ] as const) {
      await answerDialogs(desktop, { button: 1 });
      await desktop.app.evaluate(
        ({ dialog }, [way, message]) => {
          Reflect.set(dialog, 'asked', []);
          setImmediate(() => {
            if (way === 'throw') throw new Error(message);
            void Promise.reject(new Error(message));
          });
        },
        [how, words] as const,
      );
      await expect.poll(() => askedMessages(desktop)).toContain('错误已写入日志');
      expect(person.faults()).toContain(words);
    }
    await desktop.page.getByRole('button', { name: '打开示例 省级政府 2021' }).click();
    await waitForScores(desktop.page);
  });

  it('of everything at once (kill -9), the next start has the edits', async () => {
    const file = putSample(person);
    const first = await launchDesktop(person, file);
    await waitForScores(first.page);
    await editWeight(first.page);
    process.kill(-first.pid, 'SIGKILL');
    await first.ended();
    await expect.poll(() => processesOf(person)).toEqual([]);
    const second = await launchDesktop(person, file);
    await waitForScores(second.page);
    expect(await shownUnits(second.page)).toEqual(asShown(coreScores(putSample(person, '另一份.ewb'), edited)));
    expect(person.faults()).toBe('');
  });
});
