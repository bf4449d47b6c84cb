import { z } from 'zod';
import type { StoredAnalysis } from '../../../shared/contract/outputs.ts';
import { aggregations, imputations, normalisations, tierIds } from '../../../shared/model/method.ts';
import type { UncertaintyResult, UncertaintySettings } from '../../../shared/scoring/what-if/what-if-types.ts';

const alternatives = z.object({
  normalisation: z.array(z.enum(normalisations)).exactOptional(),
  aggregation: z.array(z.object({ id: z.enum(aggregations), p: z.number().exactOptional() })).exactOptional(),
  imputation: z.array(z.enum(imputations)).exactOptional(),
});
const settings = z.object({
  seed: z.number(),
  draws: z.number(),
  alternatives: alternatives.exactOptional(),
  weights: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('uniform'), noise: z.number() }),
    z.object({ kind: z.literal('dirichlet'), concentration: z.number() }),
  ]),
});
const tier = z.enum(tierIds);
const result = z.object({
  settings,
  units: z.array(
    z.object({
      code: z.string(),
      baselineRank: z.number().nullable(),
      baselineTier: tier.nullable(),
      rank: z.object({ p5: z.number(), p25: z.number(), p50: z.number(), p75: z.number(), p95: z.number() }).nullable(),
      meanRank: z.number().nullable(),
      tiers: z.partialRecord(tier, z.number()),
      scored: z.number(),
    }),
  ),
  pairs: z.array(z.object({ a: z.string(), b: z.string(), above: z.number() })),
  // Not kept before alternatives off the scale were told apart.
  offScale: z.array(z.string()).default([]),
});

/** The edge: an analysis kept in a project file, perhaps by another version. Null when it isn't one of ours. */
export function storedUncertainty({
  settings: kept,
  result: found,
}: StoredAnalysis): { readonly settings: UncertaintySettings; readonly result: UncertaintyResult } | null {
  const parsedSettings = settings.safeParse(kept);
  const parsedResult = result.safeParse(found);
  if (!parsedSettings.success || !parsedResult.success) return null;
  const units = parsedResult.data.units.map((unit) => ({
    ...unit,
    tiers: Object.fromEntries(Object.entries(unit.tiers).filter((entry) => entry[1] !== undefined)),
  }));
  return { settings: parsedSettings.data, result: { ...parsedResult.data, units } };
}
