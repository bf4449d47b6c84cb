import { expect, it } from 'vitest';
import { appError } from '../../../shared/base/app-error.ts';
import type { WorklistLine } from '../../../shared/model/worklist.ts';
import { cellText } from '../../../shared/report/cell-text.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { releaseChecklist } from '../../../shared/report/checklist/release-checklist.ts';
import { acceptedTable } from '../../../shared/report/accepted-table.ts';
import { fourUnits } from './four-units.ts';

const open: WorklistLine = {
  ...{ id: 'rejected_row/1/1/1/A4/UNIT_EMPTY', kind: 'rejected_row', unit: 'U02', measure: null, indicator: null },
  ...{ batch: 1, file: '报表.xlsx', sheet: '表', cell: 'A4', message: appError('UNIT_EMPTY'), blocking: true },
  ...{ state: 'open', why: '', at: '', by: '', because: null, of: '', answer: null },
};
const accepted: WorklistLine = { ...open, state: 'accepted', why: '空行', at: '2026-05-01T08:00:00Z', by: '张三' };
const corrected: WorklistLine = { ...open, state: 'closed', because: appError('WORKLIST_BY_BATCH', { batch: 2 }) };

const items = (...worklist: readonly WorklistLine[]): Record<string, unknown> =>
  Object.fromEntries(
    releaseChecklist({ ...fourUnits(), worklist })
      .filter(({ id, state }) => (id === 'worklist' || id === 'accepted') && state !== 'ok')
      .map(({ id, state, count }) => [id, `${state} ${count}`]),
  );

it('an open line that blocks stops a release, and so does one that an office still has', () => {
  expect(items(open, { ...open, state: 'returned' })).toEqual({ worklist: 'stop 2' });
  expect(items(accepted)).toEqual({ accepted: 'note 1' });
  expect(items({ ...open, blocking: false }, corrected)).toEqual({});
});

it('what was accepted is a table of the annex with its place, reason and name; what was corrected is not', () => {
  const input = { ...fourUnits(), worklist: [open, accepted, corrected] };
  const table = acceptedTable(input);
  const unit = input.dataset.units[1]?.name;
  expect(table?.body.map((row) => row.map(cellText))).toEqual([
    [unit, '未导入的行', '报表.xlsx · 表 · A4', expect.stringMatching(/./), '空行', '张三 2026-05-01'],
  ]);
  const ids = (of: typeof input): readonly string[] =>
    composeReport(of).blocks.flatMap((block) => (block.kind === 'table' ? [block.id] : []));
  expect(ids(input)).toContain('TA-7');
  expect(ids({ ...input, worklist: [open] })).not.toContain('TA-7');
});
