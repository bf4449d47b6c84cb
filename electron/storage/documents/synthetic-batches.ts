import type { Json } from '../../../shared/base/canonical-json.ts';

/** Setting of a project that names its imports of synthetic sheets, by number. */
export const syntheticKey = 'synthetic-batches';

/** Numbers that the setting names. */
export function syntheticNumbers(setting: Json | undefined): readonly number[] {
  return Array.isArray(setting) ? setting.filter((id) => typeof id === 'number') : [];
}
