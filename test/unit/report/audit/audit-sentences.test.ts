import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../shared/base/canonical-json.ts';
import { auditSubjects } from '../../../../shared/model/audit-entry.ts';
import type { AuditEntry } from '../../../../shared/model/audit-entry.ts';
import { auditSentences } from '../../../../shared/report/audit/audit-sentences.ts';

const names = {
  nodes: [
    { code: 'total', name: '指数' },
    { code: 'A', name: '服务成效度' },
  ],
  measures: [{ code: 'A6-2.1', name: '满意度' }],
  units: [
    { code: '110000', name: '北京' },
    { code: '120000', name: '天津' },
  ],
};

function entry(made: Partial<AuditEntry>): AuditEntry {
  return {
    id: 7,
    at: '2026-05-01T08:00:00.000Z',
    action: 'change',
    subject: 'baseline',
    key: '',
    before: null,
    after: null,
    why: '',
    target: null,
    by: 'tester',
    ...made,
  };
}

const said = (made: Partial<AuditEntry>, lang: 'zh' | 'en' = 'zh'): readonly string[] => {
  const { headline, details } = auditSentences(entry(made), { names, lang });
  return [headline, ...details];
};

const method = {
  scale: { lower: 0, upper: 100 },
  z: { mean: 0, sd: 1, population: false },
  weights: { A: 25, 'A6-2.1': 1 },
  measures: {
    'A6-2.1': {
      direction: 'higher',
      normalisation: 'min_max',
      lower: null,
      upper: null,
      target: null,
      parameters: {},
      treatment: 'none',
    },
  },
  aggregation: { default: { id: 'arithmetic' }, nodes: {} },
  missing: { policy: 'omit', minimumAvailability: 0, imputation: 'none' },
  winsoriseMax: 5,
  ties: 'min',
  tiers: [
    { tier: 'very_high', lower: 90 },
    { tier: 'low', lower: null },
  ],
  tierRounding: null,
  excludedUnits: [],
} as const;

