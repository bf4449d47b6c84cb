import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import { cellName } from '../../../shared/base/cell-name.ts';
import type { Cell } from '../cells/cell.ts';

/** Cells that are named. */
const NAMED = 20;

/** Gathers what is doubtful about the stored values of a sheet's formulas: all of them where the workbook says that they are stale, else where each is 0. */
export class FormulaNotes {
  readonly #stale: boolean;
  #staleCount = 0;
  readonly #staleCells: string[] = [];
  /** Formulas whose stored value is 0, the first of them by name, and whether any formula has another value. */
  #zeroCount = 0;
  readonly #zeroCells: string[] = [];
  #calculated = false;

  constructor(stale: boolean) {
    this.#stale = stale;
  }

  /** A formula with its stored value; row and column from 1. */
  add(value: Cell, row: number, column: number): void {
    if (this.#stale) {
      this.#staleCount += 1;
      if (this.#staleCells.length < NAMED) this.#staleCells.push(cellName(row, column));
    } else if (value === 0) {
      this.#zeroCount += 1;
      if (this.#zeroCells.length < NAMED) this.#zeroCells.push(cellName(row, column));
    } else this.#calculated = true;
  }

  warnings(sheet: string): readonly AppError[] {
    const [stale] = this.#staleCells;
    if (stale !== undefined)
      return [
        appError(
          'FORMULAS_STALE',
          { count: this.#staleCount, cells: this.#staleCells.join('、') },
          { sheet, cell: stale },
        ),
      ];
    const [first] = this.#zeroCells;
    // As scripts write formulas, which calculate nothing.
    return first === undefined || this.#calculated
      ? []
      : [
          appError(
            'FORMULAS_ZERO',
            { count: this.#zeroCount, cells: this.#zeroCells.join('、') },
            { sheet, cell: first },
          ),
        ];
  }
}
