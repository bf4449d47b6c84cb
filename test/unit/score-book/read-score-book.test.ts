import { describe, expect, test } from 'vitest';
import { createErrorLocator } from '../../../electron/importing/score-book/error-locator.ts';
import { readScoreBook } from '../../../electron/importing/score-book/read-score-book.ts';
import { scoreBookMessages } from '../../../shared/messages/score-book.ts';
import { missingReasons } from '../../../shared/model/dataset.ts';
import { checkMethod } from '../../../shared/scoring/check-method.ts';
import { score } from '../../../shared/scoring/score.ts';
import { bookErrors, bookSheets, changed, readBook, soundBook } from './book-sheets.ts';
import type { BookSpec } from './book-sheets.ts';

function indexOf(spec: BookSpec): number[] {
  const book = readBook(spec);
  const result = score(book.dataset, book.method);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return [...result.value.index];
}

describe('a sound book', () => {
  // a: 10, 5, missing of 0–10 → 100, 50, –; b lower is better: 0, 10, 20 of 0–20 → 100, 50, 0; weights 3 and 1, missing left out.
  test('scores as by hand', () => expect(indexOf(soundBook)).toEqual([100, 50, 0]));
  test('may have its sheets and headers in Chinese, full width, in any order', () => {
    const chinese: BookSpec = {
      方法: [
        ['设置项', '值'],
        ['ties', 'dense'],
      ],
      数据: [
        ['评估对象', 'b', 'a'],
        ['U1', 0, 10],
        ['乙 市', 10, 5],
        ['U3', 20, '／'],
      ],
      评估对象: [
        ['分组', '名称', '代码'],
        ['N', '甲市', 'U1'],
        ['S', '乙市', 'U2'],
        ['S', '丙市', 'U3'],
      ],
      指标体系: [
        ['上限', '下限', '标准化', '方向', '权重', '上级', '名称', ' 代码 '],
        [null, null, null, null, null, null, 'Index', 'I'],
        [10, 0, 'goalposts', '正向', '３', 'I', 'Speed', 'a'],
        [20, 0, 'goalposts', '逆向', '1', 'I', 'Delay', 'b'],
      ],
    };
    expect(indexOf(chinese)).toEqual([100, 50, 0]);
    expect(indexOf(changed({ Indicators: { A1: 'Ｃｏｄｅ', D1: ' WEIGHT ' } }))).toEqual([100, 50, 0]);
  });
  test('keeps the order of Units, whatever the order of Data', () => {
    const shuffled = {
      ...soundBook,
      Data: [soundBook['Data']?.[0] ?? [], ...(soundBook['Data'] ?? []).slice(1).toReversed()],
    };
    expect(readBook(shuffled).dataset.units.map(({ code, name, order, group }) => [code, name, order, group])).toEqual([
      ['U1', '甲市', 1, 'N'],
      ['U2', '乙市', 2, 'S'],
      ['U3', '丙市', 3, 'S'],
    ]);
    expect(indexOf(shuffled)).toEqual([100, 50, 0]);
  });
  test('tells marked missing from empty', () => {
    const { dataset } = readBook(changed({ Data: { B2: null, B3: '无' } }));
    expect(Array.from(dataset.reasons, (reason) => missingReasons[reason])).toEqual([
      'no_record',
      'marked_missing',
      'marked_missing',
      'present',
      'present',
      'present',
    ]);
  });
  // docs/FORMATS "Score book": the words of collected sheets.
  const words = [
    'NA',
    '—',
    '/',
    '无',
    '#N/A',
    ' ／ ',
    '',
    'N/A',
    'n/a',
    'NaN',
    '-',
    '--',
    '..',
    ':',
    '…',
    '暂无',
    '未公布',
  ];
  test.each(words)('takes %j as missing', (token) =>
    expect(readBook(changed({ Data: { B2: token } })).dataset.values[0]).toBeNaN(),
  );
  test('takes an error cell #N/A as missing', () =>
    expect(readBook(changed({ Data: { B2: { type: 'error', text: '#N/A' } } })).dataset.values[0]).toBeNaN());
  test('reads numbers in text by a strict grammar', () => {
    const { dataset } = readBook(changed({ Data: { B2: '１,２３４.５', B3: '-1.5e3' } }));
    expect([...dataset.values.subarray(0, 2)]).toEqual([1234.5, -1500]);
  });
  test('has the title and framework of the file’s stem', () => {
    const read = readScoreBook('我的 指数.v2.xlsx', bookSheets(soundBook));
    expect(read.ok && [read.value.title, read.value.dataset.framework]).toEqual(['我的 指数.v2', '我的 指数.v2']);
  });
  test('ignores the one root’s weight, whatever stands there', () =>
    expect(indexOf(changed({ Indicators: { D2: 'any' } }))).toEqual([100, 50, 0]));
  test('puts several roots below total, weighted among themselves', () => {
    const roots = changed({ Indicators: { C3: null, C4: null, A2: null, B2: null } });
    expect(readBook(roots).dataset.nodes.map(({ code }) => code)).toEqual(['total']);
    expect(indexOf(roots)).toEqual([100, 50, 0]);
  });
  test('may consist of one measure', () => {
    expect(
      indexOf({
        Indicators: [
          ['Code', 'Parent', 'Weight', 'Normalisation'],
          ['m', null, null, 'identity'],
        ],
        Units: [['Code'], ['U1']],
        Data: [
          ['Unit', 'm'],
          ['U1', 7],
        ],
      }),
    ).toEqual([7]);
  });
  test('divides by a denominator column, factor 1, which no indicator need be', () => {
    const spec = changed({
      Indicators: { I1: 'Denominator', I3: 'people' },
      Data: { D1: 'people', D2: 2, D3: 1, D4: 1 },
    });
    expect(indexOf(spec)[0]).toBe((3 * 50 + 100) / 4);
  });
  test('holds a % measure in points: 98.5%, 0.985 in a percent format and 98.5 are the same', () => {
    const { dataset, warnings } = readBook(
      changed({
        Indicators: { I1: 'Unit', I3: '%' },
        Data: { B2: '98.5%', B3: { type: 'percent', value: 0.985 }, B4: 98.5 },
      }),
    );
    expect([...dataset.values.subarray(0, 3)]).toEqual([98.5, 98.5, 98.5]);
    expect(warnings).toEqual([]);
  });
  test('warns of a % column wholly within 0–1', () => {
    const { warnings } = readBook(changed({ Indicators: { I1: 'Unit', I3: '%' }, Data: { B2: 0.9, B3: 1, B4: 0 } }));
    expect(warnings.map(({ code, place }) => [code, place?.cell])).toEqual([['BOOK_PERCENT_AS_SHARE', 'B1']]);
  });
  test('doubts −99 among other magnitudes, and says that digits beyond the tenth are no spread', () => {
    const indicators = [
      ['Code', 'Parent', 'Weight'],
      ['I', null, null],
      ['m', 'I', 1],
      ['code', 'I', 1],
    ];
    const { warnings } = readBook({
      Indicators: indicators,
      Data: [
        ['Unit', 'm', 'code'],
        ['U1', 7, 110_000_000_001],
        ['U2', -99, 110_000_000_002],
        ['U3', 3, 110_000_000_003],
        ['U4', 5, 110_000_000_004],
      ],
      Units: [['Code'], ['U1'], ['U2'], ['U3'], ['U4']],
    });
    expect(warnings.map(({ code, place }) => [code, place?.cell])).toEqual([
      ['BOOK_MISSING_CODE_SUSPECT', 'B3'],
      ['BOOK_TINY_SPREAD', 'C1'],
    ]);
  });
  test('keeps codes that every object has as plain codes', () => {
    const spec: BookSpec = {
      Indicators: [
        ['Code', 'Parent', 'Weight', 'Normalisation'],
        ['I', null, null, null],
        ['__proto__', 'I', 1, 'identity'],
        ['constructor', 'I', 3, 'identity'],
      ],
      Units: [['Code'], ['U1']],
      Data: [
        ['Unit', '__proto__', 'constructor'],
        ['U1', 10, 30],
      ],
    };
    expect(indexOf(spec)).toEqual([25]);
  });
});

