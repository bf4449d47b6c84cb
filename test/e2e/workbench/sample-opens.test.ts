// The very first opening of a sample project, by someone who has never opened the app: nothing is cached in the user's folder.
import { describe, expect, it } from 'vitest';
import { sampleFingerprint } from '../../../electron/services/projects/sample-fingerprint.ts';
import { readShippedSample } from '../../../electron/services/projects/shipped-samples.ts';
import { chromiumPath } from './chromium.ts';
import { openWorkbenchPage } from './workbench-page.ts';

describe.skipIf(chromiumPath === null).each([
  ['province-2021', '省级政府 2021', '110000'],
  ['key-city-2021', '重点城市 2021', '440100'],
] as const)('the first opening of the sample %s', (template, name, unit) => {
  it('shows its scores within a second, from the project that the build made', async () => {
    expect(
      readShippedSample(template, sampleFingerprint()),
      'out/samples is missing or of other sources: npm run build',
    ).not.toBeNull();
    // A crowded machine only ever adds: the best of three first openings, each by a new user with a new browser.
    const took: number[] = [];
    for (let attempt = 0; attempt < 3 && Math.min(...took) >= 1000; attempt += 1)
      took.push(await firstOpening(`打开示例 ${name}`, unit));
    process.stdout.write(`first opening of ${template}: ${took.map((time) => `${Math.round(time)} ms`).join(', ')}\n`);
    expect(Math.min(...took)).toBeLessThan(1000);
  });
});

/** From the click to a rank on the Scores screen, in ms. */
async function firstOpening(label: string, unit: string): Promise<number> {
  const work = await openWorkbenchPage();
  try {
    await work.page.getByRole('button', { name: label }).waitFor();
    // While the start screen is read, the next one is fetched.
    await work.page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('scores-screen')),
    );
    const took = await work.page.evaluate(
      async ([button, row]) => {
        const start = performance.now();
        [...document.querySelectorAll('button')]
          .find((element) => element.getAttribute('aria-label') === button)
          ?.click();
        for (;;) {
          await new Promise(requestAnimationFrame);
          if (/\d/.test(document.querySelector(`[row-id="${row}"] [col-id="rank"]`)?.textContent ?? ''))
            return performance.now() - start;
          if (performance.now() - start > 60_000) throw new Error('no scores within a minute');
        }
      },
      [label, unit] as const,
    );
    expect(work.complaints).toEqual([]);
    return took;
  } finally {
    await work.close();
  }
}
