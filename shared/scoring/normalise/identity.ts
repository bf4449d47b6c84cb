import { err } from '../../base/result.ts';
import { measureError, scoredColumn } from './normaliser.ts';
import type { Normaliser } from './normaliser.ts';

/** x, for values already on the scale. A better-is-lower measure is refused: there is nothing to mirror it in. */
export const identity: Normaliser = (input) => {
  if (input.measure.direction === 'lower')
    return err(measureError('DIRECTION_REFUSED', input.code, { normalisation: 'identity' }));
  return scoredColumn(input, (value) => value);
};
