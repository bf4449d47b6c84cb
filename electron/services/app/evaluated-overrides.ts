import type { Override } from '../../../shared/model/lineage.ts';
import type { ProjectReader } from '../../storage/project-store.ts';

/** Corrections of the evaluated year's values: what screens and exports of that year mark. */
export function evaluatedOverrides(store: ProjectReader): readonly Override[] {
  const { year } = store.framework();
  return store.overrides().filter((override) => override.year === year);
}
