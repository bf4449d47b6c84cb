// A week of three laptops: the lead writes two work packages on screen, two colleagues import and correct in them (by the services over their files),
// what comes back is merged on screen, and the result is released there. What the lead's file holds then is read by commands, in other processes' way.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startWorkbench } from '../../unit/services/workbench.ts';
import type { TestWorkbench } from '../../unit/services/workbench.ts';
import { chromiumPath } from '../workbench/chromium.ts';
import { faultless, lookOver } from '../workbench/look-over.ts';
import { seriousViolations } from '../workbench/serious-violations.ts';
import { settled } from '../workbench/settled.ts';
import { commandOutput, layTwoProjects } from '../workbench/two-projects.ts';
import { openWorkbenchPage } from '../workbench/workbench-page.ts';
import type { WorkbenchPage } from '../workbench/workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('three-laptops.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

/** Collected by both from the same office: the same bytes. */
const shared = '地区,年度,采集项,数值\n北京,2021,A2-1.2,500\n';
const scores = (value: number): string => `地区,采集项,专家,得分\n天津,A6-2.1,专家甲,${value}\n`;

const scored = z.object({
  units: z.array(z.object({ name: z.string(), rank: z.number(), index: z.number(), tier: z.string() })),
});
type Ranks = ReadonlyMap<string, { readonly rank: number; readonly tier: string }>;

