import { z } from 'zod';
import {
  aggregations,
  imputations,
  incompletePolicies,
  normalisations,
  rescalings,
  tierIds,
  tiesRules,
  treatments,
} from './method.ts';
import type { ProjectWords } from './project-words.ts';
import type { AggregationRule, MeasureMethod, Method } from './method.ts';
import type { MethodPatch } from './method-patch.ts';

const number = z.number();
const aggregationRule = z.strictObject({
  id: z.enum(aggregations),
  p: number.exactOptional(),
  rescale: z.enum(rescalings).exactOptional(),
});
export const aggregationRuleSchema: z.ZodType<AggregationRule> = aggregationRule;
const pairs = z.array(z.tuple([number, number]));

const measureMethod = z.strictObject({
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
    best: z.tuple([number, number]).exactOptional(),
  }),
  treatment: z.enum(treatments),
  imputation: z.enum(imputations).nullable().exactOptional(),
  winsoriseMax: number.nullable().exactOptional(),
});
export const measureMethodSchema: z.ZodType<MeasureMethod> = measureMethod;

const scale = z.strictObject({ lower: number, upper: number });
const zScore = z.strictObject({ mean: number, sd: number, population: z.boolean() });
const missing = z.strictObject({
  policy: z.enum(['omit', 'strict']),
  minimumAvailability: number,
  imputation: z.enum(imputations),
  incomplete: z.enum(incompletePolicies).exactOptional(),
});
// As many as there are ids: what a method may have is `checkMethod`'s to say, and with words.
const tierLines = z
  .array(
    z.strictObject({
      tier: z.enum(tierIds),
      lower: number.nullable(),
      name: z.string().max(200).exactOptional(),
      english: z.string().max(200).exactOptional(),
    }),
  )
  .max(tierIds.length);
const adjustments = z.array(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['bonus', 'penalty']), measure: z.string(), cap: number.nullable() }),
    z.strictObject({ kind: z.literal('veto'), measure: z.string(), tier: z.enum(tierIds) }),
  ]),
);

const yearBasis = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('per_year') }),
  z.strictObject({ kind: z.literal('base_year'), year: number.int() }),
  z.strictObject({ kind: z.literal('pooled') }),
]);
const indexName = z.strictObject({
  zh: z.string().max(200).exactOptional(),
  en: z.string().max(200).exactOptional(),
});

const ownWord = z.strictObject({
  zh: z.string().max(200).exactOptional(),
  en: z.string().max(200).exactOptional(),
  several: z.string().max(200).exactOptional(),
});
/** The project's own words as they cross a boundary; what they may be is `checkWords`. */
const words: z.ZodType<ProjectWords> = z.strictObject({
  subject: ownWord.exactOptional(),
  unit: ownWord.exactOptional(),
  group: ownWord.exactOptional(),
  tier: ownWord.exactOptional(),
  issuer: ownWord.exactOptional(),
});

/** What a new project is given words for. Tiers by their labels alone, highest first. */
export const projectNamesSchema = z.strictObject({
  indexName: indexName.exactOptional(),
  words: words.exactOptional(),
  tiers: z.array(z.strictObject({ name: z.string().max(200), english: z.string().max(200) })).exactOptional(),
});
export type ProjectNames = z.infer<typeof projectNamesSchema>;

/** A method as it crosses a boundary: project file, scenario file, IPC. Numbers are finite; weights may be any here, `score` says which are wrong. */
export const methodSchema: z.ZodType<Method> = z.strictObject({
  scale,
  z: zScore,
  weights: z.record(z.string(), number),
  measures: z.record(z.string(), measureMethod),
  aggregation: z.strictObject({ default: aggregationRule, nodes: z.record(z.string(), aggregationRule) }),
  missing,
  winsoriseMax: number,
  ties: z.enum(tiesRules),
  // Methods stored before it have none, which is full precision.
  rankRounding: number.nullable().default(null),
  tiers: tierLines,
  tierRounding: number.nullable(),
  excludedUnits: z.array(z.string()),
  adjustments: adjustments.exactOptional(),
  yearBasis: yearBasis.exactOptional(),
  indexName: indexName.exactOptional(),
  words: words.exactOptional(),
});

/** One edit of a method as it crosses a boundary; what it means is `applyMethodPatch`. */
export const methodPatchSchema: z.ZodType<MethodPatch> = z.strictObject({
  scale: scale.exactPartial().exactOptional(),
  z: zScore.exactPartial().exactOptional(),
  weights: z.record(z.string(), number.nullable()).exactOptional(),
  measures: z.record(z.string(), measureMethod.exactPartial().nullable()).exactOptional(),
  aggregation: z
    .strictObject({
      default: aggregationRule.exactOptional(),
      nodes: z.record(z.string(), aggregationRule.nullable()).exactOptional(),
    })
    .exactOptional(),
  missing: missing.exactPartial().exactOptional(),
  winsoriseMax: number.exactOptional(),
  ties: z.enum(tiesRules).exactOptional(),
  rankRounding: number.nullable().exactOptional(),
  tiers: tierLines.exactOptional(),
  tierRounding: number.nullable().exactOptional(),
  excludedUnits: z.array(z.string()).exactOptional(),
  adjustments: adjustments.exactOptional(),
  yearBasis: yearBasis.exactOptional(),
  indexName: indexName.exactOptional(),
  words: words.exactOptional(),
});
