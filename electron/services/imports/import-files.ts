import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ReportedFile } from '../../../shared/contract/outputs.ts';
import type { PlanOptions } from '../../importing/plan-sheet.ts';
import { startParseWorker } from '../../importing/worker/start-parse-worker.ts';
import type { BatchSummary } from '../../../shared/model/batch.ts';
import { plannedFile } from './import-plans.ts';
import type { ChosenFile } from './import-plans.ts';
import { batchFiles, importContext, runImport } from './import-run.ts';
import type { Job } from '../app/jobs.ts';
import type { ProjectSession } from '../app/project-session.ts';
import { timestamp } from '../app/service-context.ts';
import { markSynthetic } from '../app/synthetic-data.ts';
import { saysSynthetic } from './says-synthetic.ts';
import type { ServiceContext } from '../app/service-context.ts';

/** Looks into every file; one that can't be read keeps its place with the reason. */
export async function choosePaths(
  session: ProjectSession,
  paths: readonly string[],
  options: PlanOptions,
  job: Job,
): Promise<Result<readonly ChosenFile[]>> {
  const known = importContext(session.store);
  const files: ChosenFile[] = [];
  let worker = startParseWorker(job.signal);
  try {
    for (const [position, path] of paths.entries()) {
      job.progress('plan', position, paths.length);
      const planned = await worker.plan(path, known, options);
      if (job.signal.aborted) return err(appError('CANCELLED'));
      if (!planned.ok) {
        files.push({
          path,
          contentHash: '',
          knownBatch: null,
          twin: null,
          refusal: planned.error,
          warnings: [],
          sheets: [],
        });
        // A reader that had to be ended takes its worker with it.
        if (['READER_STALLED', 'READER_MEMORY', 'READER_FAULT'].includes(planned.error.code))
          worker = startParseWorker(job.signal);
        continue;
      }
      const { plan, warnings } = planned.value;
      const twin = files.find((file) => file.contentHash === plan.contentHash);
      files.push({
        path,
        contentHash: plan.contentHash,
        knownBatch: session.store.knownFile(plan.contentHash),
        twin: twin ? twin.path : null,
        refusal: null,
        warnings,
        sheets: plan.sheets.map((sheet) => ({ include: sheet.status === 'ready', plan: sheet })),
      });
    }
    job.progress('plan', paths.length, paths.length);
    return ok(files);
  } finally {
    await worker.kill();
  }
}

/** Writes the chosen sheets as one batch, whole or not at all. With `strict` a problem row leaves everything undone. */
export async function commitImport(
  context: Pick<ServiceContext, 'environment'>,
  session: ProjectSession,
  files: readonly ChosenFile[],
  options: { readonly note: string; readonly strict: boolean; readonly rows: number | null },
  job: Job,
): Promise<Result<{ readonly batch: BatchSummary; readonly files: readonly ReportedFile[] }>> {
  const usable = readable(files);
  const known = usable.find((file) => file.knownBatch !== null);
  if (known && usable.every((file) => file.knownBatch !== null))
    return err(appError('FILE_ALREADY_IMPORTED', { batch: known.knownBatch ?? 0 }, { file: plannedFile(known).file }));
  if (!usable.some((file) => file.sheets.some((sheet) => sheet.include)))
    return err(appError('NOTHING_TO_IMPORT', { detail: usable.map((file) => plannedFile(file).file).join('、') }));
  const writer = session.store.beginBatch({ now: timestamp(context), note: options.note, files: batchFiles(usable) });
  if (!writer.ok) return writer;
  const worker = startParseWorker(job.signal);
  try {
    const reported = await runImport(worker, writer.value, usable, {
      context: importContext(session.store),
      job,
      rows: options.rows,
    });
    if (!reported.ok) return reported;
    const problems = reported.value.reduce(
      (sum, file) => sum + file.sheets.reduce((inner, sheet) => inner + sheet.problems, 0),
      0,
    );
    if (options.strict && problems > 0) return err(appError('STRICT_PROBLEMS', { count: problems }));
    if (job.signal.aborted) return err(appError('CANCELLED'));
    const committed = writer.value.commit();
    if (!committed.ok) return committed;
    const marked = saysSynthetic(usable)
      ? markSynthetic(session.store, committed.value.id, timestamp(context))
      : ok(undefined);
    return marked.ok ? ok({ batch: committed.value, files: reported.value }) : marked;
  } finally {
    // After a commit this does nothing.
    writer.value.abort();
    await worker.kill();
  }
}

/** Files that can be read. */
export function readable(files: readonly ChosenFile[]): readonly ChosenFile[] {
  return files.filter((file) => file.refusal === null);
}
