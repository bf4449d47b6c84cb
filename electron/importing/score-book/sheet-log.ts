import { appError } from '../../../shared/base/app-error.ts';
import type { AppError, Place } from '../../../shared/base/app-error.ts';
import { cellName } from '../../../shared/base/cell-name.ts';

/** Errors and warnings of one sheet, each with its cell. */
export interface SheetLog {
  /** The sheet's name as the workbook has it. */
  readonly sheet: string;
  readonly errors: AppError[];
  readonly warnings: AppError[];
  readonly place: (row: number, column: number) => Place;
  readonly error: (
    row: number,
    column: number,
    code: string,
    params?: Readonly<Record<string, string | number>>,
  ) => void;
  readonly warn: (
    row: number,
    column: number,
    code: string,
    params?: Readonly<Record<string, string | number>>,
  ) => void;
}

/** Rows and columns from 1. */
export function createSheetLog(file: string, sheet: string): SheetLog {
  const errors: AppError[] = [];
  const warnings: AppError[] = [];
  const place = (row: number, column: number): Place => ({ file, sheet, cell: cellName(row, column) });
  return {
    sheet,
    errors,
    warnings,
    place,
    error: (row, column, code, params = {}) => void errors.push(appError(code, params, place(row, column))),
    warn: (row, column, code, params = {}) => void warnings.push(appError(code, params, place(row, column))),
  };
}
