import type { RowIssue, SheetReport } from '../../model/collected-record.ts';
import type { WorklistKind } from '../../model/worklist.ts';
import type { EarlierLines, FoundLine, WorklistBatch } from './worklist-input.ts';

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

/** An issue of a sheet that is a line of the worklist. */
interface IssueLine {
  readonly id: string;
  /** Where it stands and of what sort it is, by names: the same in a batch that reads the file again. */
  readonly place: string;
  readonly kind: WorklistKind;
  readonly issue: RowIssue;
}

type File = WorklistBatch['files'][number];

export function sheetKey(file: Pick<File, 'name'>, sheet: Pick<SheetReport, 'sheet'>): string {
  return `${file.name}\0${sheet.sheet}`;
}

/** The lines of a sheet, by positions of its file and of itself (from 0). */
export function issueLines(
  batch: Pick<WorklistBatch, 'id'>,
  f: number,
  file: File,
  s: number,
  sheet: SheetReport,
): readonly IssueLine[] {
  const seen = new Map<string, number>();
  return sheet.issues.flatMap((issue): readonly IssueLine[] => {
    const kind = kindOf(issue, sheet.issues);
    if (kind === null) return [];
    const sort = `${issue.cell}/${issue.code}`;
    const times = (seen.get(`${kind}/${sort}`) ?? 0) + 1;
    seen.set(`${kind}/${sort}`, times);
    const more = times === 1 ? '' : `/${times}`;
    return [
      {
        id: `${kind}/${batch.id}/${f + 1}/${s + 1}/${sort}${more}`,
        place: `${sheetKey(file, sheet)}\0${kind}/${sort}${more}`,
        kind,
        issue,
      },
    ];
  });
}

/** What a batch said at a place; null where it read the sheet and said nothing there. */
interface Said {
  readonly batch: number;
  readonly id: string;
  readonly content: string;
}

interface Places {
  /** Batches, whether they count or not, that read a sheet of these names, in order. */
  readonly batches: ReadonlyMap<string, readonly number[]>;
  readonly said: ReadonlyMap<string, readonly Said[]>;
}

/** What all batches said, also those that were withdrawn: what was settled of their lines holds when the same is read again. */
export function placesOf(batches: readonly WorklistBatch[]): Places {
  const read = new Map<string, number[]>();
  const said = new Map<string, Said[]>();
  for (const batch of [...batches].sort((a, b) => a.id - b.id))
    for (const [f, file] of batch.files.entries())
      for (const [s, sheet] of file.sheets.entries()) {
        const key = sheetKey(file, sheet);
        read.set(key, [...(read.get(key) ?? []), batch.id]);
        for (const { id, place, issue } of issueLines(batch, f, file, s, sheet))
          said.set(place, [...(said.get(place) ?? []), { batch: batch.id, id, content: contentOf(issue) }]);
      }
  return { batches: read, said };
}

/** What a line inherits from batches before, and whether a later one inherits from it. */
export function earlierAt(
  { batches, said }: Places,
  place: string,
  { id }: Pick<WorklistBatch, 'id'>,
  issue: RowIssue,
  later: Pick<WorklistBatch, 'id'> | undefined,
): Pick<FoundLine, 'earlier' | 'carried'> {
  const here = said.get(place) ?? [];
  const content = contentOf(issue);
  const same: string[] = [];
  let changed: string | null = null;
  const before = (batches.get(place.slice(0, place.lastIndexOf('\0'))) ?? []).filter((batch) => batch < id);
  for (const batch of before.reverse()) {
    const found = here.find((one) => one.batch === batch);
    // Where the fault was gone in between, it is another one.
    if (found === undefined) break;
    if (found.content !== content) {
      changed = found.id;
      break;
    }
    same.push(found.id);
  }
  const earlier: EarlierLines = { same, changed };
  return {
    ...(same.length > 0 || changed !== null ? { earlier } : {}),
    ...(later !== undefined && later.id > id && here.some(({ batch }) => batch === later.id) ? { carried: true } : {}),
  };
}

/** All that is said of the value: one that differs is another. */
function contentOf({ params, unit, selector, period, platform }: RowIssue): string {
  return JSON.stringify([
    Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)),
    unit,
    selector,
    period,
    platform,
  ]);
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
