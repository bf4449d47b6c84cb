// A window of 1280 × 720 at 200 % has 640 × 360 pixels of the page, and small laptops have 1024 × 640: every screen stays usable there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { chromiumPath } from './chromium.ts';
import { openSample } from './open-sample.ts';
import { seriousViolations } from './serious-violations.ts';
import { settled } from './settled.ts';
import { openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('zoomed-screens.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

const screens = ['开始', '数据', '导入', '问题', '指标', '得分', '图表', '情景', '成果'] as const;
const withGrid: ReadonlySet<string> = new Set(['数据', '指标', '得分', '问题']);
const sizes = [
  { name: '1024 × 640', width: 1024, height: 640 },
  { name: '200 %', width: 640, height: 360 },
] as const;

/** What can't be used: the page is wider or higher than the window, the grid has no room for rows, a control can't be brought into view. */
async function unusable(page: Page, grid: boolean): Promise<readonly string[]> {
  return page.evaluate((wantsGrid) => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) found.push(`page ${root.scrollWidth} wide`);
    if (root.scrollHeight > innerHeight) found.push(`page ${root.scrollHeight} high`);
    if (wantsGrid) {
      const grid = document.querySelector('main .grid');
      grid?.scrollIntoView({ block: 'start' });
      const box = grid?.getBoundingClientRect();
      const seen = new Set(
        [...document.querySelectorAll('main .grid [role=row][row-id]')]
          .filter((row) => {
            const { top, bottom, left } = row.getBoundingClientRect();
            const there = document.elementFromPoint(left + 20, bottom - 4);
            return top >= 0 && there !== null && row.contains(there);
          })
          .map((row) => row.getAttribute('row-id')),
      );
      // The sample's 问题 has no more than one line, under its heading.
      if (seen.size < Math.min(4, document.querySelectorAll('main .grid [role=row][row-id]').length))
        found.push(`${seen.size} rows seen`);
      if ((box?.width ?? 0) < 300) found.push(`grid ${Math.round(box?.width ?? 0)} wide`);
    }
    const controls = [
      ...document.querySelectorAll<HTMLElement>(
        'button, input, select, textarea, a[href], [role=button], [role=tab], [role=radio]',
      ),
    ];
    for (const control of controls) {
      const shown =
        control.closest('.ant-segmented-item, .ant-radio-wrapper, .ant-checkbox-wrapper, .ant-select') ?? control;
      if (!(shown instanceof HTMLElement) || shown.closest('.ag-root-wrapper, [aria-hidden=true], [hidden]') !== null)
        continue;
      if (!shown.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (shown.getBoundingClientRect().width === 0) continue;
      shown.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const at = shown.getBoundingClientRect();
      const [x, y] = [at.left + Math.min(at.width / 2, 40), at.top + at.height / 2];
      const there = x >= 0 && y >= 0 && x < innerWidth && y < innerHeight ? document.elementFromPoint(x, y) : null;
      if (there === null || !(shown.contains(there) || there.contains(shown)))
        found.push(
          `out of reach: ${(shown.getAttribute('aria-label') ?? shown.innerText ?? shown.className).slice(0, 30)} at ${Math.round(x)}, ${Math.round(y)}`,
        );
    }
    return found;
  }, grid);
}

describe.skipIf(chromiumPath === null)('small and zoomed windows', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage({ width: 1024, height: 640 });
    await openSample(work.page);
  });
  afterAll(() => work.close());

  it.each(sizes.flatMap((size) => screens.map((screen) => [size.name, screen, size] as const)))(
    '%s: %s can be used, and axe finds nothing',
    async (_, screen, { width, height }) => {
      const { page } = work;
      await page.setViewportSize({ width: 1024, height: 640 });
      await page.locator('.rail').getByRole('button', { name: screen, exact: true }).click();
      await page.setViewportSize({ width, height });
      await settled(page);
      await work.picture(`small-${screen}`);
      const faults = await unusable(page, withGrid.has(screen));
      // What is wrong at 1024 × 640 alone is room, not names and roles.
      const violations = width === 640 ? await seriousViolations(page) : [];
      expect({ faults, violations }).toEqual({ faults: [], violations: [] });
    },
  );
});