describe('Method', () => {
  const withMethod = (...rows: readonly (readonly [string, string | number])[]): BookSpec => ({
    ...soundBook,
    Method: [['Key', 'Value'], ...rows],
  });
  test('has the defaults of docs/FORMATS "Score book" when it lacks', () => {
    const { method } = readBook(changed({ Indicators: { F3: null } }));
    expect(method.measures['a']?.normalisation).toBe('min_max');
    expect([
      method.aggregation.default.id,
      method.missing,
      method.scale,
      method.ties,
      method.tierRounding,
      method.rankRounding,
      method.winsoriseMax,
    ]).toEqual([
      'arithmetic',
      { policy: 'omit', minimumAvailability: 0, imputation: 'none' },
      { lower: 0, upper: 100 },
      'min',
      null,
      null,
      5,
    ]);
  });
  test('sets every key', () => {
    const { method } = readBook(
      withMethod(
        ['normalisation', 'z_score'],
        ['aggregation', 'geometric'],
        ['treatment', 'winsorise'],
        ['winsorise_max', 3],
        ['imputation', 'median'],
        ['missing', 'strict'],
        ['minimum_availability', '0.5'],
        ['scale_lower', 1],
        ['scale_upper', 10],
        ['z_mean', 50],
        ['z_sd', 10],
        ['z_population', 'true'],
        ['ties', 'average'],
        ['tier_rounding', 2],
        ['rank_rounding', 3],
        ['tiers', 'very_high:9; high:8;low:'],
      ),
    );
    expect(method).toMatchObject({
      aggregation: { default: { id: 'geometric' } },
      winsoriseMax: 3,
      missing: { policy: 'strict', minimumAvailability: 0.5, imputation: 'median' },
      scale: { lower: 1, upper: 10 },
      z: { mean: 50, sd: 10, population: true },
      ties: 'average',
      tierRounding: 2,
      rankRounding: 3,
      tiers: [
        { tier: 'very_high', lower: 9 },
        { tier: 'high', lower: 8 },
        { tier: 'low', lower: null },
      ],
    });
    expect(method.measures['a']?.treatment).toBe('winsorise');
  });
  test('may name tiers of its own, and a veto one of them by its label, wherever it stands', () => {
    const { method } = readBook(withMethod(['tiers', ' 优秀（Excellent）：9；良好：8；very_high:7;合格:6；不合格： ']));
    expect(method.tiers).toEqual([
      { tier: 'tier_1', lower: 9, name: '优秀', english: 'Excellent' },
      { tier: 'tier_2', lower: 8, name: '良好' },
      { tier: 'very_high', lower: 7 },
      { tier: 'tier_4', lower: 6, name: '合格' },
      { tier: 'tier_5', lower: null, name: '不合格' },
    ]);
  });
  test('may be an empty sheet', () => expect(indexOf({ ...soundBook, Method: [] })).toEqual([100, 50, 0]));
  test('takes an imputation as the rule for missing: that imputation and omit', () => {
    expect(readBook(withMethod(['missing', 'mean'])).method.missing).toEqual({
      policy: 'omit',
      minimumAvailability: 0,
      imputation: 'mean',
    });
  });
  test.each([
    ['an unknown key', [['weigths', 1]], 'BOOK_KEY_UNKNOWN Method!A2'],
    ['a key that objects have', [['constructor', 1]], 'BOOK_KEY_UNKNOWN Method!A2'],
    [
      'a repeated key',
      [
        ['ties', 'min'],
        ['ties', 'min'],
      ],
      'BOOK_KEY_TWICE Method!A3',
    ],
    ['an unknown normalisation', [['normalisation', 'minmax']], 'BOOK_NORMALISATION_UNKNOWN Method!B2'],
    ['an unknown aggregation', [['aggregation', 'mean']], 'BOOK_AGGREGATION_UNKNOWN Method!B2'],
    ['an unknown treatment', [['treatment', 'trim']], 'BOOK_TREATMENT_UNKNOWN Method!B2'],
    ['an unknown imputation', [['imputation', 'knn']], 'BOOK_IMPUTATION_UNKNOWN Method!B2'],
    ['an unknown rule for missing', [['missing', 'drop']], 'BOOK_MISSING_UNKNOWN Method!B2'],
    [
      'two imputations',
      [
        ['missing', 'mean'],
        ['imputation', 'median'],
      ],
      'BOOK_IMPUTATION_TWICE Method!B3',
    ],
    ['an unknown rule for ties', [['ties', 'max']], 'BOOK_TIES_UNKNOWN Method!B2'],
    ['half a point to winsorise', [['winsorise_max', 1.5]], 'BOOK_VALUE_INVALID Method!B2'],
    ['an availability beyond 1', [['minimum_availability', 65]], 'BOOK_VALUE_INVALID Method!B2'],
    ['a number that is none', [['z_sd', '10abc']], 'BOOK_NOT_A_NUMBER Method!B2'],
    ['no standard deviation', [['z_sd', 0]], 'BOOK_VALUE_INVALID Method!B2'],
    [
      'a scale upside down',
      [
        ['scale_lower', 10],
        ['scale_upper', 1],
      ],
      'BOOK_SCALE_NOT_RISING Method!B3',
    ],
    ['a switch that is neither', [['z_population', 'maybe']], 'BOOK_VALUE_INVALID Method!B2'],
    ['rising tiers', [['tiers', 'very_high:80;high:90;low:']], 'BOOK_TIERS_INVALID Method!B2'],
    ['a mistyped tier', [['tiers', 'very_hgh:80;high:70;low:']], 'BOOK_TIERS_INVALID Method!B2'],
    ['two tiers', [['tiers', '合格:80;不合格:']], 'TIERS_COUNT Method!B2'],
    ['eight tiers', [['tiers', '甲:8;乙:7;丙:6;丁:5;戊:4;己:3;庚:2;辛:']], 'TIERS_COUNT Method!B2'],
    ['a label twice', [['tiers', '优:80;优:60;差:']], 'TIER_NAME_TWICE Method!B2'],
    ['a label too long', [['tiers', `${'优'.repeat(21)}:80;良:60;差:`]], 'TIER_NAME_LONG Method!B2'],
    ['tiers without an open end', [['tiers', 'very_high:90;low:0']], 'BOOK_TIERS_INVALID Method!B2'],
  ] as const)('with %s is an error at its cell', (_, rows, error) =>
    expect(bookErrors(withMethod(...rows))).toEqual([error]),
  );
  test('under another name is an error, not the defaults', () => {
    expect(
      bookErrors({
        ...soundBook,
        Methods: [
          ['Key', 'Value'],
          ['ties', 'dense'],
        ],
      }),
    ).toEqual(['BOOK_SHEET_UNKNOWN Methods!A1']);
  });
  test('a sheet of notes is left alone, with a remark', () => {
    expect(readBook({ ...soundBook, Notes: [['Written by us']] }).warnings.map(({ code }) => code)).toEqual([
      'BOOK_SHEET_IGNORED',
    ]);
  });
});

