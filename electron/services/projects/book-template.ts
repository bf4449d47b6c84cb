import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { BookTemplateId } from '../../../shared/model/template.ts';
import { createErrorLocator } from '../../importing/score-book/error-locator.ts';
import { readScoreBook } from '../../importing/score-book/read-score-book.ts';
import { createProject } from '../../storage/project-file.ts';
import type { ProjectStore } from '../../storage/project-store.ts';
import { bookBatch, bookFramework } from '../imports/book-project.ts';
import type { BookContent } from '../imports/book-project.ts';
import { programFolder } from '../app/program-folder.ts';
import { timestamp } from '../app/service-context.ts';
import type { ServiceContext } from '../app/service-context.ts';
import { markSynthetic } from '../app/synthetic-data.ts';
import { commitBeforeOpen } from '../app/write-project.ts';

const titles: Readonly<Record<BookTemplateId, string>> = {
  'un-egdi': '联合国电子政务发展指数（EGDI）',
  hdi: '人类发展指数（HDI）',
};

const sheets = ['indicators', 'units', 'data', 'method'] as const;

/**
 * A new project with a shipped index's structure, method and example values, made whole or not at all. The values are batch 1 and marked as synthetic:
 * every screen and export says so until the batch is withdrawn or replaced. `year` left out: the present one.
 */
export function newBookProject(
  context: Pick<ServiceContext, 'environment'>,
  path: string,
  id: BookTemplateId,
  { title, year }: { readonly title?: string | undefined; readonly year?: number | undefined },
): Result<ProjectStore> {
  const book = loadBookTemplate(id);
  if (!book.ok) return book;
  const now = timestamp(context);
  const evaluated = year ?? new Date(now).getUTCFullYear();
  const created = createProject(path, {
    framework: bookFramework(titles[id], evaluated, book.value),
    units: book.value.dataset.units,
    template: 'blank',
    createdAt: now,
    synthetic: false,
    history: [],
    title: title ?? titles[id],
  });
  if (!created.ok) return created;
  const store = created.value;
  const batch = bookBatch(store, `${titles[id]}.csv`, book.value, evaluated, now);
  const committed = batch.ok
    ? commitBeforeOpen(batch.value, { last: (writes, { id: written }) => markSynthetic(store, writes, written, now) })
    : batch;
  if (committed.ok) return created;
  store.close();
  rmSync(path, { force: true });
  return committed;
}

/**
 * A shipped composite index as a score book whose sheets are CSV files of `resources/templates/ID`: a published structure with invented values. The
 * same reader as for a user's book, so a template is also an example of one. RESOURCE_MISSING, or the book's first error with its file and cell.
 */
function loadBookTemplate(id: BookTemplateId): Result<BookContent> {
  const texts: string[] = [];
  for (const sheet of sheets) {
    const file = `templates/${id}/${sheet}.csv`;
    try {
      texts.push(readFileSync(join(programFolder, 'resources', file), 'utf8'));
    } catch {
      return err(appError('RESOURCE_MISSING', { file }, { file }));
    }
  }
  const book = readScoreBook(
    id,
    sheets.map((name, at) => ({ name, rows: rowsOf(texts[at] ?? '') })),
  );
  if (!book.ok) return err(book.error[0] ?? appError('RESOURCE_INVALID', { file: id }));
  const text = texts.join('\f');
  return ok({
    dataset: book.value.dataset,
    method: book.value.method,
    kept: book.value.kept,
    locate: createErrorLocator(book.value.places),
    contentHash: createHash('sha256').update(text).digest('hex'),
    bytes: Buffer.byteLength(text),
  });
}

function rowsOf(text: string): { row: number; cells: (string | null)[]; hidden: boolean }[] {
  return Papa.parse<string[]>(text, { skipEmptyLines: true }).data.map((cells, at) => ({
    row: at + 1,
    cells: cells.map((cell) => (cell === '' ? null : cell)),
    hidden: false,
  }));
}
