import type { BoxChapter } from '../../model/box-chapter.ts';
import { factCohort, heldSince } from '../patterns/fact-cohort.ts';
import type { ReportInput } from '../report-input.ts';

export interface BoxCandidate {
  readonly unit: string;
  readonly name: string;
  readonly chapter: BoxChapter;
}

/**
 * Units that the report usually has a box of, in administrative order: for 典型示范 those that have held the highest tier for three years, for 进步较大地区
 * (创新实践) those that rose to it since last year.
 */
export function boxCandidates(inputs: readonly ReportInput[]): readonly BoxCandidate[] {
  return inputs.flatMap((input) => {
    const cohort = factCohort(input);
    const { year } = input.framework;
    const [top] = input.method.tiers;
    const risen = new Set(cohort.moves.up.filter(({ to }) => to === top?.tier).map(({ unit }) => unit.code));
    return cohort.order.flatMap((u): readonly BoxCandidate[] => {
      const unit = input.dataset.units[u];
      if (unit === undefined) return [];
      const since = heldSince(cohort, u);
      const of = { unit: unit.code, name: unit.name };
      if (since !== null && since <= year - 2) return [{ ...of, chapter: 'holders' }];
      return risen.has(unit.code) ? [{ ...of, chapter: 'risers' }] : [];
    });
  });
}
