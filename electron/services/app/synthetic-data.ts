import type { Json } from '../../../shared/base/canonical-json.ts';
import type { Result } from '../../../shared/base/result.ts';
import { ok } from '../../../shared/base/result.ts';
import { syntheticKey, syntheticNumbers } from '../../storage/documents/synthetic-batches.ts';
import type { ProjectReader } from '../../storage/project-store.ts';
import type { ProjectWrites } from '../../storage/documents/project-writes.ts';

/** A project is synthetic when it was made so, or as long as a batch of synthetic sheets counts in it: every screen and export then says so. */
export function isSynthetic(store: ProjectReader): boolean {
  if (store.meta().synthetic) return true;
  const marked = new Set(markedBatches(store));
  return marked.size > 0 && store.batches().some((batch) => batch.status === 'active' && marked.has(batch.id));
}

export function markSynthetic(store: ProjectReader, writes: ProjectWrites, batch: number, now: string): Result<void> {
  if (store.meta().synthetic) return ok(undefined);
  return writes.saveSetting(syntheticKey, [...markedBatches(store), batch] satisfies Json, now);
}

function markedBatches(store: ProjectReader): readonly number[] {
  return syntheticNumbers(store.settings()[syntheticKey]);
}
