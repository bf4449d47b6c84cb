// A part of the app hangs or ends, not all of it: it is told, and what a person did is kept.
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { answerDialogs, askedMessages } from './support/answer-dialogs.ts';
import { endAll, launchDesktop } from './support/launch-desktop.ts';
import { makePerson, putSample } from './support/person.ts';
import type { Person } from './support/person.ts';
import { waitForScores } from './support/screens.ts';

describe.skipIf(inject('electron') === null)('trouble', () => {
  let person: Person;
  beforeEach(() => {
    person = makePerson();
  });
  afterEach(async () => {
    await endAll();
    person.leave();
  });

  it('with screens that hang: 重新载入 ends them and brings them back, without a second question', async () => {
    const desktop = await launchDesktop(person, putSample(person));
    await waitForScores(desktop.page);
    await answerDialogs(desktop, { button: 1 });
    const crashed = desktop.page.waitForEvent('crash');
    await desktop.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      void window?.webContents.executeJavaScript('for (;;);').catch(() => undefined);
      // Chromium says so after half a minute of input without an answer.
      setTimeout(() => window?.emit('unresponsive'), 100);
    });
    await crashed;
    await expect
      .poll(() =>
        desktop.app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
            'document.querySelector(`[row-id="110000"] [col-id="index"]`)?.innerText.trim()',
          ),
        ),
      )
      .toMatch(/^\d/);
    const asked = await askedMessages(desktop);
    expect(asked).toContain('界面没有响应');
    expect(asked).not.toContain('界面意外中止');
  });

  it('with a process of Electron, which starts anew: it is told in passing and written down, and the work goes on', async () => {
    const desktop = await launchDesktop(person, putSample(person));
    await waitForScores(desktop.page);
    const killed = await desktop.app.evaluate(({ app }) => {
      const network = app.getAppMetrics().find(({ name }) => name === 'Network Service');
      return network !== undefined && process.kill(network.pid, 'SIGSEGV');
    });
    expect(killed).toBe(true);
    await desktop.page.getByText('Network Service').first().waitFor();
    await expect.poll(() => person.faults()).toContain('Network Service ended: crashed');
    await desktop.page.locator('.rail').getByText('指标', { exact: true }).click();
    await desktop.page.locator('.grid [row-id="A"]').first().waitFor();
  });
});
