import { appError } from '../../shared/base/app-error.ts';
import type { AppError } from '../../shared/base/app-error.ts';

/** What became of a sheet that the program itself failed on; `position` is the sheet's in its workbook. What the fault says may hold data: only its name is told. */
export function sheetFault(fault: unknown, position: number, file: string, sheet: string): AppError {
  const name = fault instanceof Error ? fault.name : typeof fault;
  return appError('SHEET_FAULT', { sheet, position, fault: name }, { file, sheet });
}

/** The position of the sheet that an error is the fault of; null: another error. */
export function faultyPosition({ code, params }: AppError): number | null {
  const position = params?.['position'];
  return code === 'SHEET_FAULT' && typeof position === 'number' ? position : null;
}
