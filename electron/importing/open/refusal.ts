import { appError } from '../../../shared/base/app-error.ts';
import type { AppError, Place } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';

/**
 * Carries a refusal out of the byte loops, where threading a Result through every call would cost more than the reading.
 * Never leaves this folder: the public functions turn it into an Err with {@link asErr}.
 */
export class Refusal extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.code);
    this.name = 'Refusal';
    this.error = error;
  }
}

export function refuse(code: string, params: Readonly<Record<string, string | number>> = {}, place: Place = {}): never {
  throw new Refusal(appError(code, params, place));
}

/** An Err for a refusal, with `place` filled in where the refusal left it open; anything else is a fault of ours and goes on. */
export function asErr(thrown: unknown, place: Place): Result<never> {
  if (!(thrown instanceof Refusal)) throw thrown;
  return err({ ...thrown.error, place: { ...place, ...thrown.error.place } });
}
