import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTwoYears } from '../../unit/services/two-years.ts';
import { startWorkbench } from '../../unit/services/workbench.ts';
import { chromiumPath } from './chromium.ts';
import { openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('audit-filters.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

interface Prepared {
  readonly bytes: Buffer;
  readonly person: string;
  /** Entries, and those of one kind, unit, indicator with what is below it, as the service counts them. */
  readonly totals: readonly number[];
}

async function prepare(): Promise<Prepared> {
  const work = startWorkbench();
  try {
    const { later } = await makeTwoYears(work);
    await work.call('data.override', { unit: 'u5', measure: 'd', value: 41, reason: '更正' });
    await work.call('data.override', { unit: 'u1', measure: 'a1', value: 81, reason: '更正' });
    await work.call('method.edit', { label: '甲', patch: { weights: { A: 3 } } });
    const total = async (filter: object): Promise<number> =>
      (await work.call('audit.page', { offset: 0, limit: 1, ...filter })).total;
    const totals = [
      await total({}),
      await total({ subject: 'override' }),
      await total({ about: ['u5'] }),
      await total({ about: ['D', 'd'] }),
    ];
    const { people } = await work.call('audit.page', { offset: 0, limit: 1 });
    await work.call('project.close', {});
    return { bytes: readFileSync(later), person: people[0] ?? '', totals };
  } finally {
    await work.end();
  }
}

describe.skipIf(chromiumPath === null)('the filters of the audit log', () => {
  let work: WorkbenchPage;
  let prepared: Prepared;
  beforeAll(async () => {
    prepared = await prepare();
    work = await openWorkbenchPage(undefined, {
      fill: (userData) => {
        const folder = join(userData, 'projects');
        mkdirSync(folder, { recursive: true });
        const path = join(folder, '两年.ewb');
        writeFileSync(path, prepared.bytes);
        const recent = [{ path, title: '两年', openedAt: '2026-03-01T08:30:00.000Z' }];
        const settings = { language: 'zh', theme: 'light', editor: '' };
        writeFileSync(join(userData, 'workbench.json'), JSON.stringify({ settings, recent }));
      },
    });
    await work.page.locator('.recent-open', { hasText: '两年' }).click();
    await work.page.locator('[row-id="u1"]').first().waitFor();
    await work.page.getByRole('button', { name: '项目菜单' }).click();
    await work.page.getByRole('menuitem', { name: '审计记录' }).click();
  }, 300_000);
  afterAll(() => work.close());

  const filters = () => work.page.getByRole('group', { name: '筛选审计记录' });
  const shown = async (): Promise<number> => Number.parseInt(await filters().locator('.muted').innerText(), 10);
  async function pick(name: string, option: string): Promise<void> {
    await filters().getByRole('combobox', { name, exact: true }).click();
    await work.page
      .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option })
      .first()
      .click();
  }
  async function clear(name: string): Promise<void> {
    const field = filters()
      .locator('.ant-select')
      .filter({ has: work.page.getByRole('combobox', { name, exact: true }) });
    await field.hover();
    await field.locator('.ant-select-clear').click();
  }

  it('leave what the service counts for each, and all of it when they are cleared', async () => {
    const [all, kind, unit, indicator] = prepared.totals;
    await expect.poll(shown).toBe(all);
    for (const [name, option, total] of [
      ['类别', '覆盖值', kind],
      ['按评估对象', '新', unit],
      ['按指标或采集项', 'D 丁', indicator],
      // One person made it all.
      ['操作人', prepared.person, all],
    ] as const) {
      await pick(name, option);
      await expect.poll(shown).toBe(total);
      await clear(name);
      await expect.poll(shown).toBe(all);
    }
    expect(kind).toBe(2);
    await pick('类别', '覆盖值');
    await pick('按评估对象', '新');
    await expect.poll(shown).toBe(1);
    await work.page.getByRole('cell', { name: /新的“d 丁一（\d{4} 年）”改用 41/ }).waitFor();
  });
});
