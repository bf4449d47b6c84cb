import type { AnnexGrid } from '../../../electron/importing/annex/annex-grid.ts';

/** A last indicator as the tests expect it back. */
export interface Leaf {
  readonly path: readonly [string, string, string];
  /** Per level, as a share of 100. */
  readonly weights: readonly [number, number, number];
  readonly unit: string;
  readonly direction: 'higher' | 'lower';
  readonly definition: string;
  readonly source: string;
}

const leaf = (path: Leaf['path'], weights: Leaf['weights'], unit: string, direction: Leaf['direction']): Leaf => ({
  path,
  weights,
  unit,
  direction,
  definition: `${path[2]}的计算`,
  source: `${path[0]}处`,
});

/** 2 × 2 with 7 last indicators, weights by hand. */
export const leaves: readonly Leaf[] = [
  leaf(['服务供给', '线上服务', '网上可办率'], [60, 50, 40], '%', 'higher'),
  leaf(['服务供给', '线上服务', '平均用时'], [60, 50, 60], '天', 'lower'),
  leaf(['服务供给', '线下服务', '窗口数'], [60, 50, 100], '个', 'higher'),
  leaf(['公众体验', '满意度', '好评率'], [40, 75, 20], '%', 'higher'),
  leaf(['公众体验', '满意度', '差评整改率'], [40, 75, 80], '%', 'higher'),
  leaf(['公众体验', '活跃度', '注册用户数'], [40, 25, 50], '户', 'higher'),
  leaf(['公众体验', '活跃度', '投诉件数'], [40, 25, 50], '件', 'lower'),
];

const composite = ({ weights: [a, b, c] }: Leaf): number => (a * b * c) / 10_000;
const zh = ({ direction }: Leaf): string => (direction === 'higher' ? '正向' : '逆向');

type Merge = AnnexGrid['merges'][number];

/** Blocks of rows that share the first `levels + 1` names. */
function runs(level: number): readonly { readonly from: number; readonly to: number }[] {
  const key = (at: number): string => leaves[at]?.path.slice(0, level + 1).join('/') ?? '';
  const found: { from: number; to: number }[] = [];
  leaves.forEach((_, at) => {
    const last = found.at(-1);
    if (last !== undefined && key(last.from) === key(at)) last.to = at;
    else found.push({ from: at, to: at });
  });
  return found;
}

const isFirst = (level: number, at: number): boolean => runs(level).some(({ from }) => from === at);

/** A sheet of three columns of names, each with what `cells` puts behind it, and `tail`. */
function levelSheet(options: {
  readonly above?: readonly (readonly string[])[];
  readonly head: readonly string[];
  readonly row: (one: Leaf, at: number) => readonly string[];
  /** Columns (from 1) that belong to a level and are merged over its rows. */
  readonly merged: readonly { readonly column: number; readonly level: number }[];
  readonly below?: readonly (readonly string[])[];
  readonly repeat?: boolean;
}): AnnexGrid {
  const above = [...(options.above ?? []), options.head];
  const rows = leaves.map((one, at) =>
    options.row(one, at).map((text, column) => {
      const merge = options.merged.find((one_) => one_.column === column + 1);
      return merge === undefined || options.repeat === true || isFirst(merge.level, at) ? text : '';
    }),
  );
  const merges: Merge[] =
    options.repeat === true
      ? []
      : options.merged.flatMap(({ column, level }) =>
          runs(level)
            .filter(({ from, to }) => to > from)
            .map(({ from, to }) => ({
              top: above.length + 1 + from,
              bottom: above.length + 1 + to,
              left: column,
              right: column,
            })),
        );
  return { name: '指标体系', rows: [...above, ...rows, ...(options.below ?? [])], merges };
}

const names = (one: Leaf): readonly [string, string, string] => one.path;
const three = [
  { column: 1, level: 0 },
  { column: 2, level: 1 },
];

/** Names and weights of the two upper levels, each merged over what is below it. */
const upperTwice = [
  { column: 1, level: 0 },
  { column: 2, level: 0 },
  { column: 3, level: 1 },
  { column: 4, level: 1 },
] as const;

