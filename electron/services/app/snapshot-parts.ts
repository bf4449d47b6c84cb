import type { ProjectChange, SnapshotParts } from '../../../shared/contract/outputs.ts';
import type { AuditSubject } from '../../../shared/model/audit-entry.ts';

type Part = keyof SnapshotParts;

/** What the data of a project shows up in. */
const data = ['dataset', 'batches', 'years', 'overrides', 'history'] as const satisfies readonly Part[];
const methods = ['baseline', 'draft', 'scenarios'] as const satisfies readonly Part[];

/** Parts of the snapshot that a change of each subject, or its undoing, may change. What isn't shown has none. */
const partsOfSubject = {
  project: ['title', 'synthetic'],
  framework: ['title', 'framework', ...data, ...methods],
  units: ['framework', ...data, ...methods],
  baseline: methods,
  draft: ['draft'],
  scenario: ['scenarios'],
  batch: [...data, 'synthetic'],
  override: ['dataset', 'overrides'],
  alias: [],
  mapping: [],
  setting: ['title', 'synthetic', 'lastYear'],
  note: ['notes'],
  annotation: ['annotations'],
  history: ['history'],
  run: ['runs'],
  // The screens ask for the worklist itself.
  worklist: [],
  plan: ['reportPlan'],
  // Asked for by their hashes, which the structure names.
  picture: [],
  // The screen asks for these papers themselves.
  expert: [],
  meeting: [],
  // What it changed has entries of its own.
  merge: [],
} as const satisfies Record<AuditSubject, readonly Part[]>;

export function partsOf(subjects: readonly AuditSubject[]): ReadonlySet<Part> {
  return new Set(subjects.flatMap((subject): readonly Part[] => partsOfSubject[subject]));
}

/** Whether measure values, units or their arrangement may be others now. */
export function touchesData(subject: AuditSubject): boolean {
  return partsOf([subject]).has('dataset');
}

/** Only the parts named, made by their getters. */
export function pickParts(
  getters: { readonly [K in Part]: () => SnapshotParts[K] },
  parts: ReadonlySet<Part>,
): ProjectChange['changed'] {
  const picked: { -readonly [K in Part]?: SnapshotParts[K] } = {};
  const pick = <K extends Part>(part: K): void => {
    picked[part] = getters[part]();
  };
  for (const part of parts) pick(part);
  return picked;
}
