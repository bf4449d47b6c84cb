import { expect, it } from 'vitest';
import { runSteps } from '../../../electron/storage/connection/steps.ts';
import { fill, freshProject, NOW, sheetReport, units, valueOf } from './small-project.ts';

const unit = '110000';

it('another import takes the ids of a staged one, one without a single record too; an edit does not', () => {
  const store = freshProject();
  const staged = valueOf(store.stageImport());
  valueOf(runSteps(staged.open([], units)));
  const sheet = valueOf(staged.sheet(0, 'annual_statistics'));
  valueOf(sheet.add(fill([{ unit, selector: 'rate', value: 90 }])));
  valueOf(sheet.finish());
  valueOf(staged.close());
  valueOf(store.saveAlias('A1', '备注', NOW));
  valueOf(store.saveAlias('帝都', unit, NOW));
  expect(staged.holds()).toBe(true);

  // A file without a sheet: neither texts nor facets nor sheets come in.
  valueOf(valueOf(store.beginBatch({ now: NOW, files: [{ name: '空.csv', contentHash: 'h', size: 0 }] })).commit());
  expect(staged.holds()).toBe(false);
  const late = runSteps(
    staged.commit({
      now: NOW,
      files: [{ name: '一.xlsx', contentHash: 'i', size: 1 }],
      sheets: [
        {
          file: 0,
          name: '表',
          kind: 'annual_statistics',
          hidden: false,
          report: sheetReport('表', 'annual_statistics', 1),
        },
      ],
    }),
  );
  expect(late).toMatchObject({ ok: false, error: { code: 'IMPORT_STAGE_OVER' } });
  expect(store.batches().map(({ id, files }) => [id, files[0]?.name])).toEqual([[1, '空.csv']]);
  expect(store.verify()).toEqual([]);
});
