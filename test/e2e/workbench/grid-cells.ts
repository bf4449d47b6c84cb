import type { Page } from 'playwright-core';

/** Text of a grid cell by row id (unit or indicator code) and column id. */
export async function cellText(page: Page, row: string, column: string): Promise<string> {
  return (await page.locator(`[row-id="${row}"] [col-id="${column}"]`).first().innerText()).trim();
}

export interface ShownUnit {
  readonly code: string;
  readonly rank: string;
  readonly index: string;
  readonly tier: string;
}

/** Rank, index and tier of every unit row that the grid shows, as printed on screen; (+) marks left out. */
export async function shownUnits(page: Page): Promise<readonly ShownUnit[]> {
  const rows = await page.evaluate(() => {
    const found = new Map<string, Record<string, string>>();
    for (const row of document.querySelectorAll('[role=row][row-id]')) {
      const code = row.getAttribute('row-id') ?? '';
      const cells = found.get(code) ?? {};
      for (const column of ['rank', 'index', 'tier']) {
        const cell = row.querySelector(`[col-id="${column}"]`);
        if (cell !== null)
          cells[column] = (column === 'tier' ? cell.querySelector('.tier') : cell)?.textContent?.trim() ?? '';
      }
      found.set(code, cells);
    }
    return [...found];
  });
  return rows
    .map(([code, cells]) => ({
      code,
      rank: cells['rank'] ?? '',
      index: cells['index'] ?? '',
      tier: cells['tier'] ?? '',
    }))
    .sort((a, b) => a.code.localeCompare(b.code));
}
