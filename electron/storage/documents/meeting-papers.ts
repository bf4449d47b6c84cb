import { z } from 'zod';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import {
  proposalDecisionSchema,
  proposalScenarioSchema,
  proposalSchema,
  voteSchema,
} from '../../../shared/model/meeting.ts';
import type {
  MeetingPapers,
  Proposal,
  ProposalDecision,
  ProposalScenario,
  Vote,
} from '../../../shared/model/meeting.ts';
import type { Connection } from '../connection/connection.ts';
import { parseStored } from '../connection/damaged-content.ts';
import type { Sql } from '../connection/sqlite.ts';
import { changeDocuments } from './change-document.ts';
import { readDocuments } from './documents.ts';

export type MeetingPaper = Proposal | Vote | ProposalDecision | ProposalScenario;
type Unsigned<P> = P extends unknown ? Omit<P, 'by'> : never;
/** Signed by whoever is at work when it is kept. */
export type NewMeetingPaper = Unsigned<MeetingPaper>;

export const meetingPaperSchema = z.union([proposalSchema, voteSchema, proposalDecisionSchema, proposalScenarioSchema]);

/** Keys within the subject `meeting`: each paper is small and stands for itself, so that those of two laptops come together. */
export const meetingKeys = {
  proposal: ({ proposal }: Pick<Proposal, 'proposal'>): string => `proposal/${proposal}`,
  vote: ({ proposal, id }: Pick<Vote, 'proposal' | 'id'>): string => `vote/${proposal}/${id}`,
  decision: ({ proposal }: Pick<ProposalDecision, 'proposal'>): string => `decision/${proposal}`,
  scenario: ({ proposal }: Pick<ProposalScenario, 'proposal'>): string => `scenario/${proposal}`,
} as const;

export function readMeetingPapers(sql: Sql): MeetingPapers {
  const kept = readDocuments(sql, 'meeting');
  const of = <T extends { readonly at: string }>(prefix: string, schema: z.ZodType<T>): readonly T[] =>
    kept
      .flatMap(({ key, value }) => (key.startsWith(prefix) ? [parseStored(schema, value, `meeting ${key}`)] : []))
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return {
    proposals: of('proposal/', proposalSchema),
    votes: of('vote/', voteSchema),
    decisions: of('decision/', proposalDecisionSchema),
    scenarios: of('scenario/', proposalScenarioSchema),
  };
}

export function saveMeetingPapers(
  connection: Connection,
  papers: ReadonlyMap<string, NewMeetingPaper | null>,
  why: string,
  now: string,
): Result<void> {
  if (papers.size === 0) return ok(undefined);
  return changeDocuments(
    connection,
    [...papers].map(([key, paper]) => ({
      ...{ subject: 'meeting', key, why, now },
      value: paper === null ? null : toJson({ ...paper, by: connection.actor }),
    })),
    () => undefined,
  );
}
