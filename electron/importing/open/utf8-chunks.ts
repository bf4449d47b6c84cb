import { isUtf8 } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';
import { refuse } from './refusal.ts';

/**
 * Passes a part on as checked UTF-8 without its byte order mark; UTF-16 (mark, or `<` in two bytes) is transcoded. Pieces may still be cut inside
 * a character. Bytes that are no text in that encoding are refused rather than replaced.
 */
export async function* utf8Chunks(part: string, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, void> {
  let convert: ((piece: Buffer, last: boolean) => Buffer) | null = null;
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    const piece = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    if (!convert) {
      if (piece.length < 4) {
        held = piece;
        continue;
      }
      held = Buffer.alloc(0);
      convert = converter(part, piece);
      yield convert(piece.subarray(markLength(piece)), false);
    } else {
      yield convert(chunk, false);
    }
  }
  convert ??= converter(part, held);
  yield convert(held.subarray(markLength(held)), true);
}

/** The whole of a small part as a string, by the same rules. */
export function utf8Text(part: string, bytes: Buffer): string {
  return converter(part, bytes)(bytes.subarray(markLength(bytes)), true).toString('utf8');
}

/** The same in pieces, for what would be a very long string; a piece is `size` bytes at most and ends where a character does. */
export function* utf8Pieces(part: string, bytes: Buffer, size: number): Generator<string, void, void> {
  const convert = converter(part, bytes);
  const decoder = new StringDecoder('utf8');
  for (let from = markLength(bytes); from < bytes.length; from += size)
    yield decoder.write(convert(bytes.subarray(from, from + size), from + size >= bytes.length));
}

function converter(part: string, first: Buffer): (piece: Buffer, last: boolean) => Buffer {
  const wide =
    (first[0] === 0xff && first[1] === 0xfe) || (first[0] === 0x3c && first[1] === 0)
      ? 'utf-16le'
      : (first[0] === 0xfe && first[1] === 0xff) || (first[0] === 0 && first[1] === 0x3c)
        ? 'utf-16be'
        : null;
  if (wide === null) return utf8Checker(() => refuse('XML_ENCODING', { part, encoding: 'UTF-8' }));
  const decoder = new TextDecoder(wide, { fatal: true });
  return (piece, last) => {
    try {
      return Buffer.from(decoder.decode(piece, { stream: !last }), 'utf8');
    } catch {
      return refuse('XML_ENCODING', { part, encoding: wide.toUpperCase() });
    }
  };
}

/** A function that passes pieces through and calls `bad` when, joined, they are not UTF-8. Looks at every byte once. */
export function utf8Checker(bad: () => never): (piece: Buffer, last: boolean) => Buffer {
  let cut: Buffer = Buffer.alloc(0);
  return (piece, last) => {
    let from = 0;
    if (cut.length > 0) {
      // Finish the character cut by the last piece.
      const need = sequenceLength(cut[0]!) - cut.length;
      const joined = Buffer.concat([cut, piece.subarray(0, need)]);
      if (piece.length < need && !last) {
        cut = joined;
        return piece;
      }
      if (!isUtf8(joined)) bad();
      from = Math.min(need, piece.length);
      cut = Buffer.alloc(0);
    }
    const keep = last ? 0 : openTail(piece, from);
    if (!isUtf8(piece.subarray(from, piece.length - keep))) bad();
    if (keep > 0) cut = Buffer.from(piece.subarray(piece.length - keep));
    return piece;
  };
}

/** How many bytes at the end begin a character that is not complete. */
function openTail(piece: Buffer, from: number): number {
  for (let back = 1; back <= 3 && piece.length - back >= from; back += 1) {
    const b = piece[piece.length - back]!;
    if (b < 0x80) return 0;
    if (b >= 0xc0) return sequenceLength(b) > back ? back : 0;
  }
  return 0;
}

function sequenceLength(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
}

function markLength(bytes: Buffer): number {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 3;
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) ? 2 : 0;
}
