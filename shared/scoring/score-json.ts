import type { Dataset } from '../model/dataset.ts';
import { normalisations } from '../model/method.ts';
import type { Method, NormalisationId } from '../model/method.ts';
import type { ScoreJson } from '../model/score-json.ts';
import type { ScoreResult } from '../model/score-result.ts';
import { ownTiers } from '../model/tier-name.ts';
import { yearBasisId, yearBasisOf } from '../model/year-basis.ts';
import { aggregationRule } from './aggregation-rule.ts';
import { recordEntry } from './record-entry.ts';

/** What `score --json` prints of a result: units in the dataset's (administrative, sheet) order. `engine`: the product's version. */
export function scoreJson(
  dataset: Dataset,
  method: Method,
  result: ScoreResult,
  inputHash: string,
  engine: string,
): ScoreJson {
  const size = dataset.units.length;
  const { evidence } = result;
  const basis = yearBasisOf(method);
  const columns: readonly (readonly [string, Float64Array])[] = [
    ...result.nodes.map((code, n) => [code, result.scores.subarray(n * size, (n + 1) * size)] as const),
    ...result.measures.map((code, m) => [code, result.normalised.subarray(m * size, (m + 1) * size)] as const),
  ];
  return {
    framework: dataset.framework,
    // Left out of one year's values, as runs and scripts before several years have it.
    ...(dataset.years === undefined || dataset.years.others.length === 0 ? {} : { year: dataset.years.evaluated }),
    units: dataset.units.map(({ code, name }, u) => ({
      code,
      name,
      rank: orNull(result.rank[u]),
      index: orNull(result.index[u]),
      tier: result.tier[u] ?? null,
      ...adjusted(result, u),
      scores: Object.fromEntries(columns.map(([key, scores]) => [key, orNull(scores[u])])),
      evidence: {
        measured: orNull(evidence.measured[u]),
        imputed: orNull(evidence.imputed[u]),
        incomplete: evidence.incomplete[u] ?? 0,
        doubts: evidence.doubts[u] ?? 0,
      },
      measured: Object.fromEntries(result.nodes.map((code, n) => [code, orNull(evidence.measured[n * size + u])])),
    })),
    method: {
      normalisation: commonNormalisation(dataset, method),
      aggregation: aggregationRule(method, dataset.nodes[0]?.code ?? '', true).id,
      missing: method.missing.policy,
      ties: method.ties,
      // Left out at full precision, as runs stored before it have it.
      ...(method.rankRounding === null ? {} : { rank_rounding: method.rankRounding }),
      ...((method.missing.incomplete ?? 'mark') === 'mark' ? {} : { incomplete: method.missing.incomplete }),
      ...ownTiers(method),
      ...(basis.kind === 'per_year' ? {} : { year_basis: yearBasisId(basis) }),
      ...(method.indexName === undefined ? {} : { index_name: method.indexName }),
      ...(method.words === undefined ? {} : { words: method.words }),
      weights: method.weights,
    },
    inputHash,
    engine,
  };
}

/** Left out where the method has no adjustments, as runs stored before them have it. */
function adjusted(
  { adjustments, weighted }: ScoreResult,
  unit: number,
): Pick<ScoreJson['units'][number], 'weighted' | 'adjustments'> {
  if (adjustments.length === 0) return {};
  return {
    weighted: orNull(weighted[unit]),
    adjustments: adjustments.map(({ adjustment: { kind, measure }, effect }) => ({
      kind,
      measure,
      effect: kind === 'veto' ? effect[unit] === 1 : (effect[unit] ?? 0),
    })),
  };
}

/** The most frequent besides identity, which changes nothing; of equals the first in the order of docs/METHODS "Normalisation". */
function commonNormalisation(dataset: Dataset, method: Method): NormalisationId {
  const counts = new Map<NormalisationId, number>(normalisations.map((id) => [id, 0]));
  for (const { code } of dataset.measures) {
    const id = recordEntry(method.measures, code)?.normalisation;
    if (id !== undefined && id !== 'identity') counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return normalisations.reduce((most, id) => ((counts.get(id) ?? 0) > (counts.get(most) ?? 0) ? id : most));
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
