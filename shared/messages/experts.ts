import type { MessageCatalogue } from './catalogue.ts';

/** Rounds of experts: forms, what comes back, tables. */
export const expertMessages = {
  EXPERT_ROUND_UNKNOWN: {
    zh: '本项目没有轮次“{round}”。在“专家”中核对，或用建轮次的项目导入。',
    en: 'This project has no round "{round}". Look under Experts, or import into the project that it was opened in.',
  },
  EXPERT_ITEMS: {
    zh: '这一轮没有可问的指标。选择至少一项；两两比较时每组至少两项。',
    en: 'There is nothing to ask in this round. Choose at least one indicator, for comparisons at least two of each group.',
  },
  EXPERT_CODES: {
    zh: '专家代号为空或重复：{codes}。给每位专家一个不同的代号。',
    en: 'Codes of experts are empty or stand twice: {codes}. Give each expert a code of his own.',
  },
  EXPERT_ITEM_UNKNOWN: {
    zh: '指标体系中没有 {code}。先核对指标代码。',
    en: 'The framework has no {code}. Check the code.',
  },
  EXPERT_TOO_LARGE: {
    zh: '两两比较的一组最多 15 项，“{group}”有 {count} 项。改用打分或分配 100 分。',
    en: 'At most 15 siblings can be compared in pairs, "{group}" has {count}. Ask for marks or 100 points.',
  },
  EXPERT_VALUES: {
    zh: '{expert} 的答案不合这一轮：应有 {count} 个数。',
    en: 'The answer of {expert} doesn’t fit the round, which asks for {count} {count:number|numbers}.',
  },
  EXPERT_NO_ANSWER: {
    zh: '“{round}”还没有计入的答卷。导入返回的表，或给专家权数。',
    en: 'No answer to "{round}" counts yet. Import returned forms, or give the experts weights.',
  },
  EXPERT_NO_WEIGHTS: {
    zh: '“{group}”一组定不出权重：没有人打分，或比较没有把各项连起来。',
    en: 'The group "{group}" gives no weights: nobody marked it, or the comparisons don’t connect its members.',
  },
  EXPERT_FORM_NONE: {
    zh: '不是专家表：没有表头标记。从“专家”重新生成，或选本人填写的那一份。',
    en: 'Not an expert form: the mark in its head is missing. Write it anew under Experts, or choose the filled one.',
  },
  EXPERT_FORM_FOREIGN: {
    zh: '是别的项目的专家表，未采用。用发出这份表的项目导入。',
    en: 'A form of another project, not taken. Import it into the project that it was sent from.',
  },
  EXPERT_NOT_INVITED: {
    zh: '代号 {expert} 不在这一轮的邀请之列，未采用。核对代号。',
    en: '{expert} was not invited to this round, not taken. Check the code.',
  },
  EXPERT_FORM_LATE: {
    zh: '{expert} 填写于 {date}，晚于截止日 {due}。未采用；确要计入时勾选“迟到的也采用”。',
    en: '{expert} dated it {date}, after the last day {due}. Not taken; to take it, accept late ones.',
  },
  EXPERT_FORM_DOUBLE: {
    zh: '{expert} 交了不止一份且不相同：{files}。都未采用；去掉多余的，或勾选“重复的取最后一份”。',
    en: '{expert} sent more than one, and they differ: {files}. None was taken; leave the others out, or accept the last of doubles.',
  },
  EXPERT_FORM_KNOWN: {
    zh: '{expert} 的同一份答卷已在项目中，未变。',
    en: 'The same answer of {expert} is in the project already; nothing changes.',
  },
  EXPERT_FORM_REPLACES: {
    zh: '{expert} 已有另一份答卷。未采用；要以这一份为准，勾选“重复的取最后一份”。',
    en: '{expert} has another answer already. Not taken; to put this one in its place, accept the last of doubles.',
  },
  EXPERT_CELL_EMPTY: {
    zh: '“{item}”没有填。未采用这份表；缺项也要计入时勾选“没填完的也采用”。',
    en: '"{item}" is empty. The form was not taken; to take it with its gaps, accept unfinished ones.',
  },
  EXPERT_CELL_VALUE: {
    zh: '“{item}”应是 {low} 至 {high} 的数，写的是“{text}”。请专家改为数字，或勾选“没填完的也采用”按空缺计。',
    en: '"{item}" should be a number from {low} to {high}, but reads "{text}". Have it corrected, or accept unfinished ones to take it as a gap.',
  },
  EXPERT_CELL_CHOICE: {
    zh: '“{item}”应从列表中选，写的是“{text}”。请专家改选，或勾选“没填完的也采用”按空缺计。',
    en: '"{item}" should be one of its list, but reads "{text}". Have it corrected, or accept unfinished ones to take it as a gap.',
  },
  EXPERT_CELL_SUM: {
    zh: '“{group}”的分数合计 {sum}，应为 100。请专家改正。',
    en: 'The points of "{group}" sum to {sum}, not to 100. Have them corrected.',
  },
  EXPERT_SHEET: { zh: '专家表', en: 'Expert form' },
  EXPERT_FORM_TITLE: { zh: '{title}（第 {number} 轮）', en: '{title} (round {number})' },
  EXPERT_FORM_CODE: { zh: '专家代号 {code}（不记姓名）', en: 'Expert {code} (no name is kept)' },
  EXPERT_FORM_DUE: { zh: '请于 {due} 前交回。', en: 'Please return it by {due}.' },
  EXPERT_HOW_rating: {
    zh: '请在浅黄色格内按重要程度打 1 至 {scale} 的整数，{scale} 为最重要；对名称有修改建议、对指标有意见的，写在右侧两栏。不要增删行。',
    en: 'Mark each indicator in the yellow cells with a whole number from 1 to {scale}, {scale} being the most important; a better wording and remarks go into the two columns to the right. Add or remove no rows.',
  },
  EXPERT_HOW_points: {
    zh: '请在浅黄色格内把 100 分分给同一组的各项，合计应为 100；不要的写 0。对名称有修改建议、对指标有意见的，写在右侧两栏。不要增删行。',
    en: 'Share out 100 points among the members of each group in the yellow cells, so that they sum to 100; 0 for none. A better wording and remarks go into the two columns to the right. Add or remove no rows.',
  },
  EXPERT_HOW_ahp: {
    zh: '每行比较甲、乙两项：先选哪一项更重要，再填重要程度 1 至 9（1 同等，3 稍重要，5 明显重要，7 强烈重要，9 极端重要，偶数居中）。不要增删行。',
    en: 'Each row compares A and B: choose which is more important, then how much from 1 to 9 (1 equally, 3 moderately, 5 strongly, 7 very strongly, 9 extremely, even numbers between). Add or remove no rows.',
  },
  EXPERT_DATE: { zh: '填写日期', en: 'Date' },
  EXPERT_BASIS_theory: { zh: '判断依据：理论分析', en: 'Judged by: theory' },
  EXPERT_BASIS_practice: { zh: '判断依据：实践经验', en: 'Judged by: practice' },
  EXPERT_BASIS_literature: { zh: '判断依据：国内外资料', en: 'Judged by: literature' },
  EXPERT_BASIS_intuition: { zh: '判断依据：直觉', en: 'Judged by: intuition' },
  EXPERT_FAMILIARITY: { zh: '熟悉程度', en: 'Familiarity' },
  EXPERT_H_ITEM: { zh: '指标', en: 'Indicator' },
  EXPERT_H_GROUP: { zh: '所属', en: 'Group' },
  EXPERT_H_MARK: { zh: '评分', en: 'Mark' },
  EXPERT_H_POINTS: { zh: '分数', en: 'Points' },
  EXPERT_H_WORDING: { zh: '建议的名称', en: 'Better wording' },
  EXPERT_H_COMMENT: { zh: '意见', en: 'Remarks' },
  EXPERT_H_A: { zh: '甲', en: 'A' },
  EXPERT_H_B: { zh: '乙', en: 'B' },
  EXPERT_H_SIDE: { zh: '更重要的', en: 'More important' },
  EXPERT_H_DEGREE: { zh: '程度 1–9', en: 'How much 1–9' },
  EXPERT_H_LAST_MEAN: { zh: '上轮均值', en: 'Mean before' },
  EXPERT_H_LAST_MEDIAN: { zh: '上轮中位数', en: 'Median before' },
  EXPERT_H_LAST_QUARTILES: { zh: '上轮四分位', en: 'Quartiles before' },
  EXPERT_H_LAST_VARIATION: { zh: '上轮变异系数', en: 'Variation before' },
  EXPERT_H_LAST_OWN: { zh: '您上轮', en: 'Yours before' },
  EXPERT_SUM: { zh: '{group} 合计（应为 100）', en: '{group}, sum (should be 100)' },
} satisfies MessageCatalogue;
