import type { AppError } from '../../../shared/base/app-error.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ScoreBook } from '../score-book/read-score-book.ts';
import { askGuarded } from './guarded-thread.ts';

export interface BookQuestion {
  readonly path: string;
}

/** A score book with what a project keeps of its file. */
export interface BookFile extends ScoreBook {
  readonly contentHash: string;
  readonly bytes: number;
  readonly warnings: readonly AppError[];
}

/** Beside this file: sources run as TypeScript, bundles as JavaScript. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './book-worker.ts' : './book-worker.js', import.meta.url);

/** Reads a score book in a thread that can be ended. The first error carries the others: a book is mended faster when all its faults are known. */
export function readBook(path: string, signal?: AbortSignal): Promise<Result<BookFile>> {
  return askGuarded<BookQuestion, BookFile>(workerFile, { path }, signal);
}
