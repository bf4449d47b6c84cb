import { flushSync } from 'react-dom';
import { create } from 'zustand';
import type { AppError } from '../../shared/base/app-error.ts';
import type { ProjectSnapshot } from '../../shared/contract/outputs.ts';
import type { Method } from '../../shared/model/method.ts';
import type { ScoreResult } from '../../shared/model/score-result.ts';
import { createScorer } from '../../shared/scoring/create-scorer.ts';
import type { Scorer } from '../../shared/scoring/create-scorer.ts';
import { compareResults, noChange } from './result-change.ts';
import type { ResultChange } from './result-change.ts';

/** One undoable edit of the working method. `gesture`: edits of one drag or key repeat are one step. */
interface EditStep {
  readonly label: string;
  readonly gesture: string | null;
  readonly before: Method;
}

export interface WorkbenchState {
  readonly snapshot: ProjectSnapshot | null;
  /** The baseline with the edits that aren't saved. */
  readonly working: Method | null;
  readonly past: readonly EditStep[];
  readonly future: readonly EditStep[];
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
  readonly lastLabel: string | null;
  readonly sinceBaseline: ResultChange;
}

const empty: WorkbenchState = {
  snapshot: null,
  working: null,
  past: [],
  future: [],
  locked: new Set(),
  unit: null,
  openedAt: 0,
  result: null,
  resultMethod: null,
  baselineResult: null,
  scoreError: null,
  lastChange: noChange,
  lastLabel: null,
  sinceBaseline: noChange,
};

export const useWorkbench = create<WorkbenchState>(() => empty);

let scorer: Scorer | null = null;
/** Result before the current gesture: what the strip compares with. */
let reference: ScoreResult | null = null;
let frame = 0;

/** A project was opened or changed on disk; null closes it. Unsaved edits survive as long as the baseline is the one they were made on. */
export function showSnapshot(snapshot: ProjectSnapshot | null): void {
  if (snapshot === null) {
    scorer = null;
    reference = null;
    useWorkbench.setState(empty, true);
    return;
  }
  const held = useWorkbench.getState();
  if (held.snapshot !== null && held.snapshot.file === snapshot.file && held.snapshot.revision > snapshot.revision)
    return;
  scorer = createScorer(snapshot.dataset);
  const sameProject =
    held.snapshot !== null && held.snapshot.file === snapshot.file && held.snapshot.createdAt === snapshot.createdAt;
  const keepsEdits = sameProject && JSON.stringify(held.snapshot?.baseline) === JSON.stringify(snapshot.baseline);
  const working = keepsEdits && held.working !== null ? held.working : snapshot.baseline;
  const scoredBaseline = scorer.score(snapshot.baseline);
  const scored = working === snapshot.baseline ? scoredBaseline : scorer.score(working);
  const baselineResult = scoredBaseline.ok ? scoredBaseline.value : null;
  const result = scored.ok ? scored.value : null;
  const comparable =
    sameProject && held.result !== null && result !== null && held.result.units.length === result.units.length;
  useWorkbench.setState({
    snapshot,
    working,
    baselineResult,
    result,
    resultMethod: result === null ? null : working,
    past: keepsEdits ? held.past : [],
    future: keepsEdits ? held.future : [],
    locked: sameProject ? held.locked : new Set<string>(),
    unit: sameProject ? held.unit : null,
    openedAt: sameProject ? held.openedAt : (snapshot.undo.undo?.entry ?? 0),
    scoreError: scored.ok ? null : scored.error,
    lastChange: comparable ? compareResults(held.result, result) : noChange,
    lastLabel: sameProject ? held.lastLabel : null,
    sinceBaseline: baselineResult && result ? compareResults(baselineResult, result) : noChange,
  });
  reference = result;
}

/** An edit of the working method. `change` gives the same object back when there's nothing to do. */
export function editMethod(label: string, change: (method: Method) => Method, gesture: string | null = null): void {
  const { working, past } = useWorkbench.getState();
  if (working === null) return;
  const next = change(working);
  if (next === working) return;
  const open = past.at(-1);
  const continues = gesture !== null && open?.gesture === gesture;
  if (!continues) reference = useWorkbench.getState().result;
  useWorkbench.setState({
    working: next,
    past: continues ? past : [...past, { label, gesture, before: working }],
    future: [],
    lastLabel: label,
  });
  requestScore();
}

export function undoEdit(): boolean {
  const { past, future, working } = useWorkbench.getState();
  const step = past.at(-1);
  if (step === undefined || working === null) return false;
  reference = useWorkbench.getState().result;
  useWorkbench.setState({
    working: step.before,
    past: past.slice(0, -1),
    future: [...future, { ...step, before: working }],
    lastLabel: step.label,
  });
  requestScore();
  return true;
}

export function redoEdit(): boolean {
  const { past, future, working } = useWorkbench.getState();
  const step = future.at(-1);
  if (step === undefined || working === null) return false;
  reference = useWorkbench.getState().result;
  useWorkbench.setState({
    working: step.before,
    future: future.slice(0, -1),
    past: [...past, { ...step, gesture: null, before: working }],
    lastLabel: step.label,
  });
  requestScore();
  return true;
}

/** Ends a drag: the next edit of the same slider is a step of its own. */
export function endGesture(): void {
  const { past } = useWorkbench.getState();
  const open = past.at(-1);
  if (open?.gesture != null) useWorkbench.setState({ past: [...past.slice(0, -1), { ...open, gesture: null }] });
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

export function hasEdits(state: WorkbenchState): boolean {
  return state.snapshot !== null && state.working !== state.snapshot.baseline && state.past.length > 0;
}

/** Whether the open project has no indicators yet. */
export function isBlank({ snapshot }: WorkbenchState): boolean {
  return snapshot !== null && snapshot.framework.indicators.length === 0 && snapshot.dataset.measures.length === 0;
}

/** However many edits a frame brings, it scores once. A hidden window gets no frames: then after 100 ms. */
function requestScore(): void {
  if (frame !== 0) return;
  frame = document.hidden ? window.setTimeout(scoreNow, 100) : requestAnimationFrame(scoreNow);
}

function scoreNow(): void {
  frame = 0;
  const { working, baselineResult } = useWorkbench.getState();
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
      lastChange: reference ? compareResults(reference, scored.value) : noChange,
      sinceBaseline: baselineResult ? compareResults(baselineResult, scored.value) : noChange,
    });
  });
  performance.measure('workbench:edit', { start: began, end: performance.now() });
}
