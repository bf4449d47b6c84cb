import { z } from 'zod';
import { appError } from '../../shared/base/app-error.ts';
import { err, ok } from '../../shared/base/result.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import type { Result } from '../../shared/base/result.ts';

const failed = z.object({
  ok: z.literal(false),
  error: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
});

/** What a host operation answered, checked. HOST_GONE if it is no answer at all. */
export function hostAnswer<T>(answer: unknown, value: z.ZodType<T>): Result<T> {
  const good = z.object({ ok: z.literal(true), value }).safeParse(answer);
  if (good.success) return ok(good.data.value);
  return err(hostError(answer) ?? appError('HOST_GONE'));
}

export function hostError(answer: unknown): AppError | null {
  const bad = failed.safeParse(answer);
  return bad.success ? appError(bad.data.error.code, bad.data.error.params ?? {}) : null;
}
