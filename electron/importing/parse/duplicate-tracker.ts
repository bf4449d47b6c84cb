/** Where a key was first seen, and what it held. */
export interface Earlier {
  readonly row: number;
  readonly sheet: string;
  readonly same: boolean;
}

/**
 * Finds records of one file that say the same thing twice. Exact (no hashing of keys): texts get running numbers, and a
 * key is a chain of pairs of numbers, each below 2^26, so that every pair is one exact double.
 */
export interface DuplicateTracker {
  /** Begins another sheet of the file. */
  sheet(name: string): void;
  /** Names of the sheets that the present one has repeated records of. */
  repeated(): ReadonlySet<string>;
  /** Number of a text, the same for the same text. */
  text(text: string): number;
  /** `parts`: numbers of the key's texts, or small non-negative integers. `content`: what must agree. Null when the key is new. */
  seen(parts: readonly number[], content: number, row: number): Earlier | null;
}

const pairLimit = 2 ** 26;

/** Slots hold the key, and the content's number with the row counted over all sheets: side by side, one cache line a look. */
const stride = 2;
const rowLimit = 2 ** 27;

/** One of many small tables: they grow one after the other, so that never half the memory again is taken to grow in. */
interface Segment {
  slots: Float64Array;
  mask: number;
  size: number;
}
const segmentCount = 64;
const segmentShift = 26;
const firstSlots = 64;

export function createDuplicateTracker(): DuplicateTracker {
  const texts = new Map<string, number>();
  const groups = createPairTable();
  const contents = createContentNumbers();
  const sheets: { readonly name: string; readonly before: number }[] = [{ name: '', before: 0 }];
  let current = 0;
  let lastRow = 0;
  let repeated = new Set<string>();
  const segments = Array.from({ length: segmentCount }, (): Segment => ({
    slots: new Float64Array(firstSlots * stride),
    mask: firstSlots - 1,
    size: 0,
  }));

  /** Groups of the last run of keys, that differ in their second part only, by that part. */
  const bySecond = new Map<number, number>();
  let firstPart = -1;
  let thirdPart = -1;
  const groupOf = (parts: readonly number[]): number => {
    const keyed = parts.length === 4;
    if (keyed && parts[0] === firstPart && parts[2] === thirdPart) {
      const known = bySecond.get(parts[1] ?? 0);
      if (known !== undefined) return known;
    } else {
      bySecond.clear();
      [firstPart, thirdPart] = keyed ? [parts[0] ?? 0, parts[2] ?? 0] : [-1, -1];
    }
    let group = 0;
    for (let index = 0; index < parts.length - 1; index += 1) group = groups.number(group, parts[index] ?? 0);
    if (keyed) bySecond.set(parts[1] ?? 0, group);
    return group;
  };

  const earlier = (packed: number, content: number): Earlier => {
    const row = packed % rowLimit;
    const sheet = sheets.findLast((entry) => entry.before < row) ?? { name: '', before: 0 };
    repeated.add(sheet.name);
    return { row: row - sheet.before, sheet: sheet.name, same: Math.floor(packed / rowLimit) === content };
  };

  return {
    sheet(name) {
      current = lastRow;
      sheets.push({ name, before: current });
      repeated = new Set();
    },
    repeated: () => repeated,
    text(text) {
      const known = texts.get(text);
      if (known !== undefined) return known;
      const id = texts.size + 1;
      if (id >= pairLimit) throw new Error('more than 67 million different texts in one file');
      // A slice would keep its whole chunk of the file in memory.
      texts.set(Buffer.from(text, 'utf16le').toString('utf16le'), id);
      return id;
    },
    seen(parts, content, row) {
      const last = parts.length - 1;
      const group = groupOf(parts);
      const key = group * pairLimit + (parts[last] ?? 0) + 1;
      const said = contents.number(content);
      const hash = hashOf(key);
      const segment = segments[hash >>> segmentShift]!;
      const { slots, mask } = segment;
      let slot = hash & mask;
      for (let found = slots[slot * stride]; found !== 0; found = slots[slot * stride]) {
        if (found === key) return earlier(slots[slot * stride + 1] ?? 0, said);
        slot = (slot + 1) & mask;
      }
      lastRow = Math.max(lastRow, current + row);
      if (lastRow >= rowLimit) throw new Error('more than 134 million rows in one file');
      slots[slot * stride] = key;
      slots[slot * stride + 1] = said * rowLimit + current + row;
      segment.size += 1;
      if (segment.size > mask * 0.72) grow(segment);
      return null;
    },
  };
}

/** Running numbers of contents; flags and small counts, which are most, need no look-up. */
function createContentNumbers(): { number(content: number): number } {
  const direct = 1_024;
  const numbers = new Map<number, number>();
  return {
    number(content) {
      if (content >= 0 && content < direct && Number.isInteger(content)) return content;
      const known = numbers.get(content);
      if (known !== undefined) return known;
      const next = direct + numbers.size;
      if (next >= pairLimit) throw new Error('more than 67 million different values in one file');
      numbers.set(content, next);
      return next;
    },
  };
}

/** Running numbers of pairs of numbers below 2^26. */
function createPairTable(): { number(a: number, b: number): number } {
  const numbers = new Map<number, number>();
  return {
    number(a, b) {
      const pair = a * pairLimit + b;
      const known = numbers.get(pair);
      if (known !== undefined) return known;
      const next = numbers.size + 1;
      numbers.set(pair, next);
      return next;
    },
  };
}

function hashOf(key: number): number {
  const high = Math.floor(key / 4_294_967_296);
  let hash = Math.imul((key | 0) ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function grow(segment: Segment): void {
  const { slots: old } = segment;
  const slots = new Float64Array(old.length * 2);
  const mask = slots.length / stride - 1;
  for (let from = 0; from < old.length; from += stride) {
    const key = old[from] ?? 0;
    if (key === 0) continue;
    let slot = hashOf(key) & mask;
    while (slots[slot * stride] !== 0) slot = (slot + 1) & mask;
    slots[slot * stride] = key;
    slots[slot * stride + 1] = old[from + 1] ?? 0;
  }
  segment.slots = slots;
  segment.mask = mask;
}
