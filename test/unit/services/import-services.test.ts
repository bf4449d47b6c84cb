import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sheetMappingSchema } from '../../../shared/model/sheet-mapping.ts';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import type { ProjectChange } from '../../../shared/contract/outputs.ts';
import type { RowIssue } from '../../../shared/model/collected-record.ts';
import { codeOf, marksIn, must, startServices, valueIn } from './service-bench.ts';
import type { ServiceBench } from './service-bench.ts';

const ratings = (...rows: readonly (readonly (string | number)[])[]) => [['地区', '采集项', '专家', '得分'], ...rows];
const planOf = async (bench: ServiceBench, path: string) =>
  must(await bench.services['import.plan']({ files: [bench.read(path)], job: 'plan' }));
const issuesOf = (
  outcome: { readonly files: readonly { readonly sheets: readonly { readonly issues: readonly RowIssue[] }[] }[] },
  code: string,
) =>
  outcome.files.flatMap((file) => file.sheets.flatMap((sheet) => sheet.issues)).filter((issue) => issue.code === code);

describe('names of units', () => {
  test('one that matches nothing is a problem with suggestions; learnt once, it is read from then on, also after reopening', async () => {
    const bench = startServices();
    await bench.newProject();
    const rows = ratings(['首都', 'A6-2.1', '甲', 90], ['北京师', 'A6-2.1', '乙', 80]);
    const first = await planOf(bench, bench.csv('a.csv', rows));
    const preview = must(await bench.services['import.preview']({ plan: first.plan, job: 'v' }));
    const problems = issuesOf(preview, 'UNIT_UNKNOWN');
    expect(problems.map((issue) => [issue.cell, issue.params['text']])).toEqual([
      ['A2', '首都'],
      ['A3', '北京师'],
    ]);
    expect(String(problems[1]?.params['suggestions'])).toContain('北京');
    must(await bench.services['alias.save']({ text: '首都', unit: '110000' }));
    // The same plan, read again with what was learnt.
    expect(
      issuesOf(must(await bench.services['import.preview']({ plan: first.plan, job: 'v' })), 'UNIT_UNKNOWN').map(
        (issue) => issue.cell,
      ),
    ).toEqual(['A3']);
    await bench.reopen();
    expect(must(await bench.services['alias.list']({}))).toEqual([{ text: '首都', unit: '110000' }]);
    const outcome = await bench.importFiles(bench.csv('b.csv', rows));
    expect(valueIn(outcome.snapshot, '110000', 'A6-2.1')).toBe(90);
    expect(codeOf(await bench.services['alias.save']({ text: '火星', unit: '999999' }))).toBe('NO_SUCH_UNIT');
  });

  test('what was learnt is exported and taken into another project', async () => {
    const bench = startServices();
    await bench.newProject();
    must(await bench.services['alias.save']({ text: '首都', unit: '110000' }));
    const file = join(bench.folder, 'aliases.json');
    expect(must(await bench.services['alias.export']({ target: bench.write(file) })).name).toBe('aliases.json');
    const learnt = JSON.parse(readFileSync(file, 'utf8'));
    expect(learnt.aliases).toEqual([{ text: '首都', unit: '110000', name: '北京' }]);
    // Another cohort lacks some of the units: their names are left out.
    writeFileSync(
      file,
      JSON.stringify({ ...learnt, aliases: [...learnt.aliases, { text: '某市', unit: '999900', name: '某市' }] }),
    );
    must(
      await bench.services['project.new']({
        template: 'province-2021',
        target: bench.write(join(bench.folder, 'other.ewb')),
      }),
    );
    must(await bench.services['alias.import']({ file: bench.read(file) }));
    expect(must(await bench.services['alias.list']({}))).toEqual([{ text: '首都', unit: '110000' }]);
    expect(must(await bench.services['project.snapshot']({}))?.undo.undo).toMatchObject({
      subject: 'alias',
      key: '首都',
    });
    expect(
      codeOf(await bench.services['alias.import']({ file: bench.read(bench.csv('not.json', [['a', 'b']])) })),
    ).toBe('ALIAS_FILE');
  });
});