describe('parameters', () => {
  test('are read for the normalisation and the aggregation they belong to', () => {
    const { method } = readBook(
      changed({
        Indicators: {
          I1: 'Parameters',
          J1: 'Aggregation',
          I2: 'p=2',
          J2: 'power',
          F3: 'steps',
          I3: 'steps=0:0,60:50，90:100',
          F4: 'distance_to_reference',
          I4: ' ref = 乙市 ；cap=1',
        },
      }),
    );
    expect(method.aggregation.nodes).toEqual({ I: { id: 'power', p: 2 } });
    expect(method.measures['a']?.parameters).toEqual({
      steps: [
        [0, 0],
        [60, 50],
        [90, 100],
      ],
    });
    expect(method.measures['b']?.parameters).toEqual({ ref: 'U2', cap: true });
  });
  test('cap is a number of points for count_points', () => {
    expect(
      readBook(changed({ Indicators: { I1: 'Parameters', F3: 'count_points', I3: 'per=5;cap=120;base=10' } })).method
        .measures['a']?.parameters,
    ).toEqual({ per: 5, countCap: 120, base: 10 });
  });
  test.each([
    ['q=1', 'BOOK_PARAMETER_UNKNOWN'],
    ['cap', 'BOOK_PARAMETER_UNKNOWN'],
    ['p=2;p=3', 'BOOK_PARAMETER_TWICE'],
    ['p=2x', 'BOOK_PARAMETER_INVALID'],
    ['steps=0;60', 'BOOK_PARAMETER_INVALID'],
    ['steps=1:2:3', 'BOOK_PARAMETER_INVALID'],
    ['cap=7', 'BOOK_PARAMETER_INVALID'],
    ['ref=Nowhere', 'BOOK_UNIT_UNKNOWN'],
    ['toString=1', 'BOOK_PARAMETER_UNKNOWN'],
  ])('%s is an error at its cell', (text, code) =>
    expect(bookErrors(changed({ Indicators: { I1: 'Parameters', I3: text } }))[0]).toBe(`${code} Indicators!I3`),
  );
});

