import type { ProofFinding } from '../../model/manuscript.ts';

/** A filled cell of a table. */
export interface TableItem {
  /** To compare: without spaces, numbers without zeros at the end of their decimals. */
  readonly text: string;
  /** As it stands. */
  readonly printed: string;
  /** Numbers, units and tiers are held against the result; words are the editor's, as long as they stay where they are. */
  readonly kind: 'number' | 'mark' | 'tier' | 'text';
  /** 0-based, in the table that it is of; of the report's table after its head. */
  readonly row: number;
  readonly column: number;
}

export interface TableSlip {
  readonly kind: ProofFinding['kind'];
  readonly found: string;
  readonly expected: string;
  /** `r3 c2`, as the table has them. */
  readonly where: string;
}

export interface ComparedTable {
  readonly checked: number;
  readonly unclear: number;
  readonly slips: readonly TableSlip[];
}

/** Columns that an editor may have left out. */
const MOST_LEFT_OUT = 3;

/**
 * Cells in the order of reading, matched by the longest row of cells that both have; what lies between is compared pairwise. Whole columns that the
 * table has no more are no slips; rows that are missing or stand elsewhere are. `columns`: of the table found, of the report's.
 */
export function compareTables(
  found: readonly TableItem[],
  expected: readonly TableItem[],
  columns: readonly [found: number, expected: number],
): ComparedTable {
  const kept = withoutColumns(found, expected, columns);
  const matched = common(found, kept);
  const { checked, unclear, slips } = between(found, kept, matched);
  const lost = lostTexts(found, kept, matched, slips);
  return { checked: checked + lost.length, unclear, slips: [...slips, ...lost] };
}

/** The report's cells without those columns whose leaving out explains most. */
function withoutColumns(
  found: readonly TableItem[],
  expected: readonly TableItem[],
  [have, own]: readonly [number, number],
): readonly TableItem[] {
  let kept = expected;
  for (let left = Math.min(own - have, MOST_LEFT_OUT); left > 0; left -= 1) {
    const places = [...new Set(kept.map(({ column }) => column))];
    const tried = places.map((column) => kept.filter((item) => item.column !== column));
    const unlike = (items: readonly TableItem[]): number => items.length - common(found, items).length;
    const [best] = tried.map((items) => ({ items, unlike: unlike(items) })).sort((a, b) => a.unlike - b.unlike);
    if (best !== undefined && best.unlike < unlike(kept)) kept = best.items;
  }
  return kept;
}

type Pair = readonly [found: number, expected: number];

function between(found: readonly TableItem[], expected: readonly TableItem[], matched: readonly Pair[]): ComparedTable {
  const slips: TableSlip[] = [];
  let [checked, unclear] = [0, 0];
  let [i, j] = [0, 0];
  for (const [nextFound, nextExpected] of [...matched, [found.length, expected.length] as const]) {
    const [ours, theirs] = [found.slice(i, nextFound), expected.slice(j, nextExpected)];
    for (let k = 0; k < Math.max(ours.length, theirs.length); k += 1) {
      const slip = slipOf(ours[k], theirs[k], whereOf(found[i] ?? found[i - 1]));
      if (slip === 'unclear') unclear += 1;
      else if (slip !== null) {
        slips.push(slip);
        checked += 1;
      }
    }
    if (nextFound < found.length && found[nextFound]?.kind !== 'text') checked += 1;
    [i, j] = [nextFound + 1, nextExpected + 1];
  }
  return { checked, unclear, slips };
}

function whereOf(item: TableItem | undefined): string {
  return item === undefined ? '' : `r${item.row + 1} c${item.column + 1}`;
}

function slipOf(
  found: TableItem | undefined,
  expected: TableItem | undefined,
  near: string,
): TableSlip | 'unclear' | null {
  const where = found === undefined ? near : whereOf(found);
  if (found !== undefined && expected !== undefined && expected.kind !== 'text') {
    const isMark = found.text.replace('(+)', '') === expected.text.replace('(+)', '');
    const kind = expected.kind === 'mark' ? (isMark ? 'mark' : 'list') : expected.kind;
    return { kind, found: found.printed, expected: expected.printed, where };
  }
  if (found === undefined && expected !== undefined && expected.kind !== 'text')
    return { kind: expected.kind === 'mark' ? 'list' : expected.kind, found: '', expected: expected.printed, where };
  if (found !== undefined && found.kind === 'mark')
    return { kind: 'list', found: found.printed, expected: expected?.printed ?? '', where };
  return found !== undefined && found.kind === 'number' ? 'unclear' : null;
}

/** Words that stand in another row than the report's, and rows of words of which nothing is left. Words that an editor changed are his. */
function lostTexts(
  found: readonly TableItem[],
  expected: readonly TableItem[],
  matched: readonly Pair[],
  slips: readonly TableSlip[],
): readonly TableSlip[] {
  if (slips.length > 0) return [];
  const [ours, theirs] = [new Set(matched.map(([i]) => i)), new Set(matched.map(([, j]) => j))];
  const extra = found.filter((_, i) => !ours.has(i));
  const missing = expected.filter((_, j) => !theirs.has(j));
  const moved = extra.filter(({ text }) => missing.some((one) => one.text === text));
  if (moved.length > 0)
    return moved.map((item) => ({ kind: 'list', found: item.printed, expected: '', where: whereOf(item) }));
  const rows = new Map<number, number[]>();
  for (const [j, { row }] of expected.entries()) rows.set(row, [...(rows.get(row) ?? []), j]);
  return [...rows.values()].flatMap((row): readonly TableSlip[] => {
    if (row.some((j) => theirs.has(j)) || wordsInstead(found, matched, row).length > 0) return [];
    const printed = row.map((j) => expected[j]?.printed ?? '').join(' ');
    return [{ kind: 'list', found: '', expected: printed, where: '' }];
  });
}

/** Cells where a lost row would stand, which may be it in other words; under the last row a cell alone in its row is a note. */
function wordsInstead(
  found: readonly TableItem[],
  matched: readonly Pair[],
  row: readonly number[],
): readonly TableItem[] {
  const [first, last] = [row[0] ?? 0, row.at(-1) ?? 0];
  const before = matched.findLast(([, j]) => j < first)?.[0] ?? -1;
  const after = matched.find(([, j]) => j > last)?.[0];
  const there = found.slice(before + 1, after ?? found.length);
  if (after !== undefined) return there;
  return there.filter((item) => there.filter((one) => one.row === item.row).length > 1);
}

/** Positions of a longest common row of cells, by the lengths of those that remain. */
function common(found: readonly TableItem[], expected: readonly TableItem[]): readonly Pair[] {
  const width = expected.length + 1;
  const lengths = new Uint16Array((found.length + 1) * width);
  for (let i = found.length - 1; i >= 0; i -= 1)
    for (let j = expected.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        found[i]?.text === expected[j]?.text
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < found.length && j < expected.length) {
    if (found[i]?.text === expected[j]?.text) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}
