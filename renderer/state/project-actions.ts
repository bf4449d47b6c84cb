import { appError } from '../../shared/base/app-error.ts';
import { err } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { FileHandle } from '../../shared/contract/host-api.ts';
import type { ProjectSnapshot } from '../../shared/contract/outputs.ts';
import type { TemplateId } from '../../shared/model/template.ts';
import { host, invoke } from '../client/session.ts';
import { goTo, useAppearance } from './appearance.ts';
import { runJob } from './jobs.ts';
import { ask } from './questions.ts';
import { notify } from './notices.ts';
import { hasEdits, redoEdit, showSnapshot, undoEdit, useWorkbench } from './workbench.ts';

/** Shows what an operation made, or says why it failed. Gives whether it went well. */
export function take(answer: Result<ProjectSnapshot>): boolean {
  if (!answer.ok) {
    fail(answer);
    return false;
  }
  showSnapshot(answer.value);
  return true;
}

/** Says why something failed. A cancelled job needs no alarm. */
export function fail(answer: { readonly ok: false; readonly error: Parameters<typeof notify>[1] }): void {
  notify(answer.error.code === 'CANCELLED' ? 'info' : 'error', answer.error);
}

export async function newProject(template: TemplateId, suggestedName: string, title: string | null): Promise<boolean> {
  if (!(await mayLeave())) return false;
  const target = await host().saveFile({ suggestedName, extension: 'ewb' });
  if (!target.ok) {
    fail(target);
    return false;
  }
  if (target.value === null) return false;
  const made = take(
    await invoke('project.new', { template, target: target.value.handle, ...(title ? { title } : {}) }),
  );
  if (made) goTo(template === 'blank' ? 'indicators' : 'import');
  return made;
}

export async function openProject(): Promise<void> {
  const chosen = await host().openFiles({ purpose: 'project', extensions: ['ewb'], multiple: false });
  if (!chosen.ok) return fail(chosen);
  const [file] = chosen.value;
  if (file) await openHandle(file.handle);
}

export async function openHandle(handle: string): Promise<void> {
  if (!(await mayLeave())) return;
  if (take(await orTakenOver((takeOver) => invoke('project.open', { file: handle, takeOver })))) goTo('scores');
}

export async function openRecent(id: string): Promise<boolean> {
  if (!(await mayLeave())) return false;
  const opened = take(await orTakenOver((takeOver) => invoke('project.open-recent', { id, takeOver })));
  if (opened) goTo('scores');
  return opened;
}

/** Where another machine's note stands in the way, the user may know that nobody is at work there. */
async function orTakenOver(
  open: (takeOver: boolean) => Promise<Result<ProjectSnapshot>>,
): Promise<Result<ProjectSnapshot>> {
  const opened = await open(false);
  if (opened.ok || opened.error.code !== 'PROJECT_LOCKED_ELSEWHERE') return opened;
  return (await ask({ kind: 'take-over', because: opened.error })) ? open(true) : err(appError('CANCELLED'));
}

export async function openSample(template: 'province-2021' | 'key-city-2021', title: string): Promise<void> {
  if (!(await mayLeave())) return;
  if (take(await runJob(title, (job) => invoke('project.open-sample', { template, job })))) goTo('scores');
}

export async function closeProject(): Promise<void> {
  if (!(await mayLeave())) return;
  const closed = await invoke('project.close', {});
  if (!closed.ok) return fail(closed);
  showSnapshot(null);
  goTo('start');
}

/** Null when none was chosen. */
export async function chooseScoreBook(): Promise<FileHandle | null> {
  const chosen = await host().openFiles({ purpose: 'sheets', extensions: ['xlsx'], multiple: false });
  if (chosen.ok) return chosen.value[0] ?? null;
  fail(chosen);
  return null;
}

/** Makes the open blank project the project of a score book and shows its scores. Gives whether it went well. */
export async function fillFromBook(file: string, year: number, reason: string): Promise<boolean> {
  const filled = take(await invoke('project.fill-from-book', { file, year, reason }));
  if (filled) goTo('scores');
  return filled;
}

/** Whether the open project may be left: asks when edits aren't saved to its baseline. */
async function mayLeave(): Promise<boolean> {
  const state = useWorkbench.getState();
  return !hasEdits(state) || ask({ kind: 'lose-edits', count: state.past.length });
}

export async function saveCopy(): Promise<void> {
  const { snapshot } = useWorkbench.getState();
  if (snapshot === null) return;
  const target = await host().saveFile({
    suggestedName: snapshot.file.split(/[\\/]/).at(-1) ?? 'project.ewb',
    extension: 'ewb',
  });
  if (!target.ok) return fail(target);
  if (target.value === null) return;
  const saved = await invoke('project.save-as', { target: target.value.handle });
  if (!saved.ok) return fail(saved);
  const delivered = await host().deliver(target.value);
  if (!delivered.ok) return fail(delivered);
  notify('success', appError('SCREEN_SAVED_COPY', { name: saved.value.name }));
}

/** Edits not yet saved are undone first, then what was written to the project; what was written before it was opened only when asked for. */
export async function undo(): Promise<void> {
  if (undoEdit()) return;
  const { snapshot, openedAt } = useWorkbench.getState();
  const step = snapshot?.undo.undo;
  if (!step || (step.entry <= openedAt && !(await ask({ kind: 'undo-earlier', step })))) return;
  take(await invoke('project.undo', {}));
}

export async function redo(): Promise<void> {
  if (redoEdit()) return;
  if (useWorkbench.getState().snapshot?.undo.redo) take(await invoke('project.redo', {}));
}

/** The results workbook of the baseline; where edits aren't saved it says so. */
export async function exportWorkbook(title: string): Promise<void> {
  const { snapshot, past } = useWorkbench.getState();
  if (snapshot === null) return;
  if (past.length > 0) notify('info', appError('SCREEN_EXPORT_BASELINE'));
  const target = await host().saveFile({ suggestedName: `${snapshot.title}.xlsx`, extension: 'xlsx' });
  if (!target.ok) return fail(target);
  if (target.value === null) return;
  const { handle } = target.value;
  const written = await runJob(title, (job) =>
    invoke('export.write', {
      what: 'workbook',
      format: 'xlsx',
      target: handle,
      scenario: null,
      language: useAppearance.getState().language,
      job,
    }),
  );
  if (!written.ok) return fail(written);
  for (const warning of written.value.warnings) notify('warning', warning);
  const delivered = await host().deliver(target.value);
  if (!delivered.ok) return fail(delivered);
  notify('success', appError('SCREEN_EXPORTED', { name: target.value.name }));
}

export async function saveBaseline(reason: string): Promise<boolean> {
  const { working } = useWorkbench.getState();
  if (working === null) return false;
  const saved = take(await invoke('method.save', { method: mutable(working), reason }));
  if (saved) notify('success', appError('SCREEN_SAVED_BASELINE'));
  return saved;
}

/** The schema's inferred input is mutable; a JSON copy is, and is what crosses anyway. */
function mutable(
  method: NonNullable<ReturnType<typeof useWorkbench.getState>['working']>,
): Parameters<typeof invoke<'method.save'>>[1]['method'] {
  return JSON.parse(JSON.stringify(method));
}
