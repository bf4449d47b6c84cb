import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../../../shared/base/content-hash.ts';
import { cellMarks } from '../../../shared/model/dataset.ts';
import { closeSqlite, openSqlite } from '../../../electron/storage/connection/sqlite.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import { bodyHash } from '../../../electron/storage/documents/bodies.ts';
import { canonicalJson } from '../../../shared/base/canonical-json.ts';
import {
  cellOf,
  codeOf,
  framework,
  freshProject,
  importSheets,
  measures,
  method,
  newProject,
  NOW,
  reopen,
  units,
  valueOf,
} from './small-project.ts';

const unit = '110000';
const rate = { annual_statistics: [{ unit, selector: 'rate', value: 98.5 }] };
const equal = { ...method, ties: 'dense' as const };

describe('overriding a value', () => {
  it('needs a reason, keeps what was computed, and can be taken back', () => {
    const store = freshProject();
    importSheets(store, rate);
    expect(codeOf(store.overrideValue({ unit, measure: 'rate', value: 97, reason: ' ', now: NOW }))).toBe(
      'OVERRIDE_REASON',
    );
    expect(codeOf(store.overrideValue({ unit, measure: 'rate', value: Number.NaN, reason: '核实', now: NOW }))).toBe(
      'OVERRIDE_VALUE',
    );
    expect(codeOf(store.overrideValue({ unit: 'x', measure: 'rate', value: 1, reason: '核实', now: NOW }))).toBe(
      'NO_SUCH_UNIT',
    );
    expect(codeOf(store.overrideValue({ unit, measure: 'x', value: 1, reason: '核实', now: NOW }))).toBe(
      'NO_SUCH_MEASURE',
    );
    valueOf(store.overrideValue({ unit, measure: 'rate', value: 97, reason: '电话核实', now: NOW }));
    expect(cellOf(store, unit, 'rate')).toMatchObject({ value: 97, marks: cellMarks.overridden });
    expect(valueOf(store.lineage(unit, 'rate'))).toMatchObject({
      value: 97,
      computed: 98.5,
      override: { reason: '电话核实' },
      records: [{ value: 98.5 }],
    });
    valueOf(store.removeOverride({ unit, measure: 'rate', reason: '原值无误', now: NOW }));
    expect(cellOf(store, unit, 'rate')).toMatchObject({ value: 98.5, marks: 0 });
  });

  it('can make a cell missing', () => {
    const store = freshProject();
    importSheets(store, rate);
    valueOf(store.overrideValue({ unit, measure: 'rate', value: null, reason: '数据不可信', now: NOW }));
    expect(cellOf(store, unit, 'rate').value).toBeNaN();
  });
});

describe('the audit', () => {
  it('says when, what, before, after, why and who', () => {
    const store = freshProject();
    valueOf(store.saveAlias('A1', '一', NOW));
    valueOf(store.saveAlias('A1', '二', '2022-03-02T08:00:00.000Z'));
    const { total, entries } = store.audit();
    // The project's making is three rows: itself, its framework and its units.
    expect(total).toBe(5);
    expect(entries[0]).toMatchObject({
      at: '2022-03-02T08:00:00.000Z',
      action: 'change',
      subject: 'alias',
      key: 'A1',
      before: '一',
      after: '二',
      by: '张三',
    });
    expect(store.audit({ offset: 4, limit: 1 }).entries).toMatchObject([{ action: 'create', subject: 'project' }]);
  });

  it('says of a step back that what was after is before, and of a step on the other way round', () => {
    const store = freshProject();
    valueOf(store.saveAlias('A1', '一', NOW));
    valueOf(store.saveAlias('A1', '二', NOW));
    const changed = store.audit().entries[0]?.id;
    valueOf(store.undo(NOW));
    expect(store.audit().entries[0]).toMatchObject({ action: 'undo', target: changed, before: '二', after: '一' });
    valueOf(store.redo(NOW));
    expect(store.audit().entries[0]).toMatchObject({ action: 'redo', target: changed, before: '一', after: '二' });
  });

  it('gets no row from writing what is there already', () => {
    const store = freshProject();
    valueOf(store.saveBaseline(method, '', NOW));
    const { total } = store.audit();
    valueOf(store.saveBaseline(method, '', NOW));
    expect(store.audit().total).toBe(total);
  });
});

