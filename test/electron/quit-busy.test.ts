// Quitting while something goes on: the process ends, and what was half done is as if it had never begun.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { answerDialogs } from './support/answer-dialogs.ts';
import { chooseMenu } from './support/choose-menu.ts';
import { endAll, launchDesktop } from './support/launch-desktop.ts';
import type { Desktop } from './support/launch-desktop.ts';
import { makePerson, putSample } from './support/person.ts';
import type { Person } from './support/person.ts';
import { processesOf } from './support/processes.ts';
import { makeSheets } from './support/sample-sheets.ts';
import type { SampleSheets } from './support/sample-sheets.ts';
import { waitForScores } from './support/screens.ts';

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
  let person: Person;
  beforeEach(() => {
    person = makePerson();
  });
  afterEach(async () => {
    await endAll();
    person.leave();
  });

  const ends = async (desktop: Desktop): Promise<void> => {
    await quit(desktop);
    expect(await desktop.ended()).toBe(0);
    await expect.poll(() => processesOf(person)).toEqual([]);
    expect(person.faults()).toBe('');
  };

  it('in the middle of an import leaves the project without a batch', async () => {
    const files = sheets.give(person);
    const project = join(person.files, '新.ewb');
    const first = await launchDesktop(person);
    const { page } = first;
    await answerDialogs(first, { save: [project], open: [files] });
    await page.getByRole('button', { name: '新建… 省级政府 2021' }).click();
    await page.getByRole('button', { name: '选择位置并新建' }).click();
    await page.getByRole('button', { name: '选择文件…' }).click();
    await page.getByRole('button', { name: '预览', exact: true }).click();
    await page.getByRole('button', { name: '确认导入' }).click();
    await page.getByRole('progressbar').first().waitFor();
    await ends(first);
    expect(readdirSync(person.files).filter((name) => name.startsWith('新'))).toEqual(['新.ewb']);
    const second = await launchDesktop(person, project);
    await second.page.getByText('导入采集表后，这里显示各对象的指数').waitFor();
  });

  it('while spreadsheets are read ends the reading', async () => {
    const files = sheets.give(person);
    const first = await launchDesktop(person, putSample(person));
    await waitForScores(first.page);
    await answerDialogs(first, { open: [files] });
    await chooseMenu(first, '文件', '导入采集表…');
    await first.page.getByRole('button', { name: '选择文件…' }).click();
    await first.page.getByText('正在识别').first().waitFor();
    await ends(first);
    await waitForScores((await launchDesktop(person, join(person.files, '示例.ewb'))).page);
  });

  it.each(['全部成果 ZIP', '报告初稿 PDF'])(
    'in the middle of an export (%s) leaves nothing half written',
    async (what) => {
      const target = join(person.files, what.endsWith('ZIP') ? '成果.zip' : '成果.pdf');
      const first = await launchDesktop(person, putSample(person));
      await waitForScores(first.page);
      await answerDialogs(first, { save: [target] });
      await chooseMenu(first, '文件', '导出成果…');
      await first.page.getByText('导出', { exact: true }).click();
      await first.page.getByRole('button', { name: what }).click();
      await first.page.getByRole('progressbar').first().waitFor();
      await ends(first);
      // Done before the quit was heard, or not there at all.
      expect(readdirSync(person.files).filter((name) => !['示例.ewb', '成果.zip', '成果.pdf'].includes(name))).toEqual(
        [],
      );
      if (existsSync(target)) expect(readFileSync(target).subarray(0, 2).toString()).toMatch(/PK|%P/);
      await waitForScores((await launchDesktop(person, join(person.files, '示例.ewb'))).page);
    },
  );

  it('under a dialog of the system ends it too', async () => {
    const first = await launchDesktop(person, putSample(person));
    await waitForScores(first.page);
    await chooseMenu(first, '文件', '打开项目…');
    await ends(first);
    await launchDesktop(person);
  });
});
