/// <reference lib="dom" />
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSample } from '../../test/e2e/workbench/open-sample.ts';
import { large, openWorkbenchPage } from '../../test/e2e/workbench/workbench-page.ts';
import type { WorkbenchPage } from '../../test/e2e/workbench/workbench-page.ts';
import type { BenchFigure } from './exporting.ts';
import { writeLargeProject } from './large-project.ts';

const MOVES = 60;

/**
 * docs/ARCHITECTURE "Budgets" on the meeting view in Chromium, drawn by software: a slider moved by a real key, three methods side by side. `script`: all
 * panels scored and rendered, by the app's own mark; `painted`: from the key to the end of the frame that shows it, waiting for the frame included.
 */
export async function benchMeeting(): Promise<BenchFigure[]> {
  return [...(await benchSample()), ...(await benchLarge())];
}

async function benchSample(): Promise<readonly BenchFigure[]> {
  const work = await openWorkbenchPage(large);
  try {
    await openSample(work.page);
    return await moves(work, 'meeting: 32 units', 50);
  } finally {
    await work.close();
  }
}

async function benchLarge(): Promise<readonly BenchFigure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-meeting-'));
  const work = await openWorkbenchPage(large);
  const { page } = work;
  try {
    const path = join(folder, 'large.ewb');
    writeLargeProject(path, [2021]);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /^打开/ }).first().click();
    await (await chooser).setFiles(path);
    await page.locator('.rail').getByRole('button', { name: '得分', exact: true }).click();
    await page.locator('button[aria-label^="增加 "]').first().waitFor({ timeout: 60_000 });
    return await moves(work, 'meeting: 400 units × 60', 100);
  } finally {
    await work.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Keeps in the page, for each key, the ms until the frame that follows it is painted. */
function listenForPaint(): void {
  const painted: number[] = [];
  Object.assign(window, { painted });
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        // A message that is sent within a frame comes after its painting.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => painted.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

async function moves({ page }: WorkbenchPage, name: string, budget: number): Promise<readonly BenchFigure[]> {
  await page.keyboard.press('F11');
  await page.locator('.meeting-slider input').first().waitFor();
  await page.keyboard.press('m');
  const boxes = page.locator('.meeting-choices input');
  for (let at = 0; at < 3; at += 1) await boxes.nth(at).check();
  await page.keyboard.press('Escape');
  await page.locator('.meeting-slider input').first().focus();
  await page.evaluate(listenForPaint);
  await page.evaluate(() => performance.clearMeasures());
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const worked = async (): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find((metric) => metric.name === 'ThreadTime')?.value ?? 0) * 1000;
  };
  const spent: number[] = [];
  for (let move = 0; move < MOVES; move += 1) {
    const before = await worked();
    await page.keyboard.press(move % 30 < 15 ? 'ArrowRight' : 'ArrowLeft');
    await page.waitForFunction(
      (count) => (window as unknown as { painted: readonly number[] }).painted.length > count,
      move,
    );
    spent.push((await worked()) - before);
  }
  const painted = await page.evaluate(() => (window as unknown as { painted: readonly number[] }).painted);
  const script = await page.evaluate(() =>
    performance.getEntriesByName('workbench:meeting').map(({ duration }) => duration),
  );
  return [
    { name: `${name}, script, p50`, value: quantile(script, 0.5), unit: 'ms', budget: null },
    { name: `${name}, script, p95`, value: quantile(script, 0.95), unit: 'ms', budget },
    { name: `${name}, the main thread's work, p50`, value: quantile(spent, 0.5), unit: 'ms', budget },
    { name: `${name}, the main thread's work, p95`, value: quantile(spent, 0.95), unit: 'ms', budget },
    { name: `${name}, key to painted, p50`, value: quantile(painted, 0.5), unit: 'ms', budget },
    { name: `${name}, key to painted, p95`, value: quantile(painted, 0.95), unit: 'ms', budget },
  ];
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
}
