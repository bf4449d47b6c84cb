import { z } from 'zod';
import { aggregations, imputations, normalisations, tierIds, tiesRules, treatments } from '../model/method.ts';
import type { Method } from '../model/method.ts';

const finite = z.number().refine(Number.isFinite);
const aggregationRule = z.strictObject({ id: z.enum(aggregations), p: finite.optional() });
const pairs = z.array(z.tuple([finite, finite]).readonly()).readonly();

export const measureMethodSchema = z.strictObject({
  direction: z.enum(['higher', 'lower']),
  normalisation: z.enum(normalisations),
  lower: finite.nullable(),
  upper: finite.nullable(),
  target: finite.nullable(),
  parameters: z.strictObject({
    cap: z.boolean().optional(),
    ref: z.string().optional(),
    steps: pairs.optional(),
    points: pairs.optional(),
    per: finite.optional(),
    countCap: finite.optional(),
    base: finite.optional(),
  }),
  treatment: z.enum(treatments),
});

/** A method as it crosses a boundary: project file, scenario file, IPC. Weights may be any finite number here; `score` says which are wrong. */
export const methodSchema = z.strictObject({
  scale: z.strictObject({ lower: finite, upper: finite }),
  z: z.strictObject({ mean: finite, sd: finite, population: z.boolean() }),
  weights: z.record(z.string(), finite),
  measures: z.record(z.string(), measureMethodSchema),
  aggregation: z.strictObject({ default: aggregationRule, nodes: z.record(z.string(), aggregationRule) }),
  missing: z.strictObject({ policy: z.enum(['omit', 'strict']), minimumAvailability: finite, imputation: z.enum(imputations) }),
  winsoriseMax: finite,
  ties: z.enum(tiesRules),
  tiers: z.array(z.strictObject({ tier: z.enum(tierIds), lower: finite.nullable() })).readonly(),
  tierRounding: finite.nullable(),
  excludedUnits: z.array(z.string()).readonly(),
});

/** `unknown` → Method; zod marks optional members `| undefined`, which exactOptionalPropertyTypes tells apart, hence the JSON round. */
export function parseMethod(raw: unknown): Method | null {
  const parsed = methodSchema.safeParse(raw);
  return parsed.success ? withoutUndefined(parsed.data) : null;
}

function withoutUndefined(method: z.infer<typeof methodSchema>): Method {
  const copy: Method = JSON.parse(JSON.stringify(method));
  return copy;
}
