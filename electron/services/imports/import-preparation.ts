import { rmSync } from 'node:fs';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { SheetReport } from '../../../shared/model/collected-record.ts';
import { ownIndexNames } from '../../../shared/model/index-name.ts';
import { ownHeadings } from '../../../shared/model/project-words.ts';
import { ownTiers } from '../../../shared/model/tier-name.ts';
import type { ImportContext } from '../../importing/headings/import-context.ts';
import type { SheetPlan } from '../../importing/plan-sheet.ts';
import { createSheetReader } from '../../importing/worker/sheet-reader.ts';
import type { SheetReader } from '../../importing/worker/sheet-reader.ts';
import type { StagedImport } from '../../storage/batches/staged-import.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import type { ProjectSession } from '../app/project-session.ts';

/** A sheet as it will be read, and whether the user wants it: the rows of a wanted table that can't be read are problems. */
export interface ChosenSheet {
  readonly include: boolean;
  readonly plan: SheetPlan;
}

/** One file of an import that is being prepared. */
export interface ChosenFile {
  readonly path: string;
  readonly contentHash: string;
  /** Bytes. */
  readonly size: number;
  readonly knownBatch: number | null;
  /** Another file of this import has the same content. */
  readonly twin: string | null;
  readonly refusal: AppError | null;
  readonly warnings: readonly AppError[];
  readonly sheets: readonly ChosenSheet[];
}

/** What a sheet gave when it was read, and what it was read by: with the same again it need not be read again. */
export interface ReadSheet {
  readonly readBy: string;
  readonly report: SheetReport;
  /** Places of earlier sheets of its file whose records it repeats. */
  readonly repeats: ReadonlySet<number>;
}

/** An import between `import.plan` and its commit or discard. The place of a sheet is counted over all readable files. */
export interface ImportPreparation {
  readonly session: ProjectSession;
  /** What a batch holds already is read again. */
  readonly again: boolean;
  files: readonly ChosenFile[];
  /** Paths of filled return slips among the files chosen: they are no part of the batch. */
  readonly slips: string[];
  /** What was left in folders and archives. */
  readonly remarks: AppError[];
  /** Folders that archives were unpacked into. */
  readonly scratch: string[];
  /** Given mappings that no sheet takes, and sheets that none is for. */
  left: readonly AppError[];
  readonly reader: SheetReader;
  /** Null before the first preview or commit. */
  staged: StagedImport | null;
  readonly read: Map<number, ReadSheet>;
  /** Places of sheets that the program failed on, with what it said: they are not read again. */
  readonly faulty: Map<number, AppError>;
  /** Places that a preview has shown. */
  readonly previewed: Set<number>;
}

export function prepareImport(session: ProjectSession, again: boolean): ImportPreparation {
  return {
    session,
    again,
    files: [],
    slips: [],
    remarks: [],
    scratch: [],
    left: [],
    reader: createSheetReader(),
    staged: null,
    read: new Map(),
    faulty: new Map(),
    previewed: new Set(),
  };
}

/** Gives up what was staged; the plan stays, and a preview or commit reads everything again. */
export function unstage(preparation: ImportPreparation): void {
  preparation.staged?.discard();
  preparation.staged = null;
  preparation.read.clear();
}

/** Leaves nothing behind. */
export async function discardImport(preparation: ImportPreparation): Promise<void> {
  unstage(preparation);
  await preparation.reader.kill();
  removeFolders(preparation.scratch);
}

export function removeFolders(folders: string[]): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** Files that can be read. */
export function readableFiles({ files }: Pick<ImportPreparation, 'files'>): readonly ChosenFile[] {
  return files.filter((file) => file.refusal === null);
}

/** What importing knows of the open project. */
export function importContext(store: ProjectReader): ImportContext {
  const framework = store.framework();
  const table = store.measureTable();
  const method = store.workingMethod();
  const context: ImportContext = {
    framework,
    units: store.units(),
    aliases: store.aliases(),
    year: framework.year,
    ...(table.others.length > 0 ? { severalYears: true } : {}),
    ...ownTiers(store.baselineMethod()),
    ...ownIndexNames(method),
    ...ownHeadings(method),
    // With a year, a record would not replace one of the same key that has none.
    ...(store.hasUndatedRecords() ? {} : { periodOfUndated: framework.year }),
  };
  const { previous } = table;
  if (previous === null) return context;
  const byMeasure = table.measures.map(
    (measure, m) =>
      [
        measure,
        Object.fromEntries(
          table.units.flatMap((unit, u) => {
            const value = previous[m * table.units.length + u]!;
            return Number.isNaN(value) ? [] : [[unit, value] as const];
          }),
        ),
      ] as const,
  );
  return { ...context, previous: Object.fromEntries(byMeasure) };
}
