import { basename, extname } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { cellText } from '../../importing/profile/profile-sheet.ts';
import type { ChosenFile } from './import-preparation.ts';

/**
 * Files of one name in two formats that hold the same table, as offices send them along: the later ones are not chosen, and say so. By the rows that were
 * looked at, as texts, so that a number of a CSV is that of a workbook; sheets have other names there.
 */
export function withoutRepeated(files: readonly ChosenFile[]): readonly ChosenFile[] {
  const first = new Map<string, ChosenFile>();
  return files.map((file) => {
    const key = tableKey(file);
    const before = key === null ? undefined : first.get(key);
    if (before === undefined) {
      if (key !== null) first.set(key, file);
      return file;
    }
    // The same bytes are another matter: the import leaves them out by themselves.
    if (before.contentHash === file.contentHash) return file;
    return {
      ...file,
      warnings: [...file.warnings, appError('FILE_SAME_TABLE', { other: basename(before.path) })],
      sheets: file.sheets.map((sheet) => ({ ...sheet, include: false })),
    };
  });
}

/** Null where there is no row to compare. */
function tableKey({ path, sheets }: ChosenFile): string | null {
  const tables = sheets
    .map(({ plan }) => plan.rows.map(({ row, cells }) => [row, ...cells.map((cell) => cellText(cell).trim())]))
    .filter((rows) => rows.length > 1);
  return tables.length === 0 ? null : JSON.stringify([basename(path, extname(path)).normalize('NFKC'), tables]);
}
