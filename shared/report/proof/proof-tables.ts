import type { ProofFinding } from '../../model/manuscript.ts';
import { cellText } from '../cell-text.ts';
import type { ReportBlock, TableBlock } from '../document/report-document.ts';
import { placeCells } from '../place-cells.ts';
import type { ReportCell } from '../report-table.ts';
import { evenText } from '../even-text.ts';
import { compareTables } from './compare-tables.ts';
import type { TableItem } from './compare-tables.ts';
import type { ProofBasis } from './proof-basis.ts';
import type { Proofed } from './proof-text.ts';

/** A table of a document or sheet; cells that a merge covers are empty. */
export interface ProofTable {
  readonly rows: readonly (readonly string[])[];
  readonly place: string;
  /** Id of the report's table that it is known to be; null: the one that it resembles most. */
  readonly id: string | null;
  /** Its title where that is no row of its own; of a sheet it may be its first row. */
  readonly titled?: true;
}

interface KnownTable {
  readonly id: string;
  readonly columns: number;
  readonly items: readonly TableItem[];
  /** As the report and as a workbook call it. */
  readonly titles: readonly string[];
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
    const titled = table.titled ? titleSlip(table, match, known) : null;
    if (titled !== null) checked += 1;
    if (titled !== null && titled !== 'agrees') findings.push(titled);
    const width = Math.max(...table.rows.map((row) => row.length));
    const outcome = compareTables(items, match.items, [width, match.columns]);
    checked += outcome.checked;
    unclear += outcome.unclear;
    for (const { found, expected, kind, where } of outcome.slips)
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

/** All pieces of a table that goes on are one; a table of another audience may have the same id. */
function knownTables(blocks: readonly ReportBlock[]): readonly KnownTable[] {
  const tables: KnownTable[] = [];
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    const { id, label, caption, table } = block;
    const last = tables.at(-1);
    if (last?.id === id && block.continued)
      tables[tables.length - 1] = {
        ...last,
        items: [...last.items, ...expectedItems(block, last.items.at(-1)?.row ?? -1)],
      };
    else {
      const titles = [table.title, `${label} ${caption}`, caption];
      tables.push({ id, columns: table.columns.length, items: expectedItems(block, -1), titles });
    }
  }
  return tables;
}

/** A title against those of the table that stands under it; null where an editor gave it words of his own. */
function titleSlip(
  { rows, place }: ProofTable,
  { id, titles }: KnownTable,
  known: readonly KnownTable[],
): ProofFinding | 'agrees' | null {
  const found = rows[0]?.find((cell) => cell.trim() !== '') ?? '';
  const title = fold(found);
  if (titles.some((one) => fold(one) === title)) return 'agrees';
  const wordsOf = (text: string): string => fold(text).replace(/\d/g, '');
  const another = known.some((one) => one.titles.some((called) => wordsOf(called) === wordsOf(found)));
  if (!another) return null;
  return { kind: 'caption', place, text: found, found, expected: titles[0] ?? '', fact: `table:${id}` };
}

const fold = (text: string): string => evenText(text).replace(/\s+/g, '');

/** 90 and 90.00 are one number: workbooks hold it so. */
function compared(text: string): string {
  return text.replace(/^([+-]?\d+)(?:\.0+|(\.\d*[1-9])0+)(%?)$/, '$1$2$3');
}

function kindOf(text: string, units: ReadonlySet<string>, tiers: ReadonlySet<string>): TableItem['kind'] {
  if (/^[+-]?\d+(?:,\d{3})*(?:\.\d+)?%?$/.test(text)) return 'number';
  if (units.has(text.replace('(+)', ''))) return 'mark';
  return tiers.has(text) ? 'tier' : 'text';
}

function foundItems({ rows }: ProofTable, { cohorts }: ProofBasis): readonly TableItem[] {
  const units = new Set(cohorts.flatMap(({ unitNames }) => [...unitNames.values()].map(fold)));
  const tiers = new Set(cohorts.flatMap(({ tiers: own }) => [...own.keys()]));
  return rows.flatMap((cells, row) =>
    cells.flatMap((cell, column): readonly TableItem[] => {
      const text = fold(cell);
      const kind = kindOf(text, units, tiers);
      return text === '' ? [] : [{ text: compared(text), printed: cell.trim(), kind, row, column }];
    }),
  );
}

const cellKinds = { number: 'number', mark: 'mark', tier: 'tier', text: 'text' } as const satisfies Record<
  ReportCell['kind'],
  TableItem['kind']
>;

/** `last`: the row before the first. */
function expectedItems({ table }: TableBlock, last: number): readonly TableItem[] {
  const placed = (rows: typeof table.head, before: number): readonly TableItem[] =>
    placeCells(rows, table.columns.length).flatMap(({ cell, row, column }): readonly TableItem[] => {
      const printed = cellText(cell).trim();
      const text = fold(printed);
      const kind = /^[+-]?\d+(?:\.\d+)?%?$/.test(text) ? 'number' : cellKinds[cell.kind];
      return text === '' ? [] : [{ text: compared(text), printed, kind, row: before + 1 + row, column }];
    });
  return [...placed(table.head, last), ...placed(table.body, last + table.head.length)];
}

function mostAlike(items: readonly TableItem[], known: readonly KnownTable[]): KnownTable | undefined {
  const own = counted(items);
  let best: KnownTable | undefined;
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

function counted(items: readonly TableItem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of items) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
