import { create } from 'zustand';

/** Whether who is at work was given, or refused; null before the settings are here. */
export const useSigning = create<{ readonly asked: boolean | null }>(() => ({ asked: null }));
