import type { ProjectNames } from '../../shared/model/method-schema.ts';
import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';
import { err } from '../../shared/base/result.ts';
import type { Result } from '../../shared/base/result.ts';
import type { FileHandle } from '../../shared/contract/host-api.ts';
import type { ProjectChange, ProjectSnapshot } from '../../shared/contract/outputs.ts';
import { isCohort } from '../../shared/model/template.ts';
import type { NewTemplateId } from '../../shared/model/template.ts';
import { host, invoke } from '../client/invoke.ts';
import { goTo } from './appearance.ts';
import { exportFile } from './export-files.ts';
import { runJob } from './jobs.ts';
import { isOthers } from './other-window.ts';
import { dropFaulty, editMethod, fetchSnapshot, flushEdits, inTurn, showChange, showProject } from './method-edits.ts';
import { ask } from './questions.ts';
import { fail, notify } from './notices.ts';
import { chooseDamaged, offer, offerRescue } from './rescue-project.ts';
import type { DamagedFile } from './rescue-project.ts';
import { showSnapshot, useWorkbench } from './workbench.ts';
import type { LastStep, Words } from './workbench.ts';

/** Shows what an operation made, or says why it failed. Gives whether it went well. */
export async function showAnswer(answer: Result<ProjectSnapshot | ProjectChange>): Promise<boolean> {
  if (!answer.ok) {
    fail(answer);
    return false;
  }
  if ('changed' in answer.value) await showChange(answer.value);
  else showProject(answer.value);
  return true;
}

/** Where a new project is to lie; null when none is chosen, and a fault has been told. */
async function chooseNewFile(suggestedName: string): Promise<FileHandle | null> {
  await beforeLeaving();
  const target = await host().saveFile({ suggestedName, extension: 'ewb' });
  if (target.ok) return target.value;
  fail(target);
  return null;
}

export async function newProject(
  template: NewTemplateId,
  suggestedName: string,
  { title, year, named }: { readonly title: string | null; readonly year: number; readonly named?: ProjectNames },
): Promise<boolean> {
  const target = await chooseNewFile(suggestedName);
  if (target === null) return false;
  const made = await showAnswer(
    await invoke('project.new', {
      ...{ template, target: target.handle, year },
      ...(title ? { title } : {}),
      ...(named === undefined ? {} : { named }),
    }),
  );
  if (made) goTo(isCohort(template) ? 'import' : 'indicators');
  return made;
}

/** The project of a later year on what an earlier one settled; `from`: null for the open one. Gives whether it was made. */
export async function beginNextYear(
  from: FileHandle | null,
  suggestedName: string,
  { title, year }: { readonly title: string | null; readonly year: number },
): Promise<boolean> {
  const target = await chooseNewFile(suggestedName);
  if (target === null) return false;
  const made = await showAnswer(
    await invoke('project.next-year', {
      from: from?.handle ?? null,
      target: target.handle,
      year,
      ...(title ? { title } : {}),
    }),
  );
  if (made) goTo('indicators');
  return made;
}

/** A project file to begin on or to compare with; null: none was chosen. */
export async function chooseProjectFile(): Promise<FileHandle | null> {
  const chosen = await host().openFiles({ purpose: 'earlier-project', extensions: ['ewb'], multiple: false });
  if (chosen.ok) return chosen.value[0] ?? null;
  fail(chosen);
  return null;
}

export async function openProject(): Promise<void> {
  const chosen = await host().openFiles({ purpose: 'project', extensions: ['ewb'], multiple: false });
  if (!chosen.ok) return fail(chosen);
  const [file] = chosen.value;
  if (file) await openHandle(file.handle);
}

export async function openHandle(handle: string): Promise<void> {
  await beforeLeaving();
  await showOpened(await orTakenOver((takeOver) => invoke('project.open', { file: handle, takeOver })), {
    file: handle,
  });
}

export async function openRecent(id: string): Promise<boolean> {
  await beforeLeaving();
  return showOpened(await orTakenOver((takeOver) => invoke('project.open-recent', { id, takeOver })), { recent: id });
}

/** Its scores; or why it isn't open, with the way out where it is damaged. */
async function showOpened(opened: Result<ProjectSnapshot>, source: DamagedFile['source']): Promise<boolean> {
  if (!opened.ok && offerRescue(source, opened.error)) return false;
  if (!(await showAnswer(opened))) return false;
  goTo('scores');
  if (opened.ok) tellDraft(opened.value);
  return true;
}

