import type { Dataset } from '../model/dataset.ts';
import type { ScoreResult } from '../model/score-result.ts';

interface Rated {
  readonly dataset: Dataset;
  readonly result: ScoreResult;
}

/** Positions of the measures beneath a node that count in it. */
export function measuresBelow({ dataset, result }: Rated, node: number): readonly number[] {
  const isBelow = (at: number): boolean => {
    for (let above = at; above >= 0; above = dataset.nodes[above]?.parent ?? -1) if (above === node) return true;
    return false;
  };
  return dataset.measures.flatMap((measure, m) =>
    (result.measureEffective[m] ?? 0) > 0 && isBelow(measure.parent) ? [m] : [],
  );
}

/**
 * The indicators below a node (their positions, the topmost of each branch) that a unit has data of but no score, so that nothing of them enters above
 * (docs/METHODS "Evidence"): too little of them is measured, or one of their children is missing under `strict`.
 */
export function withheldNodes(rated: Rated, unit: number, node: number): readonly number[] {
  const { dataset, result } = rated;
  const count = dataset.units.length;
  const has = (m: number): boolean => !Number.isNaN(result.normalised[m * count + unit]);
  return dataset.nodes.flatMap(({ parent }, at): readonly number[] => {
    if (parent !== node || !((result.nodeShares[at] ?? 0) > 0)) return [];
    if (!Number.isNaN(result.scores[at * count + unit])) return withheldNodes(rated, unit, at);
    return measuresBelow(rated, at).some(has) ? [at] : [];
  });
}
