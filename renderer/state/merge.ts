import type { AppError } from '../../shared/base/app-error.ts';
import type { FileHandle } from '../../shared/contract/host-api.ts';
import type { MergeEffect } from '../../shared/contract/outputs.ts';
import type { MergeChoice, MergeLine, MergeLook } from '../../shared/model/merge/merge-line.ts';
import { host, invoke } from '../client/invoke.ts';
import { goTo } from './appearance.ts';
import { cancelJob, runJob, runTrial } from './jobs.ts';
import { flushEdits, inTurn, showChange } from './method-edits.ts';
import { fail } from './notices.ts';
import { createProjectStore, createQuestion, projectWatch } from './project-store.ts';
import { useWorkbench } from './workbench.ts';

/** Where merging a colleague's project stands; kept outside the screen, so that looking at another screen loses nothing. */
type MergeStage =
  /** `error`: why the file that was chosen can't be merged. */
  | { readonly step: 'choose'; readonly error: AppError | null }
  | { readonly step: 'looking'; readonly job: string | null }
  | { readonly step: 'looked'; readonly look: MergeLook }
  | { readonly step: 'merging'; readonly look: MergeLook; readonly job: string | null }
  | { readonly step: 'done'; readonly look: MergeLook; readonly lines: readonly MergeLine[]; readonly entry: number };

interface MergeState {
  readonly file: FileHandle | null;
  readonly stage: MergeStage;
  /** What was decided, by the ids of lines; those that aren't named are taken, or undecided where they are conflicts. */
  readonly choices: Readonly<Record<string, MergeChoice>>;
  /** Of what is decided, undecided conflicts as ours; null: it is being tried. */
  readonly effect: MergeEffect | AppError | null;
  /** What is being tried for the effect: its job, since when (as `performance.now()`), and how often others' writes have called it off. */
  readonly trial: MergeTrial | null;
}

export interface MergeTrial {
  readonly job: string;
  readonly since: number;
  readonly again: number;
}

const beginning: MergeState = {
  file: null,
  stage: { step: 'choose', error: null },
  choices: {},
  effect: null,
  trial: null,
};
export const useMerge = createProjectStore<MergeState>(() => beginning);

/** The lines as they are decided now. */
export function decidedLines(
  { lines }: Pick<MergeLook, 'lines'>,
  choices: Readonly<Record<string, MergeChoice>>,
): readonly MergeLine[] {
  return lines.map((line) => {
    const choice = choices[line.id] ?? (line.conflict ? null : 'theirs');
    return choice === line.choice ? line : { ...line, choice };
  });
}

/** The menu's way in: the screen, and at once the dialog that chooses the file. */
export async function mergeColleague(): Promise<void> {
  if (useWorkbench.getState().snapshot === null) return;
  goTo('merge');
  await chooseColleague();
}

/** None chosen: all stays as it was. */
export async function chooseColleague(): Promise<void> {
  if (isMerging()) return;
  const here = projectWatch();
  const chosen = await host().openFiles({ purpose: 'colleague-project', extensions: ['ewb'], multiple: false });
  if (!chosen.ok) return fail(chosen);
  const [file] = chosen.value;
  if (file && here()) await lookAt(file);
}

/** A file that was dropped on the window. */
export async function mergeFile(file: FileHandle): Promise<void> {
  goTo('merge');
  await lookAt(file);
}

const question = createQuestion();

/** Errors of the file are shown where it was chosen, with its name. */
async function lookAt(file: FileHandle): Promise<void> {
  if (isMerging()) return;
  await flushEdits();
  const latest = question();
  useMerge.setState({ file, choices: {}, effect: null, stage: { step: 'looking', job: null } });
  const looked = await runJob(file.name, (job) => {
    useMerge.setState({ stage: { step: 'looking', job } });
    return invoke('merge.look', { file: file.handle, lines: {}, prefer: null, job });
  });
  if (!latest()) return;
  if (!looked.ok) {
    const error = looked.error.code === 'CANCELLED' ? null : named(looked.error, file);
    useMerge.setState({ stage: { step: 'choose', error }, ...(error === null ? { file: null } : {}) });
    return;
  }
  useMerge.setState({ stage: { step: 'looked', look: looked.value } });
  tryOut();
}

/** The project is another than when the files were compared, or what was decided lets other things be decided: compared anew, decisions stay. */
async function lookAgain(): Promise<void> {
  const { file, stage, choices } = useMerge.getState();
  if (file === null || stage.step !== 'looked') return;
  const latest = question();
  const looked = await invoke('merge.look', { file: file.handle, lines: choices, prefer: null, job: nextJob() });
  if (!latest() || useMerge.getState().stage.step !== 'looked') return;
  if (looked.ok) useMerge.setState({ stage: { step: 'looked', look: looked.value } });
  else useMerge.setState({ stage: { step: 'choose', error: named(looked.error, file) } });
}

