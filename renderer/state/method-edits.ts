import type { AppError } from '../../shared/base/app-error.ts';
import type { ProjectChange, ProjectSnapshot } from '../../shared/contract/outputs.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Method } from '../../shared/model/method.ts';
import { applyMethodPatch, isEmptyPatch, methodPatch, patchesMeet } from '../../shared/model/method-patch.ts';
import type { MethodPatch } from '../../shared/model/method-patch.ts';
import { newMethodFault } from '../../shared/scoring/new-method-fault.ts';
import { invoke } from '../client/invoke.ts';
import { useAppearance } from './appearance.ts';
import { notify } from './notices.ts';
import { createProjectStore, projectWatch } from './project-store.ts';
import { showNothingDone, showSnapshot, showWorking, useWorkbench } from './workbench.ts';
import type { Words } from './workbench.ts';

/**
 * Edits of the working method on their way to the project. A gesture is in hand while it lasts: one drag, one run of a repeated key.
 * At its end it is sent, as a patch that names only what it changed, and the project makes it one step of its undo.
 */
interface Gesture {
  readonly label: Words;
  /** Edits of the same name go on with it; null: it is a single edit. */
  readonly name: string | null;
  /** The working method before it. */
  readonly before: Method;
  /** It can't be scored as it stands: it waits for the edit that mends it. */
  readonly faulty: boolean;
}
interface SentEdit {
  readonly label: string;
  readonly patch: MethodPatch;
}

/** A repeated key or button is let go of after this many milliseconds without another press. */
const PAUSE = 500;
/** A single edit is sent after the frame that shows it. */
const FRAME = 30;
/** An import holds the project for itself; what waits for it asks again after so many milliseconds. */
const AGAIN = 250;

interface Edits {
  readonly hand: Gesture | null;
  /** Oldest first; the first is on its way. */
  readonly sent: readonly SentEdit[];
  /** A pointer is down on a slider: holding still doesn't end the gesture. */
  readonly held: boolean;
}
const edits = createProjectStore<Edits>(() => ({ hand: null, sent: [], held: false }));
let timer = 0;
/** The project's writes of this window, one after the other. */
let queue: Promise<unknown> = Promise.resolve();

/** An edit of the working method. `change` gives the same object back when there's nothing to do. */
export function editMethod(label: Words, change: (method: Method) => Method, name: string | null = null): void {
  const { hand: open } = edits.getState();
  if (open !== null && !open.faulty && (name === null || open.name !== name)) endHand();
  const { snapshot, working } = useWorkbench.getState();
  if (snapshot === null || working === null) return;
  const next = change(working);
  if (next === working) return;
  const { hand, held } = edits.getState();
  edits.setState({ hand: hand === null ? { label, name, before: working, faulty: false } : { ...hand, name } });
  notePending();
  showWorking(next, label, hand === null);
  clearTimeout(timer);
  if (!held) timer = window.setTimeout(endHand, name === null ? FRAME : PAUSE);
}

/** A slider is taken hold of. */
export function beginGesture(): void {
  edits.setState({ held: true });
}

/** It is let go: the next edit of the same slider is a step of its own. */
export function endGesture(): void {
  edits.setState({ held: false });
  endHand();
}

/** Sends what is in hand. Why it can't be, if so: it stays in hand then. */
function endHand(): AppError | null {
  clearTimeout(timer);
  const { snapshot, working } = useWorkbench.getState();
  const { hand, sent } = edits.getState();
  if (hand === null || snapshot === null || working === null) return null;
  const fault = newMethodFault(snapshot.dataset, hand.before, working);
  if (fault !== null) {
    edits.setState({ hand: { ...hand, faulty: true } });
    return fault;
  }
  const patch = methodPatch(hand.before, working);
  const label = inWords(hand.label);
  edits.setState({ hand: null, sent: isEmptyPatch(patch) ? sent : [...sent, { label, patch }] });
  notePending();
  if (!isEmptyPatch(patch)) void inTurn(() => send(label, patch));
  return null;
}

