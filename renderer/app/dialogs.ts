import { createProjectStore } from '../state/project-store.ts';
import { hasDraft, useWorkbench } from '../state/workbench.ts';

/** Dialogs of the shell that a key, a menu or a button may open. */
export const useDialogs = createProjectStore<{ readonly savingBaseline: boolean; readonly about: boolean }>(() => ({
  savingBaseline: false,
  about: false,
}));

/** Asks for the reason of saving the draft as the baseline; without a draft there is nothing to save. */
export function askToSave(): void {
  if (hasDraft(useWorkbench.getState())) useDialogs.setState({ savingBaseline: true });
}

export function showAbout(): void {
  useDialogs.setState({ about: true });
}
