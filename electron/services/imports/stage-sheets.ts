import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ReportedFile } from '../../../shared/contract/outputs.ts';
import type { SheetReport } from '../../../shared/model/collected-record.ts';
import type { ImportContext } from '../../importing/headings/import-context.ts';
import { faultyPosition } from '../../importing/sheet-fault.ts';
import { isTable } from '../../importing/plan-sheet.ts';
import type { SheetPlan } from '../../importing/plan-sheet.ts';
import type {
  ImportedSheet,
  StagedBatch,
  StagedImport,
  StagedSheetWriter,
} from '../../storage/batches/staged-import.ts';
import { inTurns } from '../app/jobs.ts';
import type { Job } from '../app/jobs.ts';
import { importContext, readableFiles, unstage } from './import-preparation.ts';
import type { ChosenFile, ChosenSheet, ImportPreparation } from './import-preparation.ts';

/** A file with its sheets as they are to be read. */
interface WantedFile {
  readonly file: ChosenFile;
  readonly sheets: readonly WantedSheet[];
}
interface WantedSheet {
  /** Counted over all files. */
  readonly place: number;
  readonly chosen: ChosenSheet;
  /** What is asked of the reader: of a sheet that is not to be imported only how many rows it has. */
  readonly plan: SheetPlan;
  readonly leftOut: LeftOut | null;
  readonly readBy: string;
}
interface LeftOut {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Its rows are problems, not skipped. */
  readonly problem?: true;
}

export interface StagedSheets {
  readonly staged: StagedImport;
  readonly reported: readonly ReportedFile[];
  /** What the project is to keep of the sheets and their files. */
  readonly batch: Pick<StagedBatch, 'files' | 'sheets'>;
  /** Places of the sheets that were read now; those read before, by the same, stand. */
  readonly read: ReadonlySet<number>;
}

/**
 * Reads the sheets that have not been read, or not by the mapping and the words that hold now, into the staged import.
 * After an Err nothing is staged any more, and nothing of it was ever in the project.
 */
export async function stageSheets(preparation: ImportPreparation, job: Job): Promise<Result<StagedSheets>> {
  const staged = await stage(preparation, job);
  if (!staged.ok) unstage(preparation);
  return staged;
}

async function stage(preparation: ImportPreparation, job: Job): Promise<Result<StagedSheets>> {
  const { session, read } = preparation;
  const begun = stagedImport(preparation);
  if (!begun.ok) return begun;
  const staged = begun.value;
  const context = importContext(session.store);
  let wanted = wantedFiles(preparation, context);
  const stale = new Set(
    wanted
      .flatMap((file) => file.sheets)
      .filter((sheet) => read.get(sheet.place)?.readBy !== sheet.readBy)
      .map((sheet) => sheet.place),
  );
  const readNow = new Set<number>();
  const progress = createProgress(job, wanted);
  while (stale.size > 0) {
    for (const { sheets } of wanted) addRepeating(preparation, sheets, stale);
    for (const place of stale) {
      readNow.add(place);
      read.delete(place);
    }
    const opened = await inTurns(staged.open(stale, context.units), job.signal);
    if (!opened.ok) return opened;
    let failed = false;
    for (const file of wanted) {
      if (!file.sheets.some(({ place }) => stale.has(place))) continue;
      const parsed = await parseFile(preparation, staged, context, file, stale, progress, job);
      if (parsed.ok) continue;
      const position = faultyPosition(parsed.error);
      const sheet = position === null ? undefined : file.sheets[position];
      if (sheet === undefined || preparation.faulty.has(sheet.place)) return parsed;
      preparation.faulty.set(sheet.place, parsed.error);
      failed = true;
      break;
    }
    const closed = staged.close();
    if (!closed.ok) return closed;
    if (failed) {
      // All is read again without that sheet; what was staged of it is dropped then.
      wanted = wantedFiles(preparation, context);
      continue;
    }
    const apart = wanted.flatMap(({ sheets }) => repeatedUnseen(staged, sheets, stale, readNow));
    stale.clear();
    for (const place of apart) stale.add(place);
  }
  return ok({
    staged,
    reported: wanted.map(({ file, sheets }) => ({
      file: basename(file.path),
      sheets: sheets.map(({ place }) => reportOf(preparation, place)),
    })),
    batch: {
      files: wanted.map(({ file }) => ({
        name: basename(file.path),
        contentHash: file.contentHash,
        size: file.size,
      })),
      sheets: wanted.flatMap(({ sheets }, position) =>
        sheets.map((sheet) => importedSheet(position, sheet, reportOf(preparation, sheet.place))),
      ),
    },
    read: readNow,
  });
}

