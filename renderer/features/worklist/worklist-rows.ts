import type { WorklistLine, WorklistState } from '../../../shared/model/worklist.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import { reportText } from '../../../shared/report/report-text.ts';

export const groupings = ['kind', 'unit', 'indicator', 'file', 'batch'] as const;
export type Grouping = (typeof groupings)[number];

export interface WorklistFilter {
  readonly state: WorklistState | null;
  readonly find: string;
  /** What a line must have in each of them; left out: anything. */
  readonly of: Readonly<Partial<Record<Grouping, string>>>;
}
export const noFilter: WorklistFilter = { state: 'open', find: '', of: {} };

/** A line, or the heading of a group. */
export interface WorklistRow {
  readonly id: string;
  readonly group: string;
  readonly heading: string | null;
  readonly line: WorklistLine | null;
  readonly selected: boolean;
}

/** What a line is grouped and filtered by; '' where it has none. */
export function partOf(line: WorklistLine, part: Grouping): string {
  return String(line[part] ?? '');
}

export function shownLines(
  lines: readonly WorklistLine[],
  filter: WorklistFilter,
  text: (line: WorklistLine) => string,
): readonly WorklistLine[] {
  const find = filter.find.trim().toLowerCase();
  return lines.filter(
    (line) =>
      (filter.state === null || line.state === filter.state) &&
      groupings.every((part) => filter.of[part] === undefined || partOf(line, part) === filter.of[part]) &&
      (find === '' || text(line).toLowerCase().includes(find)),
  );
}

/** Lines under a heading each group, groups in the order in which they come. */
export function worklistRows(
  lines: readonly WorklistLine[],
  grouping: Grouping,
  selected: ReadonlySet<string>,
  name: (part: Grouping, value: string) => string,
  language: Language,
): readonly WorklistRow[] {
  const groups = Map.groupBy(lines, (line) => partOf(line, grouping));
  return [...groups].flatMap(([value, held]): WorklistRow[] => [
    {
      id: `# ${value}`,
      group: value,
      heading: reportText(language, 'REPORT_WITH_WORDS', { name: name(grouping, value), words: held.length }),
      line: null,
      selected: false,
    },
    ...held.map((line) => ({ id: line.id, group: value, heading: null, line, selected: selected.has(line.id) })),
  ]);
}
