import { readingLimits } from './limits.ts';
import type { Cell } from '../cells/cell.ts';
import { CsvScanner } from './csv-scanner.ts';

const candidates = [44, 59, 9];
const SAMPLE_ROWS = 200;

/**
 * Comma, semicolon or tab: the one that cuts most rows of the sample into the same number of cells, more than one; then the one that gives more cells; then the comma.
 * Titles and notes around a table have one cell and don't vote; a closing quote that the delimiter does not follow votes against. `sample`: UTF-8, possibly cut anywhere.
 */
export function csvDelimiter(sample: Buffer): number {
  let best = { delimiter: 44, rows: 0, cells: 0 };
  for (const delimiter of candidates) {
    const scanner = new CsvScanner(delimiter, {
      ...readingLimits,
      columns: Number.MAX_SAFE_INTEGER,
      csvFieldBytes: Number.MAX_SAFE_INTEGER,
    });
    // Fed but not finished: the last record may be cut.
    for (let read = scanner.feed(sample); !read; read = scanner.scan()) scanner.slots = 0;
    // `text⟨TAB⟩,text`: two delimiters that always come together are one, and the second of them cuts.
    if (scanner.rows.length > 0 && scanner.rows.every(({ cells }) => cells.slice(1).every(beginsWithOther(delimiter))))
      continue;
    const counts = new Map<number, number>();
    for (const { cells } of scanner.rows.slice(0, SAMPLE_ROWS))
      if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    for (const [cells, count] of counts) {
      const rows = count - scanner.quoteFaults;
      if (rows > best.rows || (rows === best.rows && cells > best.cells)) best = { delimiter, rows, cells };
    }
  }
  return best.delimiter;
}

function beginsWithOther(delimiter: number): (cell: Cell) => boolean {
  return (cell) =>
    typeof cell === 'string' && candidates.includes(cell.charCodeAt(0)) && cell.charCodeAt(0) !== delimiter;
}
