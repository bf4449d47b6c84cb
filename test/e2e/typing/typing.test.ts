import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../workbench/chromium.ts';
import { cellText } from '../workbench/grid-cells.ts';
import { openSample } from '../workbench/open-sample.ts';
import { openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';
import { nextOperation } from './next-operation.ts';
import { seeded } from './seeded.ts';
import { after } from './typing-model.ts';
import type { Model, Operation } from './typing-model.ts';
import { inWords, startModel, typingPage } from './typing-page.ts';
import type { TypingPage } from './typing-page.ts';

if (chromiumPath === null) process.stderr.write('typing.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

const sequences = Number(process.env['TYPING_SEQUENCES'] ?? 25);
const firstSeed = Number(process.env['TYPING_SEED'] ?? 1);
/** As many failures as are told before the run ends. */
const MOST_FAILURES = Number(process.env['TYPING_FAILURES'] ?? 1);
const SHORTEST = 12;

describe.skipIf(chromiumPath === null)('what was typed, and only that, changes numbers', () => {
  let work: WorkbenchPage;
  let typing: TypingPage;
  beforeAll(async () => {
    // All rows of the first two levels, and both columns of limits, without scrolling.
    work = await openWorkbenchPage({ width: 1900, height: 1200 });
    await openSample(work.page);
    typing = await typingPage(work.page);
  });
  afterAll(() => work.close());

  /** 指标 with two levels open, nothing in hand and the focus on a cell that can't be edited; over weights that another window put there. */
  async function start(weights: Readonly<Record<string, number>>): Promise<Model> {
    const { page } = work;
    await page.keyboard.press('Escape');
    await typing.show(2);
    await typing.setWeights(weights);
    await page.evaluate(() => navigator.clipboard.writeText('nothing copied yet'));
    const model = startModel(typing.opened, weights);
    const found = await typing.difference(model);
    if (found !== null) throw new Error(`before the first operation: ${found}`);
    return model;
  }

  async function play(seed: number): Promise<string | null> {
    const random = seeded(seed);
    // Not the baseline's, so that a sequence begins with a step of its own; with a sum that isn't 100.
    const weights = Object.fromEntries(['A', 'B', 'C', 'D', 'E'].map((code) => [code, 11 + random.whole(30)]));
    let model = await start({ ...typing.opened.baseline.weights, ...weights });
    const done: Operation[] = [];
    const length = SHORTEST + random.whole(6);
    while (done.length < length) {
      const operation = nextOperation(model, random);
      done.push(operation);
      const before = model;
      model = after(model, operation);
      await typing.act(operation, before);
      const found =
        (await typing.difference(model)) ??
        (before.clipboard === model.clipboard && done.length < length
          ? null
          : await typing.clipboardDifference(model)) ??
        (before.weights === model.weights && done.length < length ? null : await typing.projectDifference(model));
      if (found !== null)
        return [
          `seed ${seed}, operation ${done.length}: ${found}`,
          ...done.map((each) => JSON.stringify(each)),
          inWords(model),
        ].join('\n  ');
    }
    return null;
  }

  it(
    `in ${sequences} sequences from seed ${firstSeed} on`,
    async () => {
      const failures: string[] = [];
      const began = performance.now();
      for (let at = 0; at < sequences && failures.length < MOST_FAILURES; at += 1) {
        const failure = await play(firstSeed + at);
        if (failure !== null) failures.push(failure);
      }
      const each = ((performance.now() - began) / 1000 / sequences).toFixed(2);
      process.stdout.write(
        `typing: seeds ${firstSeed} to ${firstSeed + sequences - 1}, ${failures.length} failed, ${each} s a sequence\n`,
      );
      expect(failures.join('\n')).toBe('');
    },
    sequences * 20_000,
  );

  it('weights each followed by Tab Tab are those weights', async () => {
    const { page } = work;
    await start(typing.opened.baseline.weights);
    await page.getByRole('button', { name: '一级', exact: true }).click();
    await page.locator('.grid [row-id="A"] [col-id="weight"]').first().click();
    const given = { A: 30, B: 30, C: 20, D: 10, E: 10 };
    for (const weight of Object.values(given)) {
      await page.keyboard.type(String(weight));
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
    }
    await expect.poll(() => typing.weights()).toMatchObject(given);
    for (const [code, weight] of Object.entries(given)) {
      expect(await cellText(page, code, 'weight')).toBe(`${weight}.00`);
      expect(await cellText(page, code, 'share')).toBe(`${weight}.00%`);
    }
  });

  // 25 of 100 to 40: the others keep 60 in proportion to 25 : 20 : 15 : 15.
  it('a share followed by Tab Tab is that share', async () => {
    const { page } = work;
    await start(typing.opened.baseline.weights);
    await page.getByRole('button', { name: '一级', exact: true }).click();
    await page.locator('.grid [row-id="A"] [col-id="share"]').first().click();
    await page.keyboard.type('40');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await expect.poll(() => typing.weights()).toMatchObject({ A: 40, B: 20, C: 16, D: 12, E: 12 });
    expect(await cellText(page, 'A', 'share')).toBe('40.00%');
  });

  it('without a complaint of the page', () => {
    expect(work.complaints).toEqual([]);
  });
});
