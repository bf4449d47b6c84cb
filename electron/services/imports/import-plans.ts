import { basename } from 'node:path';
import { statSync } from 'node:fs';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { PlannedFile, PlannedSheet } from '../../../shared/contract/outputs.ts';
import { cellText } from '../../importing/profile/profile-sheet.ts';
import type { SheetPlan } from '../../importing/plan-sheet.ts';

/** A sheet as it will be read, and whether the user wants it. */
export interface ChosenSheet {
  readonly include: boolean;
  readonly plan: SheetPlan;
}

/** One file of an import that is being prepared. */
export interface ChosenFile {
  readonly path: string;
  readonly contentHash: string;
  readonly knownBatch: number | null;
  /** Another file of this import has the same content. */
  readonly twin: string | null;
  readonly refusal: AppError | null;
  readonly warnings: readonly AppError[];
  readonly sheets: readonly ChosenSheet[];
}

const SAMPLE_ROWS = 12;

export function plannedFile(file: ChosenFile): PlannedFile {
  return {
    file: basename(file.path),
    bytes: statSync(file.path, { throwIfNoEntry: false })?.size ?? 0,
    contentHash: file.contentHash,
    knownBatch: file.knownBatch,
    refusal: file.refusal,
    warnings: file.warnings,
    sheets: file.sheets.map(plannedSheet),
  };
}

export function plannedSheet({ include, plan }: ChosenSheet): PlannedSheet {
  const header = plan.profile?.header ?? null;
  const fields = new Map(
    (plan.mapping?.columns ?? []).map((column) => [column.column, column.selector ?? column.field]),
  );
  return {
    name: plan.sheet,
    hidden: plan.hidden,
    status: plan.status,
    include,
    kind: plan.kind,
    reasons: plan.reasons,
    candidates: (plan.recognition?.scores ?? []).map(({ kind, score }) => ({ kind, score })),
    missing: plan.missing,
    reused: plan.reused,
    mapping: plan.mapping,
    headings: (plan.profile?.columns ?? []).map((column) => ({
      column: column.column,
      text: column.path.join(' / '),
      field: fields.get(column.column) ?? null,
      samples: column.samples,
    })),
    headerRows: header === null ? null : [header.first, header.last],
    sample: plan.rows
      .slice(0, SAMPLE_ROWS)
      .map((row) => ({ row: row.row, cells: row.cells.map((cell) => cellText(cell)) })),
  };
}
