import type { UndoStep } from '../../shared/contract/outputs.ts';
import type { Language } from '../../shared/messages/catalogue.ts';
import type { Unit } from '../../shared/model/unit.ts';
import { editLabel } from '../../shared/report/audit/edit-label.ts';
import { auditText } from '../../shared/report/audit/show-value.ts';
import { useAppearance } from '../state/appearance.ts';
import { useWorkbench } from '../state/workbench.ts';
import { textsIn } from './texts.ts';

/** A step that undo or redo would take: 导入 批次 1, 覆盖 天津 A1-2.3. Its entry in the audit log says what it changed. */
export function stepWords(step: UndoStep, lang: Language, units: readonly Pick<Unit, 'code' | 'name'>[]): string {
  const { action, subject, key, why } = step;
  const t = textsIn(lang);
  if (subject === 'draft') return editLabel(why, lang);
  // One step settles many lines: their numbers say nothing, the reason that they share does.
  if (subject === 'worklist') return `${auditText(lang, 'AUDIT_S_worklist')} ${why}`;
  // The key is a hash; the file is its reason.
  if (subject === 'merge') return [auditText(lang, 'AUDIT_S_merge'), why].join(' ');
  // The keys are numbers of rounds and proposals, which say nothing.
  if (subject === 'expert' || subject === 'meeting' || subject === 'note' || subject === 'annotation')
    return [t(`audit.action.${action}`), auditText(lang, `AUDIT_S_${subject}`)].join(' ');
  if (subject === 'baseline' && action !== 'remove') return t('dialog.saveBaseline');
  if (step.fromBook === true) return t('step.fillFromBook');
  if (subject === 'override' && (action === 'create' || action === 'change' || action === 'remove')) {
    const [code = '', measure = ''] = key.split(/[ /]/);
    return t(`step.override.${action}`, { unit: units.find((unit) => unit.code === code)?.name ?? code, measure });
  }
  const { working: method } = useWorkbench.getState();
  const names = { nodes: [], measures: [], units: [], ...(method === null ? {} : { method }) };
  return [t(`audit.action.${action}`), auditText({ lang, names }, `AUDIT_S_${subject}`), key].filter(Boolean).join(' ');
}

/** `stepWords` in the language that is read, with the names of the open project's units. */
export function useStepWords(): (step: UndoStep) => string {
  const language = useAppearance((state) => state.language);
  const units = useWorkbench((state) => state.snapshot?.dataset.units);
  return (step) => stepWords(step, language, units ?? []);
}
