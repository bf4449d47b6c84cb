import { foldName } from '../../../shared/base/fold-text.ts';

/** What a column of an indicator sheet says. */
export type AnnexField =
  | 'name'
  | 'nameEn'
  | 'code'
  | 'parent'
  | 'level'
  | 'weight'
  | 'composite'
  | 'points'
  | 'unit'
  | 'direction'
  | 'definition'
  | 'source'
  | 'lower'
  | 'upper'
  | 'target'
  | 'limits'
  | 'domain'
  | 'base'
  | 'months'
  | 'normalisation'
  | 'parameters'
  | 'treatment'
  | 'imputation'
  | 'aggregation'
  | 'rescale'
  | 'feed'
  | 'feedBy'
  | 'order';

/** A heading as read. `level`: of the indicators it speaks of; null where it doesn't say. */
export interface AnnexHeading {
  readonly field: AnnexField;
  readonly level: number | null;
}

const words: Readonly<Record<AnnexField, readonly string[]>> = {
  name: [
    ...['指标', '指标名称', '名称', '评价指标', '考核指标', '评估指标', '监测指标', '测评指标', '具体指标', '指标内容'],
    ...[
      '评价内容',
      '考核内容',
      '考核项目',
      '评价项目',
      '评估内容',
      '测评内容',
      '评估要点',
      '测评要点',
      '观测点',
      '评价要点',
    ],
    ...[
      '维度',
      '评价维度',
      '领域',
      '模块',
      '方面',
      '类别',
      '目标',
      '目标层',
      '准则层',
      '指标层',
      '要素',
      '要素层',
      '项目',
      '分类',
    ],
    ...['dimension', 'pillar', 'domain', 'theme', 'category', 'sub-pillar', 'subpillar', 'component', 'indicator'],
    ...['indicators', 'name', 'indicatorname'],
  ],
  nameEn: ['英文名', '英文名称', '英文', 'name(english)', 'englishname', 'english', 'name_en'],
  code: ['代码', '编码', '指标代码', '指标编码', '编号', '指标编号', 'code', 'id'],
  parent: ['上级', '上级指标', '上级代码', '上级指标代码', '所属指标', 'parent'],
  level: ['级别', '层级', '指标级别', '指标层级', '级次', 'level'],
  weight: [
    ...['权重', '权数', '权重系数', '权重值', '指标权重', '占比', '比重', '所占权重', '权重占比', 'weight', 'weights'],
  ],
  composite: ['综合权重', '组合权重', '合成权重', '最终权重', '总权重', '绝对权重', 'compositeweight', 'globalweight'],
  points: [
    '分值',
    '分数',
    '标准分',
    '赋分',
    '满分',
    '总分值',
    '标准分值',
    '基本分',
    '满分值',
    '配分',
    'points',
    'fullmarks',
  ],
  unit: ['单位', '计量单位', '指标单位', '量纲', '数据单位', 'unit'],
  direction: [
    ...[
      '指标属性',
      '属性',
      '方向',
      '指标方向',
      '指标性质',
      '性质',
      '正逆向',
      '正/逆向',
      '正负向',
      '正/负向',
      '指标类型',
      '类型',
      '极性',
    ],
    ...['导向', '指标导向', '趋向', 'direction', 'polarity'],
  ],
  definition: [
    ...[
      '指标解释',
      '指标说明',
      '指标定义',
      '定义',
      '说明',
      '解释',
      '内涵',
      '指标内涵',
      '指标含义',
      '含义',
      '备注',
      '指标描述',
    ],
    ...[
      '计算方法',
      '计算公式',
      '评分标准',
      '评分细则',
      '评分方法',
      '评分规则',
      '考核标准',
      '评价标准',
      '计分标准',
      '计算说明',
    ],
    ...['definition', 'description', 'note', 'notes', 'formula'],
  ],
  source: [
    ...[
      '数据来源',
      '来源',
      '数据来源单位',
      '责任单位',
      '责任部门',
      '牵头部门',
      '牵头单位',
      '数据提供部门',
      '数据提供单位',
      '提供单位',
    ],
    ...['数据责任单位', '数据采集部门', '采集单位', '采集方式', 'source', 'datasource', 'sources'],
  ],
  lower: [
    '下限',
    '下限值',
    '最小值',
    '最低值',
    '下界',
    '零分值',
    '不允许值',
    '阈值下限',
    'lower',
    'min',
    'minimum',
    'lowerlimit',
  ],
  upper: ['上限', '上限值', '最大值', '最高值', '上界', '满意值', '阈值上限', 'upper', 'max', 'maximum', 'upperlimit'],
  target: ['目标值', '标杆值', 'target'],
  limits: ['上下限', '下上限', '阈值', '阈值范围', '标准化区间', '上下限值', 'limits', 'goalposts'],
  domain: ['取值范围', '值域', 'valuerange'],
  base: ['折算基数', 'dividedby'],
  months: ['应有月数', 'months'],
  normalisation: ['标准化', '标准化方法', '无量纲化', '无量纲化方法', '无量纲方法', 'normalisation', 'normalization'],
  parameters: ['参数', 'parameters'],
  treatment: ['异常值处理', 'treatment'],
  imputation: ['缺失填补', 'imputation'],
  aggregation: ['合成', '合成方法', 'aggregation'],
  rescale: ['再标准化', 'rescale'],
  feed: ['采集表', '来自采集表', 'filledfrom'],
  feedBy: ['汇总方式', 'summarisedby'],
  order: ['序号', '排序', '行号', 'no', 'no.', '#'],
};

const fields = new Map<string, AnnexField>();
for (const field of Object.keys(words)) if (isField(field)) for (const word of words[field]) fields.set(word, field);

function isField(text: string): text is AnnexField {
  return Object.hasOwn(words, text);
}

const levelDigits: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5 };

/** A heading of one row or of several above one another (`path`); null where nobody knows it. */
export function annexHeading(path: readonly string[]): AnnexHeading | null {
  let level: number | null = null;
  let field: AnnexField | null = null;
  for (const part of path) {
    const [found, rest] = withoutLevel(heading(part));
    level = found ?? level;
    const own = rest === '' && found !== null ? 'name' : fieldOf(rest);
    // 权重 over 一级 is a weight; 指标 over 名称 a name.
    if (own !== null && (own !== 'name' || field === null)) field = own;
  }
  return field === null ? null : { field, level };
}

/** 权重（%） → 权重; what stands in brackets may also be the whole that is known: Name (English). */
function heading(text: string): string {
  return foldName(text.replaceAll('\n', '')).toLowerCase().replace(/[:*]$/, '');
}

function fieldOf(text: string): AnnexField | null {
  return fields.get(text) ?? fields.get(text.replace(/[([【].*?[)\]】]/g, '')) ?? null;
}

/** 一级指标名称 → 1, 名称; 三级指标 → 3, ''; level2code → 2, code. */
function withoutLevel(text: string): readonly [number | null, string] {
  const [, word, rest = ''] =
    /^第?([一二三四五1-5])级(?:指标)?(.*)$/.exec(text) ?? /^(?:level|tier)([1-5])(.*)$/.exec(text) ?? [];
  return word === undefined
    ? [null, text]
    : [levelDigits[word] ?? '012345'.indexOf(word), rest.replace(/^[/:]/, '').replace(/^\((.*)\)$/, '$1')];
}
