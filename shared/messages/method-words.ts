import type { Language, MessageCatalogue } from './catalogue.ts';

/**
 * What a method's choices are called, wherever they show: `<choice>.<id of shared/model/method.ts>`. Ids themselves stay in
 * files that are read back (score book, scenario JSON, command line).
 */
export const methodWordMessages = {
  'normalisation.identity': { zh: '原值', en: 'Identity' },
  'normalisation.min_max': { zh: '极差法', en: 'Min–max' },
  'normalisation.goalposts': { zh: '固定界限', en: 'Goalposts' },
  'normalisation.log_goalposts': { zh: '对数固定界限', en: 'Log goalposts' },
  'normalisation.log_min_max': { zh: '对数极差法', en: 'Log min–max' },
  'normalisation.z_score': { zh: '标准分', en: 'z-score' },
  'normalisation.percentile_rank': { zh: '百分位', en: 'Percentile rank' },
  'normalisation.borda': { zh: '波达计数', en: 'Borda' },
  'normalisation.fraction_of_max': { zh: '与最大值之比', en: 'Fraction of maximum' },
  'normalisation.distance_to_target': { zh: '距目标', en: 'Distance to target' },
  'normalisation.distance_to_reference': { zh: '距参照对象', en: 'Distance to reference' },
  'normalisation.efficacy': { zh: '功效系数', en: 'Efficacy coefficient' },
  'normalisation.steps': { zh: '阶梯', en: 'Steps' },
  'normalisation.rank_points': { zh: '名次计分', en: 'Points by rank' },
  'normalisation.count_points': { zh: '计数加减分', en: 'Points by count' },
  'normalisation.interval': { zh: '区间型', en: 'Best interval' },
  'normalisation.moderate': { zh: '中间型', en: 'Best value' },
  'normalisation.vector': { zh: '向量归一', en: 'Vector' },
  'aggregation.arithmetic': { zh: '算术平均', en: 'Arithmetic mean' },
  'aggregation.geometric': { zh: '几何平均', en: 'Geometric mean' },
  'aggregation.harmonic': { zh: '调和平均', en: 'Harmonic mean' },
  'aggregation.power': { zh: '幂平均', en: 'Power mean' },
  'aggregation.minimum': { zh: '取最小值', en: 'Minimum' },
  'aggregation.copeland': { zh: 'Copeland 两两比较', en: 'Copeland' },
  'aggregation.mpi': { zh: 'Mazziotta–Pareto 指数', en: 'Mazziotta–Pareto index' },
  'aggregation.sum': { zh: '加权求和', en: 'Weighted sum' },
  'aggregation.product': { zh: '求积', en: 'Product' },
  'rescale.max': { zh: '除以最大值', en: 'To the maximum' },
  'rescale.min_max': { zh: '极差法', en: 'Min–max' },
  'rescale.percentile_rank': { zh: '百分位', en: 'Percentile rank' },
  'adjustment.bonus': { zh: '加分', en: 'Bonus' },
  'adjustment.penalty': { zh: '扣分', en: 'Penalty' },
  'adjustment.veto': { zh: '一票否决', en: 'Veto' },
  'comparison.topsis': { zh: 'TOPSIS', en: 'TOPSIS' },
  'comparison.entropy_topsis': { zh: '熵权 TOPSIS', en: 'Entropy TOPSIS' },
  'comparison.grey': { zh: '灰色关联度', en: 'Grey grade' },
  'comparison.rsr': { zh: '秩和比', en: 'Rank-sum ratio' },
  'comparison.copeland': { zh: 'Copeland', en: 'Copeland' },
  'comparison.borda': { zh: '波达', en: 'Borda' },
  'comparison.mpi': { zh: 'MPI', en: 'MPI' },
  'comparison.ampi': { zh: 'AMPI', en: 'AMPI' },
  'comparison.bod': { zh: '数据包络', en: 'BoD' },
  'comparison.bod_bounds': { zh: '数据包络（限份额）', en: 'BoD, least shares' },
  'imputation.none': { zh: '不填补', en: 'None' },
  'imputation.median': { zh: '中位数', en: 'Median' },
  'imputation.mean': { zh: '平均数', en: 'Mean' },
  'imputation.group_mean': { zh: '同组平均数', en: 'Group mean' },
  'imputation.group_median': { zh: '同组中位数', en: 'Group median' },
  'imputation.previous_period': { zh: '上期值', en: 'Previous period' },
  'imputation.zero': { zh: '记为 0', en: 'Zero' },
  'treatment.none': { zh: '不处理', en: 'None' },
  'treatment.winsorise': { zh: '缩尾', en: 'Winsorise' },
  'treatment.log': { zh: '取对数', en: 'Logarithm' },
  'ties.min': { zh: '并列取前（1、2、2、4）', en: 'Competition (1, 2, 2, 4)' },
  'ties.dense': { zh: '紧接排列（1、2、2、3）', en: 'Dense (1, 2, 2, 3)' },
  'ties.average': { zh: '取平均名次（1、2.5、2.5、4）', en: 'Average (1, 2.5, 2.5, 4)' },
  'incomplete.mark': { zh: '照用并标注', en: 'Kept and marked' },
  'incomplete.missing': { zh: '按缺失处理', en: 'Counted as missing' },
  'incomplete.scale': { zh: '按月数折算（×12/月数）', en: 'Scaled up (× 12/months)' },
  'missing.omit': { zh: '剔除后重新分配权重', en: 'Omit and reweight' },
  'missing.strict': { zh: '有缺失则不计分', en: 'Strict: no score' },
  'direction.higher': { zh: '正向', en: 'Higher' },
  'direction.lower': { zh: '逆向', en: 'Lower' },
} as const satisfies MessageCatalogue;

export type MethodWord = keyof typeof methodWordMessages;

/** The word of one choice: `methodWord(`aggregation.${rule.id}`, lang)`; the type refuses an id that has none. */
export function methodWord(word: MethodWord, language: Language): string {
  return methodWordMessages[word][language];
}
