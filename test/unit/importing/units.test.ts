import { describe, expect, it } from 'vitest';
import { prefectures } from '../../../electron/importing/units/prefectures.ts';
import { createUnitMatcher } from '../../../electron/importing/units/create-unit-matcher.ts';
import { nameDistance } from '../../../electron/importing/units/name-distance.ts';
import { contextOf, importRows, issueLines } from './import-rows.ts';

const provinces = createUnitMatcher(contextOf().units);
const cities = createUnitMatcher(contextOf('key-city-2021').units);

describe('units', () => {
  it('are found by code, short name and full name, all of both cohorts', () => {
    for (const [matcher, template] of [
      [provinces, 'province-2021'],
      [cities, 'key-city-2021'],
    ] as const) {
      for (const unit of contextOf(template).units) {
        expect(
          [unit.code, unit.name, unit.fullName, ` ${unit.fullName}\u3000`, `${unit.code}000000`].map((text) =>
            matcher.match(text),
          ),
        ).toEqual(Array.from({ length: 5 }, () => unit.code));
      }
    }
  });

  it('never mistake 兵团 for 新疆, nor offer one for the other', () => {
    for (const name of ['兵团', '新疆兵团', '新疆建设兵团', '新疆生产建设兵团', '生产建设兵团', '新 疆 兵 团'])
      expect(provinces.match(name)).toBe('660000');
    for (const name of ['新疆', '新疆维吾尔自治区', '新疆自治区', '650000'])
      expect(provinces.match(name)).toBe('650000');
    expect(provinces.match('新疆某兵团')).toBeNull();
    expect(provinces.suggest('新疆某兵团')).toEqual(['新疆兵团']);
    const withoutCorps = createUnitMatcher(contextOf().units.filter((unit) => unit.code !== '660000'));
    expect([withoutCorps.match('兵团'), withoutCorps.suggest('新疆兵团')]).toEqual([null, []]);
  });

  it('are never guessed: a near name gives suggestions and no match', () => {
    expect(provinces.match('黑龙')).toBeNull();
    expect(provinces.suggest('黑龙')).toContain('黑龙江');
    expect(provinces.suggest('内蒙')).toContain('内蒙古');
    expect(provinces.suggest('河比')).toContain('河北');
    expect(provinces.suggest('')).toEqual([]);
    // Distances take the product of the lengths: a cell of 32,767 characters is no misspelt name.
    expect(provinces.suggest('河'.repeat(32_767))).toEqual([]);
    expect(provinces.suggest(`河北${'、'.repeat(32_765)}`)).toEqual(['河北']);
    expect([
      provinces.match('吉林市'),
      provinces.match('海南藏族自治州'),
      provinces.match('__proto__'),
      provinces.match(''),
    ]).toEqual([null, null, null, null]);
  });

  it("take learnt spellings, but never one that is another unit's code, nor one to a unit outside the project", () => {
    const units = contextOf().units;
    const matcher = createUnitMatcher(units, { 京: '110000', '120000': '110000', 港: '810000' });
    expect([matcher.match('京'), matcher.match('120000'), matcher.match('港')]).toEqual(['110000', '120000', null]);
  });

  it('are found with spaces inside, in traditional letters, and in English as statistics print them', () => {
    const found = (names: readonly string[]) => names.map((name) => provinces.match(name));
    expect(found(['北  京', '北\u3000京 市', '廣東省', '內蒙古自治區', '黑龍江', '陝西', '遼寧省', '雲南'])).toEqual([
      '110000',
      '110000',
      '440000',
      '150000',
      '230000',
      '610000',
      '210000',
      '530000',
    ]);
    expect(found(['Beijing', 'BEIJING MUNICIPALITY', 'Inner Mongolia', 'Shaanxi', 'Shanxi Province', 'Tibet'])).toEqual(
      ['110000', '110000', '150000', '610000', '140000', '540000'],
    );
    // 吉林市 is no province, 抚州 and 福州 are both Fuzhou.
    expect([...found(['Jilin City', 'Shan xi s']), cities.match('Fuzhou'), cities.match('Harbin')]).toEqual([
      null,
      null,
      null,
      '230100',
    ]);
    expect([cities.match('瀋陽市'), cities.match('西寧'), cities.match('哈尔滨市区'), cities.match('廈門')]).toEqual([
      '210100',
      '630100',
      null,
      '350200',
    ]);
    expect(cities.suggest('哈尔滨市区')).toEqual(['哈尔滨']);
  });

  it('are found by short codes of GB/T 2260 in a column of codes only: elsewhere 11 is a number', () => {
    expect([provinces.match('11'), provinces.matchCode('11'), provinces.matchCode('16')]).toEqual([
      null,
      '110000',
      null,
    ]);
    expect([cities.match('2301'), cities.matchCode('2301'), cities.matchCode('23')]).toEqual([null, '230100', null]);
    for (const heading of ['行政区划代码', '地区代码'])
      expect(
        importRows([
          [heading, '常住人口(万人)'],
          [11, 2189],
          ['12', 1387],
          [130000, 7461],
          ['140000000000', 3492],
        ]).records.map(({ unit }) => unit),
      ).toEqual(['110000', '120000', '130000', '140000']);
  });

  it('whose spelling fits two units fit none', () => {
    const [first, second] = contextOf().units;
    if (first === undefined || second === undefined) throw new Error('no units');
    const matcher = createUnitMatcher([
      { ...first, aliases: ['直辖市'] },
      { ...second, aliases: ['直辖市'] },
    ]);
    expect(matcher.match('直辖市')).toBeNull();
  });

  it('have the edit distances that one counts by hand', () => {
    expect([
      nameDistance('', '北京'),
      nameDistance('河比', '河北'),
      nameDistance('黑龙', '黑龙江'),
      nameDistance('kitten', 'sitting'),
    ]).toEqual([2, 1, 1, 3]);
  });
});