describe('named mappings', () => {
  test('a sheet mapped by hand, with the meaning of its words, is read alike when the layout comes again', async () => {
    const bench = startServices();
    await bench.newProject();
    const layout = ['省份名', '编号', '查什么', '落实没有'];
    const path = bench.csv('a.csv', [
      layout,
      ['北京', 'E1', '法定时限', '落实'],
      ['北京', 'E2', '法定时限', '未落实'],
      ['北京', 'E3', '法定时限', '不涉及'],
    ]);
    const first = await planOf(bench, path);
    expect(first.files[0]?.sheets[0]?.status).not.toBe('ready');
    const mapping: SheetMapping = {
      version: 1,
      kind: 'element_checks',
      layout: 'rows',
      fingerprint: '',
      headerRows: { first: 1, last: 1 },
      columns: (['unit', 'itemCode', 'element', 'result'] as const).map((field, column) => ({
        column: column + 1,
        heading: layout[column] ?? '',
        field,
      })),
      meanings: { result: { 落实: '是', 未落实: '否', 不涉及: '' } },
    };
    const changed = must(await bench.services['import.change-sheet']({ plan: first.plan, file: 0, sheet: 0, mapping }));
    expect(changed).toMatchObject({ status: 'ready', kind: 'element_checks', include: true });
    must(await bench.services['mapping.save']({ name: '某地核查表', mapping: changed.mapping! }));
    // A word that means nothing to check leaves its row out, listed.
    expect(
      must(await bench.services['import.commit']({ plan: first.plan, job: 'c' })).files[0]?.sheets[0],
    ).toMatchObject({ imported: 2, skipped: 2, problems: 0, records: 2 });
    await bench.reopen();
    const again = await planOf(bench, bench.csv('b.csv', [layout, ['天津', 'E1', '法定时限', '落实']]));
    expect(again.files[0]?.sheets[0]).toMatchObject({ status: 'ready', reused: true, kind: 'element_checks' });
    must(await bench.services['import.commit']({ plan: again.plan, job: 'c' }));
    const snapshot = await bench.snapshot();
    const measure =
      snapshot.framework.measures.find(
        ({ rule }) => rule.record === 'element_checks' && rule.where.some(({ equals }) => equals === '法定时限'),
      )?.code ?? '';
    // One of two passed, and one of one.
    expect([valueIn(snapshot, '110000', measure), valueIn(snapshot, '120000', measure)]).toEqual([50, 100]);
  });

  test('a unit given to a sheet scales its numbers', async () => {
    const bench = startServices();
    await bench.newProject();
    const figures = [
      ['地区', '常住人口'],
      ['北京', '2189'],
      ['天津', '1387'],
    ];
    const planned = await planOf(bench, bench.csv('a.csv', figures));
    const mapping = sheetMappingSchema.parse(planned.files[0]?.sheets[0]?.mapping);
    const scaled = {
      ...mapping,
      columns: mapping.columns.map((column) => (column.field === 'wide' ? { ...column, scale: 10_000 } : column)),
    };
    must(await bench.services['import.change-sheet']({ plan: planned.plan, file: 0, sheet: 0, mapping: scaled }));
    must(await bench.services['import.commit']({ plan: planned.plan, job: 'c' }));
    expect([...((await bench.snapshot()).dataset.denominators['常住人口'] ?? [])].slice(0, 2)).toEqual([
      21_890_000, 13_870_000,
    ]);
  });
});

describe('the same again', () => {
  test('a file of the same content is recognised by its hash, also within one import, and imports again once withdrawn', async () => {
    const bench = startServices();
    await bench.newProject();
    const rows = ratings(['北京', 'A6-2.1', '甲', 90]);
    const one = bench.csv('one.csv', rows);
    const twin = bench.csv('twin.csv', rows);
    const planned = must(await bench.services['import.plan']({ files: [bench.read(one), bench.read(twin)], job: 'p' }));
    const outcome = must(await bench.services['import.commit']({ plan: planned.plan, job: 'c' }));
    expect(issuesOf(outcome, 'FILE_TWIN')).toHaveLength(1);
    expect((await bench.snapshot()).batches[0]?.records).toBe(1);
    const later = await planOf(bench, twin);
    expect(later.files[0]?.knownBatch).toBe(outcome.batch);
    expect(codeOf(await bench.services['import.commit']({ plan: later.plan, job: 'c' }))).toBe('FILE_ALREADY_IMPORTED');
    must(await bench.services['batch.withdraw']({ batch: outcome.batch, reason: '来源有误' }));
    expect((await planOf(bench, twin)).files[0]?.knownBatch).toBeNull();
  });

  test('what an earlier batch said too is replaced, kept and listed; withdrawing the newer one restores it', async () => {
    const bench = startServices();
    await bench.newProject();
    const first = await bench.importFiles(
      bench.csv('一月.csv', ratings(['北京', 'A6-2.1', '甲', 90], ['天津', 'A6-2.1', '甲', 70])),
    );
    const second = bench.csv('更正.csv', ratings(['北京', 'A6-2.1', '甲', 60], ['河北', 'A6-2.1', '甲', 50]));
    const { plan } = await planOf(bench, second);
    const preview = must(await bench.services['import.preview']({ plan, job: 'v' }));
    expect(preview.replaced).toBe(1);
    const replacement = {
      unit: '110000',
      selector: 'A6-2.1',
      item: '甲',
      particulars: ['2021'],
      same: false,
      newer: { batch: 2, file: '更正.csv', sheet: '更正', cell: 'D2', value: 60 },
      older: { batch: 1, file: '一月.csv', sheet: '一月', cell: 'D2', value: 90 },
    };
    expect(preview.replacements).toEqual([replacement]);
    expect(preview.changes).toEqual(
      expect.arrayContaining([{ unit: '110000', measure: 'A6-2.1', before: 90, after: 60 }]),
    );
    const outcome = must(await bench.services['import.commit']({ plan, job: 'c' }));
    expect((await bench.snapshot()).batches.map((batch) => [batch.id, batch.replaced])).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect(must(await bench.services['batch.replacements']({ batch: outcome.batch, offset: 0, limit: 10 }))).toEqual({
      total: 1,
      rows: [replacement],
    });
    expect(must(await bench.services['batch.replacements']({ batch: first.batch, offset: 0, limit: 10 }))).toEqual({
      total: 0,
      rows: [],
    });
    const lineage = must(
      await bench.services['data.lineage']({ unit: '110000', measure: 'A6-2.1', offset: 0, limit: 10 }),
    );
    expect(lineage.replaced.map((record) => [record.file, record.cell, record.value, record.effective])).toEqual([
      ['一月.csv', 'D2', 90, false],
    ]);
    must(await bench.services['batch.withdraw']({ batch: outcome.batch, reason: '撤回' }));
    const restored = await bench.snapshot();
    expect(['110000', '120000', '130000'].map((unit) => valueIn(restored, unit, 'A6-2.1'))).toEqual([
      90,
      70,
      Number.NaN,
    ]);
  });
});

