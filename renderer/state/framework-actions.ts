import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import type { FrameworkEffect } from '../../shared/contract/outputs.ts';
import type { Result } from '../../shared/base/result.ts';
import type { FrameworkChange } from '../../shared/model/framework-change/framework-change.ts';
import { invoke } from '../client/session.ts';
import { notify } from './notices.ts';
import { hasEdits, showSnapshot, useWorkbench } from './workbench.ts';

/** Whether the framework may be revised now: edits of the method that aren't saved would be lost, so they come first. */
export function mayRevise(): boolean {
  const state = useWorkbench.getState();
  if (hasEdits(state)) notify('warning', appError('SCREEN_FRAMEWORK_EDITS', { count: state.past.length }));
  return !hasEdits(state);
}

/** Makes an edit of the framework or the units; gives what is wrong with it, null when it was made. */
export async function revise(change: FrameworkChange, reason: string): Promise<AppError | null> {
  const answer = await invoke('framework.change', { change: mutable(change), reason });
  if (!answer.ok) return answer.error;
  showSnapshot(answer.value);
  notify('success', appError('SCREEN_FRAMEWORK_CHANGED'));
  return null;
}

/** What an edit would leave unused. */
export function effectOf(change: FrameworkChange): Promise<Result<FrameworkEffect>> {
  return invoke('framework.preview', { change: mutable(change) });
}

/** The schema's inferred input is mutable; a JSON copy is, and is what crosses anyway. */
function mutable(change: FrameworkChange): Parameters<typeof invoke<'framework.change'>>[1]['change'] {
  return JSON.parse(JSON.stringify(change));
}
