import { ANNOTATION_LONGEST } from '../annotation.ts';
import { canonicalJson, isJsonObject } from '../../base/canonical-json.ts';
import type { Json } from '../../base/canonical-json.ts';
import type { MergePlace } from './three-way.ts';

/** A text of the report's structure holds no more (`reportPlanSchema`). */
const TEXT_MOST = 50_000;

/**
 * What a place holds that keeps what both sides wrote; null where that makes no sense. Exchanging the sides gives the same, so that projects agree
 * whichever was merged into which. Scenarios are kept as two, not made into one: `mergeStructure` does that.
 */
export function keepBoth(kind: string, { path, mine, theirs }: MergePlace): Json {
  if (kind === 'note' && path.length === 0) return bothTexts(mine, theirs);
  if (kind === 'annotation' && path[0] === 'text') return bothTexts(mine, theirs, ANNOTATION_LONGEST);
  if (kind !== 'plan') return null;
  const [part, , field] = path;
  if (part === 'boxes' && field === 'text') return bothTexts(mine, theirs);
  return part === 'items' && path.length === 2 ? bothItems(mine, theirs) : null;
}

/** One under the other, in an order of their own; of one that holds the other that one alone. */
function bothTexts(a: Json | undefined, b: Json | undefined, most = TEXT_MOST): Json {
  if (typeof a !== 'string' || typeof b !== 'string' || a === '' || b === '') return null;
  const both = a.includes(b) ? a : b.includes(a) ? b : [a, b].sort().join('\n');
  return both.length > most ? null : both;
}

/** A text of the team's at one place of the report: what else they say of it (shown or not) is that of the one whose text comes first. */
function bothItems(a: Json | undefined, b: Json | undefined): Json {
  if (!isJsonObject(a) || !isJsonObject(b) || a['kind'] !== b['kind']) return null;
  const text = bothTexts(a['text'], b['text']);
  return text === null ? null : { ...(canonicalJson(a) < canonicalJson(b) ? a : b), text };
}
