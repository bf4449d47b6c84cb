import { cellMarks, missingReasons } from '../../../shared/model/dataset.ts';
import type { Dataset, MissingReason } from '../../../shared/model/dataset.ts';
import type { ScoreResult } from '../../../shared/model/score-result.ts';

/** What is to be known of a raw value besides its number. The first that holds colours the cell. */
export const cellStates = ['override', 'conflict', 'imputed', 'missing', 'exempt', 'outlier'] as const;
export type CellState = (typeof cellStates)[number];

/** Letter in the cell, so that the state doesn't hang on colour. */
export const stateLetters: Readonly<Record<CellState, { readonly zh: string; readonly en: string }>> = {
  override: { zh: '改', en: 'O' },
  conflict: { zh: '冲', en: 'C' },
  imputed: { zh: '补', en: 'I' },
  missing: { zh: '缺', en: 'M' },
  exempt: { zh: '免', en: 'N' },
  outlier: { zh: '异', en: '!' },
};

/** Imputed cells are known from the result only: the dataset keeps what was collected. */
export function cellState(dataset: Dataset, result: ScoreResult | null, cell: number): CellState | null {
  const marks = (dataset.marks[cell] ?? 0) | (result?.marks[cell] ?? 0);
  if (marks & cellMarks.overridden) return 'override';
  if (marks & cellMarks.conflict) return 'conflict';
  if (marks & cellMarks.imputed) return 'imputed';
  const reason = reasonOf(dataset, cell);
  // 不适用 is no gap: it is neither imputed nor asked for.
  if (reason === 'not_applicable') return 'exempt';
  if (reason !== 'present') return 'missing';
  return marks & cellMarks.outlier ? 'outlier' : null;
}

/** How many of some cells hold a value, of those that can: 不适用 counts as neither; NaN where none can. */
export function shareWithValue(dataset: Dataset, cells: readonly number[]): number {
  const reasons = cells.map((cell) => reasonOf(dataset, cell)).filter((reason) => reason !== 'not_applicable');
  return reasons.filter((reason) => reason === 'present').length / reasons.length;
}

export function reasonOf(dataset: Dataset, cell: number): MissingReason {
  return missingReasons[dataset.reasons[cell] ?? 0] ?? 'present';
}
