import { createProjectStore } from '../state/project-store.ts';
import { useQuestions } from '../state/questions.ts';
import { hasDraft, useWorkbench } from '../state/workbench.ts';

const none = {
  ...{ savingBaseline: false, about: false, finding: false, signing: false },
  ...{ settings: false, packaging: false, dropped: null },
};

/** Dialogs of the shell that a key, a menu or a button may open. */
export const useDialogs = createProjectStore<{
  readonly savingBaseline: boolean;
  readonly about: boolean;
  readonly finding: boolean;
  readonly signing: boolean;
  readonly settings: boolean;
  readonly packaging: boolean;
  /** A project file that was dropped on the open one. */
  readonly dropped: File | null;
}>(() => none);

/** Asks for the reason of saving the draft as the baseline; without a draft there is nothing to save. */
export function askToSave(): void {
  if (hasDraft(useWorkbench.getState())) useDialogs.setState({ savingBaseline: true });
}

/** The menu asks for something else: what is asked there is not done, and lies over nothing any more. A rescue is a dialog of its own until it is left. */
export function leaveDialogs(): void {
  useDialogs.setState(none);
  useQuestions.getState().asked?.answer(false);
}

export function askWho(): void {
  useDialogs.setState({ signing: true });
}

/** 分工包 for a colleague. */
export function askForPackage(): void {
  useDialogs.setState({ packaging: true });
}

export function showAbout(): void {
  useDialogs.setState({ about: true });
}

/** Over another dialog it would take away what is asked there. */
export function findAnything(): void {
  if (!isAsking()) useDialogs.setState({ finding: true });
}

export function showSettings(): void {
  if (!isAsking()) useDialogs.setState({ settings: true });
}

function isAsking(): boolean {
  const open = [...document.querySelectorAll<HTMLElement>('[role=dialog][aria-modal=true]')];
  return open.some((dialog) => dialog.offsetParent !== null);
}
