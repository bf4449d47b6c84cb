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
} as const satisfies MessageCatalogue;