describe.skipIf(chromiumPath === null)('three laptops', () => {
  let folder = '';
  let colleagues: TestWorkbench;
  let work: WorkbenchPage;
  /** Units with the ranks that the effect of the last merge gave them. */
  let told: readonly (readonly [unit: string, rank: number])[] = [];
  const at = (name: string): string => join(folder, name);
  const mine = (): string => join(work.userData, 'projects', '甲.ewb');
  const ranks = async (file: string): Promise<Ranks> =>
    new Map(
      scored.parse(JSON.parse(await commandOutput('score', file, '--json'))).units.map((unit) => [unit.name, unit]),
    );

  /** What somebody does to a copy of the project. */
  async function workOn(file: string, who: string, act: (bench: TestWorkbench) => Promise<unknown>): Promise<void> {
    await colleagues.call('app.save-settings', { editor: who });
    await colleagues.call('project.open', { file: colleagues.read(at(file)) });
    await act(colleagues);
    await colleagues.call('project.close', {});
  }
  const importing = async (bench: TestWorkbench, name: string, content: string): Promise<void> => {
    writeFileSync(at(name), content);
    await bench.importFiles(at(name));
  };
  const correct = (bench: TestWorkbench, value: number, reason: string): Promise<unknown> =>
    bench.call('data.override', { unit: '540000', measure: 'A6-2.1', value, reason });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-laptops-'));
    // What counts is the younger import: the packages are of the host's time, the sample's batches of the build's.
    colleagues = startWorkbench(() => new Date());
    await colleagues.call('app.save-settings', { editor: '张三（评估处）' });
    await colleagues.call('project.open-sample', { template: 'province-2021', job: 'sample' });
    await colleagues.call('project.save-as', { target: colleagues.write(at('甲.ewb')) });
    await colleagues.call('project.close', {});
    await colleagues.call('project.new', {
      template: 'key-city-2021',
      target: colleagues.write(at('城市.ewb')),
      title: '城市',
    });
    await colleagues.call('project.close', {});
    writeFileSync(at('文本.ewb'), '不是项目');
    const bytes = readFileSync(at('甲.ewb'));
    work = await openWorkbenchPage(undefined, {
      fill: (userData) => layTwoProjects(userData, { 甲: bytes, 乙: bytes }),
    });
    work.page.setDefaultTimeout(60_000);
    await work.page.locator('.recent-open').filter({ hasText: '甲.ewb' }).click();
    await work.page.locator('.bar .project strong[title="甲.ewb"]').waitFor();
  }, 300_000);
  afterAll(async () => {
    await work?.close();
    await colleagues.end();
    rmSync(folder, { recursive: true, force: true });
  });

  const choose = async (page: Page, open: () => Promise<void>, file: string): Promise<void> => {
    const choosing = page.waitForEvent('filechooser');
    await open();
    await (await choosing).setFiles(at(file));
  };
  const fromMenu = async (): Promise<void> => {
    await work.page.getByRole('button', { name: '项目菜单' }).click();
    await work.page.getByRole('menuitem', { name: '合并同事的项目…' }).click();
  };
  const another = (): Promise<void> => work.page.getByRole('button', { name: '另选文件…' }).click();
  const shownLines = (): Promise<readonly string[]> =>
    work.page
      .locator('.main [row-id]')
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...row.querySelectorAll('[col-id="choice"], [col-id="what"]')].map((cell) => cell.textContent).join('|'),
        ),
      );

  /** 分工包 from the menu, of these units, as the file that the browser hands over. */
  async function givePackage(name: string, units: readonly string[], file: string): Promise<void> {
    const { page } = work;
    await page.getByRole('button', { name: '项目菜单' }).click();
    await page.getByRole('menuitem', { name: '分工包…' }).click();
    const dialog = page.getByRole('dialog', { name: '给同事写一个分工包' });
    await dialog.getByLabel('给谁').fill(name);
    const choice = dialog.getByRole('combobox').nth(0);
    for (const unit of units) {
      await choice.fill(unit);
      await choice.press('Enter');
    }
    await choice.press('Escape');
    await dialog.getByText(`将含：${units.length} 个评估对象`).waitFor();
    const downloading = page.waitForEvent('download');
    await dialog.getByRole('button', { name: '写出分工包…' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(new RegExp(`分工包 ${name}\\.ewb$`));
    await download.saveAs(at(file));
    await dialog.waitFor({ state: 'hidden' });
  }

  it('gives each colleague a package on screen; they work in it, each alone', async () => {
    await givePackage('李四', ['北京', '天津', '西藏'], '乙.ewb');
    await givePackage('王五', ['北京', '天津', '西藏'], '丙.ewb');
    await workOn('乙.ewb', '李四（二处）', async (bench) => {
      await importing(bench, '年度.csv', shared);
      await importing(bench, '评分-李四.csv', scores(20));
      await correct(bench, 95, '现场复核');
      await bench.call('alias.save', { text: '帝都', unit: '110000' });
    });
    await workOn('丙.ewb', '王五（三处）', async (bench) => {
      await importing(bench, '年度副本.csv', shared);
      await importing(bench, '评分-王五.csv', scores(100));
      await correct(bench, 0, '平台已下线');
    });
  });

  it('says what is wrong with a file that can’t be merged, and what to do', async () => {
    const { page } = work;
    await choose(page, fromMenu, '文本.ewb');
    await page.getByText('“文本.ewb”不是项目文件').waitFor();
    await work.picture('merge-refused');
    expect(await seriousViolations(page)).toEqual([]);
    await choose(page, another, '城市.ewb');
    await page.getByText('两者没有共同的来历，没有合并').waitFor();
  });

  it('takes in 李四’s package, with what it does to ranks shown before', async () => {
    const { page } = work;
    await choose(page, another, '乙.ewb');
    await page.getByText('共 4 条：采用 4，不采用 0，待定 0').waitFor();
    await page.locator('.main [row-id] [col-id="what"]').first().waitFor();
    expect((await shownLines()).filter((line) => line !== '')).toEqual([
      '采用|导入 年度.csv：1 条记录',
      '采用|导入 评分-李四.csv：1 条记录',
      expect.stringMatching(/^采用\|西藏的“A6-2.1 .+”改用 95$/),
      '采用|把“帝都”认作北京',
    ]);
    // The name alone: account and machine stand in the tip.
    expect(await page.locator('.main [row-id] [col-id="who"]').filter({ hasText: '李四' }).first().innerText()).toBe(
      '李四（二处）',
    );
    const effect = page.getByRole('region', { name: '采用之后的名次与等级' });
    await effect.locator('.merge-moves').waitFor();
    await page.getByRole('button', { name: '合并', exact: true }).click();
    await page.getByRole('heading', { name: '已合并 乙.ewb' }).waitFor();
    await page.getByText('采用 4 条，不采用 0 条').waitFor();
  });

  it('lists what 王五 has besides: the import that both made is not there, the same cell is a conflict', async () => {
    const { page } = work;
    await choose(page, () => page.getByRole('button', { name: '再合并一份…' }).click(), '丙.ewb');
    await page.getByText('共 2 条：采用 1，不采用 0，待定 1').waitFor();
    await page.locator('.main [row-id] [col-id="what"]').first().waitFor();
    expect((await shownLines()).filter((line) => line !== '')).toEqual([
      '采用|导入 评分-王五.csv：1 条记录',
      expect.stringMatching(/^● 待定\|西藏的“A6-2.1 .+”改用 0$/),
    ]);
    expect(await page.getByRole('button', { name: '合并', exact: true }).isDisabled()).toBe(true);
    await page.locator('.main [row-id] [col-id="what"]').filter({ hasText: '西藏' }).click();
    const detail = page.locator('.merge-detail');
    await detail.getByText(/李四（二处）.*现场复核/).waitFor();
    await detail.getByText(/王五（三处）.*平台已下线/).waitFor();
    // 天津's mean of its experts' scores changes; 西藏 stays as long as nobody has decided.
    const effect = page.getByRole('region', { name: '采用之后的名次与等级' });
    await effect.locator('.merge-moves').waitFor();
    expect(await effect.locator('.merge-moves').getByText('西藏').count()).toBe(0);
    expect(await lookOver(work, 'merge-lines')).toEqual(faultless);
    await page.getByRole('button', { name: 'English', exact: true }).click();
    await settled(page);
    await work.picture('merge-lines-english');
    await page.getByRole('button', { name: '中文', exact: true }).click();
    await settled(page);
  });

  it('shows the effect of the decision at once, by keyboard, and writes it as one step that undo takes back', async () => {
    const { page } = work;
    await page.locator('.main [row-id] [col-id="what"]').filter({ hasText: '西藏' }).click();
    await page.keyboard.press('t');
    const effect = page.getByRole('region', { name: '采用之后的名次与等级' });
    await effect.locator('.merge-moves tr').filter({ hasText: '西藏' }).waitFor();
    await work.picture('merge-decided');
    told = await effect.locator('.merge-moves tbody tr').evaluateAll((rows) =>
      rows.map((row) => {
        const [unit, rank] = [...row.children].map((cell) => cell.textContent);
        return [unit ?? '', Number.parseInt((rank ?? '').split('→').at(-1)?.trim() ?? '', 10)] as const;
      }),
    );
    await page.getByRole('button', { name: '合并', exact: true }).click();
    await page.getByRole('heading', { name: '已合并 丙.ewb' }).waitFor();
    await page.getByText('采用 2 条，不采用 0 条').waitFor();
    await work.picture('merge-done');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '撤销这次合并' }).click();
    await page.getByText('这次合并已撤销').waitFor();
    await page.getByRole('button', { name: '重做' }).click();
    await page.getByText('这次合并已撤销').waitFor({ state: 'hidden' });
  });

  it('finds nothing new in 李四’s a second time', async () => {
    const { page } = work;
    await choose(page, () => page.getByRole('button', { name: '再合并一份…' }).click(), '乙.ewb');
    await page.getByRole('heading', { name: '没有新的内容' }).waitFor();
    await work.picture('merge-nothing');
  });

  it('asks whether a project dropped on the open one is to be opened or merged', async () => {
    const { page } = work;
    const bytes = readFileSync(at('丙.ewb')).toString('base64');
    const files = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], '丙.ewb'));
      return transfer;
    }, bytes);
    await page.dispatchEvent('.screen', 'dragover', { dataTransfer: files });
    await page.dispatchEvent('.screen', 'drop', { dataTransfer: files });
    const dialog = page.getByRole('dialog', { name: '拖入了一个项目文件' });
    await dialog.waitFor();
    await settled(page);
    await work.picture('merge-dropped');
    await dialog.getByRole('button', { name: '合并到当前项目' }).click();
    await page.getByRole('heading', { name: '没有新的内容' }).waitFor();
  });

  it('is released on screen, once somebody has said why of two scores of one expert the later counts', async () => {
    const { page } = work;
    await page.locator('.rail').getByRole('button', { name: '成果', exact: true }).click();
    await page.locator('.toolbar').getByText('定稿', { exact: true }).click();
    await page.getByRole('heading', { name: '定稿前检查' }).waitFor();
    await page.getByText('有 1 项必须先处理').waitFor();
    expect(await page.getByRole('button', { name: '定稿', exact: true }).isDisabled()).toBe(true);
    await work.picture('merge-release-stopped');
    await page.getByRole('button', { name: '去问题清单处理' }).click();
    await page.locator('.main [row-id] [role="gridcell"]').filter({ hasText: '天津' }).first().click();
    await page.keyboard.press('s');
    await page.keyboard.press('a');
    const reason = page.getByRole('dialog');
    await reason.getByRole('textbox').fill('专家甲复评，以后一次为准');
    await reason.getByRole('button', { name: '确定' }).click();
    await page.getByRole('heading', { name: '没有未处理的问题' }).waitFor();
    await page.locator('.rail').getByRole('button', { name: '成果', exact: true }).click();
    await page.locator('.toolbar').getByText('定稿', { exact: true }).click();
    await page.getByText('必须处理 0 项').waitFor();
    await settled(page);
    await work.picture('merge-release');
    await page.getByRole('button', { name: '定稿', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('三处合并后送审');
    await dialog.getByRole('button', { name: '确定' }).click();
    const row = page.locator('tr[data-row-key]', { hasText: '三处合并后送审' });
    await row.waitFor();
    expect(await row.innerText()).toContain('定稿');
    await work.picture('merge-released');
  });

  it('leaves a file that holds what was decided and released, and proves itself', async () => {
    expect(work.complaints).toEqual([]);
    const path = mine();
    await work.release();
    expect(JSON.parse(await commandOutput('verify', path, '--json'))).toMatchObject({ ok: true });
    const [before, after] = [await ranks(at('甲.ewb')), await ranks(path)];
    expect([before.get('西藏')?.tier, after.get('西藏')?.tier]).toEqual(['high', 'medium']);
    // What the effect said before the last merge is what came of it.
    expect(told.length).toBeGreaterThan(0);
    expect(told.map(([unit]) => [unit, after.get(unit)?.rank])).toEqual(told);
  });
});
