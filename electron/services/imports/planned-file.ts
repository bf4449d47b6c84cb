import { basename } from 'node:path';
import type { PlannedFile, PlannedSheet } from '../../../shared/contract/outputs.ts';
import { cellText } from '../../importing/profile/profile-sheet.ts';
import type { ChosenFile, ChosenSheet } from './import-preparation.ts';

const SAMPLE_ROWS = 12;
const NOTES_MOST = 8;

export function plannedFile(file: ChosenFile): PlannedFile {
  return {
    file: basename(file.path),
    bytes: file.size,
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
    against: plan.against,
    candidates: (plan.recognition?.scores ?? []).map(({ kind, score }) => ({ kind, score })),
    missing: plan.missing,
    doubts: plan.doubts.map(({ column, scale, likely, says }) => ({ column, scale, likely, says })),
    unknown: plan.unknown,
    titles: plan.profile?.titles ?? [],
    notes: (plan.profile?.notes ?? []).slice(-NOTES_MOST),
    reused: plan.reused,
    mapping: plan.mapping,
    headings: (plan.profile?.columns ?? []).map((column) => ({
      column: column.column,
      text: column.path.join(' / '),
      field: fields.get(column.column) ?? null,
      samples: column.samples,
    })),
    headerRows: header === null ? null : [header.first, header.last],
    sample: (plan.turned?.rows ?? plan.rows)
      .slice(0, SAMPLE_ROWS)
      .map((row) => ({ row: row.row, cells: row.cells.map((cell) => cellText(cell)) })),
  };
}
