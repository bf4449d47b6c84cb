import { appError } from '../../base/app-error.ts';
import type { RowIssue, SheetReport } from '../../model/collected-record.ts';
import type { Override } from '../../model/lineage.ts';
import type { AnswerKey, WorklistKind } from '../../model/worklist.ts';
import type { FoundLine, SettledBy, WorklistBatch, WorklistInput } from './worklist-input.ts';

/** Problems by which not a row but a whole sheet isn't read. */
const unread: ReadonlySet<string> = new Set(['SHEET_UNRECOGNISED_ROWS', 'SHEET_UNMAPPED_ROWS']);
const beyondDomain: ReadonlySet<string> = new Set([
  'DOMAIN_OUTSIDE',
  'NEGATIVE_VALUE',
  'RATING_RANGE',
  'POSITION_RANGE',
  'VISITS_RANGE',
  'VALUE_MAGNITUDE',
]);
/** Remarks on what was imported, and should be looked at. The others only tell how a sheet was read. */
const warned: Readonly<Record<string, WorklistKind>> = {
  COLUMN_NOT_READ: 'unread_sheet',
  OUTLIER_PLATFORM: 'conflict',
  OUTLIER_YEAR: 'doubt',
  UNIT_SLIP: 'doubt',
  MISSING_CODE_SUSPECT: 'doubt',
  RATIO_SUSPECT: 'doubt',
  TINY_SPREAD: 'doubt',
  PERCENT_RANGE: 'doubt',
  PROMISED_OVER_LEGAL: 'doubt',
  DAY_UNITS_MIXED: 'doubt',
  HEADING_UNIT_DIFFERS: 'doubt',
  VALUE_UNIT_OTHER: 'doubt',
};

/** What importing said of rows and sheets of the batches that count. A file that came again under its name stands for the earlier one. */
export function sheetLines({ batches, framework, overrides }: WorklistInput): readonly FoundLine[] {
  const active = batches.filter(({ status }) => status === 'active');
  const newest = newestSheets(active);
  const measures = new Set(framework.measures.map(({ code }) => code));
  const corrected = new Map(overrides.map((override) => [`${override.unit} ${override.measure}`, override]));
  return active.flatMap((batch) =>
    batch.files.flatMap((file, f) =>
      file.sheets.flatMap((sheet, s) => {
        const later = newest.get(`${file.name}\0${sheet.sheet}`);
        const seen = new Map<string, number>();
        return sheet.issues.flatMap((issue): readonly FoundLine[] => {
          const kind = kindOf(issue, sheet.issues);
          if (kind === null) return [];
          const place = `${kind}/${batch.id}/${f + 1}/${s + 1}/${issue.cell}/${issue.code}`;
          const times = (seen.get(place) ?? 0) + 1;
          seen.set(place, times);
          const selector = issue.selector ?? textOf(issue.params['subject']);
          const measure = selector !== null && measures.has(selector) ? selector : null;
          const unit = issue.unit ?? null;
          return [
            {
              id: times === 1 ? place : `${place}/${times}`,
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
            },
          ];
        });
      }),
    ),
  );
}

/** Lists of a code are cut at some length: what stands for the rest is of the same kind. */
function kindOf(issue: RowIssue, issues: readonly RowIssue[]): WorklistKind | null {
  if (issue.code === 'MORE_ISSUES') {
    const listed = issues.find(({ code }) => code === issue.params['code']);
    return listed === undefined ? null : ownKind(listed);
  }
  return ownKind(issue);
}

function ownKind({ severity, code }: RowIssue): WorklistKind | null {
  if (severity === 'skipped') return null;
  if (severity === 'warning') return warned[code] ?? null;
  if (unread.has(code)) return 'unread_sheet';
  if (code === 'DUPLICATE_CONFLICT') return 'conflict';
  return beyondDomain.has(code) ? 'domain_violation' : 'rejected_row';
}

/** The newest batch that counts in which a file of this name has this sheet. */
function newestSheets(batches: readonly WorklistBatch[]): ReadonlyMap<string, WorklistBatch> {
  return new Map(
    batches.flatMap((batch) =>
      batch.files.flatMap((file) => file.sheets.map((sheet) => [`${file.name}\0${sheet.sheet}`, batch] as const)),
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
