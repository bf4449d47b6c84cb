import { create } from 'zustand';
import type { AppError } from '../../shared/base/app-error.ts';
import type { FileHandle } from '../../shared/contract/host-api.ts';
import type { RescueOutcome } from '../../shared/contract/outputs.ts';
import { host, invoke } from '../client/invoke.ts';
import { runJob } from './jobs.ts';
import { fail } from './notices.ts';

/** The damaged file: as the user chose it, or one of the recent projects. */
export interface DamagedFile {
  readonly source: { readonly file: string } | { readonly recent: string };
  /** Without folder, to show. */
  readonly name: string;
}

/** Where a rescue stands. */
export type RescueStage =
  /** `because`: why it couldn't be opened; null: the user chose it. */
  | { readonly kind: 'offered'; readonly because: AppError | null }
  /** The user chooses the new file. */
  | { readonly kind: 'choosing' }
  | { readonly kind: 'running'; readonly job: string }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'done'; readonly outcome: RescueOutcome };

/** One rescue at a time; null: none. It belongs to a file, not to the project that is open beside it. */
export const useRescue = create<{ readonly damaged: DamagedFile | null; readonly stage: RescueStage | null }>(() => ({
  damaged: null,
  stage: null,
}));

/** Why a project doesn't open where some of it may be left. */
const rescuable: ReadonlySet<string> = new Set([
  'PROJECT_DAMAGED',
  'PROJECT_SCHEMA',
  'PROJECT_TRUNCATED',
  'PROJECT_STUB',
  'PROJECT_FOREIGN',
  'PROJECT_NOT_A_DATABASE',
]);

/** Offers to rescue a file that couldn't be opened; false where there is nothing to be rescued from, or another rescue is under way. */
export function offerRescue(source: DamagedFile['source'], because: AppError): boolean {
  const under = useRescue.getState().stage?.kind;
  if (!rescuable.has(because.code) || under === 'choosing' || under === 'running') return false;
  offer({ source, name: fileName(String(because.params?.['path'] ?? '')) }, because);
  return true;
}

/** `because` null: the user knows why. */
export function offer(damaged: DamagedFile, because: AppError | null): void {
  useRescue.setState({ damaged, stage: { kind: 'offered', because } });
}

/** Lets the user choose the damaged file. */
export async function chooseDamaged(): Promise<void> {
  const chosen = await host().openFiles({ purpose: 'damaged-project', extensions: ['ewb'], multiple: false });
  if (!chosen.ok) return fail(chosen);
  const [file] = chosen.value;
  if (file) offer({ source: { file: file.handle }, name: fileName(file.name) }, null);
}

export function leaveRescue(): void {
  useRescue.setState({ damaged: null, stage: null });
}

/** Lets the user choose the new file and fills it with what can be read. `title`: shown while it runs. */
export async function rescueInto(suggestedName: string, title: string): Promise<void> {
  const { damaged, stage } = useRescue.getState();
  if (damaged === null || stage === null) return;
  const here = (): boolean => useRescue.getState().damaged === damaged;
  const show = (next: RescueStage): void => {
    if (here()) useRescue.setState({ stage: next });
  };
  show({ kind: 'choosing' });
  const target = await host().saveFile({ suggestedName, extension: 'ewb' });
  if (!target.ok) return show({ kind: 'failed', error: target.error });
  // Nothing was chosen: it stands as before.
  if (target.value === null) return show(stage);
  const file: FileHandle = target.value;
  const rescued = await runJob(title, (job) => {
    show({ kind: 'running', job });
    return invoke('project.rescue', { ...damaged.source, target: file.handle, job });
  });
  if (!rescued.ok) {
    if (rescued.error.code !== 'CANCELLED') return show({ kind: 'failed', error: rescued.error });
    show({ kind: 'offered', because: null });
    return fail(rescued);
  }
  show({ kind: 'done', outcome: rescued.value });
  const delivered = await host().deliver(file);
  if (!delivered.ok) fail(delivered);
}

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
