// The app is killed at random moments of somebody's editing: the draft that the next start shows is what was on screen at most a second before.
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { seeded } from '../e2e/typing/seeded.ts';
import { endAll, launchDesktop } from './support/launch-desktop.ts';
import { makePerson, putSample } from './support/person.ts';
import type { Person } from './support/person.ts';
import { processesOf } from './support/processes.ts';
import { waitForScores } from './support/screens.ts';

const kills = Number(process.env['KILLS'] ?? 3);
const firstSeed = Number(process.env['KILL_SEED'] ?? 1);

/** The working weights of the first level, as the project file holds them. */
const weights = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const { value } = Object(await window.workbenchHost?.invoke('project.snapshot', {}));
    const held: Readonly<Record<string, number>> = (value.draft ?? value.baseline).weights;
    return ['A', 'B', 'C', 'D', 'E'].map((code) => `${code} ${Number(held[code]).toFixed(6)}`).join(' ');
  });
/** What the fields of the weight panel show. */
const shares = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('input[aria-label$=" 的占比（%）"]')].map(({ value }) =>
      Number(value),
    ),
  );

describe.skipIf(inject('electron') === null)('edits before a kill -9', () => {
  let person: Person;
  beforeEach(() => {
    person = makePerson();
  });
  afterEach(async () => {
    await endAll();
    person.leave();
  });

  it(
    `are there again but for those of the last second, ${kills} times from seed ${firstSeed}`,
    async () => {
      const file = putSample(person);
      let desktop = await launchDesktop(person, file);
      await waitForScores(desktop.page);
      for (let seed = firstSeed; seed < firstSeed + kills; seed += 1) {
        const random = seeded(seed);
        const { page } = desktop;
        /** Shares on screen, and when they were first seen there. */
        const seen: { readonly at: number; readonly shares: readonly number[] }[] = [
          { at: performance.now(), shares: await shares(page) },
        ];
        const fields = page.locator('input[aria-label$=" 的占比（%）"]');
        const edits = 1 + random.whole(5);
        for (let edit = 0; edit < edits; edit += 1) {
          const field = fields.nth(random.whole(await fields.count()));
          await field.fill(String(5 + random.whole(60)));
          await field.press('Enter');
          seen.push({ at: performance.now(), shares: await shares(page) });
        }
        await page.waitForTimeout(random.whole(1500));
        const killed = performance.now();
        process.kill(-desktop.pid, 'SIGKILL');
        await desktop.ended();
        await expect.poll(() => processesOf(person)).toEqual([]);
        desktop = await launchDesktop(person, file);
        await waitForScores(desktop.page);
        // What stood a second before the kill, and whatever came after it.
        const before = seen.findLastIndex(({ at }) => at <= killed - 1000);
        const allowed = seen.slice(Math.max(0, before)).map((state) => state.shares);
        expect(allowed, `seed ${seed}: ${await weights(desktop.page)}`).toContainEqual(await shares(desktop.page));
        await desktop.page.getByText('草稿照上次的样子恢复了').first().waitFor();
      }
      expect(person.faults()).toBe('');
    },
    kills * 60_000,
  );
});
