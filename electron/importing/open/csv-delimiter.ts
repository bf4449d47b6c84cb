import { readingLimits } from './limits.ts';
import type { Cell } from '../cells/cell.ts';
import { CsvScanner } from './csv-scanner.ts';
import { FULL_WIDTH_COMMA, asDelimiters } from './full-width-commas.ts';

/** Comma, semicolon, tab, pipe: what begins a field beside another of them was not cut by the right one. */
const candidates = [44, 59, 9, 124];
const SAMPLE_ROWS = 200;
/** Share of the fields that begin with another candidate from which on a delimiter is none. */
const NEARLY_EVERY = 0.9;

interface Cut {
  readonly delimiter: number;
  /** Rows of the most common width, less those whose quotes it breaks. */
  readonly rows: number;
  readonly cells: number;
}

/**
 * Comma, semicolon, tab or pipe: the one that cuts most rows of the sample into the same number of cells, more than one; then the one that gives more cells; then the comma.
 * A full-width comma only where it cuts more rows than each of them, since texts have it too.
 * Titles and notes around a table have one cell and don't vote; a closing quote that the delimiter does not follow votes against. `sample`: UTF-8, possibly cut anywhere.
 */
export function csvDelimiter(sample: Buffer): number {
  let best: Cut = { delimiter: 44, rows: 0, cells: 0 };
  for (const delimiter of candidates) {
    const cut = cutBy(sample, delimiter);
    if (cut.rows > best.rows || (cut.rows === best.rows && cut.cells > best.cells)) best = cut;
  }
  if (sample.includes(FULL_WIDTH_COMMA)) return best.delimiter;
  const wide = cutBy(Buffer.concat([...asDelimiters([sample])]), FULL_WIDTH_COMMA);
  return (wide.rows > best.rows ? wide : best).delimiter;
}

function cutBy(sample: Buffer, delimiter: number): Cut {
  const scanner = new CsvScanner(delimiter, {
    ...readingLimits,
    columns: Number.MAX_SAFE_INTEGER,
    csvFieldBytes: Number.MAX_SAFE_INTEGER,
  });
  // Fed but not finished: the last record may be cut.
  for (let read = scanner.feed(sample); !read; read = scanner.scan()) scanner.slots = 0;
  // `text⟨TAB⟩,text`: two delimiters that always come together are one, and the second of them cuts.
  const fields = scanner.rows.flatMap(({ cells }) => cells.slice(1).filter((cell) => cell !== null));
  const others = fields.filter(beginsWithOther(delimiter)).length;
  if (fields.length > 0 && others >= fields.length * NEARLY_EVERY) return { delimiter, rows: 0, cells: 0 };
  const counts = new Map<number, number>();
  for (const { cells } of scanner.rows.slice(0, SAMPLE_ROWS))
    if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let best: Cut = { delimiter, rows: 0, cells: 0 };
  for (const [cells, count] of counts) {
    const rows = count - scanner.quoteFaults;
    if (rows > best.rows || (rows === best.rows && cells > best.cells)) best = { delimiter, rows, cells };
  }
  return best;
}

function beginsWithOther(delimiter: number): (cell: Cell) => boolean {
  return (cell) =>
    typeof cell === 'string' && candidates.includes(cell.charCodeAt(0)) && cell.charCodeAt(0) !== delimiter;
}
