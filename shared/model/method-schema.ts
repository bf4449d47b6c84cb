import { z } from 'zod';
import { aggregations, imputations, normalisations, tierIds, tiesRules, treatments } from './method.ts';
import type { MeasureMethod, Method } from './method.ts';

const number = z.number();
const aggregationRule = z.strictObject({ id: z.enum(aggregations), p: number.exactOptional() });
const pairs = z.array(z.tuple([number, number]));

export const measureMethodSchema: z.ZodType<MeasureMethod> = z.strictObject({
  direction: z.enum(['higher', 'lower']),
  normalisation: z.enum(normalisations),
  lower: number.nullable(),
  upper: number.nullable(),
  target: number.nullable(),
  parameters: z.strictObject({
    cap: z.boolean().exactOptional(),
    ref: z.string().exactOptional(),
    steps: pairs.exactOptional(),
    points: pairs.exactOptional(),
    per: number.exactOptional(),
    countCap: number.exactOptional(),
    base: number.exactOptional(),
  }),
  treatment: z.enum(treatments),
});

/** A method as it crosses a boundary: project file, scenario file, IPC. Numbers are finite; weights may be any here, `score` says which are wrong. */
export const methodSchema: z.ZodType<Method> = z.strictObject({
  scale: z.strictObject({ lower: number, upper: number }),
  z: z.strictObject({ mean: number, sd: number, population: z.boolean() }),
  weights: z.record(z.string(), number),
  measures: z.record(z.string(), measureMethodSchema),
  aggregation: z.strictObject({ default: aggregationRule, nodes: z.record(z.string(), aggregationRule) }),
  missing: z.strictObject({
    policy: z.enum(['omit', 'strict']),
    minimumAvailability: number,
    imputation: z.enum(imputations),
  }),
  winsoriseMax: number,
  ties: z.enum(tiesRules),
  tiers: z.array(z.strictObject({ tier: z.enum(tierIds), lower: number.nullable() })),
  tierRounding: number.nullable(),
  excludedUnits: z.array(z.string()),
});
