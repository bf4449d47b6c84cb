import { canonicalJson, isJsonObject } from '../../base/canonical-json.ts';
import type { Json } from '../../base/canonical-json.ts';

/** One value that may be missing. */
export type Held = Json | undefined;

/** How far a value is looked into: what is a leaf is taken or left as a whole. */
export type MergeShape =
  | { readonly kind: 'leaf' }
  /** By member; members that aren't named have the shape `rest`. */
  | { readonly kind: 'members'; readonly named: Readonly<Record<string, MergeShape>>; readonly rest: MergeShape }
  /** A list whose rows have names of their own. */
  | { readonly kind: 'rows'; readonly name: (row: Json) => string; readonly row: MergeShape };

/** A place that the other side has changed. */
export interface MergePlace {
  readonly path: readonly string[];
  readonly before: Held;
  readonly mine: Held;
  readonly theirs: Held;
}

/** Which side's value a place gets, or one made of both. */
export type ChooseSide = (place: MergePlace) => 'mine' | 'theirs' | { readonly made: Json };

/** Name of the place that stands for the order of a list's rows. */
export const ROW_ORDER = '#order';

/**
 * Puts two values together that were one before. What only one side changed is that side's, what both changed alike is that; asks `choose` of every
 * place that the other side has otherwise. With choices turned round, exchanging the sides gives the same.
 */
export function mergeThreeWay(shape: MergeShape, place: MergePlace, choose: ChooseSide): Held {
  const { path, before, mine, theirs } = place;
  if (equal(mine, theirs) || equal(before, theirs)) return mine;
  if (shape.kind === 'members' && isJsonObject(mine) && isJsonObject(theirs))
    return mergeMembers(shape, path, [isJsonObject(before) ? before : {}, mine, theirs], choose);
  if (shape.kind === 'rows' && isRows(mine) && isRows(theirs))
    return mergeRows(shape, path, [isRows(before) ? before : [], mine, theirs], choose);
  const chosen = choose(place);
  if (typeof chosen === 'object') return chosen.made;
  return chosen === 'theirs' ? theirs : mine;
}

type Members = { readonly [key: string]: Json | undefined };
type Sides<T> = readonly [before: T, mine: T, theirs: T];

function mergeMembers(
  shape: Extract<MergeShape, { kind: 'members' }>,
  path: readonly string[],
  [before, mine, theirs]: Sides<Members>,
  choose: ChooseSide,
): Json {
  const names = [...new Set([before, mine, theirs].flatMap((side) => Object.keys(side)))].sort();
  const merged: Record<string, Json> = {};
  for (const name of names) {
    const own = Object.hasOwn(shape.named, name) ? shape.named[name] : undefined;
    const value = mergeThreeWay(
      own ?? shape.rest,
      { path: [...path, name], before: member(before, name), mine: member(mine, name), theirs: member(theirs, name) },
      choose,
    );
    if (value !== undefined) merged[name] = value;
  }
  return merged;
}

function member(members: Members, name: string): Held {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

function mergeRows(
  { name, row }: Extract<MergeShape, { kind: 'rows' }>,
  path: readonly string[],
  sides: Sides<readonly Json[]>,
  choose: ChooseSide,
): Json {
  const [before, mine, theirs] = sides.map((rows) => new Map(rows.map((one) => [name(one), one])));
  if (before === undefined || mine === undefined || theirs === undefined) return [...sides[1]];
  const merged = new Map<string, Json>();
  for (const key of [...new Set([...before.keys(), ...mine.keys(), ...theirs.keys()])].sort()) {
    const place = { path: [...path, key], before: before.get(key), mine: mine.get(key), theirs: theirs.get(key) };
    const value = mergeThreeWay(row, place, choose);
    if (value !== undefined) merged.set(key, value);
  }
  const order = mergeOrder(path, [[...before.keys()], [...mine.keys()], [...theirs.keys()]], merged, choose);
  return order.flatMap((key) => {
    const value = merged.get(key);
    return value === undefined ? [] : [value];
  });
}

/** Rows that all have keep the order of the side that moved them; others follow the row that they follow where they are. */
function mergeOrder(
  path: readonly string[],
  [before, mine, theirs]: Sides<readonly string[]>,
  merged: ReadonlyMap<string, Json>,
  choose: ChooseSide,
): readonly string[] {
  const [inMine, inTheirs] = [new Set(mine), new Set(theirs)];
  const known = new Set(before);
  const shared = (keys: readonly string[]): readonly string[] =>
    keys.filter((key) => merged.has(key) && inMine.has(key) && inTheirs.has(key) && known.has(key));
  const main = mergeThreeWay(
    { kind: 'leaf' },
    { path: [...path, ROW_ORDER], before: shared(before), mine: shared(mine), theirs: shared(theirs) },
    choose,
  );
  const standing = isRows(main) ? main.map(String) : [];
  const placed = new Set(standing);
  const following = (keys: readonly string[]): Map<string, string[]> => {
    const found = new Map<string, string[]>();
    let anchor = '';
    for (const key of keys) {
      if (placed.has(key)) anchor = key;
      else if (merged.has(key)) found.set(anchor, [...(found.get(anchor) ?? []), key]);
    }
    return found;
  };
  const [ours, others] = [following(mine), following(theirs)];
  const done = new Set<string>();
  const after = (anchor: string): readonly string[] => {
    const [a, b] = [ours.get(anchor) ?? [], others.get(anchor) ?? []];
    const both = a.length === 0 || equal(a, b) ? b : b.length === 0 ? a : [...new Set([...a, ...b])].sort();
    const fresh = both.filter((key) => !done.has(key));
    for (const key of fresh) done.add(key);
    return fresh;
  };
  return [...after(''), ...standing.flatMap((key) => [key, ...after(key)])];
}

function isRows(value: Held): value is readonly Json[] {
  return Array.isArray(value);
}

export function equal(a: Held, b: Held): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b);
}