describe('an error', () => {
  const cases: readonly (readonly [string, BookSpec, readonly string[]])[] = [
    [
      'a missing sheet',
      { Indicators: soundBook['Indicators'] ?? [], Data: soundBook['Data'] ?? [] },
      ['BOOK_SHEET_MISSING Units!'],
    ],
    ['a sheet in both languages', { ...soundBook, 数据: [['Unit']] }, ['BOOK_SHEET_TWICE 数据!']],
    ['an unknown header', changed({ Indicators: { I1: 'Wieght' } }), ['BOOK_HEADER_UNKNOWN Indicators!I1']],
    ['a repeated header', changed({ Units: { D1: '代码' } }), ['BOOK_HEADER_TWICE Units!D1']],
    [
      'a missing header',
      changed({ Indicators: { D1: null } }),
      [
        'BOOK_HEADER_MISSING Indicators!A1',
        'BOOK_VALUE_WITHOUT_HEADER Indicators!D3',
        'BOOK_WEIGHT_EMPTY Indicators!A3',
        'BOOK_WEIGHT_EMPTY Indicators!A4',
      ],
    ],
    ['a value below no header', changed({ Data: { D3: 5 } }), ['BOOK_VALUE_WITHOUT_HEADER Data!D3']],
    [
      'no indicators',
      { ...soundBook, Indicators: [['Code', 'Parent', 'Weight']] },
      ['BOOK_SHEET_EMPTY Indicators!A1', 'BOOK_COLUMN_UNKNOWN Data!B1', 'BOOK_COLUMN_UNKNOWN Data!C1'],
    ],
    [
      'an empty sheet of units',
      { ...soundBook, Units: [], Data: [['Unit', 'a', 'b']] },
      ['BOOK_HEADER_MISSING Units!A1', 'BOOK_SHEET_EMPTY Units!A1'],
    ],
    ['a row without code', changed({ Indicators: { B5: 'Lost' } }), ['BOOK_CODE_EMPTY Indicators!A5']],
    ['a repeated code', changed({ Indicators: { A5: 'a', C5: 'I', D5: 1 } }), ['BOOK_CODE_TWICE Indicators!A5']],
    [
      'the reserved code',
      changed({ Indicators: { A5: 'total', C5: 'I', D5: 1 } }),
      ['BOOK_CODE_RESERVED Indicators!A5'],
    ],
    ['an unknown parent', changed({ Indicators: { C4: 'X' } }), ['BOOK_PARENT_UNKNOWN Indicators!C4']],
    [
      'a cycle',
      changed({ Indicators: { A5: 'x', C5: 'y', D5: 1, A6: 'y', C6: 'x', D6: 1 } }),
      ['BOOK_CYCLE Indicators!C5'],
    ],
    [
      'a row that is its own parent',
      changed({ Indicators: { A5: 'x', C5: 'x', D5: 1 } }),
      ['BOOK_CYCLE Indicators!C5'],
    ],
    ['an empty weight', changed({ Indicators: { D3: null } }), ['BOOK_WEIGHT_EMPTY Indicators!D3']],
    ['a weight in words', changed({ Indicators: { D3: 'three' } }), ['BOOK_NOT_A_NUMBER Indicators!D3']],
    [
      'a weight that only begins as a number',
      changed({ Indicators: { D3: '3 points' } }),
      ['BOOK_NOT_A_NUMBER Indicators!D3'],
    ],
    ['a negative weight', changed({ Indicators: { D3: -1 } }), ['BOOK_WEIGHT_NEGATIVE Indicators!D3']],
    ['an unknown direction', changed({ Indicators: { E3: 'up' } }), ['BOOK_DIRECTION_UNKNOWN Indicators!E3']],
    [
      'an unknown normalisation',
      changed({ Indicators: { F3: 'goalpost' } }),
      ['BOOK_NORMALISATION_UNKNOWN Indicators!F3'],
    ],
    ['a limit in words', changed({ Indicators: { G3: '0x10' } }), ['BOOK_NOT_A_NUMBER Indicators!G3']],
    [
      'an unknown aggregation',
      changed({ Indicators: { I1: 'Aggregation', I2: 'mean' } }),
      ['BOOK_AGGREGATION_UNKNOWN Indicators!I2'],
    ],
    [
      'an unknown treatment',
      changed({ Indicators: { I1: '异常值处理', I3: 'cut' } }),
      ['BOOK_TREATMENT_UNKNOWN Indicators!I3'],
    ],
    ['a repeated unit', changed({ Units: { A4: 'U1' } }), ['BOOK_UNIT_TWICE Units!A4', 'BOOK_UNIT_UNKNOWN Data!A4']],
    [
      'a repeated row of data, once by code and once by name',
      changed({ Data: { A4: '甲市' } }),
      ['BOOK_UNIT_TWICE Data!A4'],
    ],
    ['an unknown unit', changed({ Data: { A4: '丁市' } }), ['BOOK_UNIT_UNKNOWN Data!A4']],
    [
      'a name that two units have',
      changed({ Units: { B3: '甲市' }, Data: { A3: '甲市' } }),
      ['BOOK_UNIT_AMBIGUOUS Data!A3'],
    ],
    ['data without a unit', changed({ Data: { A4: null } }), ['BOOK_UNIT_EMPTY Data!A4']],
    [
      'no unit column',
      changed({ Data: { A1: 'Region' } }),
      ['BOOK_COLUMN_UNKNOWN Data!A1', 'BOOK_HEADER_MISSING Data!A1'],
    ],
    ['a column that no row names', changed({ Data: { D1: 'c', D2: 5 } }), ['BOOK_COLUMN_UNKNOWN Data!D1']],
    ['a column of a node', changed({ Data: { D1: 'I', D2: 5 } }), ['BOOK_COLUMN_OF_NODE Data!D1']],
    [
      'a measure without a column',
      changed({ Indicators: { A5: 'c', C5: 'I', D5: 1 } }),
      ['BOOK_MEASURE_WITHOUT_COLUMN Indicators!A5'],
    ],
    [
      'a denominator without a column',
      changed({ Indicators: { I1: 'Denominator', I3: 'people' } }),
      ['BOOK_DENOMINATOR_WITHOUT_COLUMN Indicators!I3'],
    ],
    ['data in words', changed({ Data: { B2: 'ten' } }), ['BOOK_DATA_NOT_A_NUMBER Data!B2']],
    [
      'data that only begins as a number',
      changed({ Data: { B2: '1.5.2', C3: '12,34' } }),
      ['BOOK_DATA_NOT_A_NUMBER Data!B2', 'BOOK_DATA_NOT_A_NUMBER Data!C3'],
    ],
    [
      'data as a date',
      changed({ Data: { B2: { type: 'date', iso: '2021-12-01', serial: 44531 } } }),
      ['BOOK_DATA_NOT_A_NUMBER Data!B2'],
    ],
    [
      'data as an error value',
      changed({ Data: { B2: { type: 'error', text: '#DIV/0!' } } }),
      ['BOOK_DATA_NOT_A_NUMBER Data!B2'],
    ],
    [
      'a formula without value',
      changed({ Data: { B2: { type: 'uncached', formula: 'A1+1' } } }),
      ['BOOK_DATA_NOT_A_NUMBER Data!B2'],
    ],
    [
      'a percentage in a measure that is not in %',
      changed({ Data: { B2: '98%' } }),
      ['BOOK_DATA_NOT_A_NUMBER Data!B2'],
    ],
    [
      'a code that became a date',
      changed({ Indicators: { A3: { type: 'date', iso: '2021-01-01', serial: 44197 } } }),
      ['BOOK_CELL_NOT_TEXT Indicators!A3', 'BOOK_CODE_EMPTY Indicators!A3', 'BOOK_COLUMN_UNKNOWN Data!B1'],
    ],
  ];
  test.each(cases)('%s is named with its sheet and cell', (_, spec, errors) =>
    expect(bookErrors(spec)).toEqual(errors),
  );
  test('names the codes of a cycle', () => {
    const read = readScoreBook(
      'b.xlsx',
      bookSheets(
        changed({ Indicators: { A5: 'x', C5: 'y', D5: 1, A6: 'y', C6: 'z', D6: 1, A7: 'z', C7: 'x', D7: 1 } }),
      ),
    );
    expect(!read.ok && read.error.map(({ params, place }) => [params?.['cycle'], place?.file])).toEqual([
      ['x → y → z → x', 'b.xlsx'],
    ]);
  });
  test('of an empty sheet names it as the file does', () => {
    const { Indicators = [], Data = [] } = soundBook;
    const read = readScoreBook(
      'b.xlsx',
      bookSheets({ 指标体系: Indicators.slice(0, 1), 评估对象: [['代码', '名称']], 数据: Data.slice(0, 1) }),
    );
    expect(
      !read.ok &&
        read.error
          .filter(({ code }) => code === 'BOOK_SHEET_EMPTY')
          .map(({ params, place }) => [params?.['sheet'], place?.sheet]),
    ).toEqual([
      ['评估对象', '评估对象'],
      ['指标体系', '指标体系'],
    ]);
  });
  test('does not hide others: all are listed at once', () => {
    expect(bookErrors(changed({ Indicators: { D3: -1, F4: 'x' }, Units: { A4: 'U1' }, Data: { B2: 'ten' } }))).toEqual([
      'BOOK_UNIT_TWICE Units!A4',
      'BOOK_WEIGHT_NEGATIVE Indicators!D3',
      'BOOK_NORMALISATION_UNKNOWN Indicators!F4',
      'BOOK_UNIT_UNKNOWN Data!A4',
      'BOOK_DATA_NOT_A_NUMBER Data!B2',
    ]);
  });
  test('always has a text in both languages', () => {
    const texts: Readonly<Record<string, unknown>> = scoreBookMessages;
    for (const [, spec] of cases) {
      for (const error of bookErrors(spec)) expect(texts).toHaveProperty(error.split(' ')[0] ?? '');
    }
  });
});

