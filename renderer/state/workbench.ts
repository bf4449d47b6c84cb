import { flushSync } from 'react-dom';
import type { AppError } from '../../shared/base/app-error.ts';
import type { ProjectSnapshot, UndoStep } from '../../shared/contract/outputs.ts';
import type { Language } from '../../shared/messages/catalogue.ts';
import { namedDataset } from '../../shared/report/english-names.ts';
import type { Method } from '../../shared/model/method.ts';
import { isEmptyPatch, methodPatch } from '../../shared/model/method-patch.ts';
import type { ScoreResult } from '../../shared/model/score-result.ts';
import { createScorer } from '../../shared/scoring/create-scorer.ts';
import type { Scorer } from '../../shared/scoring/create-scorer.ts';
import { showBasis } from '../client/project-writes.ts';
import { useAppearance } from './appearance.ts';
import { createProjectStore, leaveProject } from './project-store.ts';
import { compareResults, noChange } from './result-change.ts';
import type { ResultChange } from './result-change.ts';

/** What an edit is called: in the language that the reader has by then, where it is known how. */
export type Words = string | ((language: Language) => string);

export interface LastStep {
  readonly step: UndoStep;
  readonly way: 'done' | 'undone' | 'redone';
}

export interface WorkbenchState {
  readonly snapshot: ProjectSnapshot | null;
  /** The project's working method with the edits that are on their way to it. */
  readonly working: Method | null;
  /** What the last of those edits is called; null: the project has them all. */
  readonly pending: string | null;
  /** Codes whose weight redistribution leaves alone. */
  readonly locked: ReadonlySet<string>;
  readonly unit: string | null;
  /** Number of the last change written to the project before it was opened this time; 0: none. */
  readonly openedAt: number;
  /** Result of the working method; the last good one while `scoreError` says why the present one can't be made. */
  readonly result: ScoreResult | null;
  /** The method that `result` was made by: `working`, or the one before while a score is due or failed. */
  readonly resultMethod: Method | null;
  readonly baselineResult: ScoreResult | null;
  readonly scoreError: AppError | null;
  /** What the last edit (the whole gesture) changed, and what all edits change against the baseline. */
  readonly lastChange: ResultChange;
  /** What that edit is called; null: the last action was a step of the project's undo, or none was. */
  readonly lastLabel: Words | null;
  /** The step that the last action was, or that was taken back or made again. */
  readonly lastStep: LastStep | null;
  readonly sinceBaseline: ResultChange;
  /** Where the last action made another baseline: what is shown now against the one before; null: it made none. */
  readonly sinceOldBaseline: ResultChange | null;
}

const empty: WorkbenchState = {
  snapshot: null,
  working: null,
  pending: null,
  locked: new Set(),
  unit: null,
  openedAt: 0,
  result: null,
  resultMethod: null,
  baselineResult: null,
  scoreError: null,
  lastChange: noChange,
  lastLabel: null,
  lastStep: null,
  sinceBaseline: noChange,
  sinceOldBaseline: null,
};

export const useWorkbench = createProjectStore<WorkbenchState>(() => empty);

let scorer: Scorer | null = null;
/** Result before the current gesture, and of which method: what the strip compares with. */
let reference: { readonly result: ScoreResult; readonly method: Method | null } | null = null;
/** Calls off the scoring that waits for the next frame; null: none waits. */
let callOff: (() => void) | null = null;

/** The method that a project's screens show and its exports take. */
function workingMethod({ draft, baseline }: Pick<ProjectSnapshot, 'draft' | 'baseline'>): Method {
  return draft ?? baseline;
}

/**
 * A project was opened or changed; null closes it. `pending` makes the edits that the project doesn't have yet on its method. Gives whether
 * it is shown: an answer that was overtaken isn't.
 */
