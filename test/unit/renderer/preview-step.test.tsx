// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PreviewStep } from '../../../renderer/features/import/preview-step.tsx';
import { goTo, useAppearance } from '../../../renderer/state/appearance.ts';
import { WorklistEffectLines } from '../../../renderer/ui/worklist-effect.tsx';
import { leaveProject } from '../../../renderer/state/project-store.ts';
import type { ImportPreview } from '../../../shared/contract/outputs.ts';
import type { WorklistEffect } from '../../../shared/model/worklist.ts';
import { openPage } from './page.ts';
import type { Page } from './page.ts';

let page: Page;
beforeEach(() => {
  page = openPage();
  leaveProject();
  useAppearance.setState({ language: 'zh' });
  goTo('import');
});
afterEach(() => page.close());

const preview = (worklist: WorklistEffect): ImportPreview => ({
  ...{ plan: 'p', files: [], replaced: 0, replacements: [], cellsChanged: 0, cellsAdded: 0, scoresMoved: 0 },
  ...{ tierChanges: [], changes: [], scoreError: null, worklist },
  history: { years: [], replaced: [] },
});
const lines = (): readonly string[] => page.texts('.worklist-effect p');

describe('the preview says what becomes of the worklist', () => {
  const show = (worklist: WorklistEffect): Promise<void> =>
    page.show(<PreviewStep preview={preview(worklist)} busy={false} />);

  test('what opens and what closes, by kind with its count, and their sums', async () => {
    await show({
      before: 1_200,
      after: 1_205,
      added: [
        { kind: 'domain_violation', lines: 2 },
        { kind: 'rejected_row', lines: 1_007 },
      ],
      removed: [{ kind: 'measure_without_data', lines: 1_004 }],
    });
    expect(lines()).toEqual([
      '问题清单：未处理1,200→1,205按现在的数据和计分方法算出；导入前若另有改动，会随之不同。',
      '新增1,009条：超出取值范围2·未导入的行1,007',
      '办结1,004条：采集项无数据1,004',
    ]);
  });

  test('only what opens, only what closes, and neither', async () => {
    await show({ before: 0, after: 3, added: [{ kind: 'missing_base', lines: 3 }], removed: [] });
    expect(lines().slice(1)).toEqual(['新增3条：缺折算基数3']);
    await show({ before: 3, after: 0, added: [], removed: [{ kind: 'missing_base', lines: 3 }] });
    expect(lines().slice(1)).toEqual(['办结3条：缺折算基数3']);
    await show({ before: 3, after: 3, added: [], removed: [] });
    expect(lines().slice(1)).toEqual(['没有新增，也没有办结。']);
  });

  test('in English, too, by the words of that language', async () => {
    useAppearance.setState({ language: 'en' });
    await show({ before: 0, after: 1, added: [{ kind: 'doubt', lines: 1 }], removed: [] });
    expect(lines()[0]).toMatch(/^Worklist:0→1open/);
    expect(lines()[1]).not.toMatch(/[一-鿿]/);
  });

  test('leads nowhere yet: nothing is imported', async () => {
    await show({ before: 0, after: 1, added: [{ kind: 'doubt', lines: 1 }], removed: [] });
    expect(page.texts('.worklist-effect button')).toEqual([]);
  });
});

describe('the last page of an import says what became of the worklist', () => {
  const show = (effect: WorklistEffect): Promise<void> => page.show(<WorklistEffectLines effect={effect} />);

  test('and leads to it where something is open', async () => {
    await show({ before: 0, after: 2, added: [{ kind: 'conflict', lines: 2 }], removed: [] });
    expect(lines()).toEqual(['问题清单：未处理0→2问题清单', '新增2条：说法冲突2']);
    await page.press('问题清单');
    expect(useAppearance.getState().screen).toBe('worklist');
  });

  test('and leads nowhere where nothing is open', async () => {
    await show({ before: 1, after: 0, added: [], removed: [{ kind: 'conflict', lines: 1 }] });
    expect(page.texts('.worklist-effect button')).toEqual([]);
  });
});
