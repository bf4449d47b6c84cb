import { renameSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cellMarks } from '../../../shared/model/dataset.ts';
import {
  cellOf,
  codeOf,
  fill,
  framework,
  freshProject,
  importSheets,
  newProject,
  NOW,
  reopen,
  sheetReport,
  valueOf,
} from './small-project.ts';

const unit = '110000';
const rate = (value: number) => ({ annual_statistics: [{ unit, selector: 'rate', platform: '国家平台', value }] });

describe('import batches', () => {
  it('are there after closing and opening again, with reports, values and lineage', () => {
    const store = freshProject();
    const { path } = store.meta();
    importSheets(store, rate(98.5), '一.xlsx');
    valueOf(store.close());
    const again = reopen(path);
    expect(again.meta()).toMatchObject({
      template: 'small',
      createdBy: '张三',
      synthetic: false,
      readOnly: null,
      warnings: [],
    });
    expect(again.framework()).toEqual(framework);
    expect(again.units()).toEqual(newProject.units);
    expect(again.batches()).toMatchObject([
      {
        id: 1,
        status: 'active',
        records: 1,
        replaced: 0,
        kinds: ['annual_statistics'],
        files: [{ name: '一.xlsx', sheets: [{ rows: 1, imported: 1 }] }],
      },
    ]);
    expect(cellOf(again, unit, 'rate').value).toBe(98.5);
    expect(valueOf(again.lineage(unit, 'rate')).records).toMatchObject([
      {
        batch: 1,
        file: '一.xlsx',
        sheet: '表 annual_statistics',
        cell: 'D2',
        value: 98.5,
        effective: true,
        fields: { platform: '国家平台' },
      },
    ]);
  });

  it('give way to a newer batch for the same key; both stay and the replaced one is listed', () => {
    const store = freshProject();
    importSheets(store, rate(90), 'a.xlsx');
    importSheets(store, rate(95), 'b.xlsx');
    expect(cellOf(store, unit, 'rate')).toMatchObject({ value: 95, records: 1, marks: cellMarks.conflict });
    expect(store.batches()[1]?.replaced).toBe(1);
    const lineage = valueOf(store.lineage(unit, 'rate'));
    expect(lineage).toMatchObject({
      total: 1,
      replacedTotal: 1,
      records: [{ file: 'b.xlsx' }],
      replaced: [{ file: 'a.xlsx', value: 90, effective: false }],
    });
  });

  it('give back what they replaced when withdrawn, and take it again when restored', () => {
    const store = freshProject();
    importSheets(store, rate(90), 'a.xlsx');
    const second = importSheets(store, rate(95), 'b.xlsx');
    valueOf(store.withdrawBatch(second, '发错文件', NOW));
    expect(cellOf(store, unit, 'rate')).toMatchObject({ value: 90, marks: 0 });
    expect(store.batches()[1]).toMatchObject({ status: 'withdrawn', statusReason: '发错文件' });
    expect(codeOf(store.withdrawBatch(second, '再次', NOW))).toBe('BATCH_WITHDRAWN');
    valueOf(store.restoreBatch(second, '', NOW));
    expect(cellOf(store, unit, 'rate').value).toBe(95);
    expect(codeOf(store.withdrawBatch(99, '', NOW))).toBe('BATCH_UNKNOWN');
  });

  it('let the later file of one batch win over the earlier', () => {
    const store = freshProject();
    const batch = valueOf(
      store.beginBatch({
        now: NOW,
        files: [
          { name: 'a', contentHash: 'a', size: 1 },
          { name: 'b', contentHash: 'b', size: 1 },
        ],
      }),
    );
    for (const [file, value] of [
      [0, 1],
      [1, 2],
    ] as const) {
      const sheet = valueOf(batch.sheet({ file, name: 's', kind: 'annual_statistics', hidden: false }));
      valueOf(sheet.add(fill([{ unit, selector: 'rate', value }])));
      valueOf(sheet.finish(sheetReport('s', 'annual_statistics', 1)));
    }
    expect(valueOf(batch.commit()).replaced).toBe(1);
    expect(cellOf(store, unit, 'rate')).toMatchObject({ value: 2, records: 1 });
  });

  it('leave no trace when aborted, and let nothing else write meanwhile', () => {
    const store = freshProject();
    importSheets(store, rate(90), 'a.xlsx');
    const audited = store.audit().total;
    const batch = valueOf(store.beginBatch({ now: NOW, files: [{ name: 'b', contentHash: 'b', size: 1 }] }));
    const sheet = valueOf(batch.sheet({ file: 0, name: 's', kind: 'annual_statistics', hidden: false }));
    valueOf(
      sheet.add(
        fill([
          { unit, selector: 'rate', value: 5 },
          { unit, selector: '新采集项', value: 5 },
        ]),
      ),
    );
    expect(codeOf(store.saveAlias('A', '备注', NOW))).toBe('PROJECT_IMPORT_RUNNING');
    expect(codeOf(store.beginBatch({ now: NOW, files: [] }))).toBe('PROJECT_IMPORT_RUNNING');
    batch.abort();
    expect(codeOf(batch.commit())).toBe('PROJECT_BATCH_OVER');
    expect(store.batches()).toHaveLength(1);
    expect(store.audit().total).toBe(audited);
    expect(cellOf(store, unit, 'rate').value).toBe(90);
    expect(store.knownFile('b')).toBeNull();
    importSheets(store, rate(91), 'c.xlsx');
    expect(cellOf(store, unit, 'rate').value).toBe(91);
    expect(store.verify()).toEqual([]);
  });

  it('show what they would change before they are committed', () => {
    const store = freshProject();
    importSheets(store, rate(90), 'a.xlsx');
    const batch = valueOf(store.beginBatch({ now: NOW, files: [{ name: 'b', contentHash: 'b', size: 1 }] }));
    const sheet = valueOf(batch.sheet({ file: 0, name: 's', kind: 'annual_statistics', hidden: false }));
    valueOf(sheet.add(fill([{ unit, selector: 'rate', platform: '国家平台', value: 5 }])));
    valueOf(sheet.finish(sheetReport('s', 'annual_statistics', 1)));
    const preview = valueOf(batch.preview());
    const at = preview.table.measures.indexOf('rate') * 3;
    expect(preview.table.values[at]).toBe(5);
    expect(preview.replaced).toBe(1);
    batch.abort();
    expect(cellOf(store, unit, 'rate').value).toBe(90);
  });

  it('recognise a file that is already in, unless its batch was withdrawn', () => {
    const store = freshProject();
    const id = importSheets(store, rate(90), 'a.xlsx');
    expect(store.knownFile('hash of a.xlsx')).toBe(id);
    valueOf(store.withdrawBatch(id, '重发', NOW));
    expect(store.knownFile('hash of a.xlsx')).toBeNull();
  });

  it('refuse a record of a unit that the project does not have, and are over then', () => {
    const store = freshProject();
    const batch = valueOf(store.beginBatch({ now: NOW, files: [{ name: 'b', contentHash: 'b', size: 1 }] }));
    const sheet = valueOf(batch.sheet({ file: 0, name: 's', kind: 'annual_statistics', hidden: false }));
    expect(() => sheet.add(fill([{ unit: '999999', selector: 'rate', value: 1 }]))).toThrow(/999999/);
    expect(codeOf(batch.commit())).toBe('PROJECT_BATCH_OVER');
    expect(store.batches()).toEqual([]);
  });
});