export function showSnapshot(
  snapshot: ProjectSnapshot | null,
  pending: (method: Method) => Method = (method) => method,
): boolean {
  if (snapshot === null) {
    scorer = null;
    reference = null;
    leaveProject();
    showBasis(null);
    return true;
  }
  if (useWorkbench.getState().snapshot?.project !== snapshot.project) {
    scorer = null;
    leaveProject();
  }
  const held = useWorkbench.getState();
  if (held.snapshot !== null && held.snapshot.revision > snapshot.revision) return false;
  showBasis(snapshot);
  const sameDataset = scorer !== null && held.snapshot?.dataset.values === snapshot.dataset.values;
  if (!sameDataset) scorer = createScorer(snapshot.dataset);
  const next = pending(workingMethod(snapshot));
  // Kept where it says the same: what is drawn and scored goes by identity.
  const working = held.working !== null && isEmptyPatch(methodPatch(held.working, next)) ? held.working : next;
  const shown = named(snapshot, working);
  const sameBaseline = sameDataset && held.snapshot?.baseline === snapshot.baseline;
  const plain = snapshot.draft === null && isEmptyPatch(methodPatch(working, snapshot.baseline));
  useWorkbench.setState({
    snapshot: shown,
    working: plain ? snapshot.baseline : working,
    openedAt: held.snapshot === null ? (snapshot.undo.undo?.entry ?? 0) : held.openedAt,
    ...namedStep(held, snapshot),
  });
  if (sameBaseline && held.working === working && held.resultMethod === working) {
    if (isOtherStep(held.snapshot, snapshot)) useWorkbench.setState({ lastChange: noChange, sinceOldBaseline: null });
    return true;
  }
  rescore(held, sameBaseline);
  return true;
}

/**
 * The snapshot with the index called as a method calls it and units, indicators and measures by their names in the reader's language, so that whatever names nodes does; the same one where it is
 * called so. It is the same data: that goes by its values.
 */
function named(snapshot: ProjectSnapshot, method: Method): ProjectSnapshot {
  const dataset = namedDataset(snapshot.dataset, method, useAppearance.getState().language);
  return dataset === snapshot.dataset ? snapshot : { ...snapshot, dataset };
}

useAppearance.subscribe((is, was) => {
  const { snapshot, working } = useWorkbench.getState();
  if (is.language !== was.language && snapshot !== null && working !== null)
    useWorkbench.setState({ snapshot: named(snapshot, working) });
});

/** What was done to the project since it was last shown, where that is a step of its own: an edit of the method was named when it was made. */
function namedStep(
  { snapshot: before, lastStep }: WorkbenchState,
  { undo: { undo: step } }: ProjectSnapshot,
): Partial<WorkbenchState> {
  if (before === null || step === null || step.subject === 'draft') return {};
  if (step.entry <= (before.undo.undo?.entry ?? 0)) return {};
  // One that was made again is the newest step as well.
  return lastStep?.way === 'redone' && lastStep.step.key === step.key && lastStep.step.subject === step.subject
    ? {}
    : { lastLabel: null, lastStep: { step, way: 'done' } };
}

/** Whether a step was done or taken back since that isn't an edit of the method: what such an edit changed was said when it was made. */
function isOtherStep(before: ProjectSnapshot | null, after: ProjectSnapshot): boolean {
  const [was, is] = [before?.undo.undo ?? null, after.undo.undo];
  const step = (was?.entry ?? 0) > (is?.entry ?? 0) ? was : is;
  return before !== null && was?.entry !== is?.entry && step?.subject !== 'draft';
}

/** Scores at once what a snapshot brought, and says what moved. */
function rescore(held: WorkbenchState, sameBaseline: boolean): void {
  const { snapshot, working } = useWorkbench.getState();
  if (scorer === null || snapshot === null || working === null) return;
  const scoredBaseline = sameBaseline ? null : scorer.score(snapshot.baseline);
  const scored = scoredBaseline !== null && working === snapshot.baseline ? scoredBaseline : scorer.score(working);
  const baselineResult =
    scoredBaseline === null ? held.baselineResult : scoredBaseline.ok ? scoredBaseline.value : null;
  const result = scored.ok ? scored.value : null;
  useWorkbench.setState({
    baselineResult,
    result,
    resultMethod: result === null ? null : working,
    scoreError: scored.ok ? null : scored.error,
    lastChange: changeSince(held, snapshot, result, working),
    sinceBaseline:
      baselineResult && result ? compareResults(baselineResult, result, [snapshot.baseline, working]) : noChange,
    sinceOldBaseline:
      held.baselineResult !== null && result !== null && hasOtherBaseline(held.snapshot, snapshot)
        ? compareResults(held.baselineResult, result, [held.snapshot?.baseline ?? null, working])
        : null,
  });
  reference = result === null ? null : { result, method: working };
}

