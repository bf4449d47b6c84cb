import type { RescalingId } from '../../../../shared/model/method.ts';
import { named } from './live-layout.ts';
import { below, withSpread } from './normalisation-formula.ts';

/** docs/METHODS "Rescaling" of the score in `x` over its column, without "="; "" where it is missing. */
export function rescaleFormula(rescaling: RescalingId, x: string, column: string): string {
  const { lower: L, upper: U } = named;
  const body = {
    max: `IF(MAX(${column})>0,${U}*${x}/MAX(${column}),"")`,
    min_max: withSpread(
      `MIN(${column})`,
      `MAX(${column})`,
      `${L}+(${x}-MIN(${column}))/(MAX(${column})-MIN(${column}))*(${U}-${L})`,
    ),
    percentile_rank: `IF(COUNT(${column})=1,"",${L}+${below(x, column)}/(COUNT(${column})-1)*(${U}-${L}))`,
  } as const satisfies Record<RescalingId, string>;
  return `IF(ISNUMBER(${x}),${body[rescaling]},"")`;
}
