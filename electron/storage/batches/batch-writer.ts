import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { BatchSummary } from '../../../shared/model/batch.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import { runSteps } from '../connection/steps.ts';
import type { BatchWriter, NewBatch, NewSheet, SheetWriter } from './open-batch.ts';
import type { ImportedSheet, StagedImport, StagedSheetWriter } from './staged-import.ts';

/** An import in one go, for records that are at hand. The connection refuses other writes until it is committed or aborted. */
export function beginBatch(staged: StagedImport, batch: NewBatch, units: readonly Unit[]): Result<BatchWriter> {
  const reserved = staged.reserve();
  if (!reserved.ok) return reserved;
  const opened = runSteps(staged.open([], units));
  if (!opened.ok) return opened;
  const sheets: ImportedSheet[] = [];
  let current: StagedSheetWriter | null = null;
  let done = false;
  const end = (): void => {
    if (done) return;
    done = true;
    staged.discard();
  };
  /** Any failure ends it, so that a half-written batch cannot be committed. */
  const step = <T>(work: () => Result<T>): Result<T> => {
    if (done) return err(appError('PROJECT_BATCH_OVER', { batch: staged.batch }));
    let result: Result<T> | null = null;
    try {
      result = work();
      return result;
    } finally {
      if (result?.ok !== true) end();
    }
  };

  const openSheet = (sheet: NewSheet): Result<SheetWriter> => {
    if (current) throw new Error('finish the sheet before opening the next');
    const rows = staged.sheet(sheets.length, sheet.kind);
    if (!rows.ok) return rows;
    current = rows.value;
    return ok({
      add: (records) => step(() => rows.value.add(records)),
      finish: (report) =>
        step(() => {
          sheets.push({ ...sheet, report });
          current = null;
          return rows.value.finish();
        }),
    });
  };
  const closed = (): Result<void> => {
    if (current) throw new Error('a sheet is not finished');
    return staged.close();
  };

  return ok({
    id: staged.batch,
    sheet: (sheet) => step(() => openSheet(sheet)),
    report: (file, report) =>
      step(() => {
        sheets.push({ file, name: report.sheet, kind: report.kind, hidden: report.hidden, report });
        return ok(undefined);
      }),
    preview: () =>
      step(() => {
        const ended = closed();
        return ended.ok ? runSteps(staged.preview({ ...batch, sheets })) : ended;
      }),
    commit: (along) => {
      const committed = step((): Result<BatchSummary> => {
        const ended = closed();
        if (!ended.ok) return ended;
        return runSteps(staged.commit({ ...batch, sheets }, along));
      });
      if (committed.ok) end();
      return committed;
    },
    abort: end,
  });
}
