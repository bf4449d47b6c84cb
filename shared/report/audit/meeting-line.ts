import { isJsonObject } from '../../base/canonical-json.ts';
import type { Json } from '../../base/canonical-json.ts';
import type { AuditEntry } from '../../model/audit-entry.ts';
import { proposalOutcomes, voteChoices } from '../../model/meeting.ts';
import { auditText } from './show-value.ts';
import type { AuditWords } from './show-value.ts';

/** What an entry about a paper of a meeting says: a proposal, a vote, a decision or the scenario that a proposal was kept as, by its key. */
export function meetingLine(entry: AuditEntry, words: AuditWords): string {
  const gone = entry.after === null;
  const paper = entry.after ?? entry.before;
  const title = meetingName(entry);
  const said = (member: string): string => textOf(paper, member);
  if (entry.key.startsWith('vote/')) {
    const choice = voteChoices.find((one) => one === said('choice')) ?? 'for';
    return auditText(words, gone ? 'AUDIT_L_MEETING_VOTE_GONE' : 'AUDIT_L_MEETING_VOTE_NEW', {
      ...{ title, choice: auditText(words, `AUDIT_MEETING_${choice}`) },
    });
  }
  if (entry.key.startsWith('decision/')) {
    const outcome = proposalOutcomes.find((one) => one === said('outcome')) ?? 'rejected';
    return auditText(words, gone ? 'AUDIT_L_MEETING_DECISION_GONE' : `AUDIT_L_MEETING_${outcome}`, { title });
  }
  if (entry.key.startsWith('scenario/'))
    return auditText(words, gone ? 'AUDIT_L_MEETING_SCENARIO_GONE' : 'AUDIT_L_MEETING_SCENARIO_NEW', {
      ...{ title, name: said('scenario') },
    });
  return auditText(words, gone ? 'AUDIT_L_MEETING_PROPOSAL_GONE' : 'AUDIT_L_MEETING_PROPOSAL_NEW', {
    ...{ title, proposer: said('proposer') },
  });
}

/** "A 25→27". */
export function meetingName({ before, after }: Pick<AuditEntry, 'before' | 'after'>): string {
  return textOf(after ?? before, 'title');
}

function textOf(document: Json, member: string): string {
  const value = isJsonObject(document) ? document[member] : undefined;
  return typeof value === 'string' ? value : '';
}
