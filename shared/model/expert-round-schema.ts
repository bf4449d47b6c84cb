import { z } from 'zod';
import { expertKinds, itemFates } from './expert-round.ts';
import type { ExpertAnswer, ExpertRound, ItemDecision } from './expert-round.ts';

const text = z.string();
const number = z.number();

/** What the experts' documents of a project file must look like. */
export const expertRoundSchema: z.ZodType<ExpertRound> = z.object({
  id: text,
  kind: z.enum(expertKinds),
  title: text,
  number,
  previous: text.nullable(),
  items: z.array(z.object({ code: text, name: text, parent: text, weight: number.exactOptional() })),
  scale: number,
  authority: z.boolean(),
  due: text.nullable(),
  experts: z.array(text),
  at: text,
});

export const expertAnswerSchema: z.ZodType<ExpertAnswer> = z.object({
  round: text,
  expert: text,
  values: z.array(number.nullable()),
  basis: number.nullable(),
  familiarity: number.nullable(),
  comments: z.record(text, text),
  wordings: z.record(text, text),
  late: z.boolean(),
  file: text,
  hash: text,
  at: text,
});

export const itemDecisionSchema: z.ZodType<ItemDecision> = z.object({
  round: text,
  code: text,
  fate: z.enum(itemFates),
  name: text.nullable(),
  reason: text,
  at: text,
});
