import type { ReadingLimits } from './limits.ts';
import { refuse } from './refusal.ts';

/** Characters behind their flags byte at `at`: one byte each, or two (bit 0). Rich runs and phonetic text are not looked at. */
export function stringAt(body: Buffer, at: number, characters: number): { readonly text: string } {
  const flags = body.readUInt8(at);
  let from = at + 1;
  if ((flags & 8) !== 0) from += 2;
  if ((flags & 4) !== 0) from += 4;
  const wide = (flags & 1) !== 0;
  const end = from + characters * (wide ? 2 : 1);
  if (end > body.length) refuse('BIFF');
  return { text: body.toString(wide ? 'utf16le' : 'latin1', from, end) };
}

/**
 * The shared strings ([MS-XLS] 2.4.265): one record and those that continue it. Where the characters of a string are cut, the next piece
 * begins with flags of its own, and may have another width. Throws a Refusal.
 */
export function readStrings(pieces: readonly Buffer[], limits: ReadingLimits): readonly string[] {
  let piece = 0;
  let at = 0;
  const body = (): Buffer => pieces[piece] ?? refuse('BIFF');
  const settle = (): void => {
    while (at >= body().length) {
      at -= body().length;
      piece += 1;
    }
  };
  const byte = (): number => {
    settle();
    at += 1;
    return body().readUInt8(at - 1);
  };
  const u16 = (): number => byte() + byte() * 256;
  const u32 = (): number => u16() + u16() * 65_536;
  const characters = (count: number, wide: boolean): string => {
    let text = '';
    let left = count;
    let width = wide ? 2 : 1;
    while (left > 0) {
      if (at >= body().length) {
        piece += 1;
        at = 0;
        width = (byte() & 1) !== 0 ? 2 : 1;
      }
      const taken = Math.min(left, Math.floor((body().length - at) / width));
      if (taken === 0) refuse('BIFF');
      text += body().toString(width === 2 ? 'utf16le' : 'latin1', at, at + taken * width);
      at += taken * width;
      left -= taken;
    }
    return text;
  };
  const skip = (count: number): void => {
    for (let left = count; left > 0;) {
      settle();
      const taken = Math.min(left, body().length - at);
      at += taken;
      left -= taken;
    }
  };
  u32();
  const count = u32();
  if (count > limits.strings) refuse('SST_TOO_BIG', { part: 'SST', size: count, limit: limits.strings });
  const strings: string[] = [];
  while (strings.length < count) {
    const length = u16();
    const flags = byte();
    const runs = (flags & 8) !== 0 ? u16() : 0;
    const more = (flags & 4) !== 0 ? u32() : 0;
    strings.push(characters(length, (flags & 1) !== 0));
    skip(runs * 4 + more);
  }
  return strings;
}
