import type { ProofFinding } from '../../model/manuscript.ts';
import { cellText } from '../cell-text.ts';
import type { TableBlock } from '../document/report-document.ts';
import { placeCells } from '../place-cells.ts';
import type { ReportCell } from '../report-table.ts';
import { evenText } from '../even-text.ts';
import type { ProofBasis } from './proof-basis.ts';
import type { Proofed } from './proof-text.ts';

/** A table of a document or sheet; cells that a merge covers are empty. */
export interface ProofTable {
  readonly rows: readonly (readonly string[])[];
  readonly place: string;
  /** Id of the report's table that it is known to be; null: the one that it resembles most. */
  readonly id: string | null;
}

interface Item {
  readonly text: string;
  /** Numbers, units and tiers are held against the result; words are the editor's. */
  readonly kind: 'number' | 'mark' | 'tier' | 'text';
  readonly where: string;
}

/** Items of a table that are compared pairwise at most: more are no table of a report. */
const MOST = 4000;

/** Tables against those of the report that they are; those that resemble none are not checked. */
export function proofTables(tables: readonly ProofTable[], basis: ProofBasis): Proofed {
  const known = knownTables(basis.blocks);
  let checked = 0;
  let unclear = 0;
  const findings: ProofFinding[] = [];
  for (const table of tables) {
    const items = foundItems(table, basis);
    if (items.length === 0 || items.length > MOST) continue;
    const match = table.id === null ? mostAlike(items, known) : known.find(({ id }) => id === table.id);
    if (match === undefined) {
      unclear += items.filter(({ kind, text }) => kind === 'number' && /[.%]/.test(text)).length;
      continue;
    }
    const compared = compare(items, match.items);
    checked += compared.checked;
    unclear += compared.unclear;
    for (const { found, expected, kind, where } of compared.slips)
      findings.push({
        kind,
        place: `${table.place} ${where}`.trim(),
        text: found === '' ? expected : found,
        found,
        expected,
        fact: `table:${match.id}`,
      });
  }
  return { checked, unclear, findings };
}

/** All pieces of a table that goes on are one. */
function knownTables(
  blocks: ProofBasis['blocks'],
): readonly { readonly id: string; readonly items: readonly Item[] }[] {
  const items = new Map<string, Item[]>();
  for (const block of blocks)
    if (block.kind === 'table') items.set(block.id, [...(items.get(block.id) ?? []), ...expectedItems(block)]);
  return [...items].map(([id, own]) => ({ id, items: own }));
}

const fold = (text: string): string => evenText(text).replace(/\s+/g, '');

function kindOf(text: string, units: ReadonlySet<string>, tiers: ReadonlySet<string>): Item['kind'] {
  if (/^[+-]?\d+(?:,\d{3})*(?:\.\d+)?%?$/.test(text)) return 'number';
  if (units.has(text.replace('(+)', ''))) return 'mark';
  return tiers.has(text) ? 'tier' : 'text';
}

function foundItems({ rows }: ProofTable, { cohorts }: ProofBasis): readonly Item[] {
  const units = new Set(cohorts.flatMap(({ unitNames }) => [...unitNames.values()].map(fold)));
  const tiers = new Set(cohorts.flatMap(({ tiers: own }) => [...own.keys()]));
  return rows.flatMap((row, r) =>
    row.flatMap((cell, c): readonly Item[] => {
      const text = fold(cell);
      return text === '' ? [] : [{ text, kind: kindOf(text, units, tiers), where: `r${r + 1} c${c + 1}` }];
    }),
  );
}

const cellKinds = { number: 'number', mark: 'mark', tier: 'tier', text: 'text' } as const satisfies Record<
  ReportCell['kind'],
  Item['kind']
>;

function expectedItems({ table }: TableBlock): readonly Item[] {
  return [...placeCells(table.head, table.columns.length), ...placeCells(table.body, table.columns.length)].flatMap(
    ({ cell }): readonly Item[] => {
      const text = fold(cellText(cell));
      if (text === '') return [];
      const isNumber = /^[+-]?\d+(?:\.\d+)?%?$/.test(text);
      return [{ text, kind: isNumber ? 'number' : cellKinds[cell.kind], where: '' }];
    },
  );
}

function mostAlike<T extends { readonly items: readonly Item[] }>(
  items: readonly Item[],
  known: readonly T[],
): T | undefined {
  const own = counted(items);
  let best: T | undefined;
  let most = 0.5;
  for (const candidate of known) {
    const other = counted(candidate.items);
    let shared = 0;
    for (const [text, count] of own) shared += Math.min(count, other.get(text) ?? 0);
    const alike = (2 * shared) / (items.length + candidate.items.length);
    if (alike > most) {
      most = alike;
      best = candidate;
    }
  }
  return best;
}

function counted(items: readonly Item[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of items) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

interface Compared {
  readonly checked: number;
  readonly unclear: number;
  readonly slips: readonly {
    readonly kind: ProofFinding['kind'];
    readonly found: string;
    readonly expected: string;
    readonly where: string;
  }[];
}

/** Cells in the order of reading, matched by the longest row of cells that both have; what lies between is compared pairwise. */
function compare(found: readonly Item[], expected: readonly Item[]): Compared {
  const slips: Compared['slips'][number][] = [];
  let checked = 0;
  let unclear = 0;
  let [i, j] = [0, 0];
  for (const [nextFound, nextExpected] of [...common(found, expected), [found.length, expected.length] as const]) {
    const [ours, theirs] = [found.slice(i, nextFound), expected.slice(j, nextExpected)];
    for (let k = 0; k < Math.max(ours.length, theirs.length); k += 1) {
      const slip = slipOf(ours[k], theirs[k], found[i]?.where ?? found[i - 1]?.where ?? '');
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

function slipOf(
  found: Item | undefined,
  expected: Item | undefined,
  near: string,
): Compared['slips'][number] | 'unclear' | null {
  const where = found?.where ?? near;
  if (found !== undefined && expected !== undefined && expected.kind !== 'text') {
    const isMark = found.text.replace('(+)', '') === expected.text.replace('(+)', '');
    const kind = expected.kind === 'mark' ? (isMark ? 'mark' : 'list') : expected.kind;
    return { kind, found: found.text, expected: expected.text, where };
  }
  if (found === undefined && expected !== undefined && expected.kind !== 'text')
    return { kind: expected.kind === 'mark' ? 'list' : expected.kind, found: '', expected: expected.text, where };
  if (found !== undefined && found.kind === 'mark')
    return { kind: 'list', found: found.text, expected: expected?.text ?? '', where };
  return found !== undefined && found.kind === 'number' ? 'unclear' : null;
}

/** Positions of a longest common row of cells, by the lengths of those that remain. */
function common(found: readonly Item[], expected: readonly Item[]): readonly (readonly [number, number])[] {
  const width = expected.length + 1;
  const lengths = new Uint16Array((found.length + 1) * width);
  for (let i = found.length - 1; i >= 0; i -= 1)
    for (let j = expected.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        found[i]?.text === expected[j]?.text
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  const pairs: (readonly [number, number])[] = [];
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
