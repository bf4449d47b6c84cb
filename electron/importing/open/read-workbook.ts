import type { AppError } from '../../../shared/base/app-error.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { SheetRow } from '../cells/cell.ts';
import { readingLimits } from './limits.ts';
import type { ReadingLimits } from './limits.ts';
import { openWorkbook } from './open-workbook.ts';
import type { MergedRange, OpenOptions, SheetInfo } from './opened-workbook.ts';

export interface WholeWorkbook {
  readonly file: string;
  readonly contentHash: string;
  /** Size of the file. */
  readonly bytes: number;
  readonly warnings: readonly AppError[];
  readonly sheets: readonly WholeSheet[];
}

export interface WholeSheet extends SheetInfo {
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedRange[];
  readonly hiddenColumns: readonly number[];
}

/**
 * Reads a small workbook at once (score books, tests). The first sheet that is refused refuses the whole, and so do more places than
 * `limits.wholeCells`: all rows are held together here, each up to its last filled place.
 */
export async function readWorkbook(
  path: string,
  options: OpenOptions = {},
  limits: ReadingLimits = readingLimits,
): Promise<Result<WholeWorkbook>> {
  const opened = openWorkbook(path, options, limits);
  if (!opened.ok) return opened;
  const workbook = opened.value;
  try {
    const sheets: WholeSheet[] = [];
    const warnings = [...workbook.warnings];
    let slots = 0;
    for (const info of workbook.sheets) {
      const rows: SheetRow[] = [];
      const read = await workbook.readSheet(info.index, (batch) => {
        for (const row of batch) {
          slots += row.cells.length;
          rows.push(row);
        }
        return slots <= limits.wholeCells;
      });
      if (!read.ok) return read;
      if (slots > limits.wholeCells)
        return err(appError('CELLS', { limit: limits.wholeCells }, { file: workbook.file, sheet: info.name }));
      warnings.push(...read.value.warnings);
      sheets.push({ ...info, rows, merges: read.value.merges, hiddenColumns: read.value.hiddenColumns });
    }
    const { file, contentHash, bytes } = workbook;
    return ok({ file, contentHash, bytes, warnings, sheets });
  } finally {
    workbook.close();
  }
}
