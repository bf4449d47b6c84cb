import type { UndoStep } from '../../shared/contract/outputs.ts';
import type { Language } from '../../shared/messages/catalogue.ts';
import { editLabel } from '../../shared/report/audit/edit-label.ts';
import { auditText } from '../../shared/report/audit/show-value.ts';
import { textsIn } from './texts.ts';

/** A step that undo or redo would take: 导入 批次 1. Its entry in the audit log says what it changed. */
export function stepWords({ action, subject, key, why }: UndoStep, lang: Language): string {
  if (subject === 'draft') return editLabel(why, lang);
  // One step settles many lines: their numbers say nothing, the reason that they share does.
  if (subject === 'worklist') return `${auditText(lang, 'AUDIT_S_worklist')} ${why}`;
  if (subject === 'baseline' && action !== 'remove') return textsIn(lang)('dialog.saveBaseline');
  return [textsIn(lang)(`audit.action.${action}`), auditText(lang, `AUDIT_S_${subject}`), key]
    .filter(Boolean)
    .join(' ');
}
