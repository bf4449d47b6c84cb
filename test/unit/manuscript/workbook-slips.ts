import type { createRandom } from '../../../shared/base/random.ts';
import type { Cell } from '../../../electron/importing/cells/cell.ts';
import type { WholeWorkbook } from '../../../electron/importing/open/read-workbook.ts';

type Random = ReturnType<typeof createRandom>;
type Sheets = WholeWorkbook['sheets'];

export const workbookSlips = ['number', 'rows', 'caption', 'mark', 'dropped'] as const;

export interface WorkbookSlip {
  readonly book: WholeWorkbook;
  /** For a person who reads what was missed. */
  readonly said: string;
}

/** One slip as somebody makes it who works on a workbook of tables by hand. */
export function slipIn(book: WholeWorkbook, kind: (typeof workbookSlips)[number], random: Random): WorkbookSlip {
  const pick = <T>(list: readonly T[]): T => {
    const found = list[random.below(list.length)];
    if (found === undefined) throw new Error(`nothing to slip: ${kind}`);
    return found;
  };
  const put = (sheet: number, row: number, column: number, value: Cell, said: string): WorkbookSlip => ({
    book: withRows(book, sheet, (rows) =>
      rows.map((one, r) =>
        r === row ? { ...one, cells: one.cells.map((cell, c) => (c === column ? value : cell)) } : one,
      ),
    ),
    said: `${kind} ${book.sheets[sheet]?.name ?? ''} r${row + 1}: ${said}`,
  });
  const cells = book.sheets.flatMap(({ rows }, sheet) =>
    rows.flatMap(({ cells: own }, row) => own.map((cell, column) => ({ sheet, row, column, cell }))),
  );
  switch (kind) {
    case 'number': {
      const { sheet, row, column, cell } = pick(
        // The running number of a row is no value of the result.
        cells.filter((one) => one.column > 0 && (typeof one.cell === 'number' || isPercent(one.cell))),
      );
      const by = 1 + random.below(8);
      const wrong: Cell =
        typeof cell === 'number'
          ? Number.isInteger(cell)
            ? cell + by
            : cell + by / 100
          : isPercent(cell)
            ? { ...cell, value: cell.value + by / 10_000 }
            : cell;
      return put(sheet, row, column, wrong, `${JSON.stringify(cell)} → ${JSON.stringify(wrong)}`);
    }
    case 'mark': {
      const { sheet, row, column, cell } = pick(cells.filter((one) => /\(\+\)$/.test(String(one.cell))));
      return put(sheet, row, column, String(cell).replace('(+)', ''), String(cell));
    }
    case 'caption': {
      const sheet = random.below(book.sheets.length);
      const title = String(book.sheets[sheet]?.rows[0]?.cells[0] ?? '');
      const other = String(pick(book.sheets.filter((_, i) => i !== sheet)).rows[0]?.cells[0] ?? '');
      const numbered = title.replace(
        /^(表 [A-Z\d]+-)(\d+)/,
        (_, lead: string, own: string) => lead + String(Number(own) + 1),
      );
      const wrong = numbered === title ? other : numbered;
      return put(sheet, 0, 0, wrong, `${title} → ${wrong}`);
    }
    case 'rows':
    case 'dropped': {
      const sheet = pick(book.sheets.flatMap((one, i) => (bodyOf(one).length > 2 ? [i] : [])));
      const whole = book.sheets[sheet];
      if (whole === undefined) throw new Error('no sheet');
      const body = bodyOf(whole);
      const a = pick(body);
      const b = pick(
        body.filter((row) => JSON.stringify(whole.rows[row]?.cells) !== JSON.stringify(whole.rows[a]?.cells)),
      );
      const swapped = (rows: Sheets[number]['rows']): Sheets[number]['rows'] =>
        rows.map((row, r) =>
          r === a ? { ...row, cells: rows[b]?.cells ?? [] } : r === b ? { ...row, cells: rows[a]?.cells ?? [] } : row,
        );
      const changed = kind === 'rows' ? swapped : (rows: Sheets[number]['rows']) => rows.filter((_, r) => r !== a);
      return {
        book: withRows(book, sheet, changed),
        said: `${kind} ${whole.name} r${a + 1}${kind === 'rows' ? ` r${b + 1}` : ''}`,
      };
    }
  }
}

function isPercent(cell: Cell): cell is { readonly type: 'percent'; readonly value: number } {
  return typeof cell === 'object' && cell?.type === 'percent';
}

/** Rows under the head that hold more than a note. */
function bodyOf({ rows }: Sheets[number]): readonly number[] {
  return rows.flatMap(({ cells }, r) =>
    r >= 2 && cells.filter((cell) => cell !== null && cell !== '').length > 1 ? [r] : [],
  );
}

function withRows(
  book: WholeWorkbook,
  at: number,
  change: (rows: Sheets[number]['rows']) => Sheets[number]['rows'],
): WholeWorkbook {
  return {
    ...book,
    sheets: book.sheets.map((sheet, i) => (i === at ? { ...sheet, rows: change(sheet.rows) } : sheet)),
  };
}