describe('an entry of the audit in sentences', () => {
  test('tells each thing that changed in a method, by name and in words', () => {
    const after = {
      ...method,
      weights: { A: 40, 'A6-2.1': 1 },
      measures: {
        'A6-2.1': {
          ...method.measures['A6-2.1'],
          normalisation: 'steps',
          lower: 10,
          parameters: {
            steps: [
              [0, 0],
              [60, 50],
            ],
          },
        },
      },
      aggregation: { default: { id: 'arithmetic' }, nodes: { A: { id: 'power', p: 2 } } },
      missing: { policy: 'strict', minimumAvailability: 0.65, imputation: 'median' },
      tiers: [
        { tier: 'very_high', lower: 85 },
        { tier: 'low', lower: null },
      ],
      tierRounding: 2,
      rankRounding: 3,
      yearBasis: { kind: 'base_year', year: 2020 },
      excludedUnits: ['120000'],
    };
    expect(said({ before: method, after, why: '专家会' })).toEqual([
      '保存为基准方法',
      'A 服务成效度的权重：25 → 40',
      'A6-2.1 满意度的标准化：极差法 → 阶梯',
      'A6-2.1 满意度的下限：10',
      'A6-2.1 满意度的参数：无 → 阶梯 0:0,60:50',
      'A 服务成效度的合成方式：幂平均 p=2',
      '缺失时：剔除后重新分配权重 → 有缺失则不计分',
      '最低实测比例：0% → 65%',
      '缺失填补：不填补 → 中位数',
      '分组界线：非常高 ≥90；低 → 非常高 ≥85；低',
      '分组取位：2',
      '不参与的对象：无 → 天津',
      '名次取位：3',
      '年度基准：各年分别计算 → 以 2020 年为准',
    ]);
    expect(said({ before: method, after: { ...method, weights: { A: 40, 'A6-2.1': 1 } } }, 'en')).toEqual([
      'Saved as the baseline method',
      'A 服务成效度, weight: 25 → 40',
    ]);
  });

  test('a draft from nothing is told by what it has other than the baseline, and its end by what goes back', () => {
    const draft = { ...method, weights: { A: 40, 'A6-2.1': 1 } };
    expect(said({ action: 'create', subject: 'draft', why: 'A 的权重', after: draft, basis: method })).toEqual([
      '修改方法：A 的权重',
      'A 服务成效度的权重：25 → 40',
    ]);
    expect(said({ action: 'remove', subject: 'draft', before: draft, basis: method })).toEqual([
      '草稿结束',
      'A 服务成效度的权重：40 → 25',
    ]);
    expect(said({ action: 'remove', subject: 'draft', before: draft, basis: draft })).toEqual(['草稿结束']);
  });

  test('a small change is not hidden by rounding', () => {
    expect(said({ before: { weights: { A: 25 } }, after: { weights: { A: 25.0000001 } } })[1]).toBe(
      'A 服务成效度的权重：25 → 25.0000001',
    );
  });

  test.each([
    [
      { action: 'create', subject: 'override', key: '110000 A6-2.1', after: { unit: '110000', value: 70 } },
      '北京的“A6-2.1 满意度”改用 70',
    ],
    [
      { action: 'create', subject: 'override', key: '110000 A6-2.1 2020', after: { unit: '110000', value: 70 } },
      '北京的“A6-2.1 满意度（2020 年）”改用 70',
    ],
    [
      {
        subject: 'override',
        key: '110000 A6-2.1',
        before: { unit: '110000', value: 70 },
        after: { unit: '110000', value: null },
      },
      '北京的“A6-2.1 满意度”的覆盖值由 70 改为 无',
    ],
    [
      { action: 'remove', subject: 'override', key: '110000 A6-2.1', before: { value: 70 } },
      '北京的“A6-2.1 满意度”不再改用 70，恢复采集的值',
    ],
    [{ action: 'create', subject: 'alias', key: '京城', after: '110000' }, '把“京城”认作北京'],
    [{ subject: 'alias', key: '京城', before: '110000', after: '120000' }, '“京城”由认作北京改为认作天津'],
    [{ action: 'remove', subject: 'alias', key: '京城', before: '110000' }, '不再把“京城”认作北京'],
    [{ action: 'create', subject: 'setting', key: 'title', after: '2021 评估' }, '项目名称定为“2021 评估”'],
  ] satisfies [Partial<AuditEntry>, string][])('%j is one sentence', (made, sentence) => {
    expect(said(made)).toEqual([sentence]);
  });

  test('imports, withdrawals and undoing name what they are about', () => {
    expect(
      said({
        action: 'import',
        subject: 'batch',
        key: '3',
        after: { status: 'active', files: ['甲.xlsx', '乙.csv'], records: 1200, manifest: 'ab12' },
      }),
    ).toEqual(['导入第 3 批', '状态：有效', '文件：甲.xlsx；乙.csv', '记录数：1200', '内容哈希：ab12']);
    expect(
      said({
        action: 'withdraw',
        subject: 'batch',
        key: '3',
        before: { status: 'active', reason: '' },
        after: { status: 'withdrawn', reason: '重复' },
        why: '重复',
      }),
    ).toEqual(['撤回第 3 批', '状态：有效 → 已撤回']);
    expect(
      said({
        action: 'undo',
        subject: 'override',
        key: '110000 A6-2.1',
        target: 5,
        before: { value: 70 },
        after: null,
      }),
    ).toEqual(['撤销第 5 条（覆盖值“北京 A6-2.1 满意度”）', '值：70 → 无']);
  });

  test('of the framework, what is new, gone, moved and reworded', () => {
    const measure = { code: 'A1-1.1', name: '办件量', indicator: 'A1', unit: '件', note: '', rule: { where: [] } };
    expect(
      said({
        subject: 'framework',
        before: {
          title: '体系',
          indicators: [
            { code: 'A', name: '服务成效度', parent: null },
            { code: 'B', name: '办理', parent: null },
          ],
          measures: [measure],
        },
        after: {
          title: '体系 2022',
          indicators: [
            { code: 'B', name: '办理成熟度', parent: null },
            { code: 'A', name: '服务成效度', parent: null },
            { code: 'C', name: '方式', parent: null },
          ],
          measures: [
            { ...measure, rule: { where: [{ field: '平台', equals: '省' }] } },
            { ...measure, code: 'A1-1.2', name: '好评率', unit: '%' },
          ],
        },
      }),
    ).toEqual([
      '修订指标体系',
      '名称：体系 → 体系 2022',
      '指标的次序：A、B → B、A',
      'B的名称：办理 → 办理成熟度',
      '新增指标 C 方式',
      'A1-1.1的条件：无 → 字段 平台；为 省',
      '新增采集项 A1-1.2 好评率（上级 A1；单位 %；说明 （空）；条件 无）',
    ]);
  });

  test('results of earlier years are told apart by unit and year', () => {
    expect(
      said({
        subject: 'history',
        before: [{ unit: '110000', year: 2020, index: 80, tier: 'high' }],
        after: [
          { unit: '110000', year: 2020, index: 91.5, tier: 'very_high' },
          { unit: '120000', year: 2020, index: null, tier: 'low' },
        ],
      }),
    ).toEqual([
      '更换历年结果',
      '北京 2020 年的指数：80 → 91.5',
      '北京 2020 年的组别：高 → 非常高',
      '新增结果 天津 2020 年（组别 低）',
    ]);
  });

  test('a whole framework that comes is cut after forty places, and its hash stands for the rest', () => {
    const indicators = Array.from({ length: 60 }, (_, at) => ({ code: `X${at}`, name: `指标${at}` }));
    const sentences = said({ action: 'create', subject: 'framework', after: { indicators } });
    expect(sentences).toHaveLength(1 + 40 + 1);
    expect(sentences.at(-1)).toMatch(/^…… 另有 20 处；全文的内容哈希 [0-9a-f]{64}$/);
  });

  test('what no one foresaw is still told', () => {
    expect(said({ before: { newRule: { depth: 1 } }, after: { newRule: { depth: 2 } } })).toEqual([
      '保存为基准方法',
      'newRule · depth：1 → 2',
    ]);
  });

  test.each(auditSubjects)('%s: anything that a damaged file may hold gives a sentence', (subject) => {
    const odd: readonly Json[] = [
      null,
      1,
      'x',
      true,
      [],
      {},
      [1],
      [{ code: 'A' }, { code: 'A' }],
      { weights: 3 },
      { columns: [null] },
    ];
    for (const before of odd)
      for (const after of odd) expect(said({ subject, before, after, key: 'k' })[0]).not.toBe('');
  });
});