/**
 * What was staged before, unless another import was committed since and took its ids: then a new one. What is only to be committed is read into
 * the project itself.
 */
export function stagedImport(
  preparation: ImportPreparation,
  where: 'beside' | 'within' = 'beside',
): Result<StagedImport> {
  if (preparation.staged?.holds() === true) return ok(preparation.staged);
  unstage(preparation);
  const begun = preparation.session.store.stageImport(where);
  if (begun.ok) preparation.staged = begun.value;
  return begun;
}

function wantedFiles(preparation: ImportPreparation, context: ImportContext): readonly WantedFile[] {
  const known = createHash('sha256').update(JSON.stringify(context)).digest('hex');
  let place = 0;
  return readableFiles(preparation).map((file) => {
    const leftOut = fileLeftOut(preparation, file);
    return {
      file,
      sheets: file.sheets.map((chosen): WantedSheet => {
        const here = place;
        const fault = preparation.faulty.get(here);
        const why = leftOut ?? (fault === undefined || !chosen.include ? null : faultOf(fault));
        const wanted = why === null && chosen.include;
        const plan = wanted ? chosen.plan : unreadPlan(chosen.plan);
        const { status, kind, mapping, missing } = plan;
        const readBy = JSON.stringify([wanted, why, status, kind, mapping, missing, wanted ? known : '']);
        place += 1;
        return { place: here, chosen, plan, leftOut: why, readBy };
      }),
    };
  });
}

/** A sheet that is not to be imported is still read, so that its rows are counted. */
function unreadPlan(plan: SheetPlan): SheetPlan {
  return isTable(plan.status) ? { ...plan, status: 'no_table', kind: null, mapping: null } : plan;
}

function faultOf({ code, params = {} }: AppError): LeftOut {
  return { code, params, problem: true };
}

/** Why none of a file's sheets is imported: as things are now, for another import may have brought the file in meanwhile. */
function fileLeftOut({ session, again }: ImportPreparation, file: ChosenFile): LeftOut | null {
  const batch = again ? null : session.store.knownFile(file.contentHash);
  if (batch !== null) return { code: 'FILE_ALREADY_IMPORTED', params: { batch } };
  if (file.twin !== null) return { code: 'FILE_TWIN', params: { twin: file.twin } };
  return null;
}

/** Sheets whose records were held to repeat those of a sheet that is read again are read again with it. */
function addRepeating({ read }: ImportPreparation, sheets: readonly WantedSheet[], stale: Set<number>): void {
  for (const { place } of sheets) {
    const repeats = read.get(place)?.repeats ?? new Set<number>();
    if (!stale.has(place) && [...repeats].some((other) => stale.has(other))) stale.add(place);
  }
}

/**
 * Duplicates are looked for over all sheets of a file. Sheets that were read apart and have records of the same things
 * have to be read together.
 */
function repeatedUnseen(
  staged: StagedImport,
  sheets: readonly WantedSheet[],
  readTogether: ReadonlySet<number>,
  readNow: ReadonlySet<number>,
): readonly number[] {
  const together = sheets.filter(({ place }) => readTogether.has(place));
  const apart = sheets.filter(({ place }) => !readTogether.has(place));
  const related = apart.filter(({ place }) => together.some((other) => staged.related(place, other.place)));
  return related.length === 0
    ? []
    : [...related.map(({ place }) => place), ...sheets.map(({ place }) => place).filter((place) => readNow.has(place))];
}

