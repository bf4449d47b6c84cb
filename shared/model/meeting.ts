import { z } from 'zod';
import type { Method } from './method.ts';
import { methodSchema } from './method-schema.ts';

/** How a hand is raised. */
export const voteChoices = ['for', 'against', 'abstain'] as const;
export type VoteChoice = (typeof voteChoices)[number];

export const proposalOutcomes = ['accepted', 'rejected'] as const;
export type ProposalOutcome = (typeof proposalOutcomes)[number];

/** Weights of the children of one node, by their codes. */
export type GroupWeights = Readonly<Record<string, number>>;

/** What every paper of a meeting says. */
interface Paper {
  readonly proposal: string;
  /** The proposal in short (`proposalTitle`), so that an entry of the audit tells of it by itself. */
  readonly title: string;
  readonly at: string;
  /** Who was at work, by the signature. */
  readonly by: string;
}

/** Weights that somebody proposed in a meeting, beside the method that stood then. */
export interface Proposal extends Paper {
  /** Code of the node whose children are weighed. */
  readonly group: string;
  readonly weights: GroupWeights;
  readonly proposer: string;
  readonly reason: string;
  readonly method: Method;
  /** Hash of what was scored then: effects told later say whether it is the same still. */
  readonly input: string;
}

/** One hand, a document of its own: those that two windows or two laptops count come together, and none is lost. */
export interface Vote extends Paper {
  readonly id: string;
  readonly choice: VoteChoice;
}

export interface ProposalDecision extends Paper {
  readonly outcome: ProposalOutcome;
  readonly reason: string;
  /** The working method before the weights were accepted into it; null where they weren't. */
  readonly method: Method | null;
}

/** The scenario that a proposal was kept as. */
export interface ProposalScenario extends Paper {
  readonly scenario: string;
}

/** Everything of its meetings that a project keeps, each list the oldest first. */
export interface MeetingPapers {
  readonly proposals: readonly Proposal[];
  readonly votes: readonly Vote[];
  readonly decisions: readonly ProposalDecision[];
  readonly scenarios: readonly ProposalScenario[];
}

const text = z.string();
const paper = { proposal: text, title: text, at: text, by: text };

export const proposalSchema: z.ZodType<Proposal> = z.strictObject({
  ...paper,
  group: text,
  weights: z.record(text, z.number()),
  proposer: text,
  reason: text,
  method: methodSchema,
  input: text,
});

export const voteSchema: z.ZodType<Vote> = z.strictObject({ ...paper, id: text, choice: z.enum(voteChoices) });

export const proposalDecisionSchema: z.ZodType<ProposalDecision> = z.strictObject({
  ...paper,
  outcome: z.enum(proposalOutcomes),
  reason: text,
  method: methodSchema.nullable(),
});

export const proposalScenarioSchema: z.ZodType<ProposalScenario> = z.strictObject({ ...paper, scenario: text });
