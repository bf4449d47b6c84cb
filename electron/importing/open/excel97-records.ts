import { refuse } from './refusal.ts';

/** [MS-XLS] 2.3. */
const CONTINUE = 0x3c;

interface BiffRecord {
  readonly type: number;
  readonly body: Buffer;
  readonly next: number;
}

/** [MS-XLS] 2.1.4 and 2.3.2: no record is longer, and there are none of other types, those of charts (0x1001 to 0x1066) apart. */
const LONGEST = 8224;
const isType = (type: number): boolean => type < 0x900 || (type > 0x1000 && type < 0x1100);

/**
 * Sizes of the records that have one ([MS-XLS] 2.4): one of another size is something else, or hides the records behind it. Some writers fill
 * up with empty ones, give a byte more to a truth value, or use the next version's form. 386 workbooks of Apache POI's keep to it.
 */
const sizes: ReadonlyMap<number, readonly number[]> = new Map([
  [0, [0]],
  // Settings of one number: calculation, protection, printing, code page, dates.
  ...[
    0x0c, 0x0d, 0x0e, 0x0f, 0x11, 0x12, 0x13, 0x19, 0x22, 0x2a, 0x2b, 0x40, 0x42, 0x55, 0x5f, 0x81, 0x82, 0x83, 0x84,
  ].map(twoBytes),
  ...[0x8d, 0x99, 0x9c, 0xc1, 0xda, 0xe1, 0x160, 0x161, 0x1af, 0x1b7, 0x1bc].map(twoBytes),
  // Margins, then windows, guides, columns, the printed page, cell formats.
  ...[0x26, 0x27, 0x28, 0x29].map((type): [number, readonly number[]] => [type, [8]]),
  [0x3d, [18]],
  [0x7d, [11, 12]],
  [0x80, [8]],
  [0x8c, [4]],
  [0xa0, [4]],
  [0xa1, [34]],
  [0xe0, [20]],
  // What stands among cells, or before them.
  [0x200, [14, 16]],
  [0x201, [6]],
  [0x203, [14]],
  [0x205, [8, 9]],
  [0x208, [16]],
  [0x225, [4]],
  [0x23e, [10, 18]],
  [0x27e, [10]],
  [0xfd, [10]],
]);

function twoBytes(type: number): [number, readonly number[]] {
  return [type, [2]];
}

export function recordAt(stream: Buffer, at: number): BiffRecord {
  const [type, size] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)];
  const next = at + 4 + size;
  if (next > stream.length) refuse('TRUNCATED');
  if (size > LONGEST || !isType(type) || sizes.get(type)?.includes(size) === false) refuse('BIFF');
  return { type, body: stream.subarray(at + 4, next), next };
}

/** Only zeros follow, which fill up the last sector. */
export const endsFile = (stream: Buffer, at: number): boolean =>
  stream.subarray(at, at + LONGEST).every((byte) => byte === 0);

/** What follows the end of a sheet is another one, or nothing: an end elsewhere would cut the sheet off in silence. */
export function endsHere(stream: Buffer, at: number): boolean {
  return (at + 4 <= stream.length && stream.readUInt16LE(at) === 0x809) || endsFile(stream, at);
}

/** A record with those that continue it, and where the next one begins. */
export function continued(
  stream: Buffer,
  body: Buffer,
  from: number,
): { readonly bodies: readonly Buffer[]; readonly next: number } {
  const bodies = [body];
  let next = from;
  while (stream.readUInt16LE(next) === CONTINUE) {
    const more = recordAt(stream, next);
    bodies.push(more.body);
    next = more.next;
  }
  return { bodies, next };
}

/** Where the stream that begins at `from` ends, those within it included. */
export function endOf(stream: Buffer, from: number): number {
  let at = from;
  for (let depth = 0; at === from || depth > 0;) {
    const { type, next } = recordAt(stream, at);
    if (type === 0x809) depth += 1;
    else if (at === from) refuse('BIFF');
    if (type === 0x0a) depth -= 1;
    at = next;
  }
  return at;
}
