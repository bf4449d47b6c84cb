import type { SheetRow } from '../cells/cell.ts';
import type { RowVisitor } from './opened-workbook.ts';

const BATCH = 2000;

/** Places that may gather before they are handed over: one filled cell far to the right makes a row of 16,384. */
export const SLOTS_AHEAD = 256 * 1024;

interface RowSource {
  rows: SheetRow[];
  /** Places of the gathered rows, empty ones before a filled one too. */
  slots: number;
}

/** Hands rows that gather in a source to a visitor, up to 2,000 at a time. Both give false once the visitor wants no more. */
export function visitInBatches(visit: RowVisitor): {
  /** Once half a batch has gathered, or rows so wide that fewer are enough. */
  offer(source: RowSource): Promise<boolean>;
  flush(source: RowSource): Promise<boolean>;
} {
  const give = async (source: RowSource, least: number): Promise<boolean> => {
    if (source.rows.length < least && (source.rows.length === 0 || source.slots < SLOTS_AHEAD)) return true;
    const rows = source.rows;
    source.rows = [];
    source.slots = 0;
    for (let from = 0; from < rows.length; from += BATCH) {
      const wanted = await visit(rows.length <= BATCH ? rows : rows.slice(from, from + BATCH));
      if (wanted === false) return false;
    }
    return true;
  };
  return { offer: (source) => give(source, BATCH / 2), flush: (source) => give(source, 1) };
}
