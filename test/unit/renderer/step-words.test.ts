import { expect, test } from 'vitest';
import { stepWords } from '../../../renderer/ui/audit-words.ts';
import type { UndoStep } from '../../../shared/contract/outputs.ts';

const units = [{ code: '120000', name: '天津' }];
const step = (made: Partial<UndoStep>): UndoStep => ({
  ...{ entry: 1, action: 'create', subject: 'override', key: '120000 A1-2.3', why: '核对' },
  ...made,
});

test.each<[Partial<UndoStep>, string, string]>([
  [{}, '覆盖 天津 A1-2.3', 'Override 天津 A1-2.3'],
  [{ action: 'change' }, '改覆盖值 天津 A1-2.3', 'Change override 天津 A1-2.3'],
  [{ action: 'remove' }, '取消覆盖 天津 A1-2.3', 'Remove override 天津 A1-2.3'],
  // A unit that the project no longer has keeps its code.
  [{ key: '990000 A1-2.3' }, '覆盖 990000 A1-2.3', 'Override 990000 A1-2.3'],
  [{ action: 'change', subject: 'units', key: '', fromBook: true }, '从计分书填充', 'Fill from a score book'],
  [{ action: 'change', subject: 'units', key: '' }, '修改 评估对象', 'Changed units'],
  [{ subject: 'draft', key: '', why: '计分设置：缺失时' }, '计分设置：缺失时', 'Settings of the index: Missing'],
])('the strip says what was done by names: %o', (made, zh, en) => {
  expect([stepWords(step(made), 'zh', units), stepWords(step(made), 'en', units)]).toEqual([zh, en]);
});