async function parseFile(
  preparation: ImportPreparation,
  staged: StagedImport,
  context: ImportContext,
  { file, sheets }: WantedFile,
  stale: ReadonlySet<number>,
  progress: ImportProgress,
  job: Job,
): Promise<Result<unknown>> {
  let writer: StagedSheetWriter | null = null;
  const open = (sheet: WantedSheet): Result<StagedSheetWriter | null> => {
    if (writer !== null || sheet.plan.kind === null || sheet.plan.status !== 'ready') return ok(writer);
    const opened = staged.sheet(sheet.place, sheet.plan.kind);
    if (opened.ok) writer = opened.value;
    return opened;
  };
  const parsed = await preparation.reader.parse(
    {
      path: file.path,
      contentHash: file.contentHash,
      plans: sheets.map(({ place, plan }) => (stale.has(place) ? plan : null)),
      context,
    },
    {
      block: (position, block, rows, share) => {
        progress.rows(file, rows, share);
        if (block.count === 0) return ok(null);
        const opened = open(sheets[position]!);
        return opened.ok ? (opened.value?.addBlock(block) ?? ok(null)) : opened;
      },
      sheet: (position, { report, repeats }) => {
        const sheet = sheets[position]!;
        const opened = open(sheet);
        if (!opened.ok) return opened;
        const finished = opened.value?.finish() ?? ok(undefined);
        writer = null;
        preparation.read.set(sheet.place, {
          readBy: sheet.readBy,
          report: leftOutReport(report, sheet),
          repeats: new Set(repeats.map((other) => sheets[other]!.place)),
        });
        return finished;
      },
    },
    job.signal,
  );
  // A sheet that was broken off is closed, so that it can be dropped.
  if (!parsed.ok && faultyPosition(parsed.error) !== null) finishSheet(writer);
  return parsed.ok && job.signal.aborted ? err(appError('CANCELLED')) : parsed;
}

function finishSheet(writer: StagedSheetWriter | null): void {
  writer?.finish();
}

function leftOutReport(report: SheetReport, { chosen, plan, leftOut }: WantedSheet): SheetReport {
  if (plan === chosen.plan) return report;
  const { code, params, problem } = leftOut ?? { code: 'SHEET_EXCLUDED', params: { rows: report.rows } };
  const row = plan.rows[0]?.row ?? 1;
  const counts = problem === true ? { problems: report.rows, skipped: 0 } : {};
  const severity = problem === true ? 'problem' : 'skipped';
  return { ...report, ...counts, issues: [{ severity, row, cell: `A${row}`, code, params }] };
}

function reportOf({ read }: ImportPreparation, place: number): SheetReport {
  const found = read.get(place);
  if (found === undefined) throw new Error(`sheet ${place} was not read`);
  return found.report;
}

function importedSheet(file: number, { plan }: WantedSheet, report: SheetReport): ImportedSheet {
  const ready = plan.kind !== null && plan.mapping !== null && plan.status === 'ready';
  return {
    file,
    name: plan.sheet,
    kind: ready ? plan.kind : report.kind,
    hidden: ready ? plan.hidden : report.hidden,
    ...(ready ? { mapping: plan.mapping } : {}),
    report,
  };
}

interface ImportProgress {
  rows(file: ChosenFile, more: number, share: number): void;
}

/** Rows read towards those that there will be, estimated from the share of the bytes that they took. */
function createProgress(job: Job, wanted: readonly WantedFile[]): ImportProgress {
  const all = Math.max(
    1,
    wanted.reduce((sum, { file }) => sum + file.size, 0),
  );
  let rows = 0;
  return {
    rows: (file, more, share) => {
      rows += more;
      const position = wanted.findIndex((one) => one.file === file);
      const before = wanted.slice(0, position).reduce((sum, one) => sum + one.file.size, 0);
      const done = (before + share * file.size) / all;
      job.progress('import', rows, done <= 0 ? null : Math.max(rows, Math.round(rows / done)));
    },
  };
}
