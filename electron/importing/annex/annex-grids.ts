import { basename } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { pastedBlock } from '../../../shared/base/pasted-block.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { openPackage } from '../open/open-package.ts';
import { pageTables } from '../open/parse-html-tables.ts';
import { createPlaces } from '../open/open-parsed.ts';
import { readingLimits } from '../open/limits.ts';
import { readWorkbook } from '../open/read-workbook.ts';
import { asErr } from '../open/refusal.ts';
import { annexGrid } from './annex-grid.ts';
import type { AnnexGrid } from './annex-grid.ts';
import { documentTables } from './document-tables.ts';

/** A file of an office is small: what takes more is another kind of table. */
const limits = { ...readingLimits, wholeCells: 400_000 };

/** The visible tables of a workbook or of a Word document. Errors: the guarded readers', ANNEX_NO_TABLE. */
export async function fileGrids(path: string): Promise<Result<readonly AnnexGrid[]>> {
  if (/\.docx$|\.docm$/i.test(path)) {
    const parts = openPackage(path, (part) => /\.(?:xml|rels)$/i.test(part));
    if (!parts.ok) return parts;
    return someOf(documentTables(parts.value), basename(path));
  }
  const book = await readWorkbook(path, {}, limits);
  if (!book.ok) return book;
  return someOf(
    book.value.sheets.filter(({ visibility, rows }) => visibility === 'visible' && rows.length > 0).map(annexGrid),
    book.value.file,
  );
}

function someOf(grids: readonly AnnexGrid[], file: string): Result<readonly AnnexGrid[]> {
  return grids.length === 0 ? err(appError('ANNEX_NO_TABLE', { file }, { file })) : ok(grids);
}

/** What was copied in a spreadsheet or a document: the page's tables, which know merged cells, else the text between tabs. */
export function clipboardGrids(html: string, text: string): Result<readonly AnnexGrid[]> {
  try {
    const tables = html === '' ? [] : pageTables(html, '', createPlaces(limits), limits);
    const grids = tables.map(annexGrid);
    if (grids.length > 0) return ok(grids);
  } catch (thrown) {
    return asErr(thrown, {});
  }
  const rows = pastedBlock(text);
  return rows.some((row) => row.some((cell) => cell !== ''))
    ? ok([{ name: '', rows, merges: [] }])
    : err(appError('ANNEX_NO_TABLE', { file: '' }));
}
