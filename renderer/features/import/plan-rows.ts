import type { ImportPlan, PlannedFile, PlannedSheet } from '../../../shared/contract/outputs.ts';

/** A sheet of the plan; or a file that gives none, because it can't be read or holds no sheet. */
export interface PlanRow {
  readonly key: string;
  readonly file: number;
  readonly sheet: number;
  readonly of: PlannedFile;
  readonly planned: PlannedSheet | null;
}

export const rowStates = ['open', 'ready', 'left', 'refused'] as const;
export type RowState = (typeof rowStates)[number];

export function planRows({ files }: ImportPlan): readonly PlanRow[] {
  return files.flatMap((of, file) =>
    of.sheets.length === 0
      ? [{ key: `${file}`, file, sheet: 0, of, planned: null }]
      : of.sheets.map((planned, sheet): PlanRow => ({ key: `${file} ${sheet}`, file, sheet, of, planned })),
  );
}

/** `open`: its rows would be problems; `left`: nothing of it is imported. */
export function stateOf({ planned }: PlanRow): RowState {
  if (planned === null) return 'refused';
  if (!planned.include) return 'left';
  return planned.status === 'ready' ? 'ready' : 'open';
}
