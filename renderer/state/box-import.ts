import type { AppError } from '../../shared/base/app-error.ts';
import type { BoxesOutcome } from '../../shared/contract/outputs.ts';
import { host, invoke } from '../client/invoke.ts';
import { runJob } from './jobs.ts';
import { fail } from './notices.ts';
import { createProjectStore, projectWatch } from './project-store.ts';

interface BoxImport {
  /** Name of the file and what it holds; null: none was chosen. */
  readonly read: (BoxesOutcome & { readonly name: string }) | null;
  readonly error: AppError | null;
}

/** Practice boxes of a file before they are taken. */
export const useBoxImport = createProjectStore<BoxImport>(() => ({ read: null, error: null }));

export async function chooseBoxes(title: string): Promise<void> {
  const here = projectWatch();
  const files = await host().openFiles({ purpose: 'boxes', extensions: ['xlsx', 'docx'], multiple: false });
  if (!files.ok) return fail(files);
  const [file] = files.value;
  if (!file || !here()) return;
  const answer = await runJob(title, (job) => invoke('boxes.read', { file: file.handle, job }));
  if (!here()) return;
  useBoxImport.setState(
    answer.ok ? { read: { ...answer.value, name: file.name }, error: null } : { read: null, error: answer.error },
  );
}

export function dropBoxes(): void {
  useBoxImport.setState({ read: null, error: null });
}
