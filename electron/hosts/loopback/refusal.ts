import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';

/** A request that is answered without reaching an operation. */
export interface Refusal {
  readonly status: number;
  readonly error: AppError;
}

export function refusal(status: number, code: string, params: Readonly<Record<string, string | number>> = {}): Refusal {
  return { status, error: appError(code, params) };
}