describe('undo and redo', () => {
  it('take back imports, withdrawals, overrides, methods and frameworks, and make them again', () => {
    const store = freshProject();
    const seen = (): unknown => [
      cellOf(store, unit, 'rate').value,
      store.baselineMethod().ties,
      store.framework().title,
      store.batches().map((batch) => batch.status),
    ];
    const states = [seen()];
    const steps = [
      () => importSheets(store, rate),
      () => valueOf(store.overrideValue({ unit, measure: 'rate', value: 90, reason: '核实', now: NOW })),
      () => valueOf(store.saveBaseline(equal, '并列规则', NOW)),
      () => valueOf(store.saveFramework({ ...framework, title: '新名' }, '改名', NOW)),
      () => valueOf(store.withdrawBatch(1, '撤回', NOW)),
    ];
    for (const step of steps) {
      step();
      states.push(seen());
    }
    for (let back = states.length - 2; back >= 0; back -= 1) {
      valueOf(store.undo(NOW));
      // A batch whose import is undone is withdrawn, not gone.
      expect(seen()).toEqual(back === 0 ? [Number.NaN, 'min', '小指标体系', ['withdrawn']] : states[back]);
    }
    expect(codeOf(store.undo(NOW))).toBe('NOTHING_TO_UNDO');
    for (let forward = 1; forward < states.length; forward += 1) {
      valueOf(store.redo(NOW));
      expect(seen()).toEqual(states[forward]);
    }
    expect(codeOf(store.redo(NOW))).toBe('NOTHING_TO_REDO');
  });

  it('say what comes next, also after closing, and a new change ends what could be made again', () => {
    const store = freshProject();
    valueOf(store.saveAlias('A', '一', NOW));
    valueOf(store.saveAlias('B', '二', NOW));
    valueOf(store.undo(NOW));
    valueOf(store.close());
    const again = reopen(store.meta().path);
    expect(again.canUndo()).toMatchObject({ subject: 'alias', key: 'A' });
    expect(again.canRedo()).toMatchObject({ subject: 'alias', key: 'B' });
    valueOf(again.saveAlias('C', '三', NOW));
    expect(again.canRedo()).toBeNull();
    expect(again.aliases()).toEqual({ A: '一', C: '三' });
  });

  it('leave settings and runs alone', () => {
    const store = freshProject();
    valueOf(store.saveSetting('columns', [1, 2], NOW));
    valueOf(
      store.saveRun({
        inputHash: 'h',
        method,
        engine: '1',
        scenario: null,
        kind: 'score',
        result: { index: [1, null] },
        now: NOW,
      }),
    );
    expect(store.canUndo()).toBeNull();
  });
});

describe('scenarios', () => {
  it('are made, changed, renamed, locked and removed', () => {
    const store = freshProject();
    valueOf(store.saveScenario({ name: '等权', method: equal }, NOW));
    valueOf(store.saveScenario({ name: '熵权', note: '专家会', method }, NOW));
    expect(codeOf(store.renameScenario('等权', '熵权', NOW))).toBe('SCENARIO_EXISTS');
    valueOf(store.renameScenario('等权', '均等', NOW));
    expect(
      store
        .scenarios()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['均等', '熵权']);
    expect(store.scenario('均等')?.method).toEqual(equal);
    valueOf(store.undo(NOW));
    expect(store.scenario('等权')?.method).toEqual(equal);
    valueOf(store.saveScenario({ name: '熵权', method, locked: true }, NOW));
    expect(codeOf(store.saveScenario({ name: '熵权', method: equal }, NOW))).toBe('SCENARIO_LOCKED');
    expect(codeOf(store.removeScenario('熵权', '', NOW))).toBe('SCENARIO_LOCKED');
    valueOf(store.saveScenario({ name: '熵权', method: equal, locked: false }, NOW));
    expect(store.scenario('熵权')).toMatchObject({ note: '专家会', locked: false });
    valueOf(store.removeScenario('熵权', '不用', NOW));
    expect(store.scenario('熵权')).toBeNull();
    expect(codeOf(store.removeScenario('没有', '', NOW))).toBe('SCENARIO_UNKNOWN');
  });

  it('may take a name that a renamed one had', () => {
    const store = freshProject();
    valueOf(store.saveScenario({ name: '甲', method }, NOW));
    valueOf(store.renameScenario('甲', '乙', NOW));
    valueOf(store.saveScenario({ name: '甲', method: equal }, NOW));
    expect(store.scenarios().map(({ name, method: { ties } }) => [name, ties])).toEqual([
      ['乙', 'min'],
      ['甲', 'dense'],
    ]);
  });
});

