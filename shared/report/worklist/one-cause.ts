import type { AppError } from '../../base/app-error.ts';
import { appError } from '../../base/app-error.ts';
import type { FoundLine } from './worklist-input.ts';

/**
 * One cause is one line to be dealt with: of each line that only shows again what another one says, that other line. What is said of one value of a
 * unit and a measure, by the cell and by the row that it stands in, is one doubt; months, a base figure or a measure's data that are lacking just
 * because rows were not imported go with these rows; two remarks on one cell of a sheet are one. Rows that were corrected since cause nothing.
 */
export function causesOf(found: readonly FoundLine[], units: readonly string[]): ReadonlyMap<string, FoundLine> {
  const rows = found.filter((line) => line.batch !== null && !line.settled && line.carried !== true);
  const rejected = Map.groupBy(rows.filter(isRejected), subjectOf);
  const doubted = Map.groupBy(
    found.filter((line) => line.batch === null && isDoubt(line)),
    subjectOf,
  );
  const cells = Map.groupBy(rows.filter(isOneCell), placeOf);
  const causes = new Map<string, FoundLine>();
  for (const line of found) {
    const [cause] =
      line.batch === null
        ? isDoubt(line)
          ? (doubted.get(subjectOf(line)) ?? [])
          : behindGap(line, rejected, units)
        : isDoubt(line) && doubted.has(subjectOf(line))
          ? (doubted.get(subjectOf(line)) ?? [])
          : besideIt(line, cells.get(placeOf(line)) ?? []);
    // What stops a release is not hidden behind what does not.
    if (cause !== undefined && cause !== line && (cause.blocking || !line.blocking)) causes.set(line.id, cause);
  }
  return new Map([...causes].map(([id, cause]) => [id, rootOf(cause, causes)]));
}

/** Why a line is closed while the line that it goes with is not settled. */
export function withItsCause(line: FoundLine, cause: FoundLine): AppError {
  if (cause.batch === null) return appError('WORKLIST_WITH_VALUE');
  const place = { file: cause.file ?? '', sheet: cause.sheet ?? '', place: cause.cell ?? '' };
  return appError(line.batch === null ? 'WORKLIST_WITH_ROW' : 'WORKLIST_WITH_CELL', place);
}

function rootOf(cause: FoundLine, causes: ReadonlyMap<string, FoundLine>): FoundLine {
  const seen = new Set<string>();
  let root = cause;
  for (let next = causes.get(root.id); next !== undefined && !seen.has(root.id); next = causes.get(root.id)) {
    seen.add(root.id);
    root = next;
  }
  return root;
}

/** Rows whose number is not in the project. */
function isRejected({ blocking, kind }: FoundLine): boolean {
  return blocking && (kind === 'rejected_row' || kind === 'domain_violation');
}

/** Doubts of a value that counts; two batches that say different numbers are none. */
function isDoubt({ kind, blocking }: FoundLine): boolean {
  return kind === 'doubt' || (kind === 'conflict' && !blocking);
}

/** What a line is about, as far as it is one number: a unit, and a measure or base figure. */
function subjectOf({ unit, measure, answer, id }: FoundLine): string {
  const subject = typeof answer === 'object' && answer !== null ? answer.selector : measure;
  return unit === null || subject === null ? id : `${unit}/${subject}`;
}

/** Rows without which a gap is there. Where more is lacking than they would bring, there is another cause besides. */
function behindGap(
  line: FoundLine,
  rejected: ReadonlyMap<string, readonly FoundLine[]>,
  units: readonly string[],
): readonly FoundLine[] {
  if (line.kind === 'missing_base') return rejected.get(subjectOf(line)) ?? [];
  if (line.kind === 'incomplete_period') {
    const rows = rejected.get(subjectOf(line)) ?? [];
    const { present = 0, expected = 0 } = line.message.params ?? {};
    const months = new Set(rows.map(({ answer, id }) => (typeof answer === 'object' && answer?.period) || id));
    return months.size > 0 && months.size >= numberOf(expected) - numberOf(present) ? rows : [];
  }
  if (line.kind === 'measure_without_data') {
    const rows = units.map((unit) => rejected.get(`${unit}/${line.measure ?? ''}`)?.[0]);
    return rows.every((row) => row !== undefined) ? rows : [];
  }
  return [];
}

function numberOf(value: string | number): number {
  return typeof value === 'number' ? value : Number.NaN;
}

/** Remarks on one number of a sheet, not on a heading or a whole row, nor what stands for more of them. */
function isOneCell({ kind, cell, message, unit }: FoundLine): boolean {
  return cell !== null && unit !== null && kind !== 'unread_sheet' && message.code !== 'MORE_ISSUES';
}

function placeOf({ batch, file, sheet, cell }: FoundLine): string {
  return [batch, file, sheet, cell].join('\0');
}

/** Of the remarks on a cell the one that it is left with: what kept its number out, else the first. Two of one sort are about two numbers. */
function besideIt(line: FoundLine, beside: readonly FoundLine[]): readonly FoundLine[] {
  if (!beside.includes(line)) return [];
  const first = beside.find(({ blocking }) => blocking) ?? beside[0];
  return first === undefined || first.message.code === line.message.code || subjectOf(first) !== subjectOf(line)
    ? []
    : [first];
}
