import type { z } from 'zod';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import type { ExpertAnswer, ExpertPapers, ExpertRound, ItemDecision } from '../../../shared/model/expert-round.ts';
import {
  expertAnswerSchema,
  expertRoundSchema,
  itemDecisionSchema,
} from '../../../shared/model/expert-round-schema.ts';
import type { Connection } from '../connection/connection.ts';
import { parseStored } from '../connection/damaged-content.ts';
import type { Sql } from '../connection/sqlite.ts';
import { changeDocuments } from './change-document.ts';
import { readDocuments } from './documents.ts';

export type ExpertPaper = ExpertRound | ExpertAnswer | ItemDecision;

/** Keys within the subject `expert`: each document is small and stands for itself, so that those of two laptops come together. */
export const expertKeys = {
  round: (id: string): string => `round/${id}`,
  answer: ({ round, expert }: Pick<ExpertAnswer, 'round' | 'expert'>): string => `answer/${round}/${expert}`,
  decision: ({ round, code }: Pick<ItemDecision, 'round' | 'code'>): string => `decision/${round}/${code}`,
} as const;

export function readExpertPapers(sql: Sql): ExpertPapers {
  const kept = readDocuments(sql, 'expert');
  const of = <T>(prefix: string, schema: z.ZodType<T>): readonly T[] =>
    kept.flatMap(({ key, value }) => (key.startsWith(prefix) ? [parseStored(schema, value, `expert ${key}`)] : []));
  return {
    rounds: [...of('round/', expertRoundSchema)].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    answers: of('answer/', expertAnswerSchema),
    decisions: of('decision/', itemDecisionSchema),
  };
}

export function saveExpertPapers(
  connection: Connection,
  papers: ReadonlyMap<string, ExpertPaper | null>,
  why: string,
  now: string,
): Result<void> {
  if (papers.size === 0) return ok(undefined);
  return changeDocuments(
    connection,
    [...papers].map(([key, paper]) => ({
      ...{ subject: 'expert', key, why, now },
      value: paper === null ? null : toJson(paper),
    })),
    () => undefined,
  );
}
