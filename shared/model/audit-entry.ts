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
  'history',
  'run',
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
}

export interface AuditPage {
  readonly total: number;
  readonly entries: readonly AuditEntry[];
}
