import type { Json } from '../base/canonical-json.ts';

export const auditActions = ['create', 'change', 'remove', 'import', 'withdraw', 'restore', 'undo', 'redo'] as const;
export type AuditAction = (typeof auditActions)[number];

/** What an audit row is about: `key` names the thing within its kind. */
export const auditSubjects = [
  'project',
  'framework',
  'units',
  'baseline',
  'draft',
  'scenario',
  'batch',
  'override',
  'alias',
  'mapping',
  'setting',
  'note',
  'annotation',
  'history',
  'run',
  'worklist',
  'plan',
  'picture',
  'expert',
  'meeting',
  'merge',
] as const;
export type AuditSubject = (typeof auditSubjects)[number];

/** A row of the audit: one write. */
export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly action: AuditAction;
  readonly subject: AuditSubject;
  /** Names the thing within its subject: `110000/A1-1.1`, a scenario's name, a batch's number. */
  readonly key: string;
  readonly before: Json;
  readonly after: Json;
  readonly why: string;
  /** The entry that an undo or redo is about. */
  readonly target: number | null;
  readonly by: string;
  /** The baseline that stood, where a method (baseline, draft, scenario) came from nothing or went: what it is told against. */
  readonly basis?: Json;
}

/** Which entries are wanted; all of what is given must hold. */
export interface AuditFilter {
  readonly subject?: AuditSubject | undefined;
  readonly by?: string | undefined;
  /** Codes of indicators, measures or units: entries about one of them. */
  readonly about?: readonly string[] | undefined;
}

export interface AuditPage {
  /** Of the entries that are wanted. */
  readonly total: number;
  /** All who wrote, whatever is wanted. */
  readonly people: readonly string[];
  readonly entries: readonly AuditEntry[];
}
