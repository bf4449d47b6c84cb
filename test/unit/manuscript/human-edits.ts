/** What an editor wrote in Word and pasted back, and what a check must say of it. The numbers are those of the report of 2022. */
export interface HumanEdit {
  readonly what: string;
  /** A paragraph a line. */
  readonly text: string;
  /** Places that agree. */
  readonly right: number;
  /** Found and expected of each finding. */
  readonly wrong: readonly (readonly [found: string, expected: string])[];
  /** Places of which nobody can tell. */
  readonly unclear: number;
}

const edit = (what: string, text: string, right: number, wrong: HumanEdit['wrong'] = [], unclear = 0): HumanEdit => ({
  what,
  text,
  right,
  wrong,
  unclear,
});

const longstanding = '北京、上海、江苏、浙江、安徽、广东、贵州';
const veryHigh =
  '北京、河北(+)、吉林(+)、上海、江苏、浙江、安徽、福建(+)、山东(+)、河南(+)、湖北(+)、广东、重庆(+)、四川、贵州、宁夏(+)';
const leading = '北京、上海、江苏、浙江、安徽、福建、湖北、广东、四川、贵州';

export const humanEdits: readonly HumanEdit[] = [
  edit('two sentences merged', '省级政府总体指数平均值为 88.07，重点城市为 88.51。', 2),
  edit('two sentences merged with 分别', '省级政府、重点城市的总体指数平均值分别为 88.07 和 88.51。', 2),
  edit('the two numbers of 分别 the other way round', '省级政府、重点城市的总体指数平均值分别为 88.51 和 88.07。', 0, [
    ['88.51', '88.07'],
    ['88.07', '88.51'],
  ]),
  edit('three tiers counted with 分别', '2021 年能力水平“非常高”“高”“中”的省级政府分别有 16 个、12 个、4 个。', 3),
  edit('indicators listed with 分别', '省级政府的“服务成效度”“办理成熟度”平均值分别为 84.63、85.42。', 2),
  edit('one sentence split in three', '省级政府“服务成效度”平均值为 84.63。17 个省级政府高于平均值。占比 53.13%。', 3),
  edit(
    'a slip in what was split off',
    '省级政府“服务成效度”平均值为 84.63。17 个省级政府高于平均值。占比 53.31%。',
    2,
    [['53.31%', '53.13%']],
  ),
  edit('reworded', '从得分看，省级政府“办理成熟度”的均值达到 85.42 分，有 17 个省份在平均水平以上，占比为 53.13%。', 3),
  edit('reworded, with last year’s words', '17 省“办理成熟度”高于平均值，省级政府均值为 85.24。', 1, [
    ['85.24', '85.42'],
  ]),
  edit('a paragraph moved into another chapter, with its cohort', '二、重点城市\n省级政府总体指数平均值为 88.07。', 1),
  edit('a paragraph moved under the other cohort’s heading', '二、重点城市\n总体指数平均值为 88.07。', 0, [
    ['88.07', '88.51'],
  ]),
  edit(
    'a paragraph moved under a heading that names both',
    '一、省级政府和重点城市\n总体指数平均值为 88.07。',
    0,
    [],
    1,
  ),
  edit(
    'a paragraph of the other cohort put between two of one',
    '一、总体情况\n省级政府“服务成效度”平均值为 84.63。\n总体指数平均值为 88.51。\n省级政府“办理成熟度”平均值为 85.42。',
    2,
    [['88.51', '88.07']],
  ),
  edit('a cohort’s number beside the other’s units', '总体指数平均值为 88.51，北京、上海等省份处于“非常高”。', 1, [
    ['88.51', '88.07'],
  ]),
  edit('counts in characters', '省级政府总体指数平均值为八十八点零七，十九个省级政府高于平均值。', 2),
  edit('a wrong count in characters', '省级政府总体指数平均值为 88.07，十八个省级政府高于平均值。', 1, [
    ['十八', '19'],
  ]),
  edit('full-width digits', '省级政府总体指数平均值为８８．０７，１９个省级政府高于平均值，占比５９．３８％。', 3),
  edit('a percentage in characters', '省级政府总体指数平均值为 88.07，高于平均值的省级政府占百分之五十九点三八。', 2),
  edit('a wrong percentage with 百分之', '省级政府总体指数平均值为 88.07，高于平均值的省级政府占百分之 59.83。', 1, [
    ['百分之 59.83', '59.38%'],
  ]),
  edit('tenths', '近六成的省级政府总体指数高于平均值。', 1),
  edit('tenths in digits', '约 6 成的省级政府总体指数高于平均值。', 1),
  edit('tenths that say too much', '超过六成的省级政府总体指数高于平均值。', 0, [['六成', '59.38%']]),
  edit('a mean in whole points', '省级政府总体指数平均值约 88 分。', 1),
  edit('a mean rounded the wrong way', '省级政府总体指数平均值约 89 分。', 0, [['89', '88.07']]),
  edit('a mean with one decimal, cut instead of rounded', '省级政府总体指数平均值为 88.0。', 0, [['88.0', '88.07']]),
  edit('a share in whole percents', '省级政府总体指数平均值为 88.07，19 个省级政府高于平均值，占比 59%。', 3),
  edit('a list cut short with 等', '北京、上海、浙江等 7 个省级政府连续三年能力水平“非常高”。', 2),
  edit('a list cut short with 等, one of it wrong', '北京、天津、浙江等 7 个省级政府连续三年能力水平“非常高”。', 1, [
    ['北京、天津、浙江', longstanding],
  ]),
  edit('a list cut short with 等, counted wrong', '北京、上海、浙江等 8 个省级政府连续三年能力水平“非常高”。', 1, [
    ['8', '7'],
  ]),
  edit(
    'units by their full names',
    '连续三年能力水平“非常高”的有：北京市、上海市、江苏省、浙江省、安徽省、广东省、贵州省。',
    1,
  ),
  edit(
    'a list in another order',
    `“服务成效度”得分前十位的省级政府为：${leading.replace('北京、上海', '上海、北京')}。`,
    0,
    [[leading.replace('北京、上海', '上海、北京'), leading]],
  ),
  edit('risers cut short with 等', '河北、吉林等 11 个省级政府上升至更高分组。', 2),
  edit('a step in other words', '8 个省级政府由“高”跃升到“非常高”。', 1),
  edit('corner quotation marks', '2021 年能力水平为「非常高」的省级政府有 16 个，占比 50.00%。', 2),
  edit('straight quotation marks', '2021 年能力水平为"非常高"的省级政府有 15 个，占比 50.00%。', 1, [['15', '16']]),
  edit('a soft hyphen within a number', '省级政府总体指数平均值为 88.\u00ad07。', 1),
  edit(
    'spaces without width within names',
    `连续三年能力水平“非常高”的有：${longstanding.replace('北京', '北\u200b京')}。`,
    1,
  ),
  edit(
    'a no-break space before the percent sign',
    '省级政府总体指数平均值为 88.07\u202f，19\u00a0个省级政府高于平均值，占比 59.38\u00a0%。',
    3,
  ),
  edit('full-width marks', '2021 年能力水平“非常高”的省级政府包括河北（＋）、吉林（+）等。', 1),
  edit('a mark lost among others', '2021 年能力水平“非常高”的省级政府包括河北、吉林（+）等。', 0, [
    ['河北、吉林(+)', veryHigh],
  ]),
  edit('a share in brackets', '省级政府总体指数平均值为 88.07，其中 19 个省级政府（占 59.38%）高于平均值。', 3),
  edit(
    'the regions as the report has them, retyped without anything around',
    '分地区看，省级政府总体指数平均值从高到低依次为：华东（93.06）；华中（90.27）；华南、西南（89.66、89.45）；华北、东北（87.51、87.28）；西北（80.09）。',
    7,
  ),
  edit('regions in other words', '省级政府中，华东平均值最高（93.06），其次是华中（90.27）。', 2),
  edit('two regions the other way round', '省级政府中，华中平均值最高（93.06），其次是华东（90.27）。', 0, [
    ['93.06', '90.27'],
    ['90.27', '93.06'],
  ]),
  edit(
    'what was worked out by hand is nobody’s fact',
    '省级政府总体指数平均值为 88.07，其余 13 个省级政府低于平均值。',
    1,
    [],
    1,
  ),
  edit('a difference in percentage points', '省级政府高于平均值的占比比重点城市高 15.63 个百分点。', 0, [], 1),
  edit('a caption cited by hand', '连续三年能力水平“非常高”的省级政府有 7 个（见表2-1）。', 2),
  edit('a caption cited that there is none of', '连续三年能力水平“非常高”的省级政府有 7 个（见表 2-11）。', 1, [
    ['表 2-11', ''],
  ]),
  edit(
    'a table pasted without its last year',
    '序号\t地区\t2021 年\t2020 年\t2019 年\t2018 年\n1\t北京\t非常高\t非常高\t非常高\t高',
    0,
    [],
    0,
  ),
];
