import { create } from 'zustand';

/** Dialogs of the shell that a key, a menu or a button may open. */
export const useDialogs = create<{ readonly savingBaseline: boolean }>(() => ({ savingBaseline: false }));
