// The app is killed at random moments of somebody's editing: the draft that the next start shows is what the project was known to hold, or what came on
// screen after it.
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
const weights = (page: Page): Promise<readonly number[]> =>
  page.evaluate(async () => {
    const { value } = Object(await window.workbenchHost?.invoke('project.snapshot', {}));
    const held: Readonly<Record<string, number>> = (value.draft ?? value.baseline).weights;
    return ['A', 'B', 'C', 'D', 'E'].map((code) => Number(held[code]));
  });
/** The shares that the project holds, as the fields show them. */
const stored = async (page: Page): Promise<readonly number[]> => {
  const held = await weights(page);
  const sum = held.reduce((so, weight) => so + weight, 0);
  return held.map((weight) => Number(((weight / sum) * 100).toFixed(2)));
};
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
    `are there again once the project held them, ${kills} times from seed ${firstSeed}`,
    async () => {
      const file = putSample(person);
      let desktop = await launchDesktop(person, file);
      await waitForScores(desktop.page);
      for (let seed = firstSeed; seed < firstSeed + kills; seed += 1) {
        const random = seeded(seed);
        const { page } = desktop;
        /** Shares that the project was last known to hold, and those on screen since. */
        let seen: (readonly number[])[] = [await shares(page)];
        const fields = page.locator('input[aria-label$=" 的占比（%）"]');
        const edits = 1 + random.whole(5);
        for (let edit = 0; edit < edits; edit += 1) {
          const field = fields.nth(random.whole(await fields.count()));
          await field.fill(String(5 + random.whole(60)));
          await field.press('Enter');
          const shown = await shares(page);
          seen.push(shown);
          if (random.whole(2) === 0) continue;
          await expect.poll(() => stored(page)).toEqual(shown);
          seen = [shown];
        }
        // In the middle of saving the last one, or after it.
        await page.waitForTimeout(random.whole(300));
        process.kill(-desktop.pid, 'SIGKILL');
        await desktop.ended();
        await expect.poll(() => processesOf(person)).toEqual([]);
        desktop = await launchDesktop(person, file);
        await waitForScores(desktop.page);
        const held = (await weights(desktop.page)).map((weight) => weight.toFixed(6)).join(' ');
        expect(seen, `seed ${seed}: ${held}`).toContainEqual(await shares(desktop.page));
      }
      expect(person.faults()).toBe('');
    },
    kills * 180_000,
  );
});