/** Kinds whose lines depend on what is chosen of others. */
const woven: ReadonlySet<MergeLine['kind']> = new Set([
  ...(['framework', 'units', 'baseline', 'draft', 'scenario', 'structure', 'plan'] as const),
]);

export function decide(lines: readonly MergeLine[], choice: MergeChoice): void {
  const { stage, choices } = useMerge.getState();
  if (stage.step !== 'looked' || lines.length === 0) return;
  const decided = lines.flatMap((line) => (choice === 'both' && !line.both ? [] : [[line.id, choice] as const]));
  useMerge.setState({ choices: { ...choices, ...Object.fromEntries(decided) } });
  tryOut();
  if (lines.some(({ kind }) => woven.has(kind))) void lookAgain();
}

export function leaveMerge(): void {
  if (isMerging()) return;
  callOff();
  useMerge.setState(beginning);
  goTo('scores');
}

/** Writes it: one step of the undo. */
export async function applyMerge(title: string): Promise<void> {
  const { file, stage, choices } = useMerge.getState();
  if (file === null || stage.step !== 'looked') return;
  const { look } = stage;
  callOff();
  useMerge.setState({ stage: { step: 'merging', look, job: null } });
  await flushEdits();
  const here = projectWatch();
  const merged = await inTurn(() =>
    runJob(title, (job) => {
      useMerge.setState({ stage: { step: 'merging', look, job } });
      return invoke('merge.apply', { file: file.handle, lines: { ...choices }, prefer: null, head: look.head, job });
    }),
  );
  if (!here()) return;
  if (!merged.ok) {
    useMerge.setState({ stage: { step: 'looked', look } });
    fail({ ok: false, error: named(merged.error, file) });
    await lookAgain();
    tryOut();
    return;
  }
  const entry = merged.value.undo.undo?.entry ?? 0;
  useMerge.setState({ stage: { step: 'done', look, lines: decidedLines(look, choices), entry } });
  useWorkbench.setState({ lastLabel: () => title, lastStep: null });
  await showChange(merged.value);
}

function isMerging(): boolean {
  return useMerge.getState().stage.step === 'merging';
}

/** Said of the file by the name that the user chose, not by where the host keeps it. */
function named(error: AppError, { name }: FileHandle): AppError {
  return error.params?.['path'] === undefined || name === ''
    ? error
    : { ...error, params: { ...error.params, path: name } };
}

let jobs = 0;
function nextJob(): string {
  jobs += 1;
  return `merge-${jobs}-${Math.round(performance.timeOrigin)}`;
}

/** Milliseconds after the last decision before it is tried. */
const REST = 250;
const effectQuestion = createQuestion();
let waiting = 0;

function callOff(): void {
  clearTimeout(waiting);
  effectQuestion();
  const { trial } = useMerge.getState();
  if (trial === null) return;
  useMerge.setState({ trial: null });
  void cancelJob(trial.job);
}

/** What is decided now would do to ranks and tiers, tried once it rests; what was being tried is called off. */
function tryOut(again = 0): void {
  callOff();
  const { file, stage } = useMerge.getState();
  if (file === null || stage.step !== 'looked' || stage.look.lines.length === 0) return;
  const latest = effectQuestion();
  useMerge.setState({ effect: null });
  waiting = window.setTimeout(() => {
    const { choices } = useMerge.getState();
    void runTrial((job) => {
      useMerge.setState({ trial: { job, since: performance.now(), again } });
      return invoke('merge.effect', { file: file.handle, lines: { ...choices }, prefer: 'mine', job });
    }).then((tried) => {
      if (!latest()) return;
      useMerge.setState({ trial: null });
      // Whoever wrote meanwhile has called it off.
      if (!tried.ok && tried.error.code === 'CANCELLED') return tryOut(again + 1);
      useMerge.setState({ effect: tried.ok ? tried.value : named(tried.error, file) });
    });
  }, REST);
}

// What is written meanwhile, here or in another window, may have changed what the lines are held against.
useWorkbench.subscribe(({ snapshot: is }, { snapshot: was }) => {
  if (is === null || was === null || is.project !== was.project || is.revision === was.revision) return;
  if (useMerge.getState().stage.step !== 'looked') return;
  void lookAgain().then(() => tryOut());
});
