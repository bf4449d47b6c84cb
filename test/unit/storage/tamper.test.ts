import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examineFile } from '../../../electron/storage/examine-file.ts';
import { openSqlite } from '../../../electron/storage/connection/sqlite.ts';
import type { ProjectStore } from '../../../electron/storage/project-store.ts';
import type { Finding } from '../../../electron/storage/verify/finding.ts';
import {
  fill,
  framework,
  freshProject,
  importSheets,
  method,
  newProject,
  NOW,
  sheetReport,
  temporaryFolder,
  valueOf,
} from './small-project.ts';

const unit = '110000';
const weighed = (rate: number) => ({ ...method, weights: { ...method.weights, rate } });

/** Something of everything that a project holds. */
function fillProject(store: ProjectStore): void {
  importSheets(
    store,
    {
      annual_statistics: [
        { unit, selector: 'rate', value: 98.5, level: '省', channel: '网站', platform: '省级平台', period: 2021 },
        { unit: '120000', selector: 'rate', value: 80, person: '甲', date: '2021-03-01', note: '电话核实' },
        { unit: '130000', selector: 'rate', value: null, missing: 'marked_missing' },
        { unit, selector: 'rate', value: 70, period: 2020 },
      ],
      monthly_statistics: [
        { unit, selector: 'total', period: 202101, value: 10 },
        { unit, selector: 'total', period: 202102, value: 20 },
      ],
      item_attributes: [
        {
          unit,
          level: '省',
          platform: '省级平台',
          item: '1',
          itemName: '设立登记',
          itemType: '行政许可',
          attributes: {
            legalDays: 20,
            promisedDays: 5,
            dayUnit: '工作日',
            visits: 1,
            immediate: false,
            depth: '网上办理',
          },
        },
      ],
      keyword_tests: [
        {
          unit,
          selector: '检索',
          channel: '检索',
          item: '社保',
          person: '甲',
          subregion: '东城',
          value: 4,
          position: 2,
        },
        {
          unit,
          selector: '检索',
          channel: '检索',
          item: '户籍',
          person: '乙',
          subregion: '西城',
          value: 5,
          position: 1,
        },
      ],
      base_figures: [{ unit, selector: '常住人口', value: 21_886_000 }],
    },
    '一.xlsx',
  );
  // Stands before the first value of 天津.
  importSheets(store, { annual_statistics: [{ unit: '120000', selector: 'rate', value: 90 }] }, '二.xlsx');
  importSheets(store, { measure_table: [{ unit: '130000', selector: 'rate', value: 60 }] }, '三.xlsx');
  const mapped = valueOf(
    store.beginBatch({ now: NOW, note: '四', files: [{ name: '四.xlsx', contentHash: 'four', size: 4 }] }),
  );
  const sheet = valueOf(
    mapped.sheet({ file: 0, name: '表四', kind: 'expert_ratings', hidden: true, mapping: { version: 1 } }),
  );
  valueOf(sheet.add(fill([{ unit, selector: 'rating', person: '丙', value: 88 }])));
  valueOf(sheet.finish(sheetReport('表四', 'expert_ratings', 1)));
  valueOf(mapped.commit());
  valueOf(store.withdrawBatch(3, '重报', NOW));
  valueOf(store.saveBaseline(weighed(3), '专家会', NOW));
  valueOf(store.overrideValue({ unit, measure: 'stock', value: 7, reason: '来函', now: NOW }));
  valueOf(store.saveScenario({ name: '等权', note: '对照', method }, NOW, '专家会'));
  valueOf(store.saveScenario({ name: '重服务', note: '', method: weighed(8) }, NOW, '专家会'));
  valueOf(store.saveAlias('帝都', unit, NOW));
  valueOf(store.saveSetting('title', '测试项目', NOW));
  valueOf(store.saveAlias('A1', '备注', NOW));
  for (const kind of ['score', 'release'])
    valueOf(
      store.saveRun({
        inputHash: kind,
        method: weighed(kind === 'score' ? 3 : 4),
        engine: '1.0.0',
        scenario: null,
        kind,
        label: '初算',
        result: { kind },
        now: NOW,
      }),
    );
  valueOf(store.saveDraft(weighed(5), '占比 rate 5', NOW));
  valueOf(store.saveDraft(weighed(6), '占比 rate 6', NOW));
  valueOf(store.saveFramework({ ...framework, title: '新名' }, '改名', NOW));
  valueOf(store.undo(NOW));
  valueOf(store.saveAlias('A1', '末条', NOW));
}

