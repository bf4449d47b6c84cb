// The very first opening of a sample project, by someone who has never opened the app: nothing is cached in the user's folder.
import { describe, expect, it } from 'vitest';
import { sampleFingerprint } from '../../../electron/services/projects/sample-fingerprint.ts';
import { readShippedSample } from '../../../electron/services/projects/shipped-samples.ts';
import { chromiumPath } from './chromium.ts';
import { cellText } from './grid-cells.ts';
import { openWorkbenchPage } from './workbench-page.ts';

describe.skipIf(chromiumPath === null).each([
  ['province-2021', '省级政府 2021', '110000'],
  ['key-city-2021', '重点城市 2021', '440100'],
] as const)('the first opening of the sample %s', (template, name, unit) => {
  it('shows its scores, from the project that the build made', async () => {
    expect(
      readShippedSample(template, sampleFingerprint()),
      'out/samples is missing or of other sources: npm run build',
    ).not.toBeNull();
    const work = await openWorkbenchPage();
    try {
      await work.page.getByRole('button', { name: `打开示例 ${name}` }).click();
      await work.page.locator(`[row-id="${unit}"] [col-id="rank"]`).first().waitFor();
      expect(await cellText(work.page, unit, 'rank')).toMatch(/^\d+$/);
      expect(work.complaints).toEqual([]);
    } finally {
      await work.close();
    }
  });
});
