import type { AppError } from '../../shared/base/app-error.ts';
import type { FileHandle } from '../../shared/contract/host-api.ts';
import type { MethodChoice } from '../../shared/contract/method-choice.ts';
import type { ProofOutcome, RefreshOutcome } from '../../shared/contract/outputs.ts';
import { host, invoke } from '../client/invoke.ts';
import { useAppearance } from './appearance.ts';
import { runJob } from './jobs.ts';
import { flushEdits } from './method-edits.ts';
import { fail } from './notices.ts';
import { createProjectStore, projectWatch } from './project-store.ts';
import { useReportProjects } from './report-plan.ts';

interface EditedReport {
  /** The report that came back. */
  readonly file: FileHandle | null;
  readonly proof: ProofOutcome | null;
  readonly refresh: RefreshOutcome | null;
  readonly error: AppError | null;
}

const nothing = { proof: null, refresh: null, error: null } as const;

/** What 成果 → 稿件 shows; it goes with the project. */
export const useEditedReport = createProjectStore<EditedReport>(() => ({ file: null, ...nothing }));

export async function chooseManuscript(): Promise<void> {
  const here = projectWatch();
  const files = await host().openFiles({ purpose: 'manuscript', extensions: ['docx', 'xlsx', 'txt'], multiple: false });
  if (!files.ok) return fail(files);
  const [file] = files.value;
  if (file && here()) useEditedReport.setState({ file, ...nothing });
}

/** The project of the other cohort, where one is chosen for the report. */
function otherProjects(): readonly string[] {
  const { chosen } = useReportProjects.getState();
  return chosen === null ? [] : [chosen.handle];
}

/** Checks the chosen file, or the words given in its place. */
export async function proofManuscript(title: string, method: MethodChoice, text?: string): Promise<void> {
  const { file } = useEditedReport.getState();
  if ((file === null && text === undefined) || !(await flushEdits())) return;
  const here = projectWatch();
  const answer = await runJob(title, (job) =>
    invoke('manuscript.proof', {
      ...(text === undefined && file !== null ? { file: file.handle } : { text: text ?? '' }),
      others: otherProjects(),
      method,
      language: useAppearance.getState().language,
      job,
    }),
  );
  if (!here()) return;
  useEditedReport.setState(answer.ok ? { ...nothing, proof: answer.value } : { ...nothing, error: answer.error });
}

/** Writes the chosen document with the values of now to a file that the user names. */
export async function refreshManuscript(title: string, method: MethodChoice, replaceEdited: boolean): Promise<void> {
  const { file } = useEditedReport.getState();
  if (file === null || !(await flushEdits())) return;
  const target = await host().saveFile({ suggestedName: file.name, extension: 'docx' });
  if (!target.ok) return fail(target);
  if (target.value === null) return;
  const { handle } = target.value;
  const here = projectWatch();
  const answer = await runJob(title, (job) =>
    invoke('manuscript.refresh', {
      file: file.handle,
      others: otherProjects(),
      target: handle,
      method,
      replaceEdited,
      // The host's dialog has asked about overwriting.
      overwrite: true,
      job,
    }),
  );
  if (!here()) return;
  useEditedReport.setState(answer.ok ? { ...nothing, refresh: answer.value } : { ...nothing, error: answer.error });
  if (!answer.ok) return;
  const delivered = await host().deliver(target.value);
  if (!delivered.ok) fail(delivered);
}