const sheetOne = { batch: 1, file: '一.xlsx' };
const annual = { code: 'VERIFY_SHEET', params: { ...sheetOne, sheet: '表 annual_statistics' } };
const attributes = { code: 'VERIFY_SHEET', params: { ...sheetOne, sheet: '表 item_attributes' } };
const tests = { code: 'VERIFY_SHEET', params: { ...sheetOne, sheet: '表 keyword_tests' } };
const rate = (of = unit) => ({ code: 'VERIFY_MEASURE', params: { unit: of, measure: 'rate' } });
const file = { code: 'VERIFY_FILE', params: sheetOne };
const entry = (batch: number) => ({ code: 'VERIFY_BATCH_ENTRY', params: { batch } });
const sheetEntry = { code: 'VERIFY_SHEET_ENTRY', params: { ...sheetOne, sheet: '表 annual_statistics' } };
const changed = (document: string) => ({ code: 'VERIFY_DOCUMENT_CHANGED', params: { document } });
const run = (id: number) => ({ code: 'VERIFY_RUN', params: { run: id } });
const audit = (id: number) => ({ code: 'VERIFY_ENTRY', params: { entry: id } });
const lost = (first: number, last = first) => ({ code: 'VERIFY_ENTRIES_LOST', params: { first, last } });

const rated = "measure = 'rate' AND unit = '110000' AND year = 2021";
const annualSheet = "(SELECT id FROM sheets WHERE name = '表 annual_statistics' AND batch = 1)";
const rateFacet = '(SELECT facet FROM records WHERE value = 98.5)';
const text = (words: string) => `(SELECT id FROM texts WHERE text = '${words}')`;
const bodyOf = (kind: string, key: string) => `(SELECT body FROM documents WHERE kind = '${kind}' AND key = '${key}')`;
const set = (table: string, change: string, where = '1') => `UPDATE ${table} SET ${change} WHERE ${where}`;
const of = (kind: string, key = '') => `kind = '${kind}' AND key = '${key}'`;
const LAST = 23;

