import type { WorkbenchEvent } from '../../../shared/contract/events.ts';

/** Files cross the contract as ids that the host issued (dialog, upload, argument); services turn them into paths. */
export interface Handles {
  /** Path behind an id, if it was issued for this use. */
  resolve(handle: string, mode: 'read' | 'write'): string | null;
  issue(path: string, mode: 'read' | 'write'): string;
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
  /** Prints a page without script to a PDF file; left out where the host can't, then a browser of the machine is looked for. */
  readonly printPdf?: (html: string, target: string) => Promise<void>;
}

export const ENGINE_VERSION = '1.0.0';
