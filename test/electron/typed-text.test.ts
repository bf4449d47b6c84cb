// Commands of the menu and other starts of the app move no focus: what stands typed in a field counts all the same.
import { chmodSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { cellText } from '../e2e/workbench/grid-cells.ts';
import { answerDialogs } from './support/answer-dialogs.ts';
import { chooseMenu } from './support/choose-menu.ts';
import { endAll, launchDesktop, runnable } from './support/launch-desktop.ts';
import type { Desktop } from './support/start-desktop.ts';
import { makePerson, putSample } from './support/person.ts';
import type { Person } from './support/person.ts';
import { waitForScores } from './support/screens.ts';

/** The working weight of A, as the open project holds it. */
const weightOfA = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const { value } = Object(await window.workbenchHost?.invoke('project.snapshot', {}));
    return (value?.draft ?? value?.baseline)?.weights.A;
  });

const typeInCell = async (page: Page, text: string): Promise<void> => {
  await page.locator('.rail').getByText('指标', { exact: true }).click();
  await page.locator('.grid [row-id="A"] [col-id="weight"]').first().click();
  await page.keyboard.type(text);
  await page.locator('input.cell-input').waitFor();
};
const typeInPanel = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: '服务成效度 的占比（%）' }).fill(text);
};

describe.skipIf(inject('electron') === null)('what is typed and not entered', () => {
  let person: Person;
  let desktop: Desktop;
  let first: string;
  let second: string;
  beforeAll(async () => {
    person = makePerson();
    first = putSample(person, '甲.ewb');
    second = putSample(person, '乙.ewb');
    desktop = await launchDesktop(person, first);
    await waitForScores(desktop.page);
  });
  afterAll(async () => {
    await endAll();
    person.leave();
  });

  const open = async (file: string): Promise<void> => {
    await answerDialogs(desktop, { open: [[file]] });
    await chooseMenu(desktop, '文件', '打开项目…');
    await desktop.page
      .locator(`.bar .project strong[title="${file === first ? '甲' : '乙'}.ewb"]`)
      .waitFor({ timeout: 90_000 });
    await waitForScores(desktop.page);
  };

  it.each([
    ['51', 'another project is opened by the menu', (): Promise<void> => open(second)],
    [
      '53',
      'the project is closed by the menu',
      async (): Promise<void> => {
        await chooseMenu(desktop, '文件', '关闭项目');
        await desktop.page.getByRole('button', { name: '打开示例 省级政府 2021' }).waitFor();
      },
    ],
    [
      '57',
      'a second start brings another file',
      async (): Promise<void> => {
        const { binary, app, environment } = runnable(person);
        const [code] = await once(spawn(binary, [app, second], { env: environment, stdio: 'ignore' }), 'exit');
        expect(code).toBe(0);
        await desktop.page.locator('.bar .project strong[title="乙.ewb"]').waitFor();
      },
    ],
  ])('in a cell (%s) is in the project when %s', async (text, _how, leave) => {
    await typeInCell(desktop.page, text);
    await leave();
    await open(first);
    expect(await weightOfA(desktop.page)).toBe(Number(text));
  });

  it('in a cell is in the exports that the menu leads to', async () => {
    await typeInCell(desktop.page, '61');
    await chooseMenu(desktop, '文件', '导出成果…');
    await desktop.page.getByRole('button', { name: '全部成果 ZIP' }).waitFor();
    await expect.poll(() => weightOfA(desktop.page)).toBe(61);
  });

  it('in a cell, and in the panel of weights, is there at the next start after 退出', async () => {
    await typeInCell(desktop.page, '67');
    await chooseMenu(desktop, '文件', '退出');
    expect(await desktop.ended()).toBe(0);
    desktop = await launchDesktop(person, first);
    await waitForScores(desktop.page);
    expect(await weightOfA(desktop.page)).toBe(67);
    await typeInPanel(desktop.page, '33');
    await chooseMenu(desktop, '文件', '退出');
    expect(await desktop.ended()).toBe(0);
    desktop = await launchDesktop(person, first);
    await waitForScores(desktop.page);
    expect(await desktop.page.getByRole('textbox', { name: '服务成效度 的占比（%）' }).inputValue()).toBe('33.00');
    expect(person.faults()).toBe('');
  });
});

describe.skipIf(inject('electron') === null)('an edit where the folder takes no file any more', () => {
  let person: Person;
  beforeEach(() => {
    person = makePerson();
  });
  afterEach(async () => {
    chmodSync(person.files, 0o755);
    await endAll();
    person.leave();
  });

  it('is refused with the reason and the way out, and nothing is told as done', async () => {
    const desktop = await launchDesktop(person, putSample(person, '甲.ewb'));
    const { page } = desktop;
    await waitForScores(page);
    chmodSync(person.files, 0o555);
    await typeInPanel(page, '31');
    await page.keyboard.press('Enter');
    await page.getByText('所在位置不能写入').first().waitFor();
    expect(await page.getByText('程序错误').count()).toBe(0);
    await expect
      .poll(() => page.getByRole('textbox', { name: '服务成效度 的占比（%）' }).inputValue())
      .toMatch(/^25(\.00)?$/);
    await expect.poll(() => cellText(page, '110000', 'indexChange')).toBe('');
    await page.getByText('尚无改动').waitFor();
    expect(person.faults()).toBe('');
  });
});
