import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import type { FrameworkEffect } from '../../shared/contract/outputs.ts';
import type { Result } from '../../shared/base/result.ts';
import type { FrameworkChange } from '../../shared/model/framework-change/framework-change.ts';
import { invoke } from '../client/invoke.ts';
import { flushEdits, inTurn, showChange } from './method-edits.ts';
import { notify } from './notices.ts';

/** Makes an edit of the framework or the units; gives what is wrong with it, null when it was made. */
export async function revise(change: FrameworkChange, reason: string): Promise<AppError | null> {
  if (!(await flushEdits())) return null;
  const answer = await inTurn(() => invoke('framework.change', { change, reason }));
  if (!answer.ok) return answer.error;
  await showChange(answer.value);
  notify('success', appError('SCREEN_FRAMEWORK_CHANGED'));
  return null;
}

/** What an edit would leave unused. */
export function effectOf(change: FrameworkChange): Promise<Result<FrameworkEffect>> {
  return invoke('framework.preview', { change });
}