/** The layouts by what they look like. `composite`: upper weights are not written, and come out as sums. */
export const layouts: Readonly<Record<string, () => AnnexGrid>> = {
  'merged levels, a weight beside each, title and notes': () =>
    levelSheet({
      above: [['附件2：县域指数指标体系（2024版）'], []],
      head: ['一级指标', '权重', '二级指标', '权重', '三级指标', '权重', '单位', '指标属性', '指标解释', '数据来源'],
      row: (one) => [
        one.path[0],
        String(one.weights[0]),
        one.path[1],
        String(one.weights[1]),
        one.path[2],
        String(one.weights[2]),
        one.unit,
        zh(one),
        one.definition,
        one.source,
      ],
      merged: upperTwice,
      below: [['注：权重之和为100。'], ['说明：数据截至2024年底。']],
    }),
  'repeated names, percentages': () =>
    levelSheet({
      head: [
        '序号',
        '一级指标',
        '一级权重',
        '二级指标',
        '二级权重',
        '三级指标',
        '三级权重',
        '计量单位',
        '方向',
        '定义',
        '责任部门',
      ],
      row: (one, at) => [
        String(at + 1),
        one.path[0],
        `${one.weights[0]}%`,
        one.path[1],
        `${one.weights[1]}%`,
        one.path[2],
        `${one.weights[2]}%`,
        one.unit,
        one.direction === 'higher' ? '+' : '-',
        one.definition,
        one.source,
      ],
      merged: [],
      repeat: true,
    }),
  'fractions, blanks beneath a name as text between tabs has them': () => ({
    ...levelSheet({
      head: ['一级指标', '权重', '二级指标', '权重', '三级指标', '权重', '单位', '属性', '说明', '来源'],
      row: (one) => [
        one.path[0],
        String(one.weights[0] / 100),
        one.path[1],
        String(one.weights[1] / 100),
        one.path[2],
        String(one.weights[2] / 100),
        one.unit,
        one.direction === 'higher' ? '越大越好' : '越小越好',
        one.definition,
        one.source,
      ],
      merged: upperTwice,
    }),
    merges: [],
  }),
  'weights in brackets behind names': () =>
    levelSheet({
      head: ['一级指标', '二级指标', '三级指标', '单位', '指标性质', '指标说明', '数据来源'],
      row: (one) => [
        `${one.path[0]}（${one.weights[0]}分）`,
        `${one.path[1]}(${one.weights[1]}分)`,
        `${one.path[2]}（${one.weights[2]}分）`,
        one.unit,
        one.direction === 'higher' ? '正' : '负',
        one.definition,
        one.source,
      ],
      merged: three,
    }),
  'composite weights of the last level alone': () =>
    levelSheet({
      head: ['一级指标', '二级指标', '三级指标', '综合权重（%）', '单位', '指标类型', '计算方法', '数据来源'],
      row: (one) => [...names(one), String(composite(one)), one.unit, zh(one), one.definition, one.source],
      merged: three,
    }),
  'points that add up to 100, with a total': () =>
    levelSheet({
      head: ['一级指标', '二级指标', '三级指标', '分值', '单位', '导向', '评分标准', '牵头单位'],
      row: (one) => [...names(one), `${composite(one)}分`, one.unit, zh(one), one.definition, one.source],
      merged: three,
      below: [['合计', '', '', '100分', '', '', '', '']],
    }),
  'two rows of headings': () => {
    const sheet = levelSheet({
      above: [['一级指标', '', '二级指标', '', '三级指标', '', '', '', '', '']],
      head: ['名称', '权重', '名称', '权重', '名称', '权重', '单位', '正/逆向', '定义', '数据来源'],
      row: (one) => [
        one.path[0],
        String(one.weights[0]),
        one.path[1],
        String(one.weights[1]),
        one.path[2],
        String(one.weights[2]),
        one.unit,
        zh(one),
        one.definition,
        one.source,
      ],
      merged: upperTwice,
    });
    const head: Merge[] = [
      { top: 1, bottom: 1, left: 1, right: 2 },
      { top: 1, bottom: 1, left: 3, right: 4 },
      { top: 1, bottom: 1, left: 5, right: 10 },
    ];
    return { ...sheet, merges: [...head, ...sheet.merges] };
  },
  'dimensions, and the heading again on the second page': () => {
    const sheet = levelSheet({
      head: ['维度', '要素', '评价指标', '权重', '单位', '极性', '内涵', '数据提供单位'],
      row: (one) => [...names(one), String(composite(one)), one.unit, zh(one), one.definition, one.source],
      merged: [],
      repeat: true,
    });
    return { ...sheet, rows: [...sheet.rows.slice(0, 4), sheet.rows[0] ?? [], ...sheet.rows.slice(4)] };
  },
  'one column of names under dotted numbers': () => outline((numbers, one) => [numbers.join('.'), one]),
  'one column of names with numbers in front': () =>
    outline((numbers, one) => [
      '',
      `${['一、', '（一）', '1.'][numbers.length - 1]?.replace(/[一1]/, numbers.length < 3 ? ('一二'[(numbers.at(-1) ?? 1) - 1] ?? '一') : String(numbers.at(-1)))}${one}`,
    ]),
  'one column of names, further in': () => outline((numbers, one) => ['', `${'　'.repeat(numbers.length - 1)}${one}`]),
  'a column of levels': () => outline((_, one) => ['', one], true),
  'codes in front of names': () =>
    levelSheet({
      head: ['一级指标', '二级指标', '三级指标', '权重', '单位', '方向', '定义', '数据来源'],
      row: (one) => [
        `${one.path[0] === '服务供给' ? 'A' : 'B'} ${one.path[0]}`,
        `${one.path[0] === '服务供给' ? 'A' : 'B'}${['线上服务', '满意度'].includes(one.path[1]) ? 1 : 2} ${one.path[1]}`,
        one.path[2],
        String(composite(one)),
        one.unit,
        zh(one),
        one.definition,
        one.source,
      ],
      merged: three,
    }),
  'English headings': () =>
    levelSheet({
      head: [
        'Pillar',
        'Weight',
        'Sub-pillar',
        'Weight',
        'Indicator',
        'Weight',
        'Unit',
        'Direction',
        'Definition',
        'Source',
      ],
      row: (one) => [
        one.path[0],
        String(one.weights[0]),
        one.path[1],
        String(one.weights[1]),
        one.path[2],
        String(one.weights[2]),
        one.unit,
        one.direction === 'higher' ? 'positive' : 'negative',
        one.definition,
        one.source,
      ],
      merged: upperTwice,
    }),
  'the first level as lines over the whole table': () => {
    const rows: (readonly string[])[] = [['二级指标', '三级指标', '权重', '单位', '方向', '定义', '数据来源']];
    const merges: Merge[] = [];
    leaves.forEach((one, at) => {
      if (isFirst(0, at)) {
        rows.push([`${one.path[0]}（${one.weights[0]}分）`]);
        merges.push({ top: rows.length, bottom: rows.length, left: 1, right: 7 });
      }
      rows.push([
        isFirst(1, at) ? one.path[1] : '',
        one.path[2],
        String(composite(one)),
        one.unit,
        zh(one),
        one.definition,
        one.source,
      ]);
    });
    return { name: '', rows, merges };
  },
};

/** A row a node: number, name (written by `cells`), weight, unit, direction, definition, source. */
function outline(cells: (numbers: readonly number[], name: string) => readonly string[], levels = false): AnnexGrid {
  const rows: (readonly string[])[] = [
    ['序号', '指标名称', '权重', '单位', '方向', '定义', '数据来源', ...(levels ? ['级别'] : [])],
  ];
  const counts = [0, 0, 0];
  leaves.forEach((one, at) => {
    for (const level of [0, 1, 2] as const) {
      if (level < 2 && !isFirst(level, at)) continue;
      counts[level] = (counts[level] ?? 0) + 1;
      counts.fill(0, level + 1);
      const rest = level === 2 ? [one.unit, zh(one), one.definition, one.source] : ['', '', '', ''];
      const said = levels ? [`${'一二三'[level]}级`] : [];
      rows.push([...cells(counts.slice(0, level + 1), one.path[level]), String(one.weights[level]), ...rest, ...said]);
    }
  });
  return { name: '', rows, merges: [] };
}
