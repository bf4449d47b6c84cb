import type { GroupWeights, MeetingPapers, Proposal, ProposalOutcome, VoteChoice } from './meeting.ts';

/** A proposal with what has become of it, as the meeting sees it. */
export interface BoardProposal {
  readonly id: string;
  /** From 1, in the order in which they were parked. */
  readonly number: number;
  readonly title: string;
  readonly group: string;
  readonly before: GroupWeights;
  readonly after: GroupWeights;
  readonly proposer: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  readonly votes: Readonly<Record<VoteChoice, number>>;
  readonly decision: {
    readonly outcome: ProposalOutcome;
    readonly reason: string;
    readonly at: string;
    readonly by: string;
  } | null;
  /** Name of the scenario that it was kept as. */
  readonly scenario: string | null;
}

export function meetingBoard({ proposals, votes, decisions, scenarios }: MeetingPapers): readonly BoardProposal[] {
  return proposals.map((proposal, position) => {
    const { proposal: id, title, group, weights: after, proposer, reason, at, by } = proposal;
    const own = votes.filter((vote) => vote.proposal === id);
    const count = (choice: VoteChoice): number => own.filter((vote) => vote.choice === choice).length;
    const decision = decisions.find((one) => one.proposal === id);
    return {
      ...{ id, number: position + 1, title, group, before: groupWeights(proposal), after, proposer, reason, at, by },
      votes: { for: count('for'), against: count('against'), abstain: count('abstain') },
      decision:
        decision === undefined
          ? null
          : { outcome: decision.outcome, reason: decision.reason, at: decision.at, by: decision.by },
      scenario: scenarios.find((one) => one.proposal === id)?.scenario ?? null,
    };
  });
}

/** What the children weighed when the proposal was made. */
function groupWeights({ weights, method }: Proposal): GroupWeights {
  return Object.fromEntries(Object.keys(weights).map((code) => [code, method.weights[code] ?? 0]));
}
