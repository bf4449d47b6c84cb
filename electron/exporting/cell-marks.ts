import { cellMarks, missingReasons } from '../../shared/model/dataset.ts';
import type { CellMark, MissingReason } from '../../shared/model/dataset.ts';
import type { Language } from '../../shared/messages/catalogue.ts';
import { exportingText } from './exporting-text.ts';
import type { ExportingTextCode } from './exporting-text.ts';

const markCodes = {
  overridden: 'EXPORT_MARK_OVERRIDDEN',
  levelMissing: 'EXPORT_MARK_LEVEL',
  imputed: 'EXPORT_MARK_IMPUTED',
  treated: 'EXPORT_MARK_TREATED',
  outlier: 'EXPORT_MARK_OUTLIER',
  conflict: 'EXPORT_MARK_CONFLICT',
} as const satisfies Record<CellMark, ExportingTextCode>;

const reasonCodes = {
  present: 'EXPORT_MARK_MISSING',
  no_record: 'EXPORT_REASON_NO_RECORD',
  marked_missing: 'EXPORT_REASON_MARKED',
  no_base: 'EXPORT_REASON_NO_BASE',
  zero_base: 'EXPORT_REASON_ZERO_BASE',
  no_spread: 'EXPORT_REASON_NO_SPREAD',
  non_positive: 'EXPORT_REASON_NON_POSITIVE',
  not_positive_max: 'EXPORT_REASON_MAX',
  excluded: 'EXPORT_REASON_EXCLUDED',
  problem_rows: 'EXPORT_REASON_PROBLEM_ROWS',
  insufficient_children: 'EXPORT_REASON_CHILDREN',
  switched_off: 'EXPORT_REASON_OFF',
  no_reference: 'EXPORT_REASON_REFERENCE',
  no_children: 'EXPORT_REASON_NO_CHILDREN',
  incomplete_period: 'EXPORT_REASON_INCOMPLETE',
  not_applicable: 'EXPORT_REASON_NOT_APPLICABLE',
} as const satisfies Record<MissingReason, ExportingTextCode>;

const marks: readonly CellMark[] = ['overridden', 'imputed', 'treated', 'outlier', 'conflict', 'levelMissing'];

/** The marks of a cell's bits in words. */
export function markNames(bits: number, lang: Language): readonly string[] {
  return marks.filter((mark) => (bits & cellMarks[mark]) !== 0).map((mark) => exportingText(lang, markCodes[mark]));
}

/** Why a cell has no value, from its index into `missingReasons`. */
export function reasonName(reason: number, lang: Language): string {
  return exportingText(lang, reasonCodes[missingReasons[reason] ?? 'no_record']);
}
