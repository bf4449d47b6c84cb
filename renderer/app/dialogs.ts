import { create } from 'zustand';
import { host } from '../client/session.ts';
import { hasEdits, useWorkbench } from '../state/workbench.ts';

/** Dialogs of the shell that a key, a menu or a button may open. */
export const useDialogs = create<{ readonly savingBaseline: boolean }>(() => ({ savingBaseline: false }));

/** Asks for the reason of saving; where nothing is edited, tells the host that nothing would be lost. */
export function askToSave(): void {
  if (hasEdits(useWorkbench.getState())) useDialogs.setState({ savingBaseline: true });
  else host().setDirty(false);
}

/** The question is put away unsaved: a host that waits for the save to close the window must not go on waiting. */
export function dropSave(): void {
  useDialogs.setState({ savingBaseline: false });
  host().setDirty(hasEdits(useWorkbench.getState()));
}
