// Two tabs of a browser on one project: random edits, saves and undos in both, against a model written apart.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/base/random.ts';
import { serveInProcess } from '../importing/serve-in-process.ts';
import { PATIENCE_MS, chromiumArguments, chromiumPath } from './chromium.ts';
import { complaints, listenForComplaints } from './listen-for-complaints.ts';
import { openSample } from './open-sample.ts';

if (chromiumPath === null) process.stderr.write('two-tabs.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

/** `WORKBENCH_TABS=300` for a whole run, of five minutes. */
const ACTIONS = Number(process.env['WORKBENCH_TABS'] ?? 80);
const codes = ['A', 'B', 'C', 'D', 'E'] as const;
type Code = (typeof codes)[number];
type Weights = Readonly<Record<string, number>>;
/** A step of the undo as the model knows it: whose it is, and what stood before it. */
interface Step {
  readonly by: number;
  readonly weights: Weights;
  readonly saved: Weights;
}

describe.skipIf(chromiumPath === null)('two tabs on one project', () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-tabs-'));
  let server: Awaited<ReturnType<typeof serveInProcess>>;
  let browser: Browser;
  let tabs: readonly [Page, Page];

  beforeAll(async () => {
    server = await serveInProcess(folder);
    browser = await chromium.launch({
      executablePath: chromiumPath ?? '',
      args: [...chromiumArguments],
      chromiumSandbox: false,
    });
    const open = async (opens: boolean): Promise<Page> => {
      const page = await browser.newPage({
        viewport: { width: 1280, height: 720 },
        locale: 'zh-CN',
        reducedMotion: 'reduce',
      });
      listenForComplaints(page);
      page.setDefaultTimeout(PATIENCE_MS);
      await page.goto(server.url);
      if (opens) await openSample(page);
      else await page.locator('[row-id="110000"] [col-id="rank"]').first().waitFor({ timeout: 120_000 });
      await page.locator('.rail').getByRole('button', { name: '指标', exact: true }).click();
      await page.locator('[row-id="A"] [col-id="weight"]').first().waitFor();
      return page;
    };
    tabs = [await open(true), await open(false)];
  }, 400_000);
  afterAll(async () => {
    await browser.close();
    await server.end();
    rmSync(folder, { recursive: true, force: true });
  });

  const shown = (page: Page): Promise<Weights> =>
    page.evaluate(
      (wanted) =>
        Object.fromEntries(
          wanted.map((code) => [
            code,
            Number(
              document.querySelector(`[row-id="${code}"] [col-id="weight"]`)?.textContent?.replaceAll(/[^\d.]/g, '') ??
                'NaN',
            ),
          ]),
        ),
      [...codes],
    );
  const type = async (page: Page, code: string, value: number): Promise<void> => {
    await page.locator(`[row-id="${code}"] [col-id="weight"]`).first().click();
    await page.keyboard.type(String(value));
    await page.keyboard.press('Enter');
  };
  const dialog = (page: Page) => page.getByRole('dialog');
  /** Undoes; `asked`: whether the question about another window's step came. */
  const undo = async (page: Page, others: boolean, agree: boolean): Promise<void> => {
    await page.getByRole('button', { name: /^撤销 \(Ctrl/ }).click();
    if (!others) return;
    await dialog(page).getByText('撤销另一窗口的操作？').waitFor();
    await dialog(page)
      .getByRole('button', { name: agree ? '撤销这一步' : '取消', exact: true })
      .click();
    await dialog(page).waitFor({ state: 'hidden' });
  };
  /** What the button of the undo says, to a pointer on it, that it takes back. */
  const nextUndo = async (page: Page): Promise<string> => {
    await page.getByRole('button', { name: /^撤销 \(Ctrl/ }).hover();
    const tooltip = page.locator('.ant-tooltip:not(.ant-tooltip-hidden)', { hasText: /^撤销(：|另一窗口的操作：)/ });
    await tooltip.waitFor();
    const text = await tooltip.innerText();
    await page.locator('.brand').hover();
    await tooltip.waitFor({ state: 'hidden' });
    return text;
  };
  const save = async (page: Page, why: string): Promise<void> => {
    await page.getByRole('button', { name: '保存为基准' }).click();
    await dialog(page).getByRole('textbox').fill(why);
    await dialog(page).getByRole('button', { name: '确定', exact: true }).click();
    await dialog(page).waitFor({ state: 'hidden' });
  };

  it('random edits, saves and undos: nothing is lost or taken for the other’s', async () => {
    const random = createRandom(20_260_517);
    const pick = (of: readonly Code[]): Code => of[Math.floor(random.next() * of.length)] ?? 'A';
    let weights = await shown(tabs[0]);
    let saved = weights;
    const opened = weights;
    const stack: Step[] = [];
    const done = { edit: 0, together: 0, save: 0, undo: 0, asked: 0, refused: 0 };
    const put = (by: number, to: Weights, kept = saved): void => {
      stack.push({ by, weights, saved });
      [weights, saved] = [to, kept];
    };
    for (let count = 0; count < ACTIONS; count += 1) {
      const by = random.next() < 0.5 ? 0 : 1;
      const page = tabs[by];
      const kind = random.next();
      if (kind < 0.5) {
        const [code, to] = [pick(codes), 1 + Math.floor(random.next() * 900) / 10];
        if (weights[code] === to) continue;
        await type(page, code, to);
        put(by, { ...weights, [code]: to });
        done.edit += 1;
      } else if (kind < 0.65) {
        // Both at once, of different weights: both stand; who came last is what each tab says of the undo.
        const [first, second] = [pick(codes.slice(0, 2)), pick(codes.slice(2))];
        const values = [101 + count, 501 + count] as const;
        await Promise.all([type(tabs[0], first, values[0]), type(tabs[1], second, values[1])]);
        const both = { ...weights, [first]: values[0], [second]: values[1] };
        for (const tab of tabs) await expect.poll(() => shown(tab), { timeout: 90_000 }).toEqual(both);
        const last = (await nextUndo(tabs[0])).startsWith('撤销另一窗口') ? 1 : 0;
        // The other tab says the contrary.
        expect((await nextUndo(tabs[1])).startsWith('撤销另一窗口')).toBe(last === 0);
        for (const each of last === 1 ? [0, 1] : [1, 0])
          put(each, { ...weights, ...(each === 0 ? { [first]: values[0] } : { [second]: values[1] }) });
        done.together += 1;
      } else if (kind < 0.75) {
        if (codes.every((code) => weights[code] === saved[code])) continue;
        await save(page, `存 ${count}`);
        put(by, weights, weights);
        done.save += 1;
      } else {
        const top = stack.at(-1);
        if (top === undefined) continue;
        const others = top.by !== by;
        const agree = !others || random.next() < 0.5;
        await undo(page, others, agree);
        if (agree) {
          stack.pop();
          ({ weights, saved } = top);
          done.undo += 1;
        }
        if (others) done.asked += 1;
        if (!agree) done.refused += 1;
      }
      for (const tab of tabs) {
        await expect.poll(() => shown(tab), { timeout: 60_000, message: `action ${count}` }).toEqual(weights);
        expect(await dialog(tab).count()).toBe(0);
      }
    }
    for (const kind of ['edit', 'together', 'save', 'undo', 'asked', 'refused'] as const)
      expect([kind, done[kind] > ACTIONS / 80]).toEqual([kind, true]);
    process.stdout.write(`two tabs: ${JSON.stringify(done)}\n`);
    expect(weights).not.toEqual(opened);
    expect(complaints).toEqual([]);
  }, 900_000);
});
