import { randomBytes } from 'node:crypto';

type HandleMode = 'read' | 'write';

/** Files that the user chose, by an id that can't be guessed. A handle is good for the use it was issued for, and for this launch. */
export interface HandleStore {
  issue(path: string, mode: HandleMode): string;
  /** The path, or null if the id is unknown or was issued for the other use. */
  resolve(handle: string, mode: HandleMode): string | null;
}

/** Enough for every file of a long session; a screen that asked for more would be a fault. */
const KEPT_MOST = 20_000;

export function createHandleStore(newId: () => string = () => randomBytes(24).toString('base64url')): HandleStore {
  const issued = new Map<string, { readonly path: string; readonly mode: HandleMode }>();
  return {
    issue: (path, mode) => {
      const id = newId();
      issued.set(id, { path, mode });
      const oldest = issued.size > KEPT_MOST ? issued.keys().next().value : undefined;
      if (oldest !== undefined) issued.delete(oldest);
      return id;
    },
    resolve: (handle, mode) => {
      const entry = issued.get(handle);
      return entry?.mode === mode ? entry.path : null;
    },
  };
}
