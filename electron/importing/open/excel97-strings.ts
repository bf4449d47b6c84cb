import type { ReadingLimits } from './limits.ts';
import { refuse } from './refusal.ts';

/**
 * Characters behind their flags byte at `at`: one byte each, or two (bit 0), and where they end. Rich runs and phonetic text are not
 * looked at.
 */
export function stringAt(
  body: Buffer,
  at: number,
  characters: number,
): { readonly text: string; readonly next: number } {
  const flags = body.readUInt8(at);
  let from = at + 1;
  if ((flags & 8) !== 0) from += 2;
  if ((flags & 4) !== 0) from += 4;
  const wide = (flags & 1) !== 0;
  const end = from + characters * (wide ? 2 : 1);
  if (end > body.length) refuse('BIFF');
  return { text: body.toString(wide ? 'utf16le' : 'latin1', from, end), next: end };
}

/** Reads across a record and those that continue it. Where the characters of a string are cut, the next piece begins with flags of its own, and may have another width. */
class Pieces {
  readonly #pieces: readonly Buffer[];
  #piece = 0;
  #at = 0;

  constructor(pieces: readonly Buffer[]) {
    this.#pieces = pieces;
  }

  atEnd(): boolean {
    while (this.#piece < this.#pieces.length && this.#at >= this.#body().length) this.#next();
    return this.#piece >= this.#pieces.length;
  }

  byte(): number {
    if (this.atEnd()) refuse('BIFF');
    this.#at += 1;
    return this.#body().readUInt8(this.#at - 1);
  }

  u16(): number {
    return this.byte() + this.byte() * 256;
  }

  u32(): number {
    return this.u16() + this.u16() * 65_536;
  }

  /** `count` UTF-16 units, in one byte each or in two. */
  characters(count: number, wide: boolean): string {
    let text = '';
    let left = count;
    let width = wide ? 2 : 1;
    while (left > 0) {
      if (this.#at >= this.#body().length) {
        this.#piece += 1;
        this.#at = 0;
        width = (this.byte() & 1) !== 0 ? 2 : 1;
      }
      const body = this.#body();
      const taken = Math.min(left, Math.floor((body.length - this.#at) / width));
      if (taken === 0) refuse('BIFF');
      text += body.toString(width === 2 ? 'utf16le' : 'latin1', this.#at, this.#at + taken * width);
      this.#at += taken * width;
      left -= taken;
    }
    return text;
  }

  skip(count: number): void {
    for (let left = count; left > 0;) {
      if (this.atEnd()) refuse('BIFF');
      const taken = Math.min(left, this.#body().length - this.#at);
      this.#at += taken;
      left -= taken;
    }
  }

  #body(): Buffer {
    return this.#pieces[this.#piece] ?? refuse('BIFF');
  }

  #next(): void {
    this.#at -= this.#body().length;
    this.#piece += 1;
  }
}

/** The text of a formula's result ([MS-XLS] 2.4.268), from its record and those that continue it. Throws a Refusal. */
export function continuedText(records: readonly Buffer[]): string {
  const pieces = new Pieces(records);
  const length = pieces.u16();
  return pieces.characters(length, (pieces.byte() & 1) !== 0);
}

/** A length under 32, or flags behind a length whose second byte is 0, read as a letter. */
const BEGINNING = /[\0-\x08\x0b\x0c\x0e-\x1f\u0100]/;

/**
 * The shared strings ([MS-XLS] 2.4.265): one record and those that continue it. Some programs say a number of them that is too large: those that are
 * there are given, and a cell that names another is broken. Throws a Refusal.
 */
export function readStrings(records: readonly Buffer[], limits: ReadingLimits): readonly string[] {
  const pieces = new Pieces(records);
  pieces.u32();
  const count = pieces.u32();
  const strings: string[] = [];
  while (strings.length < count && !pieces.atEnd()) {
    if (strings.length >= limits.strings)
      refuse('SST_TOO_BIG', { part: 'SST', size: strings.length + 1, limit: limits.strings });
    const length = pieces.u16();
    const flags = pieces.byte();
    // Other bits are none: a length before it was wrong, and every text from there on would be another's.
    if ((flags & ~0x0d) !== 0) refuse('BIFF');
    const runs = (flags & 8) !== 0 ? pieces.u16() : 0;
    const more = (flags & 4) !== 0 ? pieces.u32() : 0;
    strings.push(pieces.characters(length, (flags & 1) !== 0));
    pieces.skip(runs * 4 + more);
  }
  // More than there should be: one of the lengths is wrong.
  if (!pieces.atEnd()) refuse('BIFF');
  // Fewer, and one that holds what begins a string: a wrong length made it take in those behind it.
  if (strings.length < count && strings.some((text) => BEGINNING.test(text))) refuse('BIFF');
  return strings;
}