/** What stands that nobody saved as the baseline, perhaps since a crash: the user is told, since the scores follow it. */
export function tellDraft({ draft }: ProjectSnapshot): void {
  if (draft !== null) notify('info', appError('SCREEN_DRAFT_STANDS'));
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
  await beforeLeaving();
  if (await showAnswer(await runJob(title, (job) => invoke('project.open-sample', { template, job })))) goTo('scores');
}

export async function closeProject(): Promise<void> {
  // What the user sees as this is asked for: another window may open another project meanwhile.
  const { snapshot } = useWorkbench.getState();
  await beforeLeaving();
  const closed = await invoke('project.close', { project: snapshot?.project ?? '' });
  if (!closed.ok) return fail(closed);
  showSnapshot(null);
  goTo('start');
}

/** An incomplete copy is made a project of its own: it is closed first, since a file that is open can't be read past its lock. */
export async function rescueOpenProject(because: AppError): Promise<void> {
  const { snapshot } = useWorkbench.getState();
  if (snapshot === null) return;
  await closeProject();
  const recent = await invoke('app.recent', {});
  const [last] = recent.ok ? recent.value : [];
  if (last?.file === snapshot.file) offer({ source: { recent: last.id }, name: snapshot.file }, because);
  else await chooseDamaged();
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
  const filled = await showAnswer(await invoke('project.fill-from-book', { file, year, reason }));
  if (filled) goTo('scores');
  return filled;
}

/** Before the open project is left: it gets what is still on its way. What can't be scored stays behind, and that is said. */
async function beforeLeaving(): Promise<void> {
  await flushEdits();
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

/** Takes back the step that the bar shows; one made before the project was opened this time, or by another window, only when asked for. What can't be scored yet is given up first. */
/** Questions about undoing that were answered so far. */
let answered = 0;

export async function undo(): Promise<void> {
  if (dropFaulty()) return;
  const pressed = answered;
  await inTurn(async () => {
    // A key held down asks once: its further presses were not meant for what comes after the answer.
    if (pressed !== answered) return;
    const { snapshot, openedAt } = useWorkbench.getState();
    const step = snapshot?.undo.undo;
    if (!step) return;
    const asks = step.entry <= openedAt ? 'undo-earlier' : isOthers(step) ? 'undo-other' : null;
    if (asks !== null) {
      const agreed = await ask({ kind: asks, step });
      answered += 1;
      if (!agreed) return;
    }
    await stepped({ step, way: 'undone' }, await invoke('project.undo', {}));
  });
}

export async function redo(): Promise<void> {
  if (dropFaulty()) return;
  await inTurn(async () => {
    const step = useWorkbench.getState().snapshot?.undo.redo;
    if (step) await stepped({ step, way: 'redone' }, await invoke('project.redo', {}));
  });
}

async function stepped(last: LastStep, answer: Result<ProjectChange>): Promise<void> {
  if (!answer.ok) {
    fail(answer);
    // After PROJECT_CHANGED the screen shows how things stand already.
    if (answer.error.code !== 'PROJECT_CHANGED') await fetchSnapshot();
    return;
  }
  useWorkbench.setState({ lastLabel: null, lastStep: last });
  await showChange(answer.value);
}

/** The results workbook of what the screens show. */
export async function exportWorkbook(title: string): Promise<void> {
  const { snapshot } = useWorkbench.getState();
  if (snapshot === null) return;
  await exportFile({ what: 'workbook', format: 'xlsx', suggestedName: snapshot.title, title });
}

/** Gives the draft up: an edit like any other, which undo takes back. */
export function revertToBaseline(label: Words): void {
  editMethod(label, (working) => useWorkbench.getState().snapshot?.baseline ?? working);
}

/** The working method becomes the baseline. */
export async function saveBaseline(reason: string): Promise<boolean> {
  return promote(reason, {});
}

/** A scenario's method becomes the baseline, and no draft stands. */
export async function makeBaseline(scenario: string, reason: string): Promise<boolean> {
  return promote(reason, { scenario });
}

async function promote(reason: string, what: { readonly scenario?: string }): Promise<boolean> {
  if (!(await flushEdits())) return false;
  return inTurn(async () => {
    const saved = await invoke('method.save', { reason, ...what });
    if (!saved.ok) {
      fail(saved);
      return false;
    }
    await showChange(saved.value);
    notify('success', appError('SCREEN_SAVED_BASELINE'));
    return true;
  });
}
