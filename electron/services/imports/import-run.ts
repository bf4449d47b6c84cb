import { basename } from 'node:path';
import { statSync } from 'node:fs';
import type { Json } from '../../../shared/base/canonical-json.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ReportedFile } from '../../../shared/contract/outputs.ts';
import type { SheetReport } from '../../../shared/model/collected-record.ts';
import type { ImportContext } from '../../importing/headings/import-context.ts';
import type { SheetPlan } from '../../importing/plan-sheet.ts';
import type { ParseWorker } from '../../importing/worker/start-parse-worker.ts';
import type { BatchWriter, SheetWriter } from '../../storage/batches/open-batch.ts';
import type { ProjectStore } from '../../storage/project-store.ts';
import type { ChosenFile, ChosenSheet } from './import-plans.ts';
import type { Job } from '../app/jobs.ts';

/** What importing knows of the open project. */
export function importContext(store: ProjectStore): ImportContext {
  const framework = store.framework();
  const table = store.measureTable();
  const context: ImportContext = { framework, units: store.units(), aliases: store.aliases(), year: framework.year };
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

interface ImportRun {
  readonly context: ImportContext;
  readonly job: Job;
  /** Rows of all sheets where a preview has counted them, so that progress has an end to go to. */
  readonly rows: number | null;
}

/** Parses the chosen sheets into an open batch. Every sheet of every file gets a report; on Err the batch must be aborted. */
export async function runImport(
  worker: ParseWorker,
  writer: BatchWriter,
  files: readonly ChosenFile[],
  { context, job, rows: known }: ImportRun,
): Promise<Result<readonly ReportedFile[]>> {
  const reported: ReportedFile[] = [];
  let rows = 0;
  const sizes = files.map((file) => statSync(file.path, { throwIfNoEntry: false })?.size ?? 0);
  const all = Math.max(
    1,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  let before = 0;
  for (const [position, file] of files.entries()) {
    const size = sizes[position] ?? 0;
    const left = leftOutBecause(file);
    const plans = file.sheets.map((sheet) => (left === null && sheet.include ? sheet.plan : leftOut(sheet.plan)));
    const reports: SheetReport[] = [];
    let sheetWriter: SheetWriter | null = null;
    const open = (sheet: number): Result<SheetWriter | null> => {
      const plan = plans[sheet]!;
      if (sheetWriter !== null || plan.kind === null || plan.mapping === null || plan.status !== 'ready')
        return ok(sheetWriter);
      const mapping: Json = JSON.parse(JSON.stringify(plan.mapping));
      const opened = writer.sheet({ file: position, name: plan.sheet, kind: plan.kind, hidden: plan.hidden, mapping });
      if (opened.ok) sheetWriter = opened.value;
      return opened;
    };
    const parsed = await worker.parse(file.path, file.contentHash, plans, context, {
      records: (sheet, records, blockRows, share) => {
        rows += blockRows;
        job.progress('import', rows, known ?? estimated(rows, (before + share * size) / all));
        if (records.length === 0) return ok(null);
        const opened = open(sheet);
        if (!opened.ok) return opened;
        return opened.value?.add(records) ?? ok(null);
      },
      sheet: (sheet, report) => {
        const told = sheetReport(report, file.sheets[sheet]!, left);
        reports.push(told);
        const opened = open(sheet);
        if (!opened.ok) return opened;
        const finished = opened.value === null ? writer.report(position, told) : opened.value.finish(told);
        sheetWriter = null;
        return finished;
      },
    });
    if (!parsed.ok) return parsed;
    if (job.signal.aborted) return err(appError('CANCELLED'));
    reported.push({ file: basename(file.path), sheets: reports });
    before += size;
  }
  return ok(reported);
}

/** A sheet that is not to be imported is still read, so that its rows are counted. */
function leftOut(plan: SheetPlan): SheetPlan {
  return plan.status === 'ready' || plan.status === 'unmapped' || plan.status === 'unrecognised'
    ? { ...plan, status: 'no_table', kind: null, mapping: null }
    : plan;
}

function leftOutBecause(
  file: ChosenFile,
): { readonly code: string; readonly params: Readonly<Record<string, string | number>> } | null {
  if (file.knownBatch !== null) return { code: 'FILE_ALREADY_IMPORTED', params: { batch: file.knownBatch } };
  if (file.twin !== null) return { code: 'FILE_TWIN', params: { twin: file.twin } };
  return null;
}

function sheetReport(
  report: SheetReport,
  { include, plan }: ChosenSheet,
  left: ReturnType<typeof leftOutBecause>,
): SheetReport {
  const wanted = plan.status === 'ready' || plan.status === 'unmapped' || plan.status === 'unrecognised';
  if (!wanted || (include && left === null)) return report;
  const { code, params } = left ?? { code: 'SHEET_EXCLUDED', params: { rows: report.rows } };
  const row = plan.rows[0]?.row ?? 1;
  return { ...report, issues: [{ severity: 'skipped', row, cell: `A${row}`, code, params }] };
}

/** Rows in all, from the rows that a share of the bytes has given; null before there is enough to go by. */
function estimated(rows: number, share: number): number | null {
  return share <= 0 ? null : Math.max(rows, Math.round(rows / share));
}

export function batchFiles(
  files: readonly ChosenFile[],
): { readonly name: string; readonly contentHash: string; readonly size: number }[] {
  return files.map((file) => ({
    name: basename(file.path),
    contentHash: file.contentHash,
    size: statSync(file.path).size,
  }));
}
