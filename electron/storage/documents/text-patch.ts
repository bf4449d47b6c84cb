import { z } from 'zod';

/** Where in the old text, how many UTF-16 units go, what comes in their place; in the order of the old text. */
type Splice = readonly [at: number, drop: number, insert: string];

const patchSchema = z.array(z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative(), z.string()]));

/**
 * What turns one text into another, as JSON. Made for canonical JSON in which some members have other values: what stands between
 * the first and the last difference is compared comma by comma, so that a change of ten weights costs ten short splices.
 */
export function makeTextPatch(from: string, to: string): string {
  const most = Math.min(from.length, to.length);
  let start = 0;
  while (start < most && from.charCodeAt(start) === to.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < most - start && from.charCodeAt(from.length - 1 - end) === to.charCodeAt(to.length - 1 - end)) end += 1;
  const old = from.slice(start, from.length - end).split(',');
  const now = to.slice(start, to.length - end).split(',');
  if (old.length !== now.length)
    return JSON.stringify([[start, from.length - end - start, to.slice(start, to.length - end)] satisfies Splice]);
  const splices: Splice[] = [];
  let at = start;
  for (const [position, piece] of old.entries()) {
    const next = now[position] ?? '';
    if (piece !== next) splices.push([at, piece.length, next]);
    at += piece.length + 1;
  }
  return JSON.stringify(splices);
}

/** Throws where the patch is none, or not one of this text. */
export function applyTextPatch(from: string, patch: string): string {
  const parsed: unknown = JSON.parse(patch);
  let at = 0;
  let text = '';
  for (const [start, drop, insert] of patchSchema.parse(parsed)) {
    if (start < at || start + drop > from.length) throw new Error('a patch of another text');
    text += from.slice(at, start) + insert;
    at = start + drop;
  }
  return text + from.slice(at);
}
