import type { AuditEntry, UndoStep } from '../../shared/contract/outputs.ts';
import type { TextKey, Texts } from './texts.ts';

const actions = ['create', 'change', 'remove', 'import', 'withdraw', 'restore', 'undo', 'redo'] as const;
const subjects = [
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

export function actionKey(action: AuditEntry['action']): TextKey {
  return `audit.action.${actions.find((known) => known === action) ?? 'change'}`;
}

export function subjectName(subject: string, t: Texts): string {
  const known = subjects.find((candidate) => candidate === subject);
  return known === undefined ? subject : t(`audit.subject.${known}`);
}

/** A step that undo or redo would take, as the audit log names it: 导入 批次 1. */
export function stepWords({ action, subject, key, why }: UndoStep, t: Texts): string {
  if (subject === 'draft') return why;
  return [t(actionKey(action)), subjectName(subject, t), key].filter(Boolean).join(' ');
}
