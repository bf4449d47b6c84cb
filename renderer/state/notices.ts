import { create } from 'zustand';
import type { AppError } from '../../shared/base/app-error.ts';

/** A remark to the user: an error of an operation, or a done thing. */
export interface Notice {
  readonly id: number;
  readonly severity: 'success' | 'info' | 'warning' | 'error';
  readonly message: AppError;
}

interface Notices {
  readonly next: number;
  readonly waiting: readonly Notice[];
}
export const useNotices = create<Notices>(() => ({ next: 1, waiting: [] }));

export function notify(severity: Notice['severity'], message: AppError): void {
  useNotices.setState(({ next, waiting }) => ({
    next: next + 1,
    waiting: [...waiting, { id: next, severity, message }],
  }));
}

/** Says why something failed. A cancelled job needs no alarm. */
export function fail({ error }: { readonly ok: false; readonly error: AppError }): void {
  notify(error.code === 'CANCELLED' ? 'info' : 'error', error);
}

export function takeNotices(): readonly Notice[] {
  const { waiting } = useNotices.getState();
  if (waiting.length > 0) useNotices.setState({ waiting: [] });
  return waiting;
}
