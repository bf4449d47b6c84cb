import { expect, test } from 'vitest';
import { runSteps } from '../../../electron/storage/connection/steps.ts';
import { codeOf, freshProject, NOW, sheetReport, valueOf } from './small-project.ts';

/** Far more than the commit of three records takes. */
const STEPS_MOST = 10_000;

test('an edit that is refused during a commit changes nothing, and the commit does not begin again for it', () => {
  const store = freshProject();
  const staged = valueOf(store.stageImport());
  valueOf(runSteps(staged.open([0], store.units())));
  const sheet = valueOf(staged.sheet(0, 'measure_table'));
  valueOf(
    sheet.add(
      ['110000', '120000', '130000'].map((unit, row) => ({ unit, selector: 'rate', row, column: 1, value: row + 1 })),
    ),
  );
  valueOf(sheet.finish());
  valueOf(staged.close());
  const steps = staged.commit({
    now: NOW,
    note: '',
    files: [{ name: 'f', contentHash: 'f', size: 1 }],
    sheets: [
      { file: 0, name: 's', kind: 'measure_table', hidden: false, report: sheetReport('s', 'measure_table', 3) },
    ],
  });
  const refused = new Set<string>();
  let taken = 0;
  let step = steps.next();
  while (step.done !== true && taken < STEPS_MOST) {
    const edit = { unit: '110000', measure: 'rate', value: taken, reason: '补', now: NOW };
    refused.add(codeOf(store.overrideValue(edit)));
    step = steps.next();
    taken += 1;
  }
  expect(step.done).toBe(true);
  expect([...refused]).toEqual(['PROJECT_IMPORT_RUNNING']);
  expect(store.batches().map(({ records }) => records)).toEqual([3]);
  expect(store.overrides()).toEqual([]);
  store.close();
});
