import type { RecordKind } from './record-kind.ts';

/** Kinds that a source can hold; the others are small, and are imported. */
export const sourceKinds = [
  'monthly_statistics',
  'annual_statistics',
  'item_attributes',
  'item_checks',
  'element_checks',
  'keyword_tests',
  'application_tests',
  'experience_tests',
  'list_comparison',
  'expert_ratings',
] as const satisfies readonly RecordKind[];
export type SourceKind = (typeof sourceKinds)[number];

export function isSourceKind(kind: RecordKind | null): kind is SourceKind {
  return sourceKinds.some((one) => one === kind);
}
