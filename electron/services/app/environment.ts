import type { WorkbenchEvent } from '../../../shared/contract/events.ts';

/** Files cross the contract as ids that the host issued (dialog, upload, argument); services turn them into paths. */
export interface Handles {
  /** Path behind an id, if it was issued for this use. */
  resolve(handle: string, mode: 'read' | 'write'): string | null;
  issue(path: string, mode: 'read' | 'write'): string;
}

/** Encrypts small texts with a key that the system keeps for this user. */
export interface Seal {
  /** Whether there is such a key; without one nothing is kept. */
  available(): Promise<boolean>;
  close(text: string): Promise<string>;
  /** Null: made elsewhere, or no longer to be read. */
  open(sealed: string): Promise<string | null>;
}

/** What services need of the world, passed in so that tests can hold it still. */
export interface Environment {
  readonly host: 'electron' | 'browser' | 'cli';
  /** Folder for recent files, settings, the cached sample and temporary files; null: keep nothing (CLI). */
  readonly userData: string | null;
  readonly handles: Handles;
  readonly now: () => Date;
  readonly emit: (event: WorkbenchEvent) => void;
  /** Told whenever another project is open, or none (null): a host that outlives the services opens it again. */
  readonly onProject?: (path: string | null) => void;
  /** A fault that became INTERNAL, for the log. */
  readonly onFault: (fault: unknown) => void;
  /** The system's own keeping of secrets; left out where the host has none. */
  readonly seal?: Seal;
  /** Prints a page without script to a PDF file; left out where the host can't, then a browser of the machine is looked for. */
  readonly printPdf?: (html: string, target: string) => Promise<void>;
}

export const ENGINE_VERSION = '1.0.0';
