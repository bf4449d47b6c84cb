import { z } from 'zod';
import { aggregations, imputations, normalisations, tierIds, tiesRules, treatments } from './method.ts';
import { levels, recordKinds } from './record-kind.ts';
import type { Framework } from './framework.ts';
import type { Method } from './method.ts';
import type { Unit } from './unit.ts';

const numbers = z.record(z.string(), z.number());
const nullableNumber = z.number().nullable();
const pair = z.tuple([z.number(), z.number()]).readonly();

const measureMethodSchema = z.strictObject({
  direction: z.enum(['higher', 'lower']),
  normalisation: z.enum(normalisations),
  lower: nullableNumber,
  upper: nullableNumber,
  target: nullableNumber,
  parameters: z.strictObject({
    cap: z.boolean().exactOptional(),
    ref: z.string().exactOptional(),
    steps: z.array(pair).readonly().exactOptional(),
    points: z.array(pair).readonly().exactOptional(),
    per: z.number().exactOptional(),
    countCap: z.number().exactOptional(),
    base: z.number().exactOptional(),
  }),
  treatment: z.enum(treatments),
});

const aggregationRuleSchema = z.strictObject({ id: z.enum(aggregations), p: z.number().exactOptional() });

/** A method as stored or received. */
export const methodSchema: z.ZodType<Method> = z.strictObject({
  scale: z.strictObject({ lower: z.number(), upper: z.number() }),
  z: z.strictObject({ mean: z.number(), sd: z.number(), population: z.boolean() }),
  weights: numbers,
  measures: z.record(z.string(), measureMethodSchema),
  aggregation: z.strictObject({ default: aggregationRuleSchema, nodes: z.record(z.string(), aggregationRuleSchema) }),
  missing: z.strictObject({ policy: z.enum(['omit', 'strict']), minimumAvailability: z.number().min(0).max(1), imputation: z.enum(imputations) }),
  winsoriseMax: z.int().min(0),
  ties: z.enum(tiesRules),
  tiers: z.array(z.strictObject({ tier: z.enum(tierIds), lower: nullableNumber })).readonly(),
  tierRounding: z.int().min(0).nullable(),
  excludedUnits: z.array(z.string()).readonly(),
});

const indicatorSchema = z.strictObject({
  code: z.string().min(1),
  name: z.string(),
  parent: z.string().nullable(),
  level: z.int().min(1),
  definition: z.string().exactOptional(),
  collection: z.string().exactOptional(),
  denominator: z.string().exactOptional(),
  levels: z.string().exactOptional(),
  sources: z.string().exactOptional(),
  period: z.string().exactOptional(),
});

const recordRuleSchema = z.strictObject({
  record: z.enum(recordKinds),
  where: z.array(z.strictObject({ field: z.string(), equals: z.string() })).readonly(),
  value: z.strictObject({ field: z.string(), whenEmpty: nullableNumber }).nullable(),
  passWhen: z.strictObject({ field: z.string(), op: z.enum(['=', '<=', '>=', '<', '>']), operand: z.string() }).nullable(),
  aggregation: z.enum(['sum', 'yearly_total', 'last_month', 'mean', 'median', 'share', 'ratio_of_sums', 'weighted_by_level']),
  inner: z.string().nullable(),
  levelWeights: z.partialRecord(z.enum(levels), z.number()).nullable(),
});

const measureSchema = z.strictObject({
  code: z.string().min(1),
  indicator: z.string(),
  name: z.string(),
  kind: z.string(),
  unit: z.string(),
  base: z.enum(['常住人口', '企业数', '业务申报量']).nullable(),
  levels: z.string(),
  source: z.string(),
  period: z.string(),
  rule: recordRuleSchema,
  note: z.string(),
});

/** A framework as stored in a project. */
export const frameworkSchema: z.ZodType<Framework> = z.strictObject({
  id: z.string().min(1),
  title: z.string(),
  cohort: z.enum(['province', 'key-city', 'custom']),
  year: z.int(),
  inferredWeights: z.boolean(),
  indicators: z.array(indicatorSchema).readonly(),
  measures: z.array(measureSchema).readonly(),
  baseline: methodSchema,
});

export const unitSchema: z.ZodType<Unit> = z.strictObject({
  code: z.string().min(1),
  name: z.string().min(1),
  fullName: z.string(),
  order: z.number(),
  group: z.string(),
  platform: z.string().exactOptional(),
  province: z.string().exactOptional(),
  aliases: z.array(z.string()).readonly().exactOptional(),
});
