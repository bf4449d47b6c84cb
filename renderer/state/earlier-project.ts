import type { AppError } from '../../shared/base/app-error.ts';
import type { MethodChoice } from '../../shared/contract/method-choice.ts';
import type { YearChanges } from '../../shared/model/year-change.ts';
import { host, invoke } from '../client/invoke.ts';
import { fail } from './notices.ts';
import { showAnswer } from './project-actions.ts';
import { createProjectStore, createQuestion, projectWatch } from './project-store.ts';

interface EarlierProject {
  /** The chosen file; null: none chosen. */
  readonly chosen: { readonly handle: string; readonly name: string } | null;
  readonly changes: YearChanges | null;
  /** Why there are no changes. */
  readonly error: AppError | null;
}

const none: EarlierProject = { chosen: null, changes: null, error: null };

/** The earlier year's project that the open one is compared with. */
export const useEarlierProject = createProjectStore<EarlierProject>(() => none);

export async function chooseEarlierProject(): Promise<void> {
  const here = projectWatch();
  const files = await host().openFiles({ purpose: 'earlier-project', extensions: ['ewb'], multiple: false });
  if (!files.ok) return fail(files);
  const [file] = files.value;
  if (file && here())
    useEarlierProject.setState({ chosen: { handle: file.handle, name: file.name }, changes: null, error: null });
}

const ask = createQuestion();

/** Computes the changes anew: after choosing, and whenever the open project changed. */
export async function compareWithEarlier(handle: string, method: MethodChoice): Promise<void> {
  const latest = ask();
  const answer = await invoke('history.year-change', { file: handle, method });
  if (!latest()) return;
  // For a file that is no longer the chosen one the answer comes too late.
  if (useEarlierProject.getState().chosen?.handle !== handle) return;
  useEarlierProject.setState(
    answer.ok ? { changes: answer.value, error: null } : { changes: null, error: answer.error },
  );
}

/** Takes the earlier project's index and tiers into this project's history. */
export async function keepEarlierResults(handle: string, reason: string): Promise<void> {
  await showAnswer(await invoke('history.import-project', { file: handle, reason }));
}