describe('an error of scoring', () => {
  const located = (spec: BookSpec): string[] => {
    const book = readBook(spec);
    const result = score(book.dataset, book.method);
    return (result.ok ? checkMethod(book.dataset, book.method) : [result.error])
      .map(createErrorLocator(book.places))
      .map(({ code, place }) => `${code} ${place?.file}/${place?.sheet}!${place?.cell}`);
  };
  test.each([
    ['siblings that are all 0', changed({ Indicators: { D3: 0, D4: 0 } }), 'WEIGHTS_ALL_ZERO book.xlsx/Indicators!D3'],
    ['limits that lack', changed({ Indicators: { G4: null } }), 'LIMITS_MISSING book.xlsx/Indicators!G4'],
    [
      'a direction that the normalisation refuses',
      changed({ Indicators: { F4: 'fraction_of_max' } }),
      'DIRECTION_REFUSED book.xlsx/Indicators!E4',
    ],
    [
      'a power mean without exponent',
      changed({ Indicators: { I1: 'Aggregation', I2: 'power' } }),
      'POWER_EXPONENT book.xlsx/Indicators!A2',
    ],
    [
      'a comparison method below the top',
      changed({ Indicators: { C3: 'N', A5: 'N', C5: 'I', D5: 1, I1: 'Aggregation', I5: 'mpi' } }),
      'AGGREGATION_TOP_ONLY book.xlsx/Indicators!I5',
    ],
    [
      'a value that a geometric mean cannot take, at the value',
      changed({ Indicators: { I1: 'Aggregation', I2: 'geometric' } }),
      'AGGREGATION_DOMAIN book.xlsx/Data!C4',
    ],
    [
      'a group imputation without groups',
      {
        ...changed({ Units: { C2: null, C3: null, C4: null } }),
        Method: [
          ['Key', 'Value'],
          ['missing', 'group_mean'],
        ],
      },
      'GROUPS_MISSING book.xlsx/Units!A1',
    ],
  ])('%s is placed', (_, spec, error) => expect(located(spec)).toEqual([error]));
});
