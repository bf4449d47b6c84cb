/** Byte that stands for a full-width comma where that cuts: a unit separator, which no sheet's text holds. */
export const FULL_WIDTH_COMMA = 0x1f;
const COMMA = Buffer.from('，');
const [FIRST, SECOND, THIRD] = COMMA;

/** The pieces with each ， as one byte, so that fields are cut as by any other delimiter; `withFullWidthCommas` undoes it inside quotes. */
export function* asDelimiters(chunks: Iterable<Buffer>): Generator<Buffer, void, void> {
  let held = Buffer.alloc(0);
  for (const chunk of chunks) {
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    // The first bytes of a comma whose rest comes with the next piece.
    const last = bytes.at(-1);
    const cut = last === FIRST ? 1 : bytes.at(-2) === FIRST && last === SECOND ? 2 : 0;
    held = Buffer.from(bytes.subarray(bytes.length - cut));
    yield replaced(bytes.subarray(0, bytes.length - cut));
  }
  if (held.length > 0) yield held;
}

function replaced(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  let size = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === FIRST && bytes[at + 1] === SECOND && bytes[at + 2] === THIRD) {
      out[size++] = FULL_WIDTH_COMMA;
      at += 2;
    } else out[size++] = bytes[at]!;
  }
  return out.subarray(0, size);
}

export function withFullWidthCommas(text: string): string {
  return text.replaceAll('\u001f', '，');
}