/** What another program does to the file, and the finding that names it. */
const table: readonly (readonly [
  what: string,
  sql: string,
  finding: { readonly code: string; readonly params?: object },
])[] = [
  ['a measure value halved', set('measure_values', 'value = value / 2', rated), rate()],
  ['a measure value in its last digit', set('measure_values', 'value = 98.50000000000001', rated), rate()],
  ['a measure value taken away', set('measure_values', 'value = NULL', rated), rate()],
  [
    'the reason of a missing value',
    set('measure_values', 'reason = 1', "measure = 'rate' AND unit = '130000'"),
    rate('130000'),
  ],
  ['a mark on a value', set('measure_values', 'marks = marks | 2', rated), rate()],
  ['the count of records of a value', set('measure_values', 'records = 9', rated), rate()],
  ['the batch that a value is from', set('measure_values', 'batch = 2', rated), rate()],
  ['what gave a value', set('measure_values', 'source = 2', rated), rate()],
  ['the months that a value has', set('measure_values', 'months = 12', rated), rate()],
  ['the levels that a value has', set('measure_values', 'levels = 3', rated), rate()],
  ['a doubt taken away or put on a value', set('measure_values', 'doubts = doubts | 1', rated), rate()],
  ['evidence taken back to before there was any', set('measure_values', 'months = -2, levels = -2', rated), rate()],
  ['a measure value deleted', `DELETE FROM measure_values WHERE ${rated}`, rate()],
  [
    'the value of the year before',
    set('measure_values', 'value = 71', "measure = 'rate' AND year = 2020"),
    { code: 'VERIFY_MEASURE', params: { unit, measure: 'rate', year: 2020 } },
  ],
  [
    'a measure value that no record speaks of',
    "INSERT INTO measure_values VALUES (2021, 'stock', '120000', 1, 0, 0, 1, 1, 1, -1, -1, 0)",
    { code: 'VERIFY_MEASURE', params: { unit: '120000', measure: 'stock' } },
  ],

  [
    'a text that has two ids, one for a record',
    `INSERT INTO texts SELECT 999, text FROM texts WHERE text = '省级平台'; ${set('facets', 'platform = 999', `platform = ${text('省级平台')}`)}`,
    { code: 'VERIFY_REPEATED', params: { part: 'texts', id: 999 } },
  ],
  [
    'a facet that has two ids, so that two records of one thing count',
    `INSERT INTO facets SELECT 999, kind, selector, unit, level, channel, platform, period, overlapping FROM facets WHERE id = ${rateFacet}`,
    { code: 'VERIFY_REPEATED', params: { part: 'facets', id: 999 } },
  ],
  [
    'a lower region and person that have two ids',
    'INSERT INTO spots SELECT 999, subregion, person FROM spots WHERE id = (SELECT max(id) FROM spots)',
    { code: 'VERIFY_REPEATED', params: { part: 'spots', id: 999 } },
  ],

  [
    'a withdrawn batch that counts again',
    set('batches', "status = 'active'", 'id = 3'),
    { code: 'VERIFY_BATCH_STATUS', params: { batch: 3 } },
  ],
  [
    'a batch that no longer counts',
    set('batches', "status = 'withdrawn'", 'id = 2'),
    { code: 'VERIFY_BATCH_STATUS', params: { batch: 2 } },
  ],
  [
    'the reason of a withdrawal',
    set('batches', "status_reason = '作废'", 'id = 3'),
    { code: 'VERIFY_BATCH_STATUS', params: { batch: 3 } },
  ],
  ['the note of a batch', set('batches', "note = '改'", 'id = 2'), entry(2)],
  ['the time of a batch', set('batches', "at = '2021-01-01T00:00:00.000Z'", 'id = 2'), entry(2)],
  ['the count of a batch', set('batches', 'records = 99', 'id = 2'), entry(2)],
  ['what a batch replaced', set('batches', 'replaced = 7', 'id = 2'), entry(2)],
  ['the hash of a batch', set('batches', "content_hash = ''", 'id = 2'), entry(2)],
  ['a batch deleted', 'DELETE FROM batches WHERE id = 2', { code: 'VERIFY_BATCH_LOST', params: { batch: 2 } }],
  [
    'a batch put in',
    "INSERT INTO batches VALUES (9, '', '', 'active', '', 0, 0, '')",
    { code: 'VERIFY_BATCH_ADDED', params: { batch: 9 } },
  ],

  [
    'the name of a file',
    set('files', "name = '别的.xlsx'", 'batch = 1'),
    { code: 'VERIFY_FILE', params: { ...sheetOne, found: '别的.xlsx' } },
  ],
  ['the hash of a file', set('files', "content_hash = 'x'", 'batch = 1'), file],
  ['the size of a file', set('files', 'size = 11', 'batch = 1'), file],
  ['the place of a file', set('files', 'position = 5', 'batch = 1'), file],
  ['a file deleted', 'DELETE FROM files WHERE batch = 1', file],
  [
    'a file put in',
    "INSERT INTO files VALUES (77, 1, 1, '多.xlsx', 'x', 1)",
    { code: 'VERIFY_FILE', params: { batch: 1, found: '多.xlsx' } },
  ],

  [
    'the name of a sheet',
    set('sheets', "name = '别的表'", `id = ${annualSheet}`),
    { code: 'VERIFY_SHEET_ENTRY', params: { ...sheetOne, found: '别的表' } },
  ],
  ['the kind of a sheet', set('sheets', "kind = 'expert_ratings'", `id = ${annualSheet}`), sheetEntry],
  ['whether a sheet was hidden', set('sheets', 'hidden = 1', `id = ${annualSheet}`), sheetEntry],
  [
    'the report of a sheet',
    set('sheets', 'report = (SELECT max(report) FROM sheets)', `id = ${annualSheet}`),
    sheetEntry,
  ],
  [
    'the mapping of a sheet',
    set('sheets', 'mapping = NULL', "name = '表四'"),
    { code: 'VERIFY_SHEET_ENTRY', params: { batch: 4, sheet: '表四' } },
  ],
  ['the hash of a sheet', set('sheets', "content_hash = ''", `id = ${annualSheet}`), sheetEntry],
  ['a sheet moved to another file', set('sheets', 'file = 2', `id = ${annualSheet}`), sheetEntry],
  ['a sheet moved to another batch', set('sheets', 'batch = 2', `id = ${annualSheet}`), sheetEntry],
  ['a sheet deleted', `DELETE FROM sheets WHERE id = ${annualSheet}`, { code: 'VERIFY_RECORDS_STRAY' }],

  ['the value of a record', set('records', 'value = 99', 'value = 98.5'), annual],
  ['the cell of a record', set('records', 'cell = cell + 1', 'value = 98.5'), annual],
  ['the sheet of a record', set('records', 'sheet = sheet + 1', 'value = 98.5'), annual],
  ['the facet of a record', set('records', 'facet = facet + 1', 'value = 98.5'), annual],
  ['the note of a record', set('records', `note = ${text('甲')}`, 'value = 80'), annual],
  ['who made a record', set('records', `person = ${text('乙')}`, 'value = 80'), annual],
  ['the day of a record', set('records', 'day = 0', 'value = 80'), annual],
  ['why a record has no value', set('records', 'missing = 1', 'missing > 1'), annual],
  ['why a record has no value, by 2^32', set('records', 'missing = missing + 4294967296', 'value = 80'), annual],
  ['the item of a record', set('records', `item = ${text('东城')}`, 'position = 2'), tests],
  ['the hit of a keyword', set('records', 'position = 1', 'position = 2'), tests],
  ['the place of a record', set('records', 'spot = 1', 'position = 1'), tests],
  ['a record deleted', 'DELETE FROM records WHERE value = 80', annual],
  [
    'a record put in',
    'INSERT INTO records SELECT facet, item, spot, sheet, cell + 9, 1, name, person, day, missing, position, note FROM records WHERE value = 80',
    annual,
  ],
  ['a limit in law', set('attributes', 'legal = 30'), attributes],
  ['a promised limit', set('attributes', 'promised = 1'), attributes],
  ['visits', set('attributes', 'visits = 0'), attributes],
  ['whether it is done at once', set('attributes', 'immediate = 1'), attributes],
  ['how deep online', set('attributes', 'depth = 1'), attributes],
  ['the type of an item', set('attributes', `type = ${text('甲')}`), attributes],
  ['why an item has no attributes, by 2^32', set('attributes', 'missing = missing + 4294967296'), attributes],
  ['the unit of days', set('attributes', 'day_unit = 0'), attributes],

  ['a text of the dictionary: a unit', set('texts', "text = '120001'", "text = '120000'"), annual],
  ['a text of the dictionary: a name', set('texts', "text = '注销登记'", "text = '设立登记'"), attributes],
  ['a text of the dictionary: a note', set('texts', "text = '来人核实'", "text = '电话核实'"), annual],
  ['a text deleted', "DELETE FROM texts WHERE text = '电话核实'", annual],
  ['the unit of a facet', set('facets', `unit = ${text('120000')}`, `id = ${rateFacet}`), annual],
  ['the selector of a facet', set('facets', `selector = ${text('total')}`, `id = ${rateFacet}`), annual],
  ['the kind of a facet', set('facets', 'kind = kind + 1', `id = ${rateFacet}`), annual],
  ['the level of a facet', set('facets', 'level = 2', `id = ${rateFacet}`), annual],
  ['the level of a facet, by 2^32', set('facets', 'level = level + 4294967296', `id = ${rateFacet}`), annual],
  ['the kind of a facet, by 2^32', set('facets', 'kind = kind + 4294967296', `id = ${rateFacet}`), annual],
  ['the period of a facet, by 2^32', set('facets', 'period = period + 4294967296', `id = ${rateFacet}`), annual],
  ['the channel of a facet', set('facets', 'channel = 0', `id = ${rateFacet}`), annual],
  ['the platform of a facet', set('facets', 'platform = 0', `id = ${rateFacet}`), annual],
  ['the period of a facet', set('facets', 'period = 2020', `id = ${rateFacet}`), annual],
  ['the mark of a facet in which keys repeat', set('facets', 'overlapping = 0'), { code: 'VERIFY_OVERLAP' }],
  ['the person of a test', set('spots', `person = ${text('乙')}`, `person = ${text('甲')}`), tests],
  ['the place of a test', set('spots', `subregion = ${text('西城')}`, `subregion = ${text('东城')}`), tests],
  [
    'how many records a sheet has in a facet',
    set('sheet_facets', 'records = 9', `sheet = ${annualSheet}`),
    { code: 'VERIFY_SHEET_COUNTS', params: { ...sheetOne, sheet: '表 annual_statistics' } },
  ],
  [
    'which facets a sheet has',
    `DELETE FROM sheet_facets WHERE sheet = ${annualSheet}`,
    { code: 'VERIFY_SHEET_COUNTS', params: { ...sheetOne, sheet: '表 annual_statistics' } },
  ],

  [
    'an override put in',
    `INSERT INTO documents VALUES ('override', '120000 rate', ${bodyOf('override', '110000 stock 2021')})`,
    { code: 'VERIFY_DOCUMENT_ADDED', params: { document: 'override 120000 rate' } },
  ],
  [
    'an override taken out',
    `DELETE FROM documents WHERE ${of('override', '110000 stock 2021')}`,
    { code: 'VERIFY_DOCUMENT_LOST', params: { document: 'override 110000 stock 2021' } },
  ],
  ['another baseline', set('documents', `body = ${bodyOf('draft', '')}`, of('baseline')), changed('baseline')],
  [
    'the baseline taken out',
    `DELETE FROM documents WHERE ${of('baseline')}`,
    { code: 'VERIFY_DOCUMENT_LOST', params: { document: 'baseline' } },
  ],
  [
    'the framework of an undone step',
    set('documents', "body = (SELECT after FROM audit WHERE why = '改名')", of('framework')),
    changed('framework'),
  ],
  ['units as something else', set('documents', `body = ${bodyOf('framework', '')}`, of('units')), changed('units')],
  [
    'what the project says of itself',
    set('documents', `body = ${bodyOf('alias', 'A1')}`, of('project')),
    changed('project'),
  ],
  [
    'an earlier draft',
    set('documents', "body = (SELECT after FROM audit WHERE why = '占比 rate 5')", of('draft')),
    changed('draft'),
  ],
  [
    'a scenario under the name of another',
    set('documents', `body = ${bodyOf('scenario', '重服务')}`, of('scenario', '等权')),
    changed('scenario 等权'),
  ],
  [
    'a scenario deleted',
    `DELETE FROM documents WHERE ${of('scenario', '等权')}`,
    { code: 'VERIFY_DOCUMENT_LOST', params: { document: 'scenario 等权' } },
  ],
  [
    'a learnt name of another unit',
    set('documents', `key = '津门'`, of('alias', '帝都')),
    { code: 'VERIFY_DOCUMENT_ADDED', params: { document: 'alias 津门' } },
  ],
  [
    'results of earlier years deleted',
    `DELETE FROM documents WHERE ${of('history')}`,
    { code: 'VERIFY_DOCUMENT_LOST', params: { document: 'history' } },
  ],
  ['the title', set('documents', `body = ${bodyOf('alias', 'A1')}`, of('setting', 'title')), changed('setting title')],
  [
    'the text of a document',
    set('bodies', "json = replace(json, '小指标体系', '大指标体系')"),
    { code: 'VERIFY_DOCUMENT', params: { uses: expect.stringContaining('framework') } },
  ],
  [
    'a document with a hash that fits',
    set(
      'bodies',
      `json = '"改"', hash = '${createHash('sha256').update('"改"').digest('hex')}'`,
      `id = ${bodyOf('alias', 'A1')}`,
    ),
    audit(LAST),
  ],
  [
    'what an edit changed',
    set('bodies', "json = replace(json, '6', '7')", `id = ${bodyOf('draft', '')}`),
    { code: 'VERIFY_DOCUMENT', params: { uses: expect.stringContaining('draft') } },
  ],
  [
    'what an edit was made of',
    set('bodies', `base = ${bodyOf('units', '')}`, `id = ${bodyOf('draft', '')}`),
    { code: 'VERIFY_DOCUMENT', params: { uses: expect.stringContaining('draft') } },
  ],

  ['an audit row deleted', 'DELETE FROM audit WHERE id = 9', lost(9)],
  ['the last audit row deleted', `DELETE FROM audit WHERE id = ${LAST}`, lost(LAST)],
  [
    'the last rows deleted with all that they tell',
    `${set('documents', `body = (SELECT before FROM audit WHERE id = ${LAST})`, of('alias', 'A1'))}; DELETE FROM audit WHERE id >= ${LAST - 1}`,
    lost(LAST - 1, LAST),
  ],
  ['an audit row reworded', set('audit', "why = '改'", 'id = 9'), audit(9)],
  ['the time of an audit row', set('audit', "at = '2021-01-01T00:00:00.000Z'", 'id = 9'), audit(9)],
  ['who did it', set('audit', "actor = '李四'", 'id = 9'), audit(9)],
  ['what was done', set('audit', "action = 'restore'", "action = 'withdraw'"), audit(9)],
  ['what it was done to', set('audit', "subject = 'setting'", "why = '来函'"), audit(11)],
  ['to which of them', set('audit', "key = '120000 stock'", "why = '来函'"), audit(11)],
  [
    'before and after of a row the wrong way round',
    set('audit', 'before = after, after = before', "why = '占比 rate 6'"),
    audit(20),
  ],
  ['what an undo is about', set('audit', 'target = 20', "action = 'undo'"), audit(22)],
  ['the hash of a row', set('audit', 'hash = upper(hash)', 'id = 9'), audit(9)],
  [
    'two rows in each other’s place',
    `${set('audit', 'id = 99', 'id = 9')}; ${set('audit', 'id = 9', 'id = 10')}; ${set('audit', 'id = 10', 'id = 99')}`,
    audit(9),
  ],
  [
    'an audit row put in',
    'INSERT INTO audit SELECT 24, at, action, subject, key, before, after, why, target, actor, hash FROM audit WHERE id = 23',
    audit(24),
  ],
  ['the end of the chain', set('chain', "head = ''"), { code: 'VERIFY_CHAIN_END' }],
  ['the length of the chain', set('chain', 'entries = 30'), lost(LAST + 1, 30)],
  ['the end of the chain deleted', 'DELETE FROM chain', { code: 'VERIFY_CHAIN_END' }],

  ['a run deleted', 'DELETE FROM runs WHERE id = 2', { code: 'VERIFY_RUN_LOST', params: { run: 2 } }],
  [
    'a run put in',
    'INSERT INTO runs SELECT 7, at, kind, label, scenario, input_hash, engine, method, result, hash, chain FROM runs WHERE id = 1',
    { code: 'VERIFY_RUN_ADDED', params: { run: 7 } },
  ],
  ['the label of a run', set('runs', "label = '定稿'", 'id = 1'), run(1)],
  ['a run called a release', set('runs', "kind = 'release'", 'id = 1'), run(1)],
  ['the time of a run', set('runs', "at = ''", 'id = 1'), run(1)],
  ['the scenario of a run', set('runs', "scenario = '等权'", 'id = 1'), run(1)],
  ['the input of a run', set('runs', "input_hash = 'x'", 'id = 1'), run(1)],
  ['the engine of a run', set('runs', "engine = '9'", 'id = 1'), run(1)],
  ['the method of a run', set('runs', 'method = (SELECT method FROM runs WHERE id = 2)', 'id = 1'), run(1)],
  ['the result of a run', set('runs', 'result = (SELECT result FROM runs WHERE id = 2)', 'id = 1'), run(1)],
  ['the hash of a run', set('runs', "hash = ''", 'id = 1'), run(1)],
  ['the state that a run was made on', set('runs', 'chain = (SELECT hash FROM audit WHERE id = 9)', 'id = 1'), run(1)],
];

