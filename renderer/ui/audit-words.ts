import type { AuditEntry, UndoStep } from '../../shared/contract/outputs.ts';
import { auditSubjects } from '../../shared/model/audit-entry.ts';
import type { TextKey, Texts } from './texts.ts';

export function actionKey(action: AuditEntry['action']): TextKey {
  return `audit.action.${action}`;
}

export function subjectName(subject: string, t: Texts): string {
  const known = auditSubjects.find((candidate) => candidate === subject);
  return known === undefined ? subject : t(`audit.subject.${known}`);
}

/** A step that undo or redo would take, as the audit log names it: 导入 批次 1. */
export function stepWords({ action, subject, key, why }: UndoStep, t: Texts): string {
  if (subject === 'draft') return why;
  return [t(actionKey(action)), subjectName(subject, t), key].filter(Boolean).join(' ');
}
