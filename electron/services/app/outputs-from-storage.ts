import type { BatchSummary, UndoState } from '../../../shared/contract/outputs.ts';
import type { BatchSummary as StoredBatch } from '../../../shared/model/batch.ts';
import type { ProjectStore } from '../../storage/project-store.ts';

/** A stored batch as the contract gives it, with the totals of its sheets. */
export function batchSummary(batch: StoredBatch): BatchSummary {
  const sheets = batch.files.flatMap((file) => file.sheets);
  const total = (count: (sheet: (typeof sheets)[number]) => number): number =>
    sheets.reduce((sum, sheet) => sum + count(sheet), 0);
  return {
    id: batch.id,
    at: batch.at,
    note: batch.note,
    withdrawn: batch.status === 'withdrawn',
    withdrawnReason: batch.status === 'withdrawn' ? batch.statusReason : null,
    files: batch.files.map((file) => ({ file: file.name, contentHash: file.contentHash, sheets: file.sheets })),
    rows: total((sheet) => sheet.rows),
    imported: total((sheet) => sheet.imported),
    skipped: total((sheet) => sheet.skipped),
    problems: total((sheet) => sheet.problems),
    records: batch.records,
    replaced: batch.replaced,
  };
}

export function undoState(store: ProjectStore): UndoState {
  return { undo: store.canUndo(), redo: store.canRedo() };
}
