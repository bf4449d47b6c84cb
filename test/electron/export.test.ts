// A PDF printed by Electron itself, in a window that nobody sees.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { answerDialogs } from './support/answer-dialogs.ts';
import { chooseMenu } from './support/choose-menu.ts';
import { endAll, launchDesktop } from './support/launch-desktop.ts';
import { makePerson, putSample } from './support/person.ts';
import type { Person } from './support/person.ts';
import { waitForScores } from './support/screens.ts';

describe.skipIf(inject('electron') === null)('an export', () => {
  let person: Person;
  beforeEach(() => {
    person = makePerson();
  });
  afterEach(async () => {
    await endAll();
    person.leave();
  });

  it('of the report as PDF is written whole, and leaves nothing but the file', async () => {
    const target = join(person.files, '报告.pdf');
    const desktop = await launchDesktop(person, putSample(person));
    await waitForScores(desktop.page);
    await answerDialogs(desktop, { save: [target] });
    await chooseMenu(desktop, '文件', '导出成果…');
    await desktop.page.getByText('导出', { exact: true }).click();
    await desktop.page.getByRole('button', { name: '报告初稿 PDF' }).click();
    await desktop.page.getByText('已导出“报告.pdf”').waitFor();
    const bytes = readFileSync(target);
    expect([bytes.subarray(0, 5).toString(), bytes.subarray(-6).toString().trim()]).toEqual(['%PDF-', '%%EOF']);
    expect(readdirSync(person.files).filter((name) => !name.startsWith('示例.ewb'))).toEqual(['报告.pdf']);
    expect(readdirSync(person.home).filter((name) => name.startsWith('workbench-print-'))).toEqual([]);
    expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });
});
