import { ok } from '../../base/result.ts';
import { mapPresent, presentValues } from '../cohort/cohort.ts';
import { extent, hasSpread } from '../statistics/extent.ts';
import { mean } from '../statistics/mean.ts';
import { standardDeviation } from '../statistics/standard-deviation.ts';
import type { Aggregator } from './aggregator.ts';
import { availableChildren } from './available-children.ts';

/**
 * Mazziotta-Pareto index (Mazziotta and Pareto 2007): children set on z-scores of 100 ± 10 with the population sd;
 * M − S·cv with M mean, S population sd, cv = S/M over the unit's children, all weights equal. A child without spread is missing.
 */
export const mpi: Aggregator = (group) => {
  const children = group.children.map((child) => {
    const present = presentValues(child.scores, group.cohort);
    const centre = mean(present);
    const deviation = hasSpread(extent(present), child.span) ? standardDeviation(present, true) : Number.NaN;
    return {
      ...child,
      weight: 1,
      scores: mapPresent(child.scores, group.cohort, (x) => 100 + (10 * (x - centre)) / deviation),
    };
  });
  const standardised = { ...group, children };
  const scores = new Float64Array(group.cohort.size).fill(Number.NaN);
  for (const unit of group.cohort.included) {
    const z = availableChildren(standardised, unit).map((child) => child.scores[unit] ?? Number.NaN);
    // Of no child the mean is NaN, and so is the score.
    const centre = mean(z);
    const deviation = standardDeviation(z, true);
    scores[unit] = centre - deviation * (deviation / centre);
  }
  return ok(scores);
};
