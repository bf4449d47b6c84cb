import type { BoardProposal } from '../../../shared/model/meeting-board.ts';
import type { Texts } from '../../ui/texts.ts';

/** 提案 1：A 25→27; without the weights for the public. */
export function proposalName({ number, title }: BoardProposal, isPublic: boolean, t: Texts): string {
  return isPublic ? t('meeting.proposalNumber', { number }) : t('meeting.proposalName', { number, title });
}
