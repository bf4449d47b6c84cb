import { nearlyEqual } from '../base/tolerance.ts';
import type { ScoreResult } from '../model/score-result.ts';

/** A unit whose index rests on something else than before, with the measured shares of its weight, 0–1. */
export interface EvidenceMove {
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  /** Cells beneath that are incomplete or in doubt, before and after: where the share is the same, these are what changed. */
  readonly marked: readonly [number, number];
}

/** Units of both results whose index has another measured or imputed share beneath, or other incomplete or doubted cells. */
export function evidenceChange(before: ScoreResult, after: ScoreResult): readonly EvidenceMove[] {
  const places = new Map(before.units.map((unit, u) => [unit, u]));
  return after.units.flatMap((unit, is) => {
    const was = places.get(unit);
    if (was === undefined) return [];
    const [from, to] = [before.evidence, after.evidence];
    const same =
      sameShare(from.measured[was], to.measured[is]) &&
      sameShare(from.imputed[was], to.imputed[is]) &&
      from.incomplete[was] === to.incomplete[is] &&
      from.doubts[was] === to.doubts[is];
    return same
      ? []
      : [
          {
            unit,
            from: from.measured[was] ?? Number.NaN,
            to: to.measured[is] ?? Number.NaN,
            marked: [markedOf(from, was), markedOf(to, is)],
          },
        ];
  });
}

function markedOf({ incomplete, doubts }: ScoreResult['evidence'], unit: number): number {
  return (incomplete[unit] ?? 0) + (doubts[unit] ?? 0);
}

function sameShare(a = Number.NaN, b = Number.NaN): boolean {
  return (Number.isNaN(a) && Number.isNaN(b)) || nearlyEqual(a, b, 1);
}
