import { appError } from '../../../shared/base/app-error.ts';
import type { AppError } from '../../../shared/base/app-error.ts';
import type { SheetRow } from '../cells/cell.ts';
import { foldName } from '../../../shared/base/fold-text.ts';

/** A sheet as the reader gives it. */
export interface BookSheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}

const sheetNames = {
  indicators: ['indicators', '指标体系'],
  units: ['units', '评估对象'],
  data: ['data', '数据'],
  method: ['method', '方法'],
} as const;
type SheetKey = keyof typeof sheetNames;

export interface FoundSheets {
  readonly indicators: BookSheet | null;
  readonly units: BookSheet | null;
  readonly data: BookSheet | null;
  /** Null: all defaults. */
  readonly method: BookSheet | null;
}

/**
 * The four sheets of a score book by name, in either language. A sheet of another name is left alone with a warning, but
 * refused when it looks like Method 方法 under a wrong name, whose settings would silently be the defaults.
 */
export function findSheets(
  file: string,
  sheets: readonly BookSheet[],
  errors: AppError[],
  warnings: AppError[],
): FoundSheets {
  const found = new Map<SheetKey, BookSheet>();
  for (const sheet of sheets) {
    const key = keyOf(sheet.name);
    if (key !== null && found.has(key))
      errors.push(
        appError(
          'BOOK_SHEET_TWICE',
          { sheet: sheet.name, other: found.get(key)?.name ?? '' },
          { file, sheet: sheet.name },
        ),
      );
    else if (key !== null) found.set(key, sheet);
    else if (looksLikeMethod(sheet))
      errors.push(appError('BOOK_SHEET_UNKNOWN', { sheet: sheet.name }, { file, sheet: sheet.name, cell: 'A1' }));
    else if (sheet.rows.length > 0)
      warnings.push(appError('BOOK_SHEET_IGNORED', { sheet: sheet.name }, { file, sheet: sheet.name }));
  }
  for (const key of ['indicators', 'units', 'data'] as const) {
    if (!found.has(key)) {
      const [english, chinese] = sheetNames[key];
      const sheet = english.slice(0, 1).toUpperCase() + english.slice(1);
      errors.push(
        appError(
          'BOOK_SHEET_MISSING',
          { sheet: `${sheet} ${chinese}`, found: sheets.map(({ name }) => name).join(', ') },
          { file, sheet },
        ),
      );
    }
  }
  const sheetOf = (key: SheetKey): BookSheet | null => found.get(key) ?? null;
  return {
    indicators: sheetOf('indicators'),
    units: sheetOf('units'),
    data: sheetOf('data'),
    method: sheetOf('method'),
  };
}

function keyOf(name: string): SheetKey | null {
  const folded = foldName(name).toLowerCase();
  const keys: readonly SheetKey[] = ['indicators', 'units', 'data', 'method'];
  return keys.find((key) => sheetNames[key].some((known) => known === folded)) ?? null;
}

function looksLikeMethod({ rows }: BookSheet): boolean {
  const header = rows[0]?.cells.map((cell) => (typeof cell === 'string' ? foldName(cell).toLowerCase() : '')) ?? [];
  return header.includes('key') && header.includes('value');
}
