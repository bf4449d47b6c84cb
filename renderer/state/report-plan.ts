import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import type { OtherProject } from '../../shared/contract/outputs.ts';
import type { ReportPlan } from '../../shared/model/report-plan.ts';
import { host, invoke } from '../client/invoke.ts';
import { useAppearance } from './appearance.ts';
import { fail, notify } from './notices.ts';
import { showAnswer } from './project-actions.ts';
import { showPicture } from './box-pictures.ts';
import { useWorkbench } from './workbench.ts';
import { createProjectStore, createQuestion, projectWatch } from './project-store.ts';
import { tellExported } from './tell-exported.ts';

interface ReportProjects {
  /** The chosen project of the other cohort; null: none chosen. */
  readonly chosen: { readonly handle: string; readonly name: string } | null;
  readonly other: OtherProject | null;
  /** Why it can't be shown. */
  readonly error: AppError | null;
}

/** The second project of the report. */
export const useReportProjects = createProjectStore<ReportProjects>(() => ({ chosen: null, other: null, error: null }));

export async function chooseOtherProject(): Promise<void> {
  const here = projectWatch();
  const files = await host().openFiles({ purpose: 'earlier-project', extensions: ['ewb'], multiple: false });
  if (!files.ok) return fail(files);
  const [file] = files.value;
  if (!file || !here()) return;
  useReportProjects.setState({ chosen: { handle: file.handle, name: file.name }, other: null, error: null });
  await readOtherProject();
}

const ask = createQuestion();

/** Reads the chosen project, in the language of the screen. */
export async function readOtherProject(): Promise<void> {
  const { chosen } = useReportProjects.getState();
  if (chosen === null) return;
  const latest = ask();
  const answer = await invoke('report.other', { file: chosen.handle, language: useAppearance.getState().language });
  if (!latest()) return;
  if (useReportProjects.getState().chosen?.handle !== chosen.handle) return;
  if (answer.ok) for (const [hash, picture] of answer.value.pictures) await showPicture(hash, picture);
  useReportProjects.setState(answer.ok ? { other: answer.value, error: null } : { other: null, error: answer.error });
}

export function dropOtherProject(): void {
  useReportProjects.setState({ chosen: null, other: null, error: null });
}

/** One edit of 报告结构, a step of the project's undo; null: the program's own again. `pictures`: files that its boxes name and the project hasn't. */
export async function savePlan(plan: ReportPlan | null, pictures: readonly Uint8Array[] = []): Promise<boolean> {
  return showAnswer(await invoke('plan.save', { plan, ...(pictures.length === 0 ? {} : { pictures }) }));
}

export async function importPlan(mode: 'replace' | 'merge'): Promise<void> {
  const here = projectWatch();
  const files = await host().openFiles({ purpose: 'mapping', extensions: ['json'], multiple: false });
  if (!files.ok) return fail(files);
  const [file] = files.value;
  if (!file || !here()) return;
  const answer = await invoke('plan.import', { file: file.handle, mode });
  if (!(await showAnswer(answer)) || !answer.ok) return;
  const { added, kept } = answer.value;
  notify(kept.length > 0 ? 'warning' : 'success', appError('SCREEN_PLAN_IMPORTED', { added, kept: kept.length }));
}

export async function exportPlan(suggestedName: string): Promise<void> {
  const target = await host().saveFile({ suggestedName: `${suggestedName}.json`, extension: 'json' });
  if (!target.ok) return fail(target);
  if (target.value === null) return;
  const written = await invoke('plan.export', { target: target.value.handle });
  if (!written.ok) return fail(written);
  const delivered = await host().deliver(target.value);
  if (!delivered.ok) return fail(delivered);
  tellExported(target.value.name);
}

/** One edit of the structure as it stands: the project's, else that of the other cohort's project, whose pictures come along then. */
export async function changePlan(change: (plan: ReportPlan) => ReportPlan): Promise<boolean> {
  const stored = useWorkbench.getState().snapshot?.reportPlan ?? null;
  const { other } = useReportProjects.getState();
  const plan = stored ?? other?.plan ?? { version: 1, items: [], boxes: [] };
  const pictures = stored === null ? (other?.pictures.map(([, { bytes }]) => bytes) ?? []) : [];
  return savePlan(change(plan), pictures);
}