describe('what else is kept', () => {
  it('an index imported without a tier is not shown under the tier of the template', () => {
    const store = freshProject(undefined, {
      ...newProject,
      history: [
        { unit, year: 2019, index: null, tier: 'very_high' },
        { unit, year: 2020, index: 81, tier: 'high' },
      ],
    });
    importSheets(store, {
      index_history: [
        { unit, selector: '总体指数', period: 2019, value: 70 },
        { unit, selector: '能力分组', period: 2020, value: 0 },
      ],
    });
    expect(store.history()).toEqual([
      { unit, year: 2019, index: 70, tier: null },
      { unit, year: 2020, index: 81, tier: 'very_high' },
    ]);
  });

  it('runs, aliases, mappings, settings, notes and history come back after closing', () => {
    const store = freshProject(undefined, {
      ...newProject,
      history: [
        { unit, year: 2019, index: 85.2, tier: 'high' },
        { unit, year: 2020, index: null, tier: 'high' },
      ],
    });
    const result = { index: [91.25, null], rank: [1, null] };
    const run = valueOf(
      store.saveRun({
        inputHash: 'h',
        method,
        engine: '1.0.0',
        scenario: null,
        kind: 'release',
        label: '定稿',
        result,
        now: NOW,
      }),
    );
    valueOf(store.saveAlias('帝都', unit, NOW));
    const mapping: SheetMapping = {
      version: 1,
      kind: 'expert_ratings',
      layout: 'rows',
      fingerprint: 'f',
      headerRows: { first: 1, last: 2 },
      columns: [{ column: 1, heading: '地区', field: 'unit' }],
    };
    valueOf(store.saveMapping('省厅表', mapping, NOW));
    valueOf(store.saveSetting('language', 'zh', NOW));
    importSheets(store, {
      index_history: [
        { unit, selector: '能力分组', period: 2020, value: 0 },
        { unit, selector: '总体指数', period: 2020, value: 90.5 },
      ],
    });
    valueOf(store.close());
    const again = reopen(store.meta().path);
    expect(again.run(run.id)).toEqual({ ...run, method, result });
    expect(again.runs()).toEqual([run]);
    expect(again.run(99)).toBeNull();
    expect([again.aliases(), again.mappings(), again.settings()]).toEqual([
      { 帝都: unit },
      { 省厅表: mapping },
      { language: 'zh' },
    ]);
    expect(again.history()).toEqual([
      { unit, year: 2019, index: 85.2, tier: 'high' },
      { unit, year: 2020, index: 90.5, tier: 'very_high' },
    ]);
  });

  it('recomputes all values when the framework or the units change', () => {
    const store = freshProject();
    importSheets(store, rate);
    const renamed = measures.map((measure) => (measure.code === 'rate' ? { ...measure, code: 'rate2' } : measure));
    valueOf(store.saveFramework({ ...framework, measures: renamed }, '改代码', NOW));
    expect(cellOf(store, unit, 'rate2').value).toBe(98.5);
    valueOf(
      store.saveUnits(
        [...units].reverse().map((one, order) => ({ ...one, order })),
        '倒序',
        NOW,
      ),
    );
    expect(store.measureTable().units).toEqual(['130000', '120000', '110000']);
    expect(cellOf(store, unit, 'rate2').value).toBe(98.5);
  });

  it('takes a value away whose records are withdrawn, or whose rule no longer finds any', () => {
    const store = freshProject();
    importSheets(store, rate);
    valueOf(store.withdrawBatch(1, '撤回', NOW));
    expect(cellOf(store, unit, 'rate')).toMatchObject({ value: Number.NaN, records: 0 });
    valueOf(store.restoreBatch(1, '恢复', NOW));
    expect(cellOf(store, unit, 'rate')).toMatchObject({ value: 98.5, records: 1 });
    const elsewhere = measures.map((measure) =>
      measure.code === 'rate'
        ? { ...measure, rule: { ...measure.rule, where: [{ field: '采集项', equals: 'other' }] } }
        : measure,
    );
    valueOf(store.saveFramework({ ...framework, measures: elsewhere }, '换来源', NOW));
    expect(cellOf(store, unit, 'rate')).toMatchObject({ value: Number.NaN, records: 0 });
  });

  it('keeps no value of a measure that is no longer there, and has it again with the measure', () => {
    const store = freshProject();
    importSheets(store, rate);
    const others = measures.filter(({ code }) => code !== 'rate');
    valueOf(store.saveFramework({ ...framework, measures: others }, '去掉', NOW));
    // Nothing left over is a difference to what the records give by the rules there are.
    expect(store.verify()).toEqual([]);
    valueOf(store.undo(NOW));
    expect(cellOf(store, unit, 'rate').value).toBe(98.5);
    expect(store.verify()).toEqual([]);
  });

  it('refuses a framework whose rules cannot be computed', () => {
    const store = freshProject();
    const wrong = measures.map((measure) =>
      measure.code === 'online'
        ? { ...measure, rule: { ...measure.rule, passWhen: { field: '网办深度', op: '>=' as const, operand: '很深' } } }
        : measure,
    );
    expect(store.saveFramework({ ...framework, measures: wrong }, '', NOW)).toMatchObject({
      ok: false,
      error: { code: 'COMPILE_RULE_OPERAND', params: { measure: 'online', operand: '很深' } },
    });
    expect(store.framework()).toEqual(framework);
  });

  it('counts records by kind and cells by measure and unit', () => {
    const store = freshProject();
    importSheets(store, rate);
    const coverage = store.coverage();
    expect(coverage.recordsByKind).toEqual({ annual_statistics: 1 });
    expect(coverage.measures.find(({ measure }) => measure === 'rate')).toEqual({
      measure: 'rate',
      present: 1,
      missing: 2,
      notApplicable: 0,
      records: 1,
    });
    expect(coverage.units[0]).toEqual({ unit, present: 1, missing: measures.length - 1, notApplicable: 0, records: 1 });
  });

  it('hashes documents as shared/base does', () => {
    const value = toJson({ b: [1.5, '权重'], a: null });
    expect(bodyHash(canonicalJson(value))).toBe(contentHash(value));
  });
});

