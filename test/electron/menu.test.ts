// What the native menu brings about: on screen, and in files.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { cellText } from '../e2e/workbench/grid-cells.ts';
import { answerDialogs } from './support/answer-dialogs.ts';
import { chooseMenu } from './support/choose-menu.ts';
import { endAll, launchDesktop } from './support/launch-desktop.ts';
import type { Desktop } from './support/start-desktop.ts';
import { makePerson, putSample } from './support/person.ts';
import type { Person } from './support/person.ts';
import { waitForScores } from './support/screens.ts';

describe.skipIf(inject('electron') === null)('the menu', () => {
  let person: Person;
  let desktop: Desktop;
  beforeAll(async () => {
    person = makePerson();
    desktop = await launchDesktop(person);
  });
  afterAll(async () => {
    await endAll();
    person.leave();
  });

  const present = (): Promise<string> => desktop.page.locator('.rail [aria-current=page]').innerText();

  it('打开项目… opens the chosen file', async () => {
    await answerDialogs(desktop, { open: [[putSample(person, '甲.ewb')]] });
    await chooseMenu(desktop, '文件', '打开项目…');
    await waitForScores(desktop.page);
  });

  it('打开项目…, cancelled, changes nothing', async () => {
    await answerDialogs(desktop, {});
    await chooseMenu(desktop, '文件', '打开项目…');
    await waitForScores(desktop.page);
  });

  it('另存为… writes a whole copy', async () => {
    const copy = join(person.files, '副本.ewb');
    await answerDialogs(desktop, { save: [copy] });
    await chooseMenu(desktop, '文件', '另存为…');
    await expect.poll(() => existsSync(copy)).toBe(true);
    // SQLite's own mark at the start of every database file.
    expect(readFileSync(copy).subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  it('抢救损坏的项目… saves what can be read into the file that the dialog gives, and opens it', async () => {
    const { page } = desktop;
    const damaged = putSample(person, '损坏.ewb');
    const bytes = readFileSync(damaged).fill(0xa5, 4096, 2 * 4096);
    writeFileSync(damaged, bytes);
    const rescued = join(person.files, '抢救.ewb');
    await answerDialogs(desktop, { open: [[damaged]], save: [rescued] });
    await chooseMenu(desktop, '文件', '抢救损坏的项目…');
    await page.getByRole('dialog', { name: '抢救项目' }).getByRole('button', { name: '抢救到新文件…' }).click();
    const done = page.getByRole('dialog', { name: '已抢救到“抢救.ewb”' });
    await done.getByRole('listitem').first().waitFor({ timeout: 90_000 });
    expect(readFileSync(damaged).equals(bytes)).toBe(true);
    await done.getByRole('button', { name: '打开新文件' }).click();
    await page.locator('.bar .project strong[title="抢救.ewb"]').waitFor();
    await waitForScores(page);
    await answerDialogs(desktop, { open: [[join(person.files, '甲.ewb')]] });
    await chooseMenu(desktop, '文件', '打开项目…');
    await page.locator('.bar .project strong[title="甲.ewb"]').waitFor();
    await waitForScores(page);
  });

  it('撤销 and 重做 are the keys of the screens', async () => {
    const { page } = desktop;
    const share = page.getByRole('textbox', { name: '方式完备度 的占比（%）' });
    await share.fill('30');
    await share.press('Enter');
    await expect.poll(() => cellText(page, '110000', 'indexChange')).not.toBe('');
    const changed = await cellText(page, '110000', 'index');
    await chooseMenu(desktop, '编辑', '撤销');
    await expect.poll(() => cellText(page, '110000', 'indexChange')).toBe('');
    await chooseMenu(desktop, '编辑', '重做');
    await expect.poll(() => cellText(page, '110000', 'index')).toBe(changed);
    await chooseMenu(desktop, '编辑', '撤销');
    await expect.poll(() => cellText(page, '110000', 'indexChange')).toBe('');
  });

  it('导入采集表… and 导出成果… go to their screens', async () => {
    await chooseMenu(desktop, '文件', '导入采集表…');
    await expect.poll(present).toContain('导入');
    await chooseMenu(desktop, '文件', '导出成果…');
    await expect.poll(present).toContain('成果');
    await desktop.page.getByRole('button', { name: '全部成果 ZIP' }).waitFor();
  });

  it.skipIf(spawnSync('pdftotext', ['-v']).error !== undefined)(
    '打印… prints the present screen: all rows of its table',
    async () => {
      await desktop.page.locator('.rail').getByText('得分', { exact: true }).click();
      await waitForScores(desktop.page);
      // Where the system's dialog would come: the printer gets what a PDF gets.
      const printed = join(person.files, '得分.pdf');
      await desktop.app.evaluate(({ BrowserWindow }, path) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined) return;
        contents.print = () =>
          void contents
            .printToPDF({ printBackground: true, preferCSSPageSize: true })
            .then((bytes) => process.getBuiltinModule('node:fs').writeFileSync(path, bytes));
      }, printed);
      await chooseMenu(desktop, '文件', '打印…');
      await expect.poll(() => existsSync(printed) && readFileSync(printed).includes('%%EOF')).toBe(true);
      const text = execFileSync('pdftotext', ['-layout', printed, '-'], { encoding: 'utf8' });
      const units = await desktop.page.evaluate(async () => {
        const { value } = Object(await window.workbenchHost?.invoke('project.snapshot', {}));
        return Array.from(value.dataset.units, (unit) => String(Object(unit).name));
      });
      expect(units).toHaveLength(32);
      expect(units.filter((name) => !text.includes(name))).toEqual([]);
      expect(await desktop.page.locator('.printed').count()).toBe(0);
    },
  );

  it('外观 chooses light, dark, or what the system has, which is followed at once', async () => {
    const { page, app } = desktop;
    const background = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const chosen = (): Promise<readonly string[]> =>
      app.evaluate(({ Menu }) => {
        const view = Menu.getApplicationMenu()?.items.find(({ label }) => label === '视图');
        const appearance = view?.submenu?.items.find(({ label }) => label === '外观');
        return appearance?.submenu?.items.filter(({ checked }) => checked).map(({ label }) => label) ?? [];
      });
    const light = await background();
    expect(await chosen()).toEqual(['跟随系统']);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(background).not.toBe(light);
    const dark = await background();
    await chooseMenu(desktop, '视图', '外观', '浅色');
    await expect.poll(background).toBe(light);
    await expect.poll(chosen).toEqual(['浅色']);
    await page.emulateMedia({ colorScheme: 'light' });
    await chooseMenu(desktop, '视图', '外观', '深色');
    await expect.poll(background).toBe(dark);
    await expect.poll(chosen).toEqual(['深色']);
    await chooseMenu(desktop, '视图', '外观', '跟随系统');
    await expect.poll(background).toBe(light);
    await expect.poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('system');
    // The switch in the bar: the other one, and then the system's again, not the same for good.
    await page.getByRole('button', { name: '切换深色' }).click();
    await expect.poll(chosen).toEqual(['深色']);
    await page.getByRole('button', { name: '切换浅色' }).click();
    await expect.poll(chosen).toEqual(['跟随系统']);
  });

  it('放大 and 实际大小 zoom', async () => {
    const width = (): Promise<number> => desktop.page.evaluate(() => innerWidth);
    const before = await width();
    await chooseMenu(desktop, '视图', '放大');
    await expect.poll(width).toBeLessThan(before);
    await chooseMenu(desktop, '视图', '实际大小');
    await expect.poll(width).toBe(before);
  });

  it('English changes screens and menu, and back', async () => {
    const { page } = desktop;
    await chooseMenu(desktop, '视图', 'English');
    await page.locator('.rail').getByText('Scores', { exact: true }).waitFor();
    await expect.poll(() => chooseMenu(desktop, 'View', '中文').then(() => 'there', String)).toBe('there');
    await page.locator('.rail').getByText('得分', { exact: true }).waitFor();
  });

  it('关闭项目 closes it, and 最近打开 opens it again', async () => {
    const { page } = desktop;
    const recent = (): Promise<string> =>
      desktop.app.evaluate(({ Menu }) => {
        const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '文件');
        return file?.submenu?.items.find(({ label }) => label === '最近打开')?.submenu?.items[0]?.label ?? '';
      });
    const title = await recent();
    await chooseMenu(desktop, '文件', '关闭项目');
    await page.getByRole('button', { name: '打开示例 省级政府 2021' }).waitFor();
    await chooseMenu(desktop, '文件', '最近打开', title);
    await waitForScores(page);
  });

  it('打开示例 opens it, from whatever screen', async () => {
    await chooseMenu(desktop, '文件', '导入采集表…');
    await expect.poll(present).toContain('导入');
    await chooseMenu(desktop, '文件', '打开示例');
    await waitForScores(desktop.page);
  });

  it('新建项目… offers a new project', async () => {
    await chooseMenu(desktop, '文件', '新建项目…');
    await desktop.page.getByRole('button', { name: '新建… 省级政府 2021' }).waitFor();
  });

  it('关于评估工作台 tells the versions of what it runs on, the licence, and others’ licences', async () => {
    await chooseMenu(desktop, '帮助', '关于评估工作台');
    const about = desktop.page.getByRole('dialog', { name: '关于' });
    const { electron, chrome } = await desktop.app.evaluate(() => process.versions);
    await about.getByText(`Electron ${electron} · Chromium ${chrome} · Node`).waitFor();
    await about.getByText('保留所有权利').waitFor();
    await expect.poll(() => about.getByRole('listitem').count()).toBeGreaterThan(20);
    await desktop.page.keyboard.press('Escape');
    await about.waitFor({ state: 'hidden' });
  });

  it('made no fault', () => {
    expect(person.faults()).toBe('');
  });
});
