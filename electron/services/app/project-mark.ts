import { contentHash } from '../../../shared/base/content-hash.ts';
import type { ProjectReader } from '../../storage/project-store.ts';

/** Stands in what is sent out to be filled in for the project that it is of, wherever its file lies. */
export function projectMark(store: ProjectReader): string {
  const { createdAt, createdBy, template } = store.meta();
  return contentHash([createdAt, createdBy, template]).slice(0, 16);
}
