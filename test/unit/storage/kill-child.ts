// Imports batches into the project given until it is killed, and says so on stdout after each commit.
import { writeSync } from 'node:fs';
import { openProject } from '../../../electron/storage/project-file.ts';
import type { CollectedRecord } from '../../../shared/model/collected-record.ts';

const RECORDS = 1_500;
const path = process.argv[2] ?? '';
const opened = openProject(path, { now: '2022-03-01T08:00:00.000Z', who: '被终止的进程' });
if (!opened.ok) throw new Error(opened.error.code);
const store = opened.value;
for (let next = store.batches().length + 1; ; next += 1) {
  const batch = store.beginBatch({
    now: '2022-03-01T08:00:00.000Z',
    note: `batch ${next}`,
    files: [{ name: `${next}.csv`, contentHash: String(next), size: 1 }],
  });
  if (!batch.ok) throw new Error(batch.error.code);
  const sheet = batch.value.sheet({ file: 0, name: 's', kind: 'element_checks', hidden: false });
  if (!sheet.ok) throw new Error(sheet.error.code);
  const records = Array.from({ length: RECORDS }, (_, row): CollectedRecord => ({
    unit: ['110000', '120000', '130000'][row % 3] ?? '',
    selector: '法定时限',
    row: row + 2,
    column: 3,
    item: `${next % 4}-${row}`,
    itemName: `事项${row}`,
    value: (row + next) % 2,
  }));
  sheet.value.add(records);
  sheet.value.finish({
    sheet: 's',
    hidden: false,
    kind: 'element_checks',
    rows: RECORDS,
    imported: RECORDS,
    skipped: 0,
    problems: 0,
    records: RECORDS,
    issues: [],
  });
  const committed = batch.value.commit();
  if (!committed.ok) throw new Error(committed.error.code);
  writeSync(1, `committed ${next}\n`);
}
