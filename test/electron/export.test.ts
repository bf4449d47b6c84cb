// A PDF printed by Electron itself, in a window that nobody sees.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { answerDialogs } from './support/answer-dialogs.ts';
import { chooseMenu } from './support/choose-menu.ts';
import { endAll, launchDesktop } from './support/launch-desktop.ts';
import type { Desktop } from './support/start-desktop.ts';
import { makePerson, putSample } from './support/person.ts';
import type { Person } from './support/person.ts';
import { waitForScores } from './support/screens.ts';

describe.skipIf(inject('electron') === null)('an export', () => {
  let person: Person;
  let desktop: Desktop;
  let target: string;
  beforeAll(async () => {
    person = makePerson();
    target = join(person.files, '报告.pdf');
    desktop = await launchDesktop(person, putSample(person));
    await waitForScores(desktop.page);
    await answerDialogs(desktop, { save: [target] });
    await chooseMenu(desktop, '文件', '导出成果…');
    await desktop.page.getByText('导出', { exact: true }).click();
    await desktop.page.getByRole('button', { name: '报告初稿 PDF' }).click();
    await vi.waitUntil(() => readdirSync(person.files).includes('报告.pdf'), { timeout: 90_000 });
  });
  afterAll(async () => {
    await endAll();
    person.leave();
  });

  it('of the report as PDF is written whole, and leaves nothing but the file', async () => {
    const bytes = readFileSync(target);
    expect([bytes.subarray(0, 5).toString(), bytes.subarray(-6).toString().trim()]).toEqual(['%PDF-', '%%EOF']);
    expect(readdirSync(person.files).filter((name) => !name.startsWith('示例.ewb'))).toEqual(['报告.pdf']);
    expect(readdirSync(person.home).filter((name) => name.startsWith('workbench-print-'))).toEqual([]);
    expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('of the report as PDF stays small', () => {
    // Some 1.3 MB: fonts with only the letters used, figures as drawings.
    expect(readFileSync(target).length).toBeLessThan(3_000_000);
  });

  it.skipIf(spawnSync('pdftotext', ['-v']).error !== undefined)(
    'of the report as PDF has text that can be searched, a title and a creator of its own',
    () => {
      const text = execFileSync('pdftotext', [target, '-'], { encoding: 'utf8' });
      // The public version, which has no weights and says nothing of them.
      expect(text.replaceAll(/\s/g, '')).toContain('总体指数平均值为88.07，19个省级政府高于平均值');
      expect(text).not.toContain('推断权重');
      const about = execFileSync('pdfinfo', [target], { encoding: 'utf8' });
      expect(about).toMatch(/^Title: +2021 年省级政府一体化政务服务能力评估报告$/m);
      expect(about).toMatch(/^Creator: +政务服务能力评估工作台/m);
      // pdffonts names the kind after the font: none of the letters is drawn on its own but those with a border in figures.
      const kinds = execFileSync('pdffonts', [target], { encoding: 'utf8' }).split('\n').slice(2);
      expect(kinds.filter((line) => line.includes('CID TrueType')).length).toBeGreaterThan(5);
      expect(kinds.filter((line) => line.includes('Type 3')).length).toBeLessThan(20);
    },
  );
});
