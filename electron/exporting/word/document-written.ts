import type { AppError } from '../../../shared/base/app-error.ts';
import type { WrittenFile } from '../../files/write-safely.ts';

/** A document on disk, and what was found wanting while making it (no Chinese font). */
export interface DocumentWritten extends WrittenFile {
  readonly warnings: readonly AppError[];
}
