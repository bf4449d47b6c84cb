// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ChooseStep } from '../../../renderer/features/import/choose-step.tsx';
import { useAppearance } from '../../../renderer/state/appearance.ts';
import { showProject } from '../../../renderer/state/method-edits.ts';
import { leaveProject } from '../../../renderer/state/project-store.ts';
import { sheetExtensions } from '../../../shared/contract/file-kinds.ts';
import { startServices } from '../services/service-bench.ts';
import { openPage } from './page.ts';
import type { Page } from './page.ts';

let page: Page;
beforeEach(async () => {
  page = openPage();
  leaveProject();
  showProject(await startServices().newProject('province-2021'));
});
afterEach(() => page.close());

test.each(['zh', 'en'] as const)('the place to drop files on names every format of sheets (%s)', async (language) => {
  useAppearance.setState({ language });
  await page.show(<ChooseStep busy={false} />);
  const [said = ''] = page.texts('.drop-zone .muted');
  expect(sheetExtensions.filter((extension) => !said.match(/[a-z]+/gi)?.includes(extension))).toEqual([]);
});
