import type { Result } from '../../../shared/base/result.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { err } from '../../../shared/base/result.ts';
import type { OpenOptions, OpenedWorkbook } from './opened-workbook.ts';

export type { MergedRange, OpenOptions, OpenedWorkbook, RowVisitor, SheetFacts, SheetInfo } from './opened-workbook.ts';

export function openWorkbook(_path: string, _options: OpenOptions = {}): Result<OpenedWorkbook> {
  return err(appError('NOT_READY'));
}
