import type { AppError } from '../../shared/base/app-error.ts';
import type { ProjectDiff } from '../../shared/model/project-diff.ts';
import { host, invoke } from '../client/invoke.ts';
import { useAppearance } from './appearance.ts';
import { flushEdits } from './method-edits.ts';
import { fail } from './notices.ts';
import { createProjectStore, createQuestion } from './project-store.ts';
import { tellExported } from './tell-exported.ts';

interface Compared {
  /** The other project; null: none was chosen. */
  readonly file: { readonly handle: string; readonly name: string } | null;
  /** Null: not known yet, or `error` says why not. */
  readonly diff: ProjectDiff | null;
  readonly error: AppError | null;
}

/** 与另一个文件比较: what a chosen project has otherwise than the open one. */
export const useProjectDiff = createProjectStore<Compared>(() => ({ file: null, diff: null, error: null }));

const ask = createQuestion();

/** Lets the user choose the other project, and compares. */
export async function chooseToCompare(): Promise<void> {
  const latest = ask();
  const files = await host().openFiles({ purpose: 'earlier-project', extensions: ['ewb'], multiple: false });
  if (!files.ok) return fail(files);
  const [file] = files.value;
  if (file === undefined || !latest()) return;
  useProjectDiff.setState({ file: { handle: file.handle, name: file.name }, diff: null, error: null });
  if (!(await flushEdits())) return leaveComparison();
  const answer = await invoke('project.diff', { file: file.handle });
  if (!latest()) return;
  useProjectDiff.setState(answer.ok ? { diff: answer.value } : { error: answer.error });
}

export function leaveComparison(): void {
  // What is still under way comes to nothing.
  ask();
  useProjectDiff.setState({ file: null, diff: null, error: null });
}

/** Writes the list as a file; gives whether it was written. */
export async function exportDiff(suggestedName: string): Promise<void> {
  const { file } = useProjectDiff.getState();
  if (file === null) return;
  const target = await host().saveFile({ suggestedName: `${suggestedName}.csv`, extension: 'csv' });
  if (!target.ok) return fail(target);
  if (target.value === null) return;
  const { language } = useAppearance.getState();
  const written = await invoke('project.write-diff', { file: file.handle, target: target.value.handle, language });
  if (!written.ok) return fail(written);
  const delivered = await host().deliver(target.value);
  if (!delivered.ok) return fail(delivered);
  tellExported(target.value.name);
}
