import type { CellRange, Place } from '../grid/cell-block.ts';
import { boundsOf } from '../grid/cell-block.ts';

type Lines = readonly (readonly (HTMLTableCellElement | undefined)[])[];

/** Rows that are no content of the table: widths measured by the library, "nothing here", what is opened below a row. */
const foreign = '[aria-hidden=true], .ant-table-placeholder, .ant-table-expanded-row';
/** What a cell holds beside its content: signs for sorting and opening, and fields to tick. */
const beside = 'svg, [aria-hidden=true], .ant-table-row-expand-icon, .ant-table-filter-trigger, [type=checkbox]';

/** The cells of a drawn table by their places; one with spans stands at every place that it covers. */
export class CellMatrix {
  readonly head: Lines;
  readonly body: Lines;
  private readonly spreads = new Map<Element, CellRange>();

  /** Of the table that `cell` is of. Where the head stays while the body scrolls, the library makes two elements of one table. */
  constructor(cell: Element) {
    const container = cell.closest('.ant-table-container');
    const whole = container ?? cell.closest('table');
    const rows = (selector: string): HTMLTableRowElement[] =>
      [...(whole?.querySelectorAll<HTMLTableSectionElement>(selector) ?? [])]
        .filter((section) => section.closest('.ant-table-container') === container)
        .flatMap((section) => [...section.rows].filter((row) => !row.matches(foreign)));
    this.head = placed(rows('thead'));
    this.body = placed([...rows('tbody'), ...rows('tfoot')]);
    for (const [row, line] of this.body.entries())
      for (const [column, held] of line.entries()) {
        if (held === undefined) continue;
        const from = this.spreads.get(held)?.from ?? { row, column };
        this.spreads.set(held, { from, to: { row, column } });
      }
  }

  at({ row, column }: Place): HTMLTableCellElement | undefined {
    return this.body[row]?.[column];
  }

  /** Its first place; null for one that isn't of the body. */
  placeOf(cell: Element): Place | null {
    return this.spreads.get(cell)?.from ?? null;
  }

  /** The last place of the body. */
  get end(): Place {
    return { row: this.body.length - 1, column: Math.max(0, ...this.body.map((line) => line.length)) - 1 };
  }

  /** The range, grown until no cell is in it by halves. */
  whole(range: CellRange): CellRange {
    let { top, bottom, left, right } = boundsOf(range);
    for (;;) {
      const spreads = this.body
        .slice(top, bottom + 1)
        .flatMap((line) => line.slice(left, right + 1))
        .flatMap((cell) => (cell === undefined ? [] : (this.spreads.get(cell) ?? [])));
      const next = {
        top: Math.min(top, ...spreads.map(({ from }) => from.row)),
        bottom: Math.max(bottom, ...spreads.map(({ to }) => to.row)),
        left: Math.min(left, ...spreads.map(({ from }) => from.column)),
        right: Math.max(right, ...spreads.map(({ to }) => to.column)),
      };
      const grown = next.top < top || next.bottom > bottom || next.left < left || next.right > right;
      ({ top, bottom, left, right } = next);
      if (!grown) return { from: { row: top, column: left }, to: { row: bottom, column: right } };
    }
  }
}

function placed(rows: readonly HTMLTableRowElement[]): Lines {
  const matrix: (HTMLTableCellElement | undefined)[][] = rows.map(() => []);
  for (const [top, row] of rows.entries()) {
    let left = 0;
    for (const cell of row.cells) {
      while (matrix[top]?.[left] !== undefined) left += 1;
      for (let down = 0; down < cell.rowSpan; down += 1)
        for (let across = 0; across < cell.colSpan; across += 1) {
          const line = matrix[top + down];
          if (line !== undefined) line[left + across] = cell;
        }
      left += cell.colSpan;
    }
  }
  return matrix;
}

/** What a cell says, on one line; of fields in it, what is written there. */
export function cellWords(cell: Element): string {
  return wordsIn(cell).replaceAll(/\s+/g, ' ').trim();
}

function wordsIn(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element) || node.matches(beside)) return '';
  if (node instanceof HTMLInputElement) return node.value;
  if (node instanceof HTMLBRElement) return ' ';
  const words = [...node.childNodes].map(wordsIn).join('');
  return flows(getComputedStyle(node)) ? words : ` ${words} `;
}

/** Whether nothing is seen between a part of a line and what stands beside it. */
function flows(style: CSSStyleDeclaration): boolean {
  return (
    style.display === 'inline' && [style.marginLeft, style.marginRight].every((margin) => /^0?(px)?$/.test(margin))
  );
}
