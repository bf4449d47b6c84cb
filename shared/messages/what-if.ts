import type { MessageCatalogue } from './catalogue.ts';

/** Errors and remarks of the weight assistants and the what-if mathematics. */
export const whatIfMessages = {
  WEIGHTS_TOO_FEW_SIBLINGS: { zh: '这一组只有“{code}”一个参与计分的指标，没有权重可分配。', en: 'Only "{code}" counts in this group: there is nothing to weigh.' },
  WEIGHTS_TOO_FEW_ROWS: { zh: '{method} 需要至少 {least} 个各项得分齐全的对象，现在只有 {rows} 个。请先补齐数据或设置缺失值填补。', en: '{method} needs at least {least} units with every score; there are {rows}. Complete the data or fill missing values first.' },
  WEIGHTS_NOTHING_TO_TELL: { zh: '{codes} 的得分没有差异，{method} 无法区分权重。请改用其他方法。', en: 'The scores of {codes} do not differ, so {method} cannot weigh them. Use another method.' },
  WEIGHTS_ROWS_LEFT_OUT: { zh: '有 {rows} 个对象因得分缺失未参与，按其余 {used} 个计算。', en: '{rows} units lack a score and were left out; {used} were used.' },
  WEIGHTS_BECOMES_ZERO: { zh: '“{code}”的建议权重为 0，采用后等于停用。', en: 'The proposed weight of "{code}" is 0: applying it switches the indicator off.' },
  WEIGHTS_NEGATIVE: { zh: '“{code}”有负的得分，不能用 {method}。请改用 0–100 之类的分值范围。', en: '"{code}" has scores below 0, which {method} cannot take. Use a scale such as 0–100.' },
  WEIGHTS_ALL_ZERO_COLUMN: { zh: '“{code}”的得分全为 0，不能用 {method}。请检查数据或停用该指标。', en: 'All scores of "{code}" are 0, which {method} cannot take. Check the data or switch the indicator off.' },
  WEIGHTS_MEAN_NOT_POSITIVE: { zh: '“{code}”的平均分是 {mean}，不大于 0，没有变异系数。请换一种方法。', en: 'The mean score of "{code}" is {mean}: without a mean above 0 it has no coefficient of variation. Use another method.' },
  WEIGHTS_NO_SPREAD: { zh: '“{code}”的得分全部相同，{method} 无法计算。请停用该指标或换一种方法。', en: 'All scores of "{code}" are the same, so {method} cannot be computed. Switch it off or use another method.' },
  WEIGHTS_NO_FIRST_COMPONENT: { zh: '{codes} 之间没有唯一的第一主成分（互不相关），不能用主成分法。请换一种方法。', en: '{codes} have no single first component (they are uncorrelated), so PCA cannot weigh them. Use another method.' },
  WEIGHTS_MIXED_LOADINGS: { zh: '{codes} 与第一主成分方向相反：权重仍为正，请核对指标方向。', en: '{codes} run against the first component; their weights are positive all the same. Check the directions.' },
  WEIGHTS_CONSTANT_COLUMN: { zh: '“{code}”的得分全部相同，权重为 0。', en: 'All scores of "{code}" are the same: its weight is 0.' },
  WEIGHTS_GROUP_UNKNOWN: { zh: '“{group}”不是含有下级的指标。请用上级指标的代码。', en: '"{group}" is not an indicator with children. Give the code of a parent.' },
  WHAT_IF_SETTING: { zh: '设置 {key} 的值 {value} 超出允许范围（{range}）。请更正。', en: 'The setting {key} = {value} is out of its range ({range}). Correct it.' },
  WHAT_IF_ALTERNATIVE_REFUSED: { zh: '备选方案“{alternative}”无法计算，模拟没有开始。请去掉它，或先解决下列问题。', en: 'The alternative "{alternative}" cannot be computed, so no draw was made. Leave it out, or solve what follows first.' },
  WHAT_IF_DRAW_FAILED: { zh: '第 {draw} 次模拟的得分超出合成方法的允许范围，模拟已停止。请改用 1–100 之类的分值范围。', en: 'Draw {draw} gave scores that the aggregation cannot combine; the run stopped. Use a scale such as 1–100.' },
  WHAT_IF_CANCELLED: { zh: '已取消（完成 {done} / {total}）。', en: 'Cancelled after {done} of {total}.' },
  WHAT_IF_SCENARIO_COUNT: { zh: '选了 {count} 个情景；可同时比较 {fewest}–{most} 个。', en: '{count} scenarios chosen; {fewest}–{most} can be compared.' },
  WHAT_IF_SCENARIO_FAILED: { zh: '情景“{scenario}”无法计分，请先更正它的方法。', en: 'The scenario "{scenario}" cannot be scored. Correct its method first.' },
} as const satisfies MessageCatalogue;
