import type { Json } from '../base/canonical-json.ts';

/** What an audit row is about: `key` names the thing within its kind. */
export type AuditSubject =
  | 'project'
  | 'framework'
  | 'units'
  | 'baseline'
  | 'draft'
  | 'scenario'
  | 'batch'
  | 'override'
  | 'alias'
  | 'mapping'
  | 'setting'
  | 'note'
  | 'history'
  | 'run';

export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly action: 'create' | 'change' | 'remove' | 'import' | 'withdraw' | 'restore' | 'undo' | 'redo';
  readonly subject: AuditSubject;
  readonly key: string;
  readonly before: Json;
  readonly after: Json;
  readonly why: string;
  /** The entry that an undo or redo is about. */
  readonly target: number | null;
  readonly by: string;
}
