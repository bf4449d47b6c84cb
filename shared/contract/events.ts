import type { AppError } from '../base/app-error.ts';

/** What services tell hosts without being asked. `job` is the id the caller gave a long operation. */
export type WorkbenchEvent =
  | {
      readonly name: 'progress';
      readonly job: string;
      readonly phase: string;
      readonly done: number;
      readonly total: number | null;
      /** The file that is looked at. */
      readonly subject?: string;
    }
  /** The open project changed on disk: the snapshot is to be fetched again. */
  | {
      readonly name: 'project-changed';
      readonly revision: number;
      readonly cause: string;
      /** That wrote it; left out: none of the screens did. */
      readonly window?: string;
    }
  | { readonly name: 'project-closed' }
  | { readonly name: 'notice'; readonly severity: 'info' | 'warning' | 'error'; readonly message: AppError }
  /** The native menu, a second instance or a dropped file asks the screens for something. */
  | { readonly name: 'command'; readonly command: HostCommand; readonly files?: readonly string[] };

export type HostCommand =
  | 'new'
  | 'open'
  | 'open-sample'
  | 'save'
  | 'save-as'
  | 'merge'
  | 'package'
  | 'compare'
  | 'import'
  | 'sources'
  | 'export'
  | 'undo'
  | 'redo'
  | 'find'
  | 'find-anything'
  | 'language'
  | 'theme-system'
  | 'theme-light'
  | 'theme-dark'
  | 'close-project'
  | 'rescue'
  | 'meeting'
  | 'help'
  | 'settings'
  | 'about';
