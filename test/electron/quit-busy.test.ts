// Quitting while something goes on: the process ends, and what was half done is as if it had never begun.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { answerDialogs } from './support/answer-dialogs.ts';
import { chooseMenu } from './support/choose-menu.ts';
import { launchDesktop } from './support/launch-desktop.ts';
import type { Desktop } from './support/start-desktop.ts';
import { putSample } from './support/person.ts';
import { makeSheets } from './support/sample-sheets.ts';
import type { SampleSheets } from './support/sample-sheets.ts';
import { openSampleFile } from './support/open-sample-file.ts';
import { takeTurns } from './support/take-turns.ts';

const ways: readonly (readonly [string, (desktop: Desktop) => unknown])[] = [
  ['文件→退出', (desktop) => chooseMenu(desktop, '文件', '退出')],
  ['SIGTERM', ({ pid }) => process.kill(pid, 'SIGTERM')],
];

let sheets: SampleSheets;
beforeAll(async () => {
  if (inject('electron') !== null) sheets = await makeSheets();
});
afterAll(() => sheets?.remove());

describe.skipIf(inject('electron') === null).each(ways)('quitting by %s', (_way, quit) => {
  const turns = takeTurns(putSample, openSampleFile);

  it('while spreadsheets are read ends the reading', async () => {
    const turn = await turns.begin();
    const { page } = turn.desktop;
    await answerDialogs(turn.desktop, { open: [sheets.paths] });
    await chooseMenu(turn.desktop, '文件', '导入采集表…');
    await page.getByRole('button', { name: '选择文件…' }).click();
    await page.getByText('正在识别').first().waitFor();
    await turns.ends(turn, quit);
    await turns.startsAgain(turn);
  });

  it.each(['全部成果 ZIP', '报告初稿 PDF'])(
    'in the middle of an export (%s) leaves nothing half written',
    async (what) => {
      const turn = await turns.begin();
      const { page } = turn.desktop;
      const { files } = turn.person;
      const target = join(files, what.endsWith('ZIP') ? '成果.zip' : '成果.pdf');
      await answerDialogs(turn.desktop, { save: [target] });
      await chooseMenu(turn.desktop, '文件', '导出成果…');
      await page.getByText('导出', { exact: true }).click();
      await page.getByRole('button', { name: what }).click();
      await page.getByRole('progressbar').first().waitFor();
      await turns.ends(turn, quit);
      // Done before the quit was heard, or not there at all.
      expect(readdirSync(files).filter((name) => !['示例.ewb', '成果.zip', '成果.pdf'].includes(name))).toEqual([]);
      if (existsSync(target)) expect(readFileSync(target).subarray(0, 2).toString()).toMatch(/PK|%P/);
      await turns.startsAgain(turn);
    },
  );

  it('under a dialog of the system ends it too', async () => {
    const turn = await turns.begin();
    await chooseMenu(turn.desktop, '文件', '打开项目…');
    await turns.ends(turn, quit);
    await turns.startsAgain(turn);
  });

  it('in the middle of an import leaves the project without a batch', async () => {
    const turn = await turns.begin();
    const { page } = turn.desktop;
    const project = join(turn.person.files, '新.ewb');
    await answerDialogs(turn.desktop, { save: [project], open: [sheets.paths] });
    await chooseMenu(turn.desktop, '文件', '新建项目…');
    await page.getByRole('button', { name: '新建… 省级政府 2021' }).click();
    await page.getByRole('button', { name: '选择位置并新建' }).click();
    await page.getByRole('button', { name: '选择文件…' }).click();
    await page.getByRole('button', { name: '预览', exact: true }).click();
    await page.getByRole('button', { name: '确认导入' }).click();
    await page.getByRole('progressbar').first().waitFor();
    await turns.ends(turn, quit);
    expect(readdirSync(turn.person.files).filter((name) => name.startsWith('新'))).toEqual(['新.ewb']);
    const second = await launchDesktop(turn.person, project);
    await second.page.getByText('导入采集表后，这里显示各对象的指数').waitFor();
  });
});
