/** Pixels of a letter at the grids' 13 px: Chinese ones are square, others at most this wide on average. */
const HAN = 13.5;
const LATIN = 7.5;
const PADDING = 22;
const MOST = 320;

/** Width of a column in which every one of the names can be read whole, from `least` up to 320 px; wider where names are told apart only there. */
export function nameWidth(names: readonly string[], least: number): number {
  let widest = 0;
  for (const name of names) widest = Math.max(widest, PADDING + textPixels(name));
  return Math.max(Math.min(MOST, Math.max(least, Math.ceil(widest))), apartWidth(names));
}

/** Pixels below which two of the names would be cut to the same text. */
export function apartWidth(names: readonly string[]): number {
  const sorted = [...new Set(names)].sort();
  let widest = 0;
  for (const [at, name] of sorted.entries()) {
    const next = sorted[at + 1];
    if (next === undefined) break;
    // One letter beyond what they share and the sign of what was cut, unless the whole is shorter.
    const shared = sharedLetters(name, next) + 1;
    const cut = (text: string): number => Math.min(textPixels(text.slice(0, shared)) + HAN, textPixels(text));
    widest = Math.max(widest, PADDING + Math.max(cut(name), cut(next)));
  }
  return Math.ceil(widest);
}

function textPixels(text: string): number {
  let width = 0;
  for (const letter of text) width += /[ -ɏ]/.test(letter) ? LATIN : HAN;
  return width;
}

function sharedLetters(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
