import type { MessageCatalogue } from './catalogue.ts';

/** Errors of shared/scoring. */
export const scoringMessages = {
  WEIGHT_MISSING: {
    zh: '“{code}”没有权重。请为它填写权重（0 表示停用）。',
    en: '"{code}" has no weight. Give it one (0 switches it off).',
  },
  WEIGHT_INVALID: {
    zh: '“{code}”的权重是 {weight}。权重须为不小于 0 的数。',
    en: 'The weight of "{code}" is {weight}. A weight is a number of 0 or more.',
  },
  WEIGHTS_ALL_ZERO: {
    zh: '“{parent}”的下级（{children}）权重全为 0，无法合成。请至少给其中一项大于 0 的权重。',
    en: 'All weights below "{parent}" ({children}) are 0, so it has no score. Give at least one a weight above 0.',
  },
  WEIGHTS_TOO_LARGE: {
    zh: '“{parent}”下级权重之和过大，无法计算。请按比例缩小。',
    en: 'The weights below "{parent}" add up to more than can be computed. Scale them down.',
  },
  MEASURE_METHOD_MISSING: {
    zh: '采集项“{measure}”没有标准化方法。请指定一种。',
    en: 'Measure "{measure}" has no normalisation. Choose one.',
  },
  AGGREGATION_TOP_ONLY: {
    zh: '“{node}”的合成方法 {aggregation} 只能用于最顶层。请改用算术平均等方法。',
    en: 'Aggregation {aggregation} of "{node}" works at the top only. Use another there, such as the arithmetic mean.',
  },
  POWER_EXPONENT: {
    zh: '“{node}”用幂平均合成，需要不为 0 的指数 p。请填写参数 p。',
    en: '"{node}" is combined by a power mean and needs an exponent p other than 0. Fill in p.',
  },
  AGGREGATION_DOMAIN: {
    zh: '“{unit}”在“{node}”下的“{child}”得分为 {value}，{aggregation} 合成不接受这样的值。请改用 1–100 之类的分值范围，或换一种合成方法。',
    en: 'Unit "{unit}" scores {value} on "{child}" below "{node}", which {aggregation} cannot combine. Use a scale such as 1–100, or another aggregation.',
  },
  AGGREGATION_OVERFLOW: {
    zh: '“{unit}”在“{node}”的合成结果超出可计算范围（从“{child}”起）。请检查分值范围和指数。',
    en: 'The score of unit "{unit}" on "{node}" is beyond what can be computed (from "{child}" on). Check the scale and the exponent.',
  },
  LIMITS_MISSING: {
    zh: '采集项“{measure}”用 {normalisation} 标准化，需要上限和下限。请补填。',
    en: 'Measure "{measure}" is normalised by {normalisation} and needs a lower and an upper limit. Fill them in.',
  },
  LIMITS_NOT_RISING: {
    zh: '采集项“{measure}”的下限 {lower} 不小于上限 {upper}。请更正。',
    en: 'The lower limit {lower} of measure "{measure}" is not below the upper limit {upper}. Correct them.',
  },
  LIMITS_NOT_POSITIVE: {
    zh: '采集项“{measure}”取对数标准化，下限 {lower} 须大于 0。',
    en: 'Measure "{measure}" is normalised on a logarithm: its lower limit {lower} must be above 0.',
  },
  TARGET_MISSING: {
    zh: '采集项“{measure}”按目标距离标准化，需要目标值。',
    en: 'Measure "{measure}" is normalised by distance to a target. Fill in the target.',
  },
  TARGET_BEHIND: {
    zh: '采集项“{measure}”的目标 {target} 比最差的观测值 {worst} 还差。请更正目标或方向。',
    en: 'The target {target} of measure "{measure}" is worse than the worst value {worst}. Correct the target or the direction.',
  },
  DIRECTION_REFUSED: {
    zh: '采集项“{measure}”是逆向指标，不能用 {normalisation} 标准化。请换一种方法。',
    en: 'Measure "{measure}" is better when lower, which {normalisation} cannot express. Use another normalisation.',
  },
  PARAMETER_MISSING: {
    zh: '采集项“{measure}”用 {normalisation} 标准化，缺少参数 {parameter}。',
    en: 'Measure "{measure}" is normalised by {normalisation} and lacks the parameter {parameter}.',
  },
  BEST_OUTSIDE_LIMITS: {
    zh: '采集项“{measure}”用 {normalisation} 标准化，最佳区间 {best} 须在下限 {lower} 与上限 {upper} 之间，且不含两端。请改区间或界限。',
    en: 'Measure "{measure}" is normalised by {normalisation}: its best range {best} must lie between the limits {lower} and {upper}, short of both. Change the range or the limits.',
  },
  BEST_NOT_ONE_VALUE: {
    zh: '采集项“{measure}”用 {normalisation} 标准化，最佳值只能是一个数，现为 {best}。要用区间请选“区间型”。',
    en: 'Measure "{measure}" is normalised by {normalisation}, whose best value is one number, not {best}. For a range choose the best interval.',
  },
  ADJUSTMENT_MEASURE_UNKNOWN: {
    zh: '加减分或否决项所用的采集项“{measure}”不在指标体系里。请改用有的采集项。',
    en: 'The bonus, penalty or veto rests on measure "{measure}", which the framework lacks. Name a measure that it has.',
  },
  ADJUSTMENT_TWICE: {
    zh: '采集项“{measure}”在同一类加减分或否决项里出现了两次。请删去一处。',
    en: 'Measure "{measure}" stands twice among adjustments of one kind. Remove one of them.',
  },
  ADJUSTMENT_COUNTS: {
    zh: '采集项“{measure}”已计入指数，再作加分、扣分或否决就重复了。请把它或其上级的权重改为 0。',
    en: 'Measure "{measure}" counts in the index already; as a bonus, penalty or veto it would count twice. Set its weight, or one above it, to 0.',
  },
  ADJUSTMENT_TIER_UNKNOWN: {
    zh: '采集项“{measure}”的否决项降到“{tier}”，分组界线里没有这一组。请改为有的分组。',
    en: 'The veto by measure "{measure}" lowers to tier "{tier}", which the tier lines lack. Name one that they have.',
  },
  ADJUSTMENT_CAP: {
    zh: '采集项“{measure}”的加减分封顶为 {cap}，须为 0 或更大的数。',
    en: 'The cap of the points of measure "{measure}" is {cap}; it must be 0 or more.',
  },
  PARAMETER_NOT_RISING: {
    zh: '采集项“{measure}”的参数 {parameter} 须按从小到大排列且不重复。',
    en: 'The parameter {parameter} of measure "{measure}" must rise without repeats.',
  },
  POINTS_NOT_FROM_FIRST: {
    zh: '采集项“{measure}”的参数 points 须从第 1 名开始。',
    en: 'The parameter points of measure "{measure}" must begin with rank 1.',
  },
  REFERENCE_UNKNOWN: {
    zh: '采集项“{measure}”的参照对象“{unit}”不在参评对象中（或已被排除）。',
    en: 'The reference unit "{unit}" of measure "{measure}" is not among the units scored (or is excluded).',
  },
  SCORE_TOO_LARGE: {
    zh: '“{unit}”的采集项“{measure}”得分超出可计算范围。请检查原始值和上下限。',
    en: 'The score of unit "{unit}" on measure "{measure}" is beyond what can be computed. Check the raw value and the limits.',
  },
  SCALE_NOT_RISING: {
    zh: '分值范围的下限 {lower} 须小于上限 {upper}。',
    en: 'The lower end {lower} of the scale must be below the upper end {upper}.',
  },
  SETTING_OUT_OF_RANGE: {
    zh: '设置 {key} 的值 {value} 超出允许范围。',
    en: 'The setting {key} = {value} is out of its range.',
  },
  EXCLUDED_UNIT_UNKNOWN: {
    zh: '要排除的对象“{unit}”不在数据中。',
    en: 'The excluded unit "{unit}" is not in the data.',
  },
  GROUPS_MISSING: {
    zh: '缺失值按 {imputation} 填补，但没有任何对象填写分组。请补填分组或换一种方法。',
    en: 'Missing values are to be filled by {imputation}, but no unit has a group. Fill in groups or choose another way.',
  },
  BASE_YEAR_WITHOUT_VALUES: {
    zh: '年度基准取 {year} 年，但没有 {year} 年的数据（有数据的年度：{years}）。请导入该年数据或改选基准年。',
    en: 'The base year is {year}, but there are no values of {year} (years with values: {years}). Import that year or choose another base year.',
  },
  BASE_YEAR_NO_VALUE: {
    zh: '采集项“{name}”（{measure}）在基准年 {year} 没有任何值，因此各年度都没有它的得分，{indexName}未计入它。请补充该年数据，或改选基准年、各年合并的统计或固定界限。',
    en: 'The measure "{name}" ({measure}) has no value in the base year {year}, so no year has a score of it and the {indexName} leaves it out. Bring its values of that year, or choose another base year, statistics over all years, or fixed limits.',
  },
  BASE_YEAR_NO_SPREAD: {
    zh: '采集项“{name}”（{measure}）在基准年 {year} 的值不足以计分（没有差异、缺少基数或不在取值范围内），因此各年度都没有它的得分，{indexName}未计入它。请改选基准年、各年合并的统计或固定界限，或更正该年数据。',
    en: 'The values of the measure "{name}" ({measure}) in the base year {year} can score nothing (no spread, no base, or outside what its normalisation takes), so no year has a score of it and the {indexName} leaves it out. Choose another base year, statistics over all years, or fixed limits, or correct that year.',
  },
  BASE_YEAR_SCORES_NOBODY: {
    zh: '基准年 {year} 没有可用的值，任何年度都算不出{indexName}：{measures}。请补充该年数据，或改选基准年、各年合并的统计或固定界限。',
    en: 'By the base year {year} no year has an {indexName}: it has no usable values of {measures}. Bring its values of that year, or choose another base year, statistics over all years, or fixed limits.',
  },
} as const satisfies MessageCatalogue;
