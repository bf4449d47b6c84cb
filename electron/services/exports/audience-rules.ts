import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { OperationInput } from '../../../shared/contract/operations.ts';
import type { Audience } from '../../../shared/model/audience.ts';

type Request = Pick<OperationInput<'export.write'>, 'what'>;

/** What can leave as a public file: the rest are working papers with every unit's scores. */
const publicKinds: readonly Request['what'][] = ['report', 'tables', 'figures', 'minutes', 'all'];
/** What is meant for readers is public unless something else is asked for. */
const readersKinds: readonly Request['what'][] = ['report', 'tables'];

export function usualAudience(what: Request['what']): Audience {
  return readersKinds.includes(what) ? 'public' : 'internal';
}

export function unfitAudience(audience: Audience, { what }: Request): AppError | null {
  if (audience === 'public' && !publicKinds.includes(what))
    return appError('EXPORT_NOT_PUBLIC', { what, known: publicKinds.join(', ') });
  if (audience === 'unit' && what !== 'profiles') return appError('EXPORT_NOT_OF_UNIT', { what });
  return null;
}
