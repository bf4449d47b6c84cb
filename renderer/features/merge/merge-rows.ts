import { auditSubjects } from '../../../shared/model/audit-entry.ts';
import type { MergeChoice, MergeLine } from '../../../shared/model/merge/merge-line.ts';
import { auditText } from '../../../shared/report/audit/show-value.ts';
import type { AuditWords } from '../../../shared/report/audit/show-value.ts';
import { screenMessages } from '../../ui/texts.ts';
import type { TextKey, Texts } from '../../ui/texts.ts';

/** A line, or the heading of a group. */
export interface MergeRow {
  readonly id: string;
  readonly group: string;
  readonly heading: string | null;
  readonly line: MergeLine | null;
  readonly what: string;
}

export type Showing = 'all' | 'conflicts' | 'open';

export interface MergeFilter {
  readonly group: string | null;
  readonly showing: Showing;
  readonly find: string;
}

/** Groups in the order in which they are listed; kinds of documents that aren't named come after them, under their own names. */
const order: readonly string[] = [
  ...['structure', 'framework', 'domain', 'units', 'method', 'scenario', 'batch', 'override', 'alias', 'mapping'],
  ...['worklist', 'note', 'annotation', 'box', 'picture', 'text', 'expert', 'history', 'setting'],
];

/** What a user takes a line for: of documents that hold several things, the thing. */
export function groupOf({ kind, path }: Pick<MergeLine, 'kind' | 'path'>): string {
  if (kind === 'framework' && path[0] === 'measures' && path[2] === 'domain') return 'domain';
  if (kind === 'framework' && path[0] === 'baseline') return 'method';
  if (kind === 'baseline' || kind === 'draft') return 'method';
  if (kind === 'plan') return path[0] === 'boxes' ? 'box' : 'text';
  return kind;
}

export function groupName(group: string, words: AuditWords, t: Texts): string {
  const key = `merge.group.${group}`;
  if (isTextKey(key)) return t(key);
  const subject = auditSubjects.find((one) => one === group);
  return subject === undefined ? group : auditText(words, `AUDIT_S_${subject}`);
}

function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(screenMessages, key);
}

/** Groups of lines in their order, each with how many there are and how many of them are in conflict. */
export function mergeGroups(
  lines: readonly MergeLine[],
): readonly { readonly group: string; readonly count: number; readonly conflicts: number }[] {
  return [...grouped(lines)].map(([group, held]) => ({
    group,
    count: held.length,
    conflicts: held.filter(({ conflict }) => conflict).length,
  }));
}

function grouped(lines: readonly MergeLine[]): ReadonlyMap<string, readonly MergeLine[]> {
  const place = (group: string): number => {
    const at = order.indexOf(group);
    return at < 0 ? order.length : at;
  };
  const groups = [...Map.groupBy(lines, groupOf)];
  return new Map(groups.sort(([a], [b]) => place(a) - place(b)));
}

/** The lines that are listed. `text`: all that is looked through by what is typed into the field. */
export function shownLines(
  lines: readonly MergeLine[],
  { group, showing, find }: MergeFilter,
  text: (line: MergeLine) => string,
): readonly MergeLine[] {
  const wanted = find.trim().toLowerCase();
  return lines.filter(
    (line) =>
      (group === null || groupOf(line) === group) &&
      (showing === 'all' || (showing === 'conflicts' ? line.conflict : line.choice === null)) &&
      (wanted === '' || text(line).toLowerCase().includes(wanted)),
  );
}

/** Lines under a heading each group. */
export function mergeRows(
  lines: readonly MergeLine[],
  text: (line: MergeLine) => string,
  words: AuditWords,
  t: Texts,
): readonly MergeRow[] {
  return [...grouped(lines)].flatMap(([group, held]): MergeRow[] => {
    const conflicts = held.filter(({ conflict }) => conflict).length;
    const counts = { name: groupName(group, words, t), count: held.length, conflicts };
    return [
      {
        id: `# ${group}`,
        group,
        heading: t(conflicts === 0 ? 'merge.heading' : 'merge.headingConflicts', counts),
        line: null,
        what: '',
      },
      ...held.map((line) => ({ id: line.id, group, heading: null, line, what: text(line) })),
    ];
  });
}

/** What comes after the present choice, where a key or a click goes on: an undecided conflict begins with theirs. */
export function nextChoice({ choice, both }: MergeLine): MergeChoice {
  if (choice === 'theirs') return 'mine';
  return choice === 'mine' && both ? 'both' : 'theirs';
}
