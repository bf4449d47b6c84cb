/** A place in a grid as it is shown: rows from the top, those that stay on top counted below 0; columns from the left. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** From where a range was begun to where it was drawn to; both within it. */
export interface CellRange {
  readonly from: Place;
  readonly to: Place;
}

interface Bounds {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function boundsOf({ from, to }: CellRange): Bounds {
  return {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  };
}

export function holds(range: CellRange, { row, column }: Place): boolean {
  const { top, bottom, left, right } = boundsOf(range);
  return row >= top && row <= bottom && column >= left && column <= right;
}

export function isOneCell({ from, to }: CellRange): boolean {
  return from.row === to.row && from.column === to.column;
}

/**
 * A pasted block without what a spreadsheet puts around it: rows without anything at the end, columns without anything on the right.
 * What is empty inside it stays, for the cells to take or refuse.
 */
export function trimmedBlock(block: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const rows = block.map((line) => line.map((text) => text.trim()));
  while (rows.length > 1 && rows.at(-1)?.every((text) => text === '')) rows.pop();
  const width = Math.max(1, ...rows.map((line) => line.findLastIndex((text) => text !== '') + 1));
  return rows.map((line) => Array.from({ length: width }, (_, at) => line[at] ?? ''));
}
