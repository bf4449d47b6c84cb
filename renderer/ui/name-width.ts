/** Pixels of a letter at the grids' 13 px: Chinese ones are square, others at most this wide on average. */
const HAN = 13.5;
const LATIN = 7.5;
const PADDING = 22;
const MOST = 320;

/** Width of a column in which every one of the names can be read whole, from `least` up to 320 px. */
export function nameWidth(names: readonly string[], least: number): number {
  let widest = 0;
  for (const name of names) {
    let width = PADDING;
    for (const letter of name) width += /[ -ɏ]/.test(letter) ? LATIN : HAN;
    widest = Math.max(widest, width);
  }
  return Math.min(MOST, Math.max(least, Math.ceil(widest)));
}
