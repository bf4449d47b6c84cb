import { createProjectStore } from '../state/project-store.ts';
import { useQuestions } from '../state/questions.ts';
import { hasDraft, useWorkbench } from '../state/workbench.ts';

/** Dialogs of the shell that a key, a menu or a button may open. */
export const useDialogs = createProjectStore<{
  readonly savingBaseline: boolean;
  readonly about: boolean;
  readonly finding: boolean;
  readonly signing: boolean;
}>(() => ({ savingBaseline: false, about: false, finding: false, signing: false }));

/** Asks for the reason of saving the draft as the baseline; without a draft there is nothing to save. */
export function askToSave(): void {
  if (hasDraft(useWorkbench.getState())) useDialogs.setState({ savingBaseline: true });
}

/** The menu asks for something else: what is asked there is not done, and lies over nothing any more. A rescue is a dialog of its own until it is left. */
export function leaveDialogs(): void {
  useDialogs.setState({ savingBaseline: false, about: false, finding: false, signing: false });
  useQuestions.getState().asked?.answer(false);
}

export function askWho(): void {
  useDialogs.setState({ signing: true });
}

export function showAbout(): void {
  useDialogs.setState({ about: true });
}

/** Over another dialog it would take away what is asked there. */
export function findAnything(): void {
  const open = [...document.querySelectorAll<HTMLElement>('[role=dialog][aria-modal=true]')];
  if (open.every((dialog) => dialog.offsetParent === null)) useDialogs.setState({ finding: true });
}
