import type { MessageCatalogue } from './catalogue.ts';

/** Meetings: proposals, votes, decisions, minutes. */
export const meetingMessages = {
  MEETING_UNKNOWN: {
    zh: '没有这项提案：可能已被撤销。看一看提案列表。',
    en: 'There is no such proposal; it may have been undone. Look at the list of proposals.',
  },
  MEETING_DECIDED: {
    zh: '提案 {title} 已有决定。要改，先撤销那一步。',
    en: 'Proposal {title} has been decided. Undo that step first to change it.',
  },
  MEETING_GROUP: {
    zh: '“{group}”的下级指标与提案不一致：体系可能已改。按现在的下级重新提案。',
    en: 'The children of "{group}" are not those of the proposal; the framework may have changed. Propose anew.',
  },
  MEETING_SAME: {
    zh: '权重与当前方法相同，没有可提的。先移动滑块。',
    en: 'The weights are those of the working method: nothing to propose. Move a slider first.',
  },
  MEETING_NO_VOTE: {
    zh: '提案 {title} 没有可减的这种票。',
    en: 'Proposal {title} has no such vote to take back.',
  },
  MEETING_NONE: {
    zh: '还没有提案，写不出纪要。先在会议演示（F11）中提交提案。',
    en: 'Nothing has been proposed yet, so there are no minutes. Park a proposal in the meeting view (F11) first.',
  },
  MINUTES_TITLE: { zh: '权重会议纪要', en: 'Minutes of the meeting on weights' },
  MINUTES_DATES: { zh: '会议日期：{days}', en: 'Date: {days}' },
  MINUTES_KEPT_BY: { zh: '记录：{people}', en: 'Recorded by: {people}' },
  MINUTES_COUNTS: {
    zh: '共提案 {count} 项，采纳 {accepted} 项，未采纳 {rejected} 项，未决定 {open} 项。',
    en: '{count} {count:proposal|proposals}: {accepted} accepted, {rejected} rejected, {open} left open.',
  },
  MINUTES_VOTES: { zh: '提案与表决', en: 'Proposals and votes' },
  MINUTES_H_PROPOSAL: { zh: '提案', en: 'Proposal' },
  MINUTES_H_PROPOSER: { zh: '提议人', en: 'Proposed by' },
  MINUTES_for: { zh: '赞成', en: 'For' },
  MINUTES_against: { zh: '反对', en: 'Against' },
  MINUTES_abstain: { zh: '弃权', en: 'Abstained' },
  MINUTES_H_DECISION: { zh: '决定', en: 'Decision' },
  MINUTES_O_accepted: { zh: '采纳', en: 'Accepted' },
  MINUTES_O_rejected: { zh: '未采纳', en: 'Rejected' },
  MINUTES_O_open: { zh: '未决定', en: 'Open' },
  MINUTES_PROPOSAL: { zh: '提案 {number}：{title}', en: 'Proposal {number}: {title}' },
  MINUTES_PROPOSAL_NUMBER: { zh: '提案 {number}', en: 'Proposal {number}' },
  MINUTES_PROPOSED: {
    zh: '提议人：{proposer}；提出：{at}；涉及：{group}的下级权重。',
    en: 'Proposed by {proposer} at {at}, on the weights under {group}.',
  },
  MINUTES_WHY: { zh: '理由：{reason}', en: 'Reason: {reason}' },
  MINUTES_H_INDICATOR: { zh: '指标', en: 'Indicator' },
  MINUTES_H_BEFORE: { zh: '原权重（%）', en: 'Weight before (%)' },
  MINUTES_H_PROPOSED: { zh: '提案权重（%）', en: 'Proposed weight (%)' },
  MINUTES_H_AFTER: { zh: '会后权重（%）', en: 'Weight after (%)' },
  MINUTES_MOVES: {
    zh: '影响：{tiers} 个对象变等级，{ranks} 个对象变位次。',
    en: 'Effect: {tiers} {tiers:unit changes|units change} tier, {ranks} {ranks:changes|change} rank.',
  },
  MINUTES_MORE_RANKS: {
    zh: '上表为位次变化最大的 {most} 个对象，另有 {count} 个对象位次变化。',
    en: 'The table has the {most} units that move furthest; {count} more {count:changes|change} rank.',
  },
  MINUTES_MOVES_NOTHING: { zh: '影响：等级和位次都不变。', en: 'Effect: no tier and no rank changes.' },
  MINUTES_NO_EFFECT: {
    zh: '影响：按现在的数据和指标体系算不出。',
    en: 'Effect: cannot be computed from the data and the framework as they are now.',
  },
  MINUTES_OTHER_DATA: {
    zh: '提案之后数据有变化：以上影响按现在的数据计算，与会上所见可能不同。',
    en: 'The data have changed since it was proposed: the effect is computed from the data as they are now, and may differ from what the meeting saw.',
  },
  MINUTES_CROSSED: { zh: '{unit}：{from} → {to}', en: '{unit}: {from} → {to}' },
  MINUTES_CROSSED_BY: {
    zh: '{unit}：{from} → {to}（距界线 {margin}）',
    en: '{unit}: {from} → {to} ({margin} beyond the line)',
  },
  MINUTES_RISEN: { zh: '等级上升：{units}。', en: 'Risen a tier: {units}.' },
  MINUTES_H_RANK_BEFORE: { zh: '原位次', en: 'Rank before' },
  MINUTES_H_RANK_AFTER: { zh: '新位次', en: 'Rank after' },
  MINUTES_H_INDEX_BEFORE: { zh: '原{indexLabel}', en: '{indexLabel} before' },
  MINUTES_H_INDEX_AFTER: { zh: '新{indexLabel}', en: '{indexLabel} after' },
  MINUTES_H_TIER: { zh: '{tierNoun}', en: '{tierNoun}' },
  MINUTES_H_COUNT_BEFORE: { zh: '原个数', en: 'Units before' },
  MINUTES_H_COUNT_AFTER: { zh: '新个数', en: 'Units after' },
  MINUTES_VOTED: {
    zh: '表决：赞成 {for} 票，反对 {against} 票，弃权 {abstain} 票。',
    en: 'Votes: {for} for, {against} against, {abstain} abstained.',
  },
  MINUTES_UNDECIDED: { zh: '尚未决定。', en: 'Not decided yet.' },
  MINUTES_DECIDED: {
    zh: '决定：{outcome}。理由：{reason}（{at}，{by}）',
    en: 'Decision: {outcome}. Reason: {reason} ({at}, {by})',
  },
  MINUTES_DECIDED_PUBLIC: { zh: '决定：{outcome}（{at}）', en: 'Decision: {outcome} ({at})' },
  MINUTES_KEPT: { zh: '存为情景“{scenario}”。', en: 'Kept as scenario "{scenario}".' },
  MINUTES_OUTCOME: { zh: '会前与会后的方法', en: 'The method before and after' },
  MINUTES_METHOD_STAYS: {
    zh: '没有采纳的提案，方法不变。',
    en: 'No proposal was accepted; the method stays as it was.',
  },
  MINUTES_GROUP: { zh: '{group}的下级权重：', en: 'Weights under {group}:' },
  MINUTES_METHODS: {
    zh: '方法指纹：会前 {before}，会后 {after}。',
    en: 'Fingerprints of the method: {before} before, {after} after.',
  },
  MINUTES_SIGN: {
    zh: '主持人：＿＿＿＿＿＿＿＿　　记录人：＿＿＿＿＿＿＿＿',
    en: 'Chair: ________________    Minutes: ________________',
  },
} as const satisfies MessageCatalogue;
