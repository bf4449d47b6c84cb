import type { MessageCatalogue } from './catalogue.ts';

/** Errors and remarks of the weight assistants and the what-if mathematics. */
export const whatIfMessages = {
  WEIGHTS_TOO_FEW_SIBLINGS: {
    zh: '这一组只有“{code}”一个参与计分的指标，没有权重可分配。',
    en: 'Only "{code}" counts in this group: there is nothing to weigh.',
  },
  WEIGHTS_TOO_FEW_ROWS: {
    zh: '{method} 需要至少 {least} 个各项得分齐全的对象，现在只有 {rows} 个。请先补齐数据或设置缺失值填补。',
    en: '{method} needs at least {least} units with every score; there are {rows}. Complete the data or fill missing values first.',
  },
  WEIGHTS_NOTHING_TO_TELL: {
    zh: '{codes} 的得分没有差异，{method} 无法区分权重。请改用其他方法。',
    en: 'The scores of {codes} do not differ, so {method} cannot weigh them. Use another method.',
  },
  WEIGHTS_ROWS_LEFT_OUT: {
    zh: '有 {rows} 个对象因得分缺失未参与，按其余 {used} 个计算。',
    en: '{rows} {rows:unit lacks a score and was|units lack a score and were} left out; {used} were used.',
  },
  WEIGHTS_BECOMES_ZERO: {
    zh: '“{code}”的建议权重为 0，采用后等于停用。',
    en: 'The proposed weight of "{code}" is 0: applying it switches the indicator off.',
  },
  WEIGHTS_NEGATIVE: {
    zh: '“{code}”有负的得分，不能用 {method}。请改用 0–100 之类的分值范围。',
    en: '"{code}" has scores below 0, which {method} cannot take. Use a scale such as 0–100.',
  },
  WEIGHTS_MEAN_NOT_POSITIVE: {
    zh: '“{code}”的平均分是 {mean}，不大于 0，没有变异系数。请换一种方法。',
    en: 'The mean score of "{code}" is {mean}: without a mean above 0 it has no coefficient of variation. Use another method.',
  },
  WEIGHTS_NO_FIRST_COMPONENT: {
    zh: '{codes} 之间没有唯一的第一主成分（互不相关），不能用主成分法。请换一种方法。',
    en: '{codes} have no single first component (they are uncorrelated), so PCA cannot weigh them. Use another method.',
  },
  WEIGHTS_MIXED_LOADINGS: {
    zh: '{codes} 与第一主成分方向相反：权重仍为正，请核对指标方向。',
    en: '{codes} run against the first component; their weights are positive all the same. Check the directions.',
  },
  WEIGHTS_CONSTANT_COLUMN: {
    zh: '“{code}”的得分全部相同，区分不了评估对象：不参与计算，建议权重为 0（采用后等于停用），其余照常分配。',
    en: 'All scores of "{code}" are the same and tell no unit from another: it is set aside with weight 0 (applying it switches the indicator off); the others are weighed.',
  },
  WEIGHTS_GROUP_WITHOUT: {
    zh: '“{group}”下的采集项都没有得到权重，它的权重为 0，下级占比不变。',
    en: 'No measure below "{group}" got any weight: it gets 0, and the shares beneath it stay.',
  },
  WEIGHTS_EMPTY_COLUMN: {
    zh: '“{code}”没有可用的得分（没有数据，或取值全部相同）：不参与计算，建议权重为 0（采用后等于停用），其余照常分配。',
    en: '"{code}" has no score (no data, or the same value everywhere): it is set aside with weight 0 (applying it switches the indicator off); the others are weighed.',
  },
  WEIGHTS_GROUP_UNKNOWN: {
    zh: '“{group}”不是含有下级的指标。请用上级指标的代码。',
    en: '"{group}" is not an indicator with children. Give the code of a parent.',
  },
  WHAT_IF_SETTING: {
    zh: '设置 {key} 的值 {value} 超出允许范围（{range}）。请更正。',
    en: 'The setting {key} = {value} is out of its range ({range}). Correct it.',
  },
  WHAT_IF_ALTERNATIVE_REFUSED: {
    zh: '备选方案“{alternative}”无法计算，模拟没有开始。请去掉它，或先解决下列问题。',
    en: 'The alternative "{alternative}" cannot be computed, so no draw was made. Leave it out, or solve what follows first.',
  },
  WHAT_IF_DRAW_FAILED: {
    zh: '第 {draw} 次模拟的得分超出合成方法的允许范围，模拟已停止。请改用 1–100 之类的分值范围。',
    en: 'Draw {draw} gave scores that the aggregation cannot combine; the run stopped. Use a scale such as 1–100.',
  },
  WHAT_IF_CANCELLED: { zh: '已取消（完成 {done} / {total}）。', en: 'Cancelled after {done} of {total}.' },
  WHAT_IF_SCENARIO_COUNT: {
    zh: '选了 {count} 个情景；可同时比较 {fewest}–{most} 个。',
    en: '{count} {count:scenario|scenarios} chosen; {fewest}–{most} can be compared.',
  },
  WHAT_IF_SCENARIO_FAILED: {
    zh: '情景“{scenario}”无法计分，请先更正它的方法。',
    en: 'The scenario "{scenario}" cannot be scored. Correct its method first.',
  },
  WHAT_IF_CODE_UNKNOWN: {
    zh: '“{code}”不是参与计分的指标或采集项。请核对代码。',
    en: '"{code}" is not an indicator or measure that counts. Check the code.',
  },
  WHAT_IF_UNIT_UNKNOWN: {
    zh: '对象“{unit}”不在数据中。请核对代码。',
    en: 'Unit "{unit}" is not in the data. Check the code.',
  },
  WHAT_IF_NO_TIER: {
    zh: '这一方法没有“{tier}”分组，无法倒推：分组界线里没有它，或者指数不在分值范围内（只有名次）。请选择有分组的方法。',
    en: 'This method has no tier "{tier}" to aim for: its tier lines lack it, or its index is off the scale and has ranks only. Use a method with tiers.',
  },
  WHAT_IF_NOT_PLAIN: {
    zh: '这一方法的指数不能由各对象自己的得分逐级平均得到（用了再标准化、求和、求积或两两比较，或有不适用的指标且限定最低实测比例），无法倒推。请换一种方法。',
    en: 'Under this method a unit’s index is no chain of means of its own scores (a rescaled node, a sum, a product, a comparison, or indicators that do not apply with a least measured share), so no goal can be solved. Use another method.',
  },
  WHAT_IF_VETOED: {
    zh: '“{unit}”被一票否决，无论得分多少都到不了“{tier}”。请先处理否决项。',
    en: 'A veto holds for "{unit}", which reaches no tier "{tier}" whatever its scores. Settle the veto first.',
  },
  WHAT_IF_NO_INDEX: {
    zh: '对象“{unit}”没有{indexName}，无法倒推。请先补齐数据。',
    en: 'Unit "{unit}" has no {indexName} to lift. Complete its data first.',
  },
  WHAT_IF_GOAL_UNREACHABLE: {
    zh: '在给定的上限和“不可调整”标记下，“{unit}”最多到 {best}，达不到 {line}。请提高上限或取消部分标记。',
    en: 'With these ceilings and fixed indicators "{unit}" reaches {best} at most, short of {line}. Raise ceilings or free some indicators.',
  },
  WHAT_IF_MIXTURE_FAILED: {
    zh: '把两年的数据、权重、指标体系和限值交叉组合时，有一种组合无法计分，因此不能拆分年度变化。请先在两个项目中解决下列问题。',
    en: "One mixture of the two years' data, weights, framework and limits has no score, so the change cannot be split. Solve what follows in the two projects first.",
  },
  AHP_TOO_FEW: {
    zh: '两两比较至少需要 2 个指标，现在是 {n} 个。',
    en: 'Pairwise comparison needs at least 2 indicators; there are {n}.',
  },
  AHP_NOT_SQUARE: {
    zh: '判断矩阵须为 {n} × {n}，并与指标一一对应。请补齐行列。',
    en: 'The judgements must be {n} × {n}, one row and column an indicator. Complete them.',
  },
  AHP_NOT_POSITIVE: {
    zh: '“{a}”对“{b}”的判断须为大于 0 的数，且两个方向都要填或都留空。',
    en: 'The judgement of "{a}" against "{b}" must be a number above 0, given in both directions or in neither.',
  },
  AHP_NOT_RECIPROCAL: {
    zh: '“{a}”对“{b}”是 {own}，反向是 {other}，两者不是倒数。请更正其一。',
    en: '"{a}" against "{b}" is {own}, the other way {other}: not reciprocal. Correct one of them.',
  },
  AHP_NOT_CONNECTED: {
    zh: '没有任何判断把“{a}”与“{b}”联系起来，无法得出权重。请至少补一个判断。',
    en: 'No chain of judgements connects "{a}" and "{b}". Add at least one.',
  },
  AHP_SIZES_DIFFER: {
    zh: '各专家的判断矩阵大小不一致。请按同一组指标填写。',
    en: "The experts' matrices differ in size. All must judge the same indicators.",
  },
  AHP_CR_UNDEFINED: {
    zh: '只有 {n} 个指标，不存在一致性比率（CR）。',
    en: 'With {n} {n:indicator|indicators} there is no consistency ratio (CR).',
  },
  AHP_CR_NO_RANDOM_INDEX: {
    zh: '{n} 个指标没有随机一致性指标（RI 仅有 3–15 阶），不给出 CR。请分组比较。',
    en: 'There is no random index for {n} {n:indicator|indicators} (RI is known for 3–15), so no CR. Compare in smaller groups.',
  },
  AHP_INCONSISTENT: {
    zh: 'CR = {cr}，大于 0.1，判断不一致。影响最大的是“{a}”对“{b}”的 {judgement}，其余判断意味着约 {implied}。请复核。',
    en: 'CR = {cr} is above 0.1: the judgements contradict. "{a}" against "{b}" = {judgement} hurts most; the others imply about {implied}. Look at it again.',
  },
  AHP_INCOMPLETE: {
    zh: '有 {missing} 个判断未填，按其余判断推算（Harker 法）。',
    en: '{missing} {missing:judgement is|judgements are} missing; the others stand in for them (Harker).',
  },
  DELPHI_NO_ROUND: { zh: '没有任何一轮专家打分。请先导入。', en: 'There is no round of ratings. Import one first.' },
  DELPHI_RATINGS_COUNT: {
    zh: '第 {round} 轮“{expert}”有 {count} 个打分，应为 {items} 个。',
    en: 'Round {round}: "{expert}" has {count} {count:rating|ratings} instead of {items}.',
  },
  DELPHI_RATING_INVALID: {
    zh: '第 {round} 轮“{expert}”对“{item}”的打分 {rating} 无效，须为不小于 0 的数。',
    en: 'Round {round}: the rating {rating} of "{item}" by "{expert}" must be a number of 0 or more.',
  },
  DELPHI_DEGREE_INVALID: {
    zh: '第 {round} 轮“{expert}”的判断依据或熟悉程度 {degree} 须在 0–1 之间。',
    en: 'Round {round}: basis or familiarity {degree} of "{expert}" must be within 0–1.',
  },
  DELPHI_ITEM_UNRATED: {
    zh: '第 {round} 轮没有人给“{item}”打分。请补充或去掉该项。',
    en: 'Round {round}: nobody rated "{item}". Add ratings or leave it out.',
  },
  BUDGET_NOBODY: {
    zh: '还没有专家分配点数。请每位专家一行，各分配 100 点。',
    en: 'No expert has given points yet. A row an expert, 100 points each.',
  },
  BUDGET_SUM: {
    zh: '{expert}的点数合计为 {sum}，应为 100。请更正这一行。',
    en: 'The points of {expert} sum to {sum}, not 100. Correct that row.',
  },
  DELPHI_ALL_ZERO: {
    zh: '第 {round} 轮各项打分全为 0，得不出权重。',
    en: 'Round {round}: all ratings are 0, which gives no weights.',
  },
  DELPHI_INCOMPLETE_EXPERTS: {
    zh: '第 {round} 轮有 {left} 位专家打分不全，协调系数按其余 {used} 位计算。',
    en: 'Round {round}: {left} {left:expert|experts} left ratings out; concordance is over the other {used}.',
  },
  DELPHI_NO_CONCORDANCE: {
    zh: '第 {round} 轮无法计算协调系数（需要至少 2 位打分齐全的专家、2 个指标，且打分不全相同）。',
    en: 'Round {round}: no concordance (needs 2 complete experts, 2 items and ratings that differ).',
  },
  COMBINE_CODES_DIFFER: {
    zh: '两组权重的指标不一致（“{code}”）。请对同一组指标组合。',
    en: 'The two sets of weights are not of the same indicators ("{code}").',
  },
  COMBINE_WEIGHT_INVALID: {
    zh: '“{code}”的权重 {weight} 须为不小于 0 的数。',
    en: 'The weight {weight} of "{code}" must be a number of 0 or more.',
  },
  COMBINE_ALL_ZERO: {
    zh: '组合后的权重全为 0，无法使用。请改用线性组合或更正权重。',
    en: 'The combined weights are all 0. Combine linearly, or correct the weights.',
  },
  COMBINE_SHARE: {
    zh: '主观权重所占比例 {share} 须在 0–1 之间。',
    en: 'The share {share} of the subjective weights must be within 0–1.',
  },
  CORRELATION_TARGET_INVALID: {
    zh: '“{code}”的目标重要性 {target} 须大于 0。',
    en: 'The target importance {target} of "{code}" must be above 0.',
  },
  CORRELATION_NOT_REACHED: {
    zh: '没有权重能完全达到目标重要性，已取最接近的一组（残差 {residual}）。',
    en: 'No weights meet the target importance; these come nearest (residual {residual}).',
  },
  WEIGHTS_SINGULAR_CORRELATION: {
    zh: '{codes} 的相关矩阵是奇异的（有指标完全重复），权重无法区分。请停用重复的指标或换一种方法。',
    en: 'The correlations of {codes} are singular (some say exactly the same), so their weights cannot be told apart. Switch one off or use another method.',
  },
} as const satisfies MessageCatalogue;
