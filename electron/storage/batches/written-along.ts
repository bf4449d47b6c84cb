import type { Result } from '../../../shared/base/result.ts';
import type { BatchSummary } from '../../../shared/model/batch.ts';
import type { ProjectWrites } from '../documents/project-writes.ts';

/** What an import writes besides its records, in one transaction and one step of the undo with them. */
export interface WrittenAlong {
  /** Before the records: the framework that they are of. */
  readonly first?: (writer: ProjectWrites) => Result<void>;
  /** After them. */
  readonly last?: (writer: ProjectWrites, batch: BatchSummary) => Result<void>;
}
