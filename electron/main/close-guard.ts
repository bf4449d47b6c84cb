/** What the user chose when closing with unsaved work. */
export type CloseChoice = 'save' | 'discard' | 'cancel';

export interface CloseGuard {
  /** The screens say whether closing would lose edits. */
  setDirty(dirty: boolean): void;
  /** True: let the window close. False: it stays for now, and the user is asked. */
  mayClose(): boolean;
}

export interface CloseSteps {
  ask(): Promise<CloseChoice>;
  /** Tells the screens to save; they answer with setDirty(false), or stay dirty when saving failed. */
  requestSave(): void;
  close(): void;
}

/** Milliseconds in which the screens save after being told to. A save later than that (the user dropped the question meanwhile) doesn't close the window. */
const SAVE_WITHIN = 120_000;

/** Nothing unsaved is lost by closing the window or quitting: ask once, save first if wanted, then close. */
export function createCloseGuard(steps: CloseSteps, saveWithin: number = SAVE_WITHIN): CloseGuard {
  let dirty = false;
  let state: 'open' | 'asking' | 'saving' | 'released' = 'open';
  const decide = async (): Promise<void> => {
    const choice = await steps.ask();
    // Saved meanwhile: there is nothing to lose any more.
    if (choice === 'save' && dirty) {
      state = 'saving';
      setTimeout(() => {
        if (state === 'saving') state = 'open';
      }, saveWithin).unref();
      steps.requestSave();
      return;
    }
    state = choice === 'cancel' ? 'open' : 'released';
    if (state === 'released') steps.close();
  };
  return {
    setDirty: (now) => {
      dirty = now;
      if (state !== 'saving') return;
      state = now ? 'open' : 'released';
      if (!now) steps.close();
    },
    mayClose: () => {
      if (!dirty || state === 'released') return true;
      if (state === 'asking') return false;
      state = 'asking';
      void decide();
      return false;
    },
  };
}
