import type { MergeOrigin } from '../../model/merge/merge-line.ts';

/** `⇐ who time · reason`, as a merge writes into the audit of what it brought (electron/storage/merge/merge-project.ts). */
const merged = /^⇐ (.*?) (\d{4}-\d\d-\d\dT[\d:.]+Z)(?: · (.*))?$/s;

/** Who did it first, when and why, of something that may have come by merges: those who merged only passed it on. */
export function firstOrigin(origin: MergeOrigin): MergeOrigin {
  const [, who, at, why = ''] = merged.exec(origin.why) ?? [];
  return who === undefined || at === undefined ? origin : firstOrigin({ who, at, why });
}
