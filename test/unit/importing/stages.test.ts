import { describe, expect, it } from 'vitest';
import { sheetMappingSchema } from '../../../shared/model/sheet-mapping.ts';
import { splitUnit } from '../../../electron/importing/values/unit-text.ts';
import { planSheet, replanSheet } from '../../../electron/importing/plan-sheet.ts';
import { profileSheet } from '../../../electron/importing/profile/profile-sheet.ts';
import { knownHeading } from '../../../electron/importing/recognise/recognise-sheet.ts';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import type { Cell } from '../../../electron/importing/cells/cell.ts';
import { contextOf, importRows, issueLines, merge, planRows, sheetRows } from './import-rows.ts';

const knows = knownHeading(contextOf());
const titled: readonly (readonly Cell[])[] = [
  ['2021年月度汇聚统计表'],
  ['地区', '采集项', '2021年', ''],
  ['', '', '1月', '2月'],
  ['北京', 'B5-1.1', 3, 4],
  ['天津', 'B5-1.1', { type: 'percent', value: 0.5 }, '—'],
];
const titledMerges = ['A1:D1', 'A2:A3', 'B2:B3', 'C2:D2'];

describe('the profile', () => {
  it('holds titles, the header block, flattened headings, samples and types', () => {
    expect(profileSheet(sheetRows(titled), titledMerges.map(merge), knows)).toEqual({
      titles: ['2021年月度汇聚统计表'],
      notes: [],
      header: { first: 2, last: 3 },
      columns: [
        { column: 1, path: ['地区'], samples: ['北京', '天津'], type: 'text' },
        { column: 2, path: ['采集项'], samples: ['B5-1.1'], type: 'text' },
        { column: 3, path: ['2021年', '1月'], samples: ['3', '50%'], type: 'mixed' },
        { column: 4, path: ['2021年', '2月'], samples: ['4', '—'], type: 'mixed' },
      ],
      sampledRows: 5,
    });
  });

  it('has no header where no row names two known columns', () => {
    expect(profileSheet(sheetRows([['说明'], ['本表由各省填报', '地区'], [1, 2, 3]]), [], knows).header).toBeNull();
  });

  it('is not misled by a merge over the whole sheet', () => {
    expect(
      profileSheet(
        sheetRows([
          ['地区', '采集项', '数值'],
          ['北京', 'A1-2.1', 5],
        ]),
        [merge('A1:XFD1048576')],
        knows,
      ).header,
    ).toEqual({ first: 1, last: 1 });
  });
});

describe('recognition', () => {
  it('scores every kind, gives reasons, and puts the fitting one first', () => {
    const plan = planRows(titled, { merges: titledMerges });
    expect(new Set(plan.recognition?.scores.map((score) => score.kind))).toEqual(new Set(recordKinds));
    expect(plan.recognition?.scores[0]).toMatchObject({ kind: 'monthly_statistics', layout: 'months', possible: true });
    expect(plan.reasons.map((reason) => reason.code)).toContain('HEADINGS_FOUND');
    expect(plan.recognition?.scores.filter((score) => !score.possible).every((score) => score.against.length > 0)).toBe(
      true,
    );
  });

  it("does not go by the sheet's or title's name when headings say otherwise", () => {
    expect(
      planRows([['基础数据表'], ['地区', '采集项', '专家', '得分'], ['北京', 'A6-2.1', '甲', 80]], {
        sheet: '月度汇聚统计表',
      }).kind,
    ).toBe('expert_ratings');
  });

  it('leaves a statistics sheet alone whose measures belong elsewhere', () => {
    const plan = planRows([
      ['地区', '采集项', '数值'],
      ['北京', 'B5-1.1', 1],
      ['北京', 'A1-1.1', 2],
    ]);
    expect([plan.kind, plan.status]).toEqual([null, 'unrecognised']);
    expect(plan.recognition?.scores.flatMap((score) => score.against).map((reason) => reason.code)).toContain(
      'MEASURES_OF_OTHER_KIND',
    );
  });

  it('takes the kind that is asked for', () => {
    expect(
      planRows(
        [
          ['地区', '采集项', '数值'],
          ['北京', 'A1-2.1', 1],
        ],
        { kind: 'annual_statistics' },
      ).status,
    ).toBe('ready');
    expect(
      planRows(
        [
          ['地区', '采集项', '数值'],
          ['北京', 'A1-2.1', 1],
        ],
        { kind: 'monthly_statistics' },
      ),
    ).toMatchObject({ status: 'unmapped', kind: 'monthly_statistics', missing: ['月份'] });
  });
});

describe('a plan', () => {
  it('of a chart sheet, an empty sheet or a deeply hidden one says why nothing is read', () => {
    const base = { index: 0, sheet: 'S', visibility: 'visible' as const, worksheet: true, rows: [], merges: [] };
    expect(planSheet({ ...base, worksheet: false }, contextOf())).toMatchObject({
      status: 'not_a_worksheet',
      kind: null,
      mapping: null,
    });
    expect(planSheet(base, contextOf()).status).toBe('empty');
    expect(planSheet({ ...base, visibility: 'veryHidden', rows: sheetRows([['地区']]) }, contextOf())).toMatchObject({
      status: 'very_hidden',
      hidden: true,
    });
  });
});

