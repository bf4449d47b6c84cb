import { canonicalJson } from './canonical-json.ts';
import type { Json } from './canonical-json.ts';

/** A place where two values differ, `weights.A`; null on the side that has nothing there. */
export interface JsonDifference {
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Every leaf that differs, in the order of the value before, then what is new. Entries of a list that carry a `code` are told apart by it, so that one
 * taken out doesn't make all after it differ; where only their order changed, the codes in order are the difference (`indicators[]`).
 */
export function jsonDifferences(before: Json, after: Json): readonly JsonDifference[] {
  const from = leaves(before);
  const to = leaves(after);
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((place): JsonDifference[] => {
    const [was, is] = [from.get(place), to.get(place)];
    if (was === is || (isOrder(place) && (was === undefined || is === undefined || sorted(was) !== sorted(is))))
      return [];
    return [
      { place: isOrder(place) ? `${place.slice(0, -ORDER.length)}[]` : place, before: was ?? null, after: is ?? null },
    ];
  });
}

/** Ends a place that stands for the order of a list; no key is written so. */
const ORDER = '.\n';
const BETWEEN = ', ';

function isOrder(place: string): boolean {
  return place.endsWith(ORDER);
}

function sorted(order: string): string {
  return order.split(BETWEEN).sort().join(BETWEEN);
}

/** Every leaf by its path. */
function leaves(value: Json): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (part: Json, path: readonly string[]): void => {
    if (typeof part !== 'object' || part === null) {
      found.set(path.join('.'), typeof part === 'string' ? part : canonicalJson(part));
      return;
    }
    const codes = codesOf(part);
    const entries =
      codes === null ? Object.entries(part) : Object.values(part).map((child, at) => [codes[at] ?? '', child] as const);
    if (entries.length === 0) found.set(path.join('.'), canonicalJson(part));
    if (codes !== null) found.set(`${path.join('.')}${ORDER}`, codes.join(BETWEEN));
    for (const [key, child] of entries) if (child !== undefined) walk(child, [...path, key]);
  };
  walk(value, []);
  return found;
}

/** The codes of a list whose every entry has one of its own; null for anything else. */
function codesOf(part: Json): readonly string[] | null {
  if (!Array.isArray(part) || part.length === 0) return null;
  const codes = part.map((entry: Json) =>
    typeof entry === 'object' && entry !== null && 'code' in entry && typeof entry['code'] === 'string'
      ? entry['code']
      : null,
  );
  return codes.every((code) => code !== null) && new Set(codes).size === codes.length
    ? codes.filter((code) => code !== null)
    : null;
}