describe('the name of an edit is told in the language of its reader, whichever it was kept in', () => {
  test.each([
    ['计分设置：指数名称', 'Settings of the index: Name of the index'],
    ['计分设置：缺失时', 'Settings of the index: Missing'],
    ['权重 A1-2', 'Weight A1-2'],
    ['恢复基准 全部权重', 'Back to baseline all weights'],
    ['恢复基准 A 服务成效度', 'Back to baseline A 服务成效度'],
    ['粘贴 12 格', 'Paste 12 cells'],
    ['分组界线与分值', 'Tier lines and scale'],
    ['采用熵权权重', 'Apply Entropy weights'],
    ['回到基准', 'Back to the baseline'],
    ['载入情景 等权 (2)', 'Take scenario 等权 (2)'],
  ])('%s', (zh, en) => {
    for (const why of [zh, en]) {
      expect(said({ subject: 'draft', after: method, before: method, why }, 'zh')[0]).toBe(`修改方法：${zh}`);
      expect(said({ subject: 'draft', after: method, before: method, why }, 'en')[0]).toBe(
        `The method was edited: ${en}`,
      );
    }
  });

  test('and stays as it is where no screen gives such a name', () => {
    expect(said({ subject: 'draft', after: method, why: '旧版的名称' }, 'en')[0]).toBe(
      'The method was edited: 旧版的名称',
    );
  });
});
