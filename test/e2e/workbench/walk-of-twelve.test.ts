// The twelve main tasks, from a new project to the release, in clicks and keys: what each costs is counted, printed, and held to what it cost when this was written.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { generateSample } from '../../../electron/exporting/sample/generate-sample.ts';
import { loadTemplate } from '../../../electron/services/app/resources.ts';
import { chromiumPath } from './chromium.ts';
import { cellText } from './grid-cells.ts';
import { openWorkbenchPage } from './workbench-page.ts';
import type { WorkbenchPage } from './workbench-page.ts';

if (chromiumPath === null)
  process.stderr.write('walk-of-twelve.test.ts left out: no Chromium (set CHROMIUM to its path)\n');

interface Cost {
  readonly task: string;
  readonly clicks: number;
  readonly keys: number;
  readonly typed: number;
}

describe.skipIf(chromiumPath === null)('the twelve main tasks', () => {
  let work: WorkbenchPage;
  let sheets = '';
  let edited = '';
  const downloads = mkdtempSync(join(tmpdir(), 'walk-downloads-'));
  const walked: Cost[] = [];
  let [clicks, keys, typed] = [0, 0, 0];

  beforeAll(async () => {
    sheets = mkdtempSync(join(tmpdir(), 'walk-sheets-'));
    const template = loadTemplate('province-2021');
    if (!template.ok) throw new Error(template.error.code);
    const made = await generateSample({ template: template.value, out: sheets, records: 0, seed: 1 });
    if (!made.ok) throw new Error(made.error.code);
    work = await openWorkbenchPage();
  });
  afterAll(async () => {
    await work.close();
    for (const folder of [sheets, downloads]) rmSync(folder, { recursive: true, force: true });
    const line = ({ task, ...cost }: Cost): string =>
      `${task.padEnd(34)} ${String(cost.clicks).padStart(6)} ${String(cost.keys).padStart(5)} ${String(cost.typed).padStart(6)}\n`;
    const sum = (of: 'clicks' | 'keys' | 'typed'): number => walked.reduce((all, cost) => all + cost[of], 0);
    process.stdout.write(
      `\n${'task'.padEnd(34)} clicks  keys  typed\n${walked.map(line).join('')}${line({ task: 'all', clicks: sum('clicks'), keys: sum('keys'), typed: sum('typed') })}`,
    );
  });

  const click = async (what: Locator): Promise<void> => {
    clicks += 1;
    await what.click();
  };
  const press = async (key: string): Promise<void> => {
    keys += 1;
    await work.page.keyboard.press(key);
  };
  /** Into what has the focus; letters are counted apart, since what is written is the user's own. */
  const type = async (text: string): Promise<void> => {
    typed += text.length;
    await work.page.keyboard.type(text);
  };
  const files = async (button: Locator, paths: readonly string[]): Promise<void> => {
    const choosing = work.page.waitForEvent('filechooser');
    await click(button);
    await (await choosing).setFiles([...paths]);
  };
  const saved = async (button: Locator, name: string): Promise<string> => {
    const downloading = work.page.waitForEvent('download', { timeout: 240_000 });
    await click(button);
    const path = join(downloads, name);
    await (await downloading).saveAs(path);
    return path;
  };
  const screen = (name: string): Locator => work.page.locator('.rail').getByRole('button', { name, exact: true });
  const view = (name: string): Locator => work.page.locator('.toolbar').getByText(name, { exact: true });
  const button = (name: string): Locator => work.page.getByRole('button', { name, exact: true });
  const ok = (): Locator => work.page.getByRole('dialog').getByRole('button', { name: '确定', exact: true });

  const tasks: readonly (readonly [string, { readonly clicks: number; readonly keys: number }, () => Promise<void>])[] =
    [
      [
        'new project from a template',
        { clicks: 2, keys: 0 },
        async () => {
          await click(work.page.getByRole('button', { name: '新建… 省级政府 2021' }));
          await click(button('选择位置并新建'));
          await work.page.getByRole('heading', { name: '把采集表拖到这里' }).waitFor();
        },
      ],
      [
        'import a folder of spreadsheets',
        { clicks: 4, keys: 0 },
        async () => {
          await files(
            button('选择文件…'),
            readdirSync(sheets).map((file) => join(sheets, file)),
          );
          await click(button('预览'));
          await click(button('确认导入'));
          await work.page.getByRole('heading', { name: '第 1 批已导入' }).waitFor({ timeout: 240_000 });
          await click(button('查看得分'));
          await work.page.locator('[row-id="110000"] [col-id="rank"]').first().waitFor();
        },
      ],
      [
        'accept a line of the worklist',
        { clicks: 4, keys: 1 },
        async () => {
          await click(screen('问题'));
          await click(work.page.locator('[role=row][row-index="1"] [col-id="kind"]').first());
          await press('a');
          await click(work.page.getByRole('dialog').getByRole('textbox'));
          await type('已电话核实');
          await click(ok());
          await work.page.getByRole('dialog').waitFor({ state: 'hidden' });
        },
      ],
      [
        'edit a weight',
        { clicks: 2, keys: 1 },
        async () => {
          await click(screen('得分'));
          const share = work.page.getByRole('textbox', { name: '方式完备度 的占比（%）' });
          await click(share);
          await type('30');
          await press('Enter');
          await expect.poll(() => cellText(work.page, '110000', 'indexChange')).not.toBe('');
        },
      ],
      [
        'keep it as a scenario',
        { clicks: 3, keys: 0 },
        async () => {
          await click(screen('情景'));
          await click(button('新建情景'));
          await type('方式加重');
          await click(ok());
          await work.page.locator('tr', { hasText: '方式加重' }).waitFor();
        },
      ],
      [
        'save the method as the baseline',
        { clicks: 1, keys: 1 },
        async () => {
          await press('Control+s');
          await work.page.getByLabel('原因（记入审计记录）').waitFor();
          await type('专家会议定');
          await click(ok());
          await work.page.getByText('已保存为基准。').waitFor();
        },
      ],
      [
        'how certain the ranks are',
        { clicks: 2, keys: 0 },
        async () => {
          await click(view('不确定性'));
          await click(button('开始模拟'));
          await work.page.getByRole('heading', { name: '名次区间' }).waitFor({ timeout: 240_000 });
        },
      ],
      [
        'move a line between tiers',
        { clicks: 6, keys: 1 },
        async () => {
          await click(screen('指标'));
          await click(work.page.getByText('详情', { exact: true }));
          await click(work.page.locator('[row-id="total"] [col-id="name"]').first());
          await click(button('分组界线与分值…'));
          const line = work.page.getByRole('dialog').getByRole('textbox', { name: /^“高”的下限/ });
          await click(line);
          await press('Control+a');
          await type('81');
          await click(ok());
          await work.page.locator('.bar .badge', { hasText: '草稿' }).waitFor();
        },
      ],
      [
        'compare with earlier years',
        { clicks: 2, keys: 0 },
        async () => {
          await click(screen('成果'));
          await click(view('历年'));
          await work.page.locator('main table').first().waitFor();
        },
      ],
      [
        'a table and a picture out',
        { clicks: 4, keys: 0 },
        async () => {
          await click(view('表格'));
          await click(button('复制表格'));
          await work.page.getByText('已复制：').first().waitFor();
          await click(screen('图表'));
          await work.page.locator('.canvas .js-plotly-plot .main-svg').first().waitFor();
          await saved(button('保存为 PNG'), 'figure.png');
        },
      ],
      [
        'the report out, and proof of it',
        { clicks: 6, keys: 0 },
        async () => {
          await click(screen('成果'));
          await click(view('导出'));
          edited = await saved(button('报告初稿 Word'), 'report.docx');
          await click(view('稿件'));
          await files(button('选择稿件…'), [edited]);
          await click(button('校对'));
          await work.page.getByRole('status').filter({ hasText: '核对' }).waitFor({ timeout: 240_000 });
        },
      ],
      [
        'release and hand over',
        { clicks: 4, keys: 1 },
        async () => {
          await press('Control+s');
          await work.page.getByLabel('原因（记入审计记录）').waitFor();
          await type('分组界线');
          await click(ok());
          await work.page.getByText('已保存为基准。').last().waitFor();
          await click(view('定稿'));
          await click(button('定稿'));
          await type('送审稿');
          await click(ok());
          await work.page.locator('tr[data-row-key]', { hasText: '送审稿' }).waitFor();
        },
      ],
    ];

  it.each(tasks)('%s takes no more than it did', async (task, most, walk) => {
    [clicks, keys, typed] = [0, 0, 0];
    await walk();
    walked.push({ task, clicks, keys, typed });
    expect({ clicks: clicks <= most.clicks, keys: keys <= most.keys }, `${clicks} clicks, ${keys} keys`).toEqual({
      clicks: true,
      keys: true,
    });
    expect(work.complaints).toEqual([]);
  });
});