describe('verify', () => {
  it.each([
    [
      'a record',
      'UPDATE records SET value = 99.5',
      { code: 'VERIFY_SHEET', params: { batch: 1, file: 'f.xlsx', sheet: '表 annual_statistics' } },
    ],
    [
      'a cell of a record',
      'UPDATE records SET cell = cell + 1',
      { code: 'VERIFY_SHEET', params: { batch: 1, file: 'f.xlsx', sheet: '表 annual_statistics' } },
    ],
    [
      'a lost record',
      'DELETE FROM records',
      { code: 'VERIFY_SHEET', params: { batch: 1, file: 'f.xlsx', sheet: '表 annual_statistics' } },
    ],
    [
      'an item attribute',
      'UPDATE attributes SET promised = 6',
      { code: 'VERIFY_SHEET', params: { batch: 1, file: 'f.xlsx', sheet: '表 item_attributes' } },
    ],
    [
      'a text of the dictionary',
      "UPDATE texts SET text = '120000' WHERE text = '110000'",
      { code: 'VERIFY_SHEET', params: { batch: 1, file: 'f.xlsx', sheet: '表 annual_statistics' } },
    ],
    ['a run', "UPDATE runs SET input_hash = 'x'", { code: 'VERIFY_RUN', params: { run: 1 } }],
    ['a document', `UPDATE bodies SET json = replace(json, '小指标体系', '大指标体系')`, { code: 'VERIFY_DOCUMENT' }],
    ['a lost sheet', 'PRAGMA foreign_keys = OFF; DELETE FROM sheets', { code: 'VERIFY_REFERENCE' }],
  ])('finds what SQLite itself cannot: %s', (_, statement, finding) => {
    const store = freshProject();
    importSheets(store, {
      ...rate,
      item_attributes: [
        {
          unit,
          level: '省',
          item: '1',
          attributes: { legalDays: 10, promisedDays: 5, dayUnit: null, visits: 0, immediate: true, depth: '无' },
        },
      ],
    });
    valueOf(store.saveRun({ inputHash: 'h', method, engine: '1', scenario: null, kind: 'score', result: 1, now: NOW }));
    expect(store.verify()).toEqual([]);
    valueOf(store.close());
    const sql = openSqlite(store.meta().path);
    sql.exec(statement);
    closeSqlite(sql);
    const tampered = reopen(store.meta().path);
    expect(tampered.verify()).toEqual(expect.arrayContaining([expect.objectContaining(finding)]));
    expect([...tampered.quickCheck()].flat().map(({ code }) => code)).toEqual(
      finding.code === 'VERIFY_REFERENCE' ? [finding.code] : [],
    );
  });
});
