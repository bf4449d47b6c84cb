import type { MeasureMethod, NormalisationId, NormalisationParameters } from '../../model/method.ts';

const always = (): boolean => true;
const never = (): boolean => false;

/** docs/METHODS "Off the scale", by normalisation. `efficacy` counts as on the scale, outside its limits too. */
const leaving = {
  identity: never,
  min_max: never,
  goalposts: never,
  log_goalposts: never,
  log_min_max: never,
  z_score: always,
  percentile_rank: never,
  borda: always,
  fraction_of_max: never,
  distance_to_target: ({ cap }) => cap !== true,
  // It has no cap.
  distance_to_reference: always,
  efficacy: never,
  steps: never,
  rank_points: never,
  count_points: ({ countCap }) => countCap === undefined,
  interval: never,
  moderate: never,
  vector: always,
} as const satisfies Record<NormalisationId, (parameters: NormalisationParameters) => boolean>;

/** Whether a measure's scores stand off the scale, so that tier lines mean nothing for what is made of them. */
export function leavesScale({
  normalisation,
  parameters,
}: Pick<MeasureMethod, 'normalisation' | 'parameters'>): boolean {
  return leaving[normalisation](parameters);
}
