import type { TierId } from '../../../shared/model/method.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { tiersInUse } from '../../../shared/report/tier-lines.ts';

/** A series for each tier; one for all units, null, where there are no tiers. */
export function tierSeries(input: Pick<ReportInput, 'method' | 'result'>): readonly (TierId | null)[] {
  const tiers = tiersInUse(input);
  return tiers.length === 0 ? [null] : tiers.map(({ tier }) => tier);
}
