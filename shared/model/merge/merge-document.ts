import { canonicalJson, isJsonObject } from '../../base/canonical-json.ts';
import type { Json } from '../../base/canonical-json.ts';
import { shapeOf, stampsOf } from './merge-shapes.ts';
import { equal, mergeThreeWay } from './three-way.ts';
import type { ChooseSide, Held, MergeShape } from './three-way.ts';

interface DocumentSides {
  readonly before: Held;
  readonly mine: Held;
  readonly theirs: Held;
}

/** A document of a kind as both sides have it; stamps (when, by whom) follow the side whose content it is, of both the later. */
export function mergeDocument(
  kind: string,
  sides: DocumentSides,
  choose: ChooseSide,
  shape: MergeShape = shapeOf(kind),
): Held {
  const { before, mine, theirs } = sides;
  if (equal(mine, theirs) || equal(before, theirs)) return mine;
  const stamps = stampsOf(kind);
  const [was, own, other] = [before, mine, theirs].map((side) => without(side, stamps));
  if (equal(own, other)) return equal(before, mine) ? theirs : later(mine, theirs, stamps);
  const merged = mergeThreeWay(shape, { path: [], before: was, mine: own, theirs: other }, choose);
  if (equal(merged, own)) return mine;
  if (equal(merged, other)) return theirs;
  return withStamps(merged, later(mine, theirs, stamps), stamps);
}

function without(value: Held, stamps: readonly string[]): Held {
  if (stamps.length === 0 || !isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !stamps.includes(name)));
}

/** The one that was written later; of one moment the one whose text comes later, so that exchanging the sides changes nothing. */
function later(a: Held, b: Held, stamps: readonly string[]): Held {
  if (a === undefined || b === undefined) return a ?? b;
  const order = (value: Json): string => {
    const at = isJsonObject(value) ? stamps.map((name) => value[name] ?? null) : [];
    return canonicalJson([...at, value]);
  };
  return order(a) > order(b) ? a : b;
}

function withStamps(merged: Held, from: Held, stamps: readonly string[]): Held {
  if (!isJsonObject(merged) || !isJsonObject(from)) return merged;
  return { ...merged, ...Object.fromEntries(stamps.flatMap((name) => (name in from ? [[name, from[name]]] : []))) };
}