describe('the prefectures of GB/T 2260', () => {
  // 293 cities, 7 prefectures, 30 autonomous prefectures, 3 leagues (Ministry of Civil Affairs, end of 2020).
  it('are 333, with the codes that they have', () => {
    const names = [...prefectures.values()];
    const count = (end: RegExp): number => names.filter((name) => end.test(name)).length;
    expect([names.length, count(/市$/), count(/地区$/), count(/自治州$/), count(/盟$/)]).toEqual([333, 293, 7, 30, 3]);
    // Ends of the lists, and where they skip numbers.
    const known = {
      131100: '衡水市',
      152900: '阿拉善盟',
      341800: '宣城市',
      371700: '菏泽市',
      421300: '随州市',
      445300: '云浮市',
    };
    const more = { 513400: '凉山彝族自治州', 533400: '迪庆藏族自治州', 622900: '临夏回族自治州', 654300: '阿勒泰地区' };
    for (const [code, name] of Object.entries({ ...known, ...more })) expect(prefectures.get(code)).toBe(name);
    for (const { code, fullName } of contextOf('key-city-2021').units) expect(prefectures.get(code)).toBe(fullName);
  });
});

describe('rows of places that are no units of the project', () => {
  const figures = (names: readonly string[], template: 'province-2021' | 'key-city-2021' = 'province-2021') =>
    importRows([['地区', '常住人口(万人)'], ...names.map((name, n) => [name, 1_000 + n])], {
      context: contextOf(template),
    });

  it.each([
    ['province-2021', ['北京市', '香港', '澳门', '台湾', '东部地区'], ['香港', '澳门', '台湾', '东部地区']],
    [
      'province-2021',
      ['北京', '香港特别行政区', '臺灣省', '京津冀', '西部'],
      ['香港特别行政区', '臺灣省', '京津冀', '西部'],
    ],
    ['province-2021', ['兵团', '第一师', '兵团第二师铁门关市', '十四师'], ['第一师', '兵团第二师铁门关市', '十四师']],
    [
      'key-city-2021',
      ['石家庄市', '唐山市', '延边朝鲜族自治州', '延边州', '齊齊哈爾', '阿勒泰地区', '兴安盟', '230200', '650100'],
      ['唐山市', '延边朝鲜族自治州', '延边州', '齊齊哈爾', '阿勒泰地区', '兴安盟', '230200'],
    ],
    ['province-2021', ['河北省', '石家庄', '邢台'], ['石家庄', '邢台']],
    ['key-city-2021', ['黑龙江省', '哈尔滨市', '广西壮族自治区', '南宁市'], ['黑龙江省', '广西壮族自治区']],
  ] as const)('of %s are skipped, and listed once: %j', (template, names, outside) => {
    const { report, records } = figures(names, template);
    expect(records).toHaveLength(names.length - outside.length);
    const said = report.issues.filter(({ code }) => code === 'OUTSIDE_COHORT');
    expect(said).toMatchObject([{ severity: 'skipped', params: { rows: outside.length, names: outside.join('、') } }]);
    expect(report).toMatchObject({ rows: names.length + 1, skipped: outside.length + 1, problems: 0 });
  });

  it('are not taken for a slip: 河北市, 吉林市 and 哈尔滨市区 stay problems with what they may mean', () => {
    expect(issueLines(figures(['河北市', '吉林市', '东部新城']).report, 'problem')).toEqual([
      'problem A2 UNIT_UNKNOWN',
      'problem A3 UNIT_UNKNOWN',
      'problem A4 UNIT_UNKNOWN',
    ]);
    const { issues } = figures(['哈尔滨市区', '哈尔滨市'], 'key-city-2021').report;
    expect(issues.find(({ code }) => code === 'UNIT_UNKNOWN')?.params).toMatchObject({ suggestions: '哈尔滨' });
  });
});