describe('verify', () => {
  // Its own folder: the others' go after each test.
  const folder = mkdtempSync(join(tmpdir(), 'ewb-tamper-'));
  const made = join(folder, 'made.ewb');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(() => {
    const history = [{ unit, year: 2020, index: 85, tier: 'high' as const }];
    const store = freshProject(made, { ...newProject, history });
    fillProject(store);
    expect(store.lastEntry()).toBe(LAST);
    valueOf(store.close());
  });

  const examined = (statement: string): readonly Finding[] => {
    const path = join(temporaryFolder(), 'p.ewb');
    copyFileSync(made, path);
    const sql = openSqlite(path);
    sql.exec(`PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; ${statement}`);
    const { changes = 0 } = sql.prepare<[], { changes: number }>('SELECT total_changes() AS changes').get() ?? {};
    sql.close();
    // A statement that hits nothing would prove nothing.
    expect(changes > 0 || statement === '').toBe(true);
    const file = examineFile(path, NOW);
    file.close();
    return file.findings;
  };
  it('finds nothing in a sound project', () => {
    expect(examined('')).toEqual([]);
  });

  it.each(table)('names %s', (_, statement, finding) => {
    expect(examined(statement)).toContainEqual({
      ...finding,
      params: finding.params === undefined ? expect.anything() : expect.objectContaining(finding.params),
    });
  });
});
