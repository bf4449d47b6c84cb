// 打开示例, 导出成果… and 导入采集表… do what they say, wherever a person is when choosing them.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { cellText } from '../e2e/workbench/grid-cells.ts';
import { answerDialogs } from './support/answer-dialogs.ts';
import { chooseMenu } from './support/choose-menu.ts';
import { endAll, launchDesktop } from './support/launch-desktop.ts';
import type { Desktop } from './support/start-desktop.ts';
import { makePerson } from './support/person.ts';
import type { Person } from './support/person.ts';
import { waitForScores } from './support/screens.ts';

interface State {
  readonly name: string;
  readonly project: boolean;
  enter(page: Page): Promise<void>;
}

const rail = (page: Page, name: string): Promise<void> =>
  page.locator('.rail').getByText(name, { exact: true }).click();
/** From the sample open on 得分; without a project from the start screen. */
const states: readonly State[] = [
  { name: 'no project is open', project: false, enter: async () => undefined },
  {
    name: 'no project is open and 关于 covers the start',
    project: false,
    enter: async (page) => {
      await page.getByRole('button', { name: '关于' }).click();
      await page.getByRole('dialog', { name: '关于' }).waitFor();
    },
  },
  { name: '情景 is shown', project: true, enter: (page) => rail(page, '情景') },
  {
    name: 'a cell is being edited',
    project: true,
    enter: async (page) => {
      await rail(page, '指标');
      await page.locator('.grid [row-id="A"] [col-id="weight"]').first().dblclick();
      await page.locator('input.cell-input').waitFor();
    },
  },
  {
    name: 'a weight was edited and 保存为基准 asks for the reason',
    project: true,
    enter: async (page) => {
      const share = page.getByRole('textbox', { name: '方式完备度 的占比（%）' });
      await share.fill('30');
      await share.press('Enter');
      await expect.poll(() => cellText(page, '110000', 'indexChange')).not.toBe('');
      await page.getByRole('button', { name: /保存为基准/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'the audit log is shown',
    project: true,
    enter: async (page) => {
      await page.getByRole('button', { name: '项目菜单' }).click();
      await page.getByRole('menuitem', { name: '审计记录' }).click();
      await page.locator('.rail [aria-current=page]').getByText('数据').waitFor();
    },
  },
];

describe.skipIf(inject('electron') === null)('the menu, from any state', () => {
  let person: Person;
  let desktop: Desktop;
  beforeAll(async () => {
    person = makePerson();
    desktop = await launchDesktop(person);
    // Whatever would be asked about unfinished work is answered as the first button says.
    await answerDialogs(desktop, {});
  });
  afterAll(async () => {
    await endAll();
    person.leave();
  });

  const present = (): Promise<string> => desktop.page.locator('.rail [aria-current=page]').innerText();
  const covered = (): Promise<number> => desktop.page.locator('.ant-modal-wrap:visible, .beside-panel:visible').count();

  async function begin({ project, enter }: State): Promise<void> {
    const { page } = desktop;
    await chooseMenu(desktop, '文件', '关闭项目');
    await page.getByRole('button', { name: '打开示例 省级政府 2021' }).waitFor();
    if (project) {
      await page.getByRole('button', { name: '打开示例 省级政府 2021' }).click();
      await waitForScores(page);
    }
    await enter(page);
  }

  for (const state of states) {
    it(`打开示例 opens it when ${state.name}`, async () => {
      await begin(state);
      await chooseMenu(desktop, '文件', '打开示例');
      await expect.poll(present).toContain('得分');
      await waitForScores(desktop.page);
      await expect.poll(covered).toBe(0);
      // As it is shipped: no edit of the one before.
      await expect.poll(() => cellText(desktop.page, '110000', 'indexChange')).toBe('');
    });

    it(`导入采集表… and 导出成果… lead there when ${state.name}`, async () => {
      await begin(state);
      await chooseMenu(desktop, '文件', '导出成果…');
      await expect.poll(present).toContain('成果');
      await expect.poll(covered).toBe(0);
      if (state.project) await desktop.page.getByRole('button', { name: '全部成果 ZIP' }).waitFor();
      else await desktop.page.getByText('打开').first().waitFor();
      await begin(state);
      await chooseMenu(desktop, '文件', '导入采集表…');
      await expect.poll(present).toContain('导入');
      await expect.poll(covered).toBe(0);
    });
  }

  it('made no fault', () => {
    expect(person.faults()).toBe('');
  });
});
