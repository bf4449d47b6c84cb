// Every screen in English, over both samples: what is Chinese there is a name that has no English.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTemplate } from '../../../electron/services/app/resources.ts';
import { chromiumPath } from './chromium.ts';
import { settled } from './settled.ts';
import { large, openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('english-screens.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

/** What the page shows or says to a reader with Chinese in it: texts, labels, titles, placeholders. */
const chinese = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const han = /\p{Script=Han}/u;
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node: Node | null = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Element) {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(node.getAttribute(name) ?? '');
        if (node instanceof HTMLInputElement) found.push(node.value);
      } else if (node.parentElement?.closest('script, style') === null) found.push(node.textContent ?? '');
    }
    return found.map((text) => text.trim()).filter((text) => han.test(text));
  });

/** Views of a screen: its tabs and choices between views, by their place. */
const views = '.screen :is([role=tab], .ant-segmented-item)';

async function walk(page: Page): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  const rail = page.locator('.rail button');
  for (let at = 0; at < (await rail.count()); at += 1) {
    await rail.nth(at).click();
    await settled(page);
    const screen = (await rail.nth(at).innerText()).trim();
    found.set(screen, await chinese(page));
    const count = await page.locator(views).count();
    for (let place = 0; place < count; place += 1) {
      const view = page.locator(views).nth(place);
      if (!(await view.isVisible().catch(() => false))) continue;
      const name = (await view.innerText()).trim();
      await view.click({ timeout: 5_000 }).catch(() => undefined);
      await settled(page);
      found.set(`${screen} · ${name}`, await chinese(page));
    }
  }
  return found;
}

describe.skipIf(chromiumPath === null)('the screens in English', () => {
  let work: WorkbenchPage;
  beforeAll(async () => {
    work = await openWorkbenchPage(large);
    // The language that is kept is read first.
    await settled(work.page);
    await work.page.getByRole('button', { name: 'English', exact: true }).click();
    await work.page.getByRole('button', { name: '中文', exact: true }).waitFor();
  });
  afterAll(() => work.close());

  it.each([
    ['Provincial governments 2021', '110000'],
    ['Key cities 2021', '440100'],
  ])(
    'over the sample of %s hold no Chinese but names that have no English',
    async (template, unit) => {
      const { page } = work;
      await page.locator('.rail button').first().click();
      await page.getByRole('button', { name: `Open the sample ${template}` }).click();
      await page.locator(`[row-id="${unit}"] [col-id="rank"]`).first().waitFor({ timeout: 180_000 });
      const found = await walk(page);
      expect(found.size).toBeGreaterThan(12);
      const left = [...found].map(([screen, texts]) => [
        screen,
        [...new Set(texts)].filter((text) => !named(screen, text)),
      ]);
      expect(left.filter(([, texts]) => (texts ?? '').length > 0)).toEqual([]);
    },
    300_000,
  );
});

/**
 * What nobody has given in English: the title and the sheets of the sample, definitions, titles and numbers of documents and names of institutions
 * with their table, and what the log quotes of the project.
 */
function named(screen: string, text: string): boolean {
  if (text === '中文' || text.includes('合成示例数据')) return true;
  if (screen === 'Data · Audit log') return text.startsWith('New unit ');
  return screen === 'Report · Report' && quoted.has(text);
}

const quoted: ReadonlySet<string> = new Set(
  (['province-2021', 'key-city-2021'] as const).flatMap((id) => {
    const loaded = loadTemplate(id);
    if (!loaded.ok) throw new Error(loaded.error.code);
    const { framework, policyDocuments, institutions } = loaded.value;
    return [
      ...framework.indicators.flatMap(({ definition = '' }) => [definition, ...definition.split('；')]),
      ...policyDocuments.flatMap(({ title, documentNumber }) => [title, documentNumber]),
      ...institutions.map(({ institution }) => institution),
    ];
  }),
);
