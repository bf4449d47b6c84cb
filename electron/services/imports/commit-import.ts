import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ReportedFile } from '../../../shared/contract/outputs.ts';
import type { BatchSummary } from '../../../shared/model/batch.ts';
import type { WrittenAlong } from '../../storage/batches/written-along.ts';
import { breathe } from '../app/jobs.ts';
import type { Job } from '../app/jobs.ts';
import { timestamp } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { markSynthetic } from '../app/synthetic-data.ts';
import { commitInTurns } from '../app/write-project.ts';
import { fileUnchanged } from './file-unchanged.ts';
import { discardImport, readableFiles, unstage } from './import-preparation.ts';
import type { ChosenFile, ImportPreparation } from './import-preparation.ts';
import { plannedFile } from './planned-file.ts';
import { saysSynthetic } from './says-synthetic.ts';
import { stagedImport, stageSheets } from './stage-sheets.ts';
import type { StagedSheets } from './stage-sheets.ts';

export interface CommitOptions {
  readonly note: string;
  /** A problem row leaves everything undone. */
  readonly strict: boolean;
}

export interface CommittedImport {
  readonly batch: BatchSummary;
  readonly files: readonly ReportedFile[];
  /** Sheets that had been read for a preview and were read again, as what they were read by had changed. */
  readonly readAgain: number;
}

/** Puts the chosen sheets into the project as one batch, whole or not at all. What a preview has staged is taken over. */
export async function commitImport(
  context: Pick<ServiceContext, 'environment'>,
  preparation: ImportPreparation,
  options: CommitOptions,
  job: Job,
): Promise<Result<CommittedImport>> {
  const usable = anythingToImport(preparation, readableFiles(preparation));
  if (!usable.ok) return usable;
  const staged = stagedImport(preparation, 'within');
  if (!staged.ok) return staged;
  const reserved = staged.value.reserve();
  if (!reserved.ok) return reserved;
  try {
    return await commitSheets(context, preparation, options, job);
  } finally {
    // What was read into the project and not committed is taken back before others may write.
    if (preparation.staged?.within === true) unstage(preparation);
    staged.value.release();
    await preparation.reader.kill();
  }
}

async function commitSheets(
  context: Pick<ServiceContext, 'environment'>,
  preparation: ImportPreparation,
  options: CommitOptions,
  job: Job,
): Promise<Result<CommittedImport>> {
  const files = readableFiles(preparation);
  const sheets = await stageSheets(preparation, job);
  if (!sheets.ok) return sheets;
  const { staged, batch, reported, read } = sheets.value;
  const readAgain = [...read].filter((place) => preparation.previewed.has(place)).length;
  const problems = sum(reported, (sheet) => sheet.problems);
  if (options.strict && problems > 0) return err(appError('STRICT_PROBLEMS', { count: problems }));
  const unchanged = await filesUnchanged(preparation, files, sheets.value, job);
  if (!unchanged.ok) return unchanged;
  const rows = sum(reported, (sheet) => sheet.rows);
  job.progress('import', rows, rows);
  const now = timestamp(context);
  const marks: WrittenAlong = saysSynthetic(files)
    ? { last: (writer, { id }) => markSynthetic(preparation.session.store, writer, id, now) }
    : {};
  const committed = await commitInTurns(staged, { ...batch, now, note: options.note }, marks, job.signal);
  if (!committed.ok) return committed;
  await discardImport(preparation);
  // What the screens are told of it is worked out in a turn of its own.
  await breathe();
  return ok({ batch: committed.value, files: reported, readAgain });
}

function anythingToImport(preparation: ImportPreparation, files: readonly ChosenFile[]): Result<void> {
  const { store } = preparation.session;
  const [known] = files;
  const batches = files.map((file) => (preparation.again ? null : store.knownFile(file.contentHash)));
  if (known && batches.every((batch) => batch !== null))
    return err(appError('FILE_ALREADY_IMPORTED', { batch: batches[0] ?? 0 }, { file: plannedFile(known).file }));
  if (!files.some((file) => file.sheets.some((sheet) => sheet.include && sheet.plan.status === 'ready')))
    return err(appError('NOTHING_TO_IMPORT', { detail: files.map((file) => plannedFile(file).file).join('、') }));
  return ok(undefined);
}

/** Files of which nothing was read now: their content must be what the preview has seen. */
async function filesUnchanged(
  preparation: ImportPreparation,
  files: readonly ChosenFile[],
  { read }: StagedSheets,
  job: Job,
): Promise<Result<void>> {
  let place = 0;
  for (const file of files) {
    const first = place;
    place += file.sheets.length;
    if (file.sheets.some((_, sheet) => read.has(first + sheet))) continue;
    const unchanged = await fileUnchanged(file, job.signal);
    if (!unchanged.ok) return unchanged;
  }
  return ok(undefined);
}

function sum(files: readonly ReportedFile[], pick: (sheet: ReportedFile['sheets'][number]) => number): number {
  return files.reduce((all, file) => all + file.sheets.reduce((inner, sheet) => inner + pick(sheet), 0), 0);
}
