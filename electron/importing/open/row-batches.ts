import type { SheetRow } from '../cells/cell.ts';
import type { RowVisitor } from './opened-workbook.ts';

const BATCH = 2000;

interface RowSource {
  rows: SheetRow[];
}

/** Hands rows that gather in a source to a visitor, up to 2,000 at a time. Both give false once the visitor wants no more. */
export function visitInBatches(visit: RowVisitor): {
  /** Once half a batch has gathered. */
  offer(source: RowSource): Promise<boolean>;
  flush(source: RowSource): Promise<boolean>;
} {
  const give = async (source: RowSource, least: number): Promise<boolean> => {
    if (source.rows.length < least) return true;
    const rows = source.rows;
    source.rows = [];
    for (let from = 0; from < rows.length; from += BATCH) {
      const wanted = await visit(rows.length <= BATCH ? rows : rows.slice(from, from + BATCH));
      if (wanted === false) return false;
    }
    return true;
  };
  return { offer: (source) => give(source, BATCH / 2), flush: (source) => give(source, 1) };
}
