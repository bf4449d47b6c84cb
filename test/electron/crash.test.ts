// The screens' own process ends: the app says so, and the screens come back over the open project.
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { answerDialogs, askedMessages } from './support/answer-dialogs.ts';
import { endAll, launchDesktop } from './support/launch-desktop.ts';
import { makePerson, putSample } from './support/person.ts';
import type { Person } from './support/person.ts';
import { waitForScores } from './support/screens.ts';

describe.skipIf(inject('electron') === null)('a crash of the screens', () => {
  let person: Person;
  beforeEach(() => {
    person = makePerson();
  });
  afterEach(async () => {
    await endAll();
    person.leave();
  });

  it('is told, and 重新载入 brings them back with the project', async () => {
    const desktop = await launchDesktop(person, putSample(person));
    await waitForScores(desktop.page);
    await answerDialogs(desktop, { button: 0 });
    const crashed = desktop.page.waitForEvent('crash');
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
            'document.querySelectorAll(`[row-id="110000"] [col-id="rank"]`).length',
          ),
        ),
      )
      .toBeGreaterThan(0);
  });
});
