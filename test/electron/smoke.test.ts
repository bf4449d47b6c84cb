// The main job in Electron: start, open the sample, change a weight, see the scores that the core computes.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { asShown, coreScores } from '../e2e/workbench/core-scores.ts';
import { cellText, shownUnits } from '../e2e/workbench/grid-cells.ts';
import { openSample } from '../e2e/workbench/open-sample.ts';
import { endAll, launchDesktop } from './support/launch-desktop.ts';
import type { Desktop } from './support/start-desktop.ts';
import { makePerson, putSample } from './support/person.ts';
import type { Person } from './support/person.ts';

/** Baseline 25/25/20/15/15; C typed as 30 % takes 10 points from the others in proportion to 25 : 25 : 15 : 15. */
const edited = { A: 21.875, B: 21.875, C: 30, D: 13.125, E: 13.125 };

/** In how many process namespaces a process lies, by its /proc status. */
function nestedIn(status: string): number {
  return (/^NSpid:\t(.*)$/m.exec(status)?.[1] ?? '').split('\t').length;
}

describe.skipIf(inject('electron') === null)('the main job', () => {
  let person: Person;
  let desktop: Desktop;
  beforeAll(async () => {
    person = makePerson();
    desktop = await launchDesktop(person);
  });
  afterAll(async () => {
    await endAll();
    person.leave();
  });

  it('shows the screens, and nothing of Node or Electron to them', async () => {
    const { page } = desktop;
    expect(page.url()).toBe('app://workbench/');
    await page.getByRole('button', { name: '打开示例 省级政府 2021' }).waitFor();
    expect(
      await page.evaluate(() =>
        ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
      ),
    ).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'runs the screens in a sandbox: namespaces of their own, and system calls filtered',
    async () => {
      const pid = await desktop.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
      );
      const [own = '', screens = ''] = ['self', String(pid)].map((id) => readFileSync(`/proc/${id}/status`, 'utf8'));
      // seccomp 2: a filter (proc(5)). NSpid lists the process's number in each namespace that it lies in.
      expect(/^Seccomp:\t(\d)/m.exec(screens)?.[1]).toBe('2');
      expect(nestedIn(screens)).toBeGreaterThan(nestedIn(own));
    },
  );

  it('opens the sample and shows what the core computes of it', async () => {
    await openSample(desktop.page);
    expect(await shownUnits(desktop.page)).toEqual(asShown(coreScores(putSample(person), {})));
  });

  it('follows a weight edit', async () => {
    const { page } = desktop;
    const share = page.getByRole('textbox', { name: '方式完备度 的占比（%）' });
    await share.fill('30');
    await share.press('Enter');
    await expect.poll(() => cellText(page, '110000', 'indexChange')).not.toBe('');
    expect(await shownUnits(page)).toEqual(asShown(coreScores(putSample(person), edited)));
  });

  it('made no fault', () => {
    expect(person.faults()).toBe('');
  });
});