describe('values that look wrong', () => {
  test('one far from last year is warned of with its cell and marked in the dataset until a person has spoken', async () => {
    const bench = startServices();
    await bench.newProject();
    const measure = must(await bench.services['project.snapshot']({}))?.framework.measures.find(
      ({ rule, unit }) =>
        rule.record === 'annual_statistics' && rule.where.every(({ field }) => field === '采集项') && unit !== '%',
    );
    if (measure === undefined) throw new Error('no such measure in the framework');
    const table = (year: number, beijing: number) => [
      ['地区', '年度', '采集项', '数值'],
      ['北京', year, measure.code, beijing],
      ['天津', year, measure.code, 100],
    ];
    await bench.importFiles(bench.csv('2020.csv', table(2020, 100)));
    const outcome = await bench.importFiles(bench.csv('2021.csv', table(2021, 900)));
    expect(
      issuesOf(outcome, 'OUTLIER_YEAR').map((issue) => [issue.cell, issue.params['value'], issue.params['previous']]),
    ).toEqual([['D2', 900, 100]]);
    // cellMarks.outlier is 16, overridden 1.
    expect([
      marksIn(outcome.snapshot, '110000', measure.code) & 16,
      marksIn(outcome.snapshot, '120000', measure.code) & 16,
    ]).toEqual([16, 0]);
    must(
      await bench.services['data.override']({
        unit: '110000',
        measure: measure.code,
        value: 900,
        reason: '已向报送单位核实',
      }),
    );
    expect(marksIn(await bench.snapshot(), '110000', measure.code)).toBe(1);
  });

  test('a unit slip is flagged with the factor it suspects', async () => {
    const bench = startServices();
    await bench.newProject();
    const rows = ['北京', '天津', '河北', '山西', '内蒙古'].map((unit, at) => [unit, at === 2 ? 2 : 20_000 + at]);
    const outcome = await bench.importFiles(bench.csv('申报.csv', [['地区', '业务申报量'], ...rows]));
    expect(issuesOf(outcome, 'UNIT_SLIP').map((issue) => [issue.cell, issue.params['factor']])).toEqual([
      ['B4', '×10000'],
    ]);
  });
});

describe('undo and redo', () => {
  test('go over an import, an override and a withdrawal, in order and back', async () => {
    const bench = startServices();
    await bench.newProject();
    const outcome = await bench.importFiles(bench.csv('a.csv', ratings(['北京', 'A6-2.1', '甲', 90])));
    must(await bench.services['data.override']({ unit: '110000', measure: 'A6-2.1', value: 70, reason: '补评' }));
    must(await bench.services['data.remove-override']({ unit: '110000', measure: 'A6-2.1', reason: '误改' }));
    must(await bench.services['batch.withdraw']({ batch: outcome.batch, reason: '撤回' }));
    const changedValue = ({ changed: { dataset } }: ProjectChange): number => {
      if (dataset === undefined) throw new Error('the answer says nothing of the data');
      return valueIn({ dataset }, '110000', 'A6-2.1');
    };
    const shown = async (operation: 'project.undo' | 'project.redo') =>
      changedValue(must(await bench.services[operation]({})));
    const back = [
      await shown('project.undo'),
      await shown('project.undo'),
      await shown('project.undo'),
      await shown('project.undo'),
    ];
    expect(back).toEqual([90, 70, 90, Number.NaN]);
    const forth = [
      await shown('project.redo'),
      await shown('project.redo'),
      await shown('project.redo'),
      await shown('project.redo'),
    ];
    expect(forth).toEqual([90, 70, 90, Number.NaN]);
    expect(
      must(await bench.services['audit.page']({ offset: 0, limit: 100 })).entries.filter(
        (entry) => entry.action === 'undo' || entry.action === 'redo',
      ),
    ).toHaveLength(8);
  });
});