describe('while an import is under way', () => {
  it('readers see the project as it was', () => {
    const store = freshProject();
    importSheets(store, rate(90), 'a.xlsx');
    const seen = (): unknown => [
      store.batches(),
      store.coverage(),
      store.history(),
      cellOf(store, unit, 'rate'),
      valueOf(store.lineage(unit, 'rate')),
    ];
    const before = seen();
    const batch = valueOf(store.beginBatch({ now: NOW, files: [{ name: 'b', contentHash: 'b', size: 1 }] }));
    const sheet = valueOf(batch.sheet({ file: 0, name: 's', kind: 'annual_statistics', hidden: false }));
    valueOf(sheet.add(fill([{ unit, selector: 'rate', platform: '国家平台', value: 5 }])));
    valueOf(sheet.finish(sheetReport('s', 'annual_statistics', 1)));
    expect(seen()).toEqual(before);
    batch.abort();
  });

  it('a file replaced meanwhile is not written to', () => {
    const store = freshProject();
    const batch = valueOf(store.beginBatch({ now: NOW, files: [{ name: 'b', contentHash: 'b', size: 1 }] }));
    renameSync(store.meta().path, `${store.meta().path}.old`);
    expect(codeOf(batch.commit())).toBe('PROJECT_CHANGED_ON_DISK');
    expect(store.batches()).toEqual([]);
  });
});
