import type { AuditEntry, AuditSubject } from './audit-entry.ts';

/** What undo or redo would do next. */
export interface UndoStep {
  readonly entry: number;
  readonly action: AuditEntry['action'];
  readonly subject: AuditSubject;
  readonly key: string;
  /** The reason given; of an edit of the working method (`draft`), what the user was told he did. */
  readonly why: string;
  /** It made a blank project that of a score book: its units, its tree and its data in one. */
  readonly fromBook?: boolean;
  /** The window that made it, since the project was opened; left out: not known any more. */
  readonly window?: string;
}

/** null: nothing to undo or redo. */
export interface UndoState {
  readonly undo: UndoStep | null;
  readonly redo: UndoStep | null;
}