async function send(label: string, patch: MethodPatch): Promise<void> {
  const here = projectWatch();
  let held = savedWorking();
  let answer = await invoke('method.edit', { label, patch: plain(patch) });
  while (!answer.ok && here()) {
    if (answer.error.code === 'PROJECT_CHANGED') {
      // The screen shows by now what another window changed. An edit of something else goes on from there.
      const found = savedWorking();
      if (held === null || found === null || patchesMeet(methodPatch(held, found), patch)) break;
      held = found;
    } else if (answer.error.code === 'PROJECT_IMPORT_RUNNING')
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    else break;
    answer = await invoke('method.edit', { label, patch: plain(patch) });
  }
  if (!here()) return;
  edits.setState(({ sent }) => ({ sent: sent.slice(1) }));
  if (answer.ok) {
    await showChange(answer.value);
  } else {
    notify('error', answer.error);
    const { snapshot } = useWorkbench.getState();
    if (snapshot !== null && showSnapshot(snapshot, makeAgain)) showNothingDone();
  }
  notePending();
}

/** Makes sure that the project has every edit; gives whether it has. What can't be scored is said and stays in hand. */
export async function flushEdits(): Promise<boolean> {
  const fault = endHand();
  if (fault !== null) notify('warning', fault);
  await settled();
  return fault === null;
}

/** Gives up what is in hand where it can't be scored; gives whether there was such. */
export function dropFaulty(): boolean {
  if (endHand() === null) return false;
  const { hand } = edits.getState();
  if (hand === null) return false;
  giveUp(hand);
  return true;
}

/** Escape on a slider: takes back the gesture of that name, so that nothing of it is sent; gives whether it was in hand. */
export function dropGesture(name: string): boolean {
  const { hand } = edits.getState();
  if (hand === null || hand.name !== name) return false;
  giveUp(hand);
  return true;
}

function giveUp({ before, label }: Gesture): void {
  clearTimeout(timer);
  edits.setState({ hand: null });
  notePending();
  showWorking(before, label, true);
}

/** Runs a write of the project after those before it, so that each knows what the last one made. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work);
  queue = turn.catch(() => undefined);
  return turn;
}

/** Every write begun so far has its answer. */
export async function settled(): Promise<void> {
  await queue;
}

/** Shows what a write changed. A screen that missed a change of another window fetches everything. */
export async function showChange({ project, from, revision, chain, undo, changed }: ProjectChange): Promise<void> {
  const { snapshot } = useWorkbench.getState();
  if (snapshot === null || snapshot.project !== project || snapshot.revision > revision) return;
  if (snapshot.revision === from) {
    showSnapshot({ ...snapshot, ...changed, undo, revision, chain }, makeAgain);
    return;
  }
  await fetchSnapshot();
}

/** Shows an answer that holds the whole project, with the edits that it doesn't have yet. */
export function showProject(snapshot: ProjectSnapshot): void {
  showSnapshot(snapshot, makeAgain);
}

export async function fetchSnapshot(): Promise<Result<ProjectSnapshot | null>> {
  const answer = await invoke('project.snapshot', {});
  if (answer.ok && answer.value !== null) showProject(answer.value);
  return answer;
}

/** The edits that the project doesn't have yet, on whatever method it has by now. One that no longer fits is left to the project to refuse. */
function makeAgain(method: Method): Method {
  const { working } = useWorkbench.getState();
  const { hand, sent } = edits.getState();
  const before = sent.reduce((made, { patch }) => patched(made, patch), method);
  if (hand === null || working === null) return before;
  const patch = methodPatch(hand.before, working);
  edits.setState({ hand: { ...hand, before } });
  return patched(before, patch);
}

function patched(method: Method, patch: MethodPatch): Method {
  const made = applyMethodPatch(method, patch);
  return made.ok ? made.value : method;
}

/** The working method as the project has it, without the edits on their way. */
function savedWorking(): Method | null {
  const { snapshot } = useWorkbench.getState();
  return snapshot === null ? null : (snapshot.draft ?? snapshot.baseline);
}

/** As the project keeps it: in the language of whoever made it. */
function inWords(label: Words): string {
  return typeof label === 'string' ? label : label(useAppearance.getState().language);
}

function notePending(): void {
  const { hand, sent } = edits.getState();
  useWorkbench.setState({ pending: hand === null ? (sent.at(-1)?.label ?? null) : inWords(hand.label) });
}

/** The schema's inferred input is mutable; a JSON copy is, and is what crosses anyway. */
function plain(patch: MethodPatch): Parameters<typeof invoke<'method.edit'>>[1]['patch'] {
  return JSON.parse(JSON.stringify(patch));
}