/** A project that was just opened has been changed by nobody; one that comes a second time still is what the last action made of it. */
function changeSince(
  held: WorkbenchState,
  snapshot: ProjectSnapshot,
  result: ScoreResult | null,
  working: Method,
): ResultChange {
  if (held.snapshot === null || result === null) return noChange;
  const again = held.snapshot.revision === snapshot.revision;
  const sameMethod = held.resultMethod !== null && isEmptyPatch(methodPatch(held.resultMethod, working));
  return again && sameMethod ? held.lastChange : compareResults(held.result, result, [held.resultMethod, working]);
}

/** Whether a method was saved as the baseline, or that was taken back, since the project was shown last. */
function hasOtherBaseline(before: ProjectSnapshot | null, after: ProjectSnapshot): boolean {
  return before !== null && before.dataset.values === after.dataset.values && before.baseline !== after.baseline;
}

/** What was done last was refused and is gone from the screens: nobody changed anything. */
export function showNothingDone(): void {
  useWorkbench.setState({ lastLabel: null, lastStep: null, lastChange: noChange, sinceOldBaseline: null });
}

/** The working method as the user has it in hand; scored in the next frame. `first`: the strip compares with what is shown now. */
export function showWorking(working: Method, label: Words, first: boolean): void {
  const { snapshot, result, resultMethod } = useWorkbench.getState();
  if (first) reference = result === null ? null : { result, method: resultMethod };
  useWorkbench.setState({
    snapshot: snapshot === null ? null : named(snapshot, working),
    working,
    lastLabel: label,
    lastStep: null,
    sinceOldBaseline: null,
  });
  requestScore();
}

export function setLocked(code: string, on: boolean): void {
  const next = new Set(useWorkbench.getState().locked);
  if (on) next.add(code);
  else next.delete(code);
  useWorkbench.setState({ locked: next });
}

export function selectUnit(unit: string | null): void {
  useWorkbench.setState({ unit });
}

/** Whether a draft stands: the working method isn't the saved baseline. */
export function hasDraft({ snapshot, working }: WorkbenchState): boolean {
  return snapshot !== null && working !== snapshot.baseline;
}

/** Whether the open project has no indicators yet. */
export function isBlank({ snapshot }: WorkbenchState): boolean {
  return snapshot !== null && snapshot.framework.indicators.length === 0 && snapshot.dataset.measures.length === 0;
}

/** However many edits a frame brings, it scores once. A hidden window gets no frames: then after 100 ms. */
function requestScore(): void {
  if (callOff !== null) return;
  if (document.hidden) {
    const timer = window.setTimeout(scoreNow, 100);
    callOff = () => clearTimeout(timer);
  } else {
    const frame = requestAnimationFrame(scoreNow);
    callOff = () => cancelAnimationFrame(frame);
  }
}

/** Scores and shows the edits that wait for the next frame, for what has to go on from them at once: the editor of the next cell. */
export function showEdits(): void {
  if (callOff === null) return;
  callOff();
  scoreNow();
}

function scoreNow(): void {
  callOff = null;
  const { snapshot, working, baselineResult } = useWorkbench.getState();
  if (scorer === null || working === null) return;
  const began = performance.now();
  const scored = scorer.score(working);
  performance.measure('workbench:core', { start: began, end: performance.now() });
  // Grid and strip are painted in the frame of the edit, not in a later task.
  flushSync(() => {
    if (!scored.ok) {
      useWorkbench.setState({ scoreError: scored.error });
      return;
    }
    useWorkbench.setState({
      result: scored.value,
      resultMethod: working,
      scoreError: null,
      lastChange: reference ? compareResults(reference.result, scored.value, [reference.method, working]) : noChange,
      sinceBaseline: baselineResult
        ? compareResults(baselineResult, scored.value, [snapshot?.baseline ?? null, working])
        : noChange,
    });
  });
  performance.measure('workbench:edit', { start: began, end: performance.now() });
}
