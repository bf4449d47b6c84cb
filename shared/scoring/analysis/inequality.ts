/** docs/METHODS "Analysis" of positive numbers, each with its weight (1, or its population) and its region. */
export interface Inequality {
  readonly count: number;
  readonly mean: number;
  /** Coefficient of variation by the population's standard deviation. */
  readonly cv: number;
  readonly gini: number;
  /** Theil T, and its exact split. */
  readonly theil: number;
  readonly between: number;
  readonly within: number;
  readonly regions: readonly RegionInequality[];
}
export interface RegionInequality {
  readonly region: string;
  readonly count: number;
  readonly mean: number;
  readonly cv: number;
  readonly theil: number;
  /** What the region's own Theil adds to `within`: its share of the whole times it. */
  readonly contribution: number;
}

export interface Member {
  readonly value: number;
  readonly weight: number;
  readonly region: string;
}

/** Theil T with its split by region, Gini and CV (Theil 1967; Shorrocks 1980). Null: nobody, a value below 0 or none above it, or a weight that is not above 0. */
export function inequality(members: readonly Member[]): Inequality | null {
  if (members.length === 0 || members.some(({ value, weight }) => !(value >= 0) || !(weight > 0))) return null;
  const all = moments(members);
  if (!(all.mean > 0)) return null;
  const names = [...new Set(members.map(({ region }) => region))];
  const regions = names.map((region) => {
    const own = members.filter((member) => member.region === region);
    const { weight, mean, cv } = moments(own);
    // All of its members at 0: nothing to share, nothing unequal.
    const theil = mean > 0 ? theilOf(own, mean) : 0;
    const share = (weight * mean) / (all.weight * all.mean);
    return {
      region,
      count: own.length,
      mean,
      cv,
      theil,
      contribution: share * theil,
      between: share > 0 ? share * Math.log(mean / all.mean) : 0,
    };
  });
  return {
    count: members.length,
    mean: all.mean,
    cv: all.cv,
    gini: giniOf(members, all.mean),
    theil: theilOf(members, all.mean),
    between: regions.reduce((sum, { between }) => sum + between, 0),
    within: regions.reduce((sum, { contribution }) => sum + contribution, 0),
    regions: regions.map(({ between: _, ...region }) => region),
  };
}

function moments(members: readonly Member[]): { readonly weight: number; readonly mean: number; readonly cv: number } {
  const weight = members.reduce((sum, member) => sum + member.weight, 0);
  const mean = members.reduce((sum, member) => sum + member.weight * member.value, 0) / weight;
  const variance = members.reduce((sum, member) => sum + member.weight * (member.value - mean) ** 2, 0) / weight;
  return { weight, mean, cv: mean > 0 ? Math.sqrt(variance) / mean : Number.NaN };
}

/** Σp·(x/μ)·ln(x/μ), 0·ln 0 = 0. */
function theilOf(members: readonly Member[], mean: number): number {
  const weight = members.reduce((sum, member) => sum + member.weight, 0);
  return members.reduce((sum, member) => {
    const part = member.value / mean;
    return sum + (part === 0 ? 0 : (member.weight / weight) * part * Math.log(part));
  }, 0);
}

/** ΣΣp·q·|x − y|/2μ. */
function giniOf(members: readonly Member[], mean: number): number {
  const weight = members.reduce((sum, member) => sum + member.weight, 0);
  const differences = members.reduce(
    (sum, one) =>
      sum + members.reduce((own, other) => own + one.weight * other.weight * Math.abs(one.value - other.value), 0),
    0,
  );
  return differences / (2 * weight * weight * mean);
}
