const SLOTS = 8192;
const LONGEST = 64;

/**
 * Strings from bytes, remembering recent short ones. Collected sheets repeat regions, levels and results in every row: finding a string again costs less
 * than decoding it, and equal cells share one string. Each slot keeps its own bytes, so no chunk of the file is pinned.
 */
export class TextCache {
  #strings: (string | undefined)[] = [];
  readonly #lengths = new Uint8Array(SLOTS);
  #bytes = new Uint8Array(0);
  readonly #decode: (text: string) => string;

  /** `decode` is applied once to each string made. */
  constructor(decode: (text: string) => string = (text) => text) {
    this.#decode = decode;
  }

  text(buf: Buffer, start: number, end: number): string {
    let hash = 0;
    if (end - start <= LONGEST) for (let p = start; p < end; p += 1) hash = (Math.imul(hash, 31) + buf[p]!) | 0;
    return this.hashed(buf, start, end, hash);
  }

  /** The same where whoever found the end of the text has computed `hash` on the way: 31 × hash + byte, from 0, as 32 bits. */
  hashed(buf: Buffer, start: number, end: number, hash: number): string {
    const length = end - start;
    if (length > LONGEST) return this.#decode(buf.toString('utf8', start, end));
    const slot = ((hash ^ (hash >>> 15)) >>> 0) % SLOTS;
    // Half a megabyte: made when the first text comes.
    if (this.#strings.length === 0) {
      this.#strings = new Array<string | undefined>(SLOTS).fill(undefined);
      this.#bytes = new Uint8Array(SLOTS * LONGEST);
    }
    const bytes = this.#bytes;
    const base = slot * LONGEST;
    const known = this.#strings[slot];
    if (known !== undefined && this.#lengths[slot] === length) {
      let i = 0;
      while (i < length && bytes[base + i] === buf[start + i]) i += 1;
      if (i === length) return known;
    }
    const made = this.#decode(buf.toString('utf8', start, end));
    for (let i = 0; i < length; i += 1) bytes[base + i] = buf[start + i]!;
    this.#lengths[slot] = length;
    this.#strings[slot] = made;
    return made;
  }
}
