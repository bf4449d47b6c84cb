import { appError } from '../../base/app-error.ts';
import type { RowIssue, SheetReport } from '../../model/collected-record.ts';
import type { Override } from '../../model/lineage.ts';
import type { AnswerKey } from '../../model/worklist.ts';
import { earlierAt, issueLines, placesOf, sheetKey } from './issue-places.ts';
import type { FoundLine, SettledBy, WorklistBatch, WorklistInput } from './worklist-input.ts';

/** What importing said of rows and sheets of the batches that count. A file that came again under its name stands for the earlier one. */
export function sheetLines({ batches, framework, overrides }: WorklistInput): readonly FoundLine[] {
  const active = batches.filter(({ status }) => status === 'active');
  const newest = newestSheets(active);
  const measures = new Set(framework.measures.map(({ code }) => code));
  const corrected = new Map(overrides.map((override) => [`${override.unit} ${override.measure}`, override]));
  const places = placesOf(batches);
  return active.flatMap((batch) =>
    batch.files.flatMap((file, f) =>
      file.sheets.flatMap((sheet, s) => {
        const later = newest.get(sheetKey(file, sheet));
        return issueLines(batch, f, file, s, sheet).map(({ id, place, kind, issue }): FoundLine => {
          const selector = issue.selector ?? textOf(issue.params['subject']);
          const measure = selector !== null && measures.has(selector) ? selector : null;
          const unit = issue.unit ?? null;
          return {
            id,
            kind,
            unit,
            measure,
            batch: batch.id,
            file: file.name,
            sheet: sheet.sheet,
            cell: issue.cell,
            message: appError(issue.code, issue.params),
            blocking: issue.severity === 'problem' && kind !== 'unread_sheet',
            of: '',
            answer: issue.severity === 'problem' ? answerKey(issue, sheet) : override(unit, measure),
            settled: settled(corrected.get(`${unit ?? ''} ${measure ?? ''}`), later, batch),
            ...earlierAt(places, place, batch, issue, later),
          };
        });
      }),
    ),
  );
}

/** The newest batch that counts in which a file of this name has this sheet. */
function newestSheets(batches: readonly WorklistBatch[]): ReadonlyMap<string, WorklistBatch> {
  return new Map(
    batches.flatMap((batch) =>
      batch.files.flatMap((file) => file.sheets.map((sheet) => [sheetKey(file, sheet), batch] as const)),
    ),
  );
}

function settled(
  override: Override | undefined,
  later: WorklistBatch | undefined,
  batch: WorklistBatch,
): SettledBy | null {
  if (later !== undefined && later.id > batch.id)
    return { because: appError('WORKLIST_BY_BATCH', { batch: later.id }), at: later.at };
  return override === undefined
    ? null
    : { because: appError('WORKLIST_BY_OVERRIDE', { reason: override.reason }), at: override.at };
}

/** The record that a bad number kept from being one; null where more than its value was not to be read. */
function answerKey(issue: RowIssue, { kind }: SheetReport): AnswerKey | null {
  const { unit, selector, period, platform } = issue;
  if (kind === null || unit === undefined || selector === undefined) return null;
  return {
    record: kind,
    selector,
    ...(period === undefined ? {} : { period }),
    ...(platform === undefined ? {} : { platform }),
  };
}

function override(unit: string | null, measure: string | null): 'override' | null {
  return unit === null || measure === null ? null : 'override';
}

function textOf(value: string | number | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
