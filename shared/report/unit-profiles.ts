import { goalSeek } from '../scoring/what-if/goal-seek.ts';
import { uncertainty } from '../scoring/what-if/uncertainty.ts';
import type { UncertaintySettings } from '../scoring/what-if/what-if-types.ts';
import type { ReportInput } from './report-input.ts';
import { profileCohort, unitProfile } from './unit-profile.ts';
import type { ProfileExtras, UnitProfile } from './unit-profile.ts';

/** The rank band of a page: every weight ± 25 %, drawn alike whenever the page is made. The page's text says so. */
const NOISE = 0.25;
const profileNoise: UncertaintySettings = { seed: 1, draws: 2000, weights: { kind: 'uniform', noise: NOISE } };

/**
 * P-unit of the unit asked for (its code), else of all units in administrative order, with rank band, tier probabilities and the
 * cheapest way to the next higher tier. What can't be computed for this method is left out of the page.
 */
export function unitProfiles(input: ReportInput, unit: string | null = null): readonly UnitProfile[] {
  const cohort = profileCohort(input);
  const drawn = uncertainty(input.dataset, input.method, profileNoise);
  return input.dataset.units.flatMap(({ code }, u) => {
    if (unit !== null && unit !== code) return [];
    const band = drawn.ok ? drawn.value.units[u] : undefined;
    const extras: ProfileExtras = {
      ...(band?.rank
        ? {
            rankBand: {
              p5: band.rank.p5,
              p50: band.rank.p50,
              p95: band.rank.p95,
              noise: NOISE,
              draws: profileNoise.draws,
              seed: profileNoise.seed,
            },
            tierProbabilities: band.tiers,
          }
        : {}),
      ...improvementsOf(input, u),
    };
    return [unitProfile(input, u, cohort, extras)];
  });
}

function improvementsOf(input: ReportInput, u: number): Pick<ProfileExtras, 'improvements'> {
  const tier = input.result.tier[u];
  const { tiers } = input.method;
  const above = tiers[tiers.findIndex((line) => line.tier === tier) - 1]?.tier;
  const unit = input.dataset.units[u];
  if (above === undefined || unit === undefined) return {};
  const request = { unit: unit.code, tier: above };
  const peers = goalSeek(input.dataset, input.method, request);
  // A unit that leads its peers can only be measured by full marks.
  const plan = peers.ok ? peers : goalSeek(input.dataset, input.method, { ...request, level: 'scale' });
  if (!plan.ok) return {};
  const names = new Map([...input.dataset.nodes, ...input.dataset.measures].map(({ code, name }) => [code, name]));
  return {
    improvements: {
      target: above,
      exact: plan.value.exact,
      steps: plan.value.steps.map(({ code, from, to }) => ({ code, name: names.get(code) ?? code, from, to })),
    },
  };
}
