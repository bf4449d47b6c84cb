import { randomBytes } from 'node:crypto';

export type HandleMode = 'read' | 'write';

export interface HandleEntry {
  readonly path: string;
  readonly mode: HandleMode;
}

/** Files that the user chose, by an id that can't be guessed. A handle is good for the use it was issued for, and for this launch. */
export interface HandleStore {
  issue(path: string, mode: HandleMode): string;
  /** The path, or null if the id is unknown or was issued for the other use. */
  resolve(handle: string, mode: HandleMode): string | null;
  /** Takes over what was issued at the other end of the line to the services. */
  adopt(handle: string, path: string, mode: HandleMode): void;
  /** All that are good, oldest first. */
  entries(): readonly (readonly [handle: string, entry: HandleEntry])[];
}

/** Enough for every file of a long session; a screen that asked for more would be a fault. */
const KEPT_MOST = 20_000;

export function createHandleStore(newId: () => string = () => randomBytes(24).toString('base64url')): HandleStore {
  const issued = new Map<string, HandleEntry>();
  const adopt: HandleStore['adopt'] = (handle, path, mode) => {
    issued.set(handle, { path, mode });
    const oldest = issued.size > KEPT_MOST ? issued.keys().next().value : undefined;
    if (oldest !== undefined) issued.delete(oldest);
  };
  return {
    issue: (path, mode) => {
      const id = newId();
      adopt(id, path, mode);
      return id;
    },
    resolve: (handle, mode) => {
      const entry = issued.get(handle);
      return entry?.mode === mode ? entry.path : null;
    },
    adopt,
    entries: () => [...issued],
  };
}