describe('a mapping', () => {
  it('is plain JSON that its schema takes back, and nothing else', () => {
    const { mapping } = planRows(titled, { merges: titledMerges });
    expect(mapping).toEqual({
      version: 1,
      kind: 'monthly_statistics',
      layout: 'months',
      fingerprint: mapping?.fingerprint,
      headerRows: { first: 2, last: 3 },
      year: 2021,
      columns: [
        { column: 1, heading: '地区', field: 'unit' },
        { column: 2, heading: '采集项', field: 'measure' },
        { column: 3, heading: '2021年 / 1月', field: 'wide', period: 202101 },
        { column: 4, heading: '2021年 / 2月', field: 'wide', period: 202102 },
      ],
    });
    expect(sheetMappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
    expect(sheetMappingSchema.safeParse({ ...mapping, extra: 1 }).success).toBe(false);
    expect(sheetMappingSchema.safeParse({ ...mapping, kind: 'no_kind' }).success).toBe(false);
  });

  it('is used again for the same headings below another title, and not for other headings', () => {
    const first = planRows([
      ['地区', '要素', '事项名称', '结果'],
      ['北京', '材料来源', '甲', '落实'],
    ]);
    if (first.mapping === null) throw new Error('no mapping');
    const saved = { ...first.mapping, meanings: { result: { 落实: '是' } } };
    const again = importRows(
      [['各省核查表'], [], ['地区', '要素', '事项名称', '结果'], ['天津', '材料来源', '甲', '落实']],
      { mappings: [saved] },
    );
    expect(again.plan).toMatchObject({ reused: true, mapping: { headerRows: { first: 3, last: 3 } } });
    expect(again.records).toMatchObject([{ unit: '120000', value: 1 }]);
    expect(
      planRows(
        [
          ['地区', '要素', '事项编码', '结果'],
          ['天津', '材料来源', '甲', '落实'],
        ],
        { mappings: [saved] },
      ).reused,
    ).toBe(false);
  });

  it('made by hand reads a sheet whose headings nobody knows, and is found again by its layout', () => {
    const cells: readonly (readonly Cell[])[] = [
      ['甲', '乙', '丙', '丁'],
      ['北京', 'A6-2.1', '专家一', 80],
      ['天津', 'A6-2.1', '专家一', 70],
    ];
    const plan = planRows(cells);
    expect([plan.status, plan.kind]).toEqual(['no_table', null]);
    const known = planRows([
      ['地区', '采集项', '专家', '得分'],
      ['北京', 'A6-2.1', '甲', 1],
    ]);
    if (known.mapping === null) throw new Error('no mapping');
    const headings = ['甲', '乙', '丙', '丁'];
    const byHand = replanSheet(
      plan,
      {
        ...known.mapping,
        columns: known.mapping.columns.map((column, index) => ({ ...column, heading: headings[index] ?? '' })),
      },
      contextOf(),
    );
    expect(byHand).toMatchObject({ status: 'ready', kind: 'expert_ratings' });
    if (byHand.mapping === null) throw new Error('no mapping');
    const again = importRows(cells, { mappings: [byHand.mapping] });
    expect(again.plan.reused).toBe(true);
    expect(again.records).toMatchObject([
      { unit: '110000', value: 80 },
      { unit: '120000', value: 70 },
    ]);
  });

  it('without a column that the kind needs is not ready and says what is missing', () => {
    const plan = planRows([
      ['地区', '采集项', '专家', '得分'],
      ['北京', 'A6-2.1', '甲', 80],
    ]);
    if (plan.mapping === null) throw new Error('no mapping');
    const without = replanSheet(
      plan,
      {
        ...plan.mapping,
        columns: plan.mapping.columns.filter((column) => column.field !== 'unit' && column.field !== 'score'),
      },
      contextOf(),
    );
    expect(without).toMatchObject({ status: 'unmapped', missing: ['地区', '得分'] });
  });
});

describe('headings', () => {
  it('give up the unit in their brackets and keep other brackets', () => {
    expect(
      ['常住人口（万人）', '数值(%)', '省(区、市)', '时限（工作日）', '得分（0-100分）', '业务申报量 (单位：万件)'].map(
        splitUnit,
      ),
    ).toEqual([
      { name: '常住人口', unitText: '万人' },
      { name: '数值', unitText: '%' },
      { name: '省(区、市)', unitText: '' },
      { name: '时限', unitText: '工作日' },
      { name: '得分', unitText: '0-100分' },
      { name: '业务申报量', unitText: '万件' },
    ]);
  });
});

describe('the report', () => {
  it('lists a capped number of issues a code and counts all of them', () => {
    const rows = Array.from({ length: 50 }, (_, index): Cell[] => [`某地${index}`, 'A6-2.1', '甲', 80]);
    const { report } = importRows([['地区', '采集项', '专家', '得分'], ...rows, ['北京', 'A6-2.1', '甲', 80]], {
      issueCap: 7,
    });
    expect(issueLines(report, 'problem').length).toBe(7);
    expect(report).toMatchObject({ rows: 52, imported: 1, skipped: 1, problems: 50 });
    expect(report.issues.at(-1)).toMatchObject({
      code: 'MORE_ISSUES',
      params: { code: 'UNIT_UNKNOWN', count: 50, listed: 7 },
    });
  });

  it('names the earlier row and sheet of a duplicate', () => {
    const { report } = importRows(
      [
        ['地区', '采集项', '专家', '得分'],
        ['北京', 'A6-2.1', '甲', 80],
        ['北京', 'A6-2.1', '甲', 81],
      ],
      { sheet: '评分' },
    );
    expect(report.issues.at(-1)).toEqual({
      severity: 'problem',
      row: 3,
      cell: 'D3',
      code: 'DUPLICATE_CONFLICT',
      params: { row: 2, sheet: '评分', subject: 'A6-2.1' },
      unit: '110000',
    });
  });
});
