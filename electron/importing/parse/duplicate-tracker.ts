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

  let ordered: ReturnType<typeof createOrderedKeys> | null = createOrderedKeys();
  const packed = (said: number, row: number): number => {
    lastRow = Math.max(lastRow, current + row);
    if (lastRow >= rowLimit) throw new Error('more than 134 million rows in one file');
    return said * rowLimit + current + row;
  };
  /** What is held of a key, −1 when it is new. */
  const find = (key: number): number => {
    const hash = hashOf(key);
    const { slots, mask } = segments[hash >>> segmentShift]!;
    let slot = hash & mask;
    for (let held = slots[slot * stride]; held !== 0; held = slots[slot * stride]) {
      if (held === key) return slots[slot * stride + 1] ?? 0;
      slot = (slot + 1) & mask;
    }
    return -1;
  };
  /** Of a key that isn't there. */
  const put = (key: number, what: number): void => {
    const hash = hashOf(key);
    const segment = segments[hash >>> segmentShift]!;
    const { slots, mask } = segment;
    let slot = hash & mask;
    while (slots[slot * stride] !== 0) slot = (slot + 1) & mask;
    slots[slot * stride] = key;
    slots[slot * stride + 1] = what;
    segment.size += 1;
    if (segment.size > mask * 0.72) grow(segment);
  };

  const earlier = (held: number, content: number): Earlier => {
    const row = held % rowLimit;
    const sheet = sheets.findLast((entry) => entry.before < row) ?? { name: '', before: 0 };
    repeated.add(sheet.name);
    return { row: row - sheet.before, sheet: sheet.name, same: Math.floor(held / rowLimit) === content };
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
      const group = groupOf(parts);
      const item = parts.at(-1) ?? 0;
      const key = group * pairLimit + item + 1;
      const said = contents.number(content);
      if (ordered !== null) {
        if (ordered.follows(group, item)) {
          ordered.add(key, packed(said, row));
          return null;
        }
        ordered.each(put);
        ordered = null;
      }
      const found = find(key);
      if (found >= 0) return earlier(found, said);
      put(key, packed(said, row));
      return null;
    },
  };
}

/** Entries of one list, so many at a time: a list that grows takes no second memory to grow in. */
const chunkEntries = 65_536;

/**
 * Keys in the order in which they come, while each is greater than all of its group before it: then none can be there already, and nothing has to
 * be looked for. Most sheets go item by item; the first key that goes back makes a table of what is here.
 */
function createOrderedKeys(): {
  /** Whether no key of the group can be there; then it is the group's greatest. */
  follows(group: number, item: number): boolean;
  add(key: number, packed: number): void;
  each(visit: (key: number, packed: number) => void): void;
} {
  let greatest = new Int32Array(1_024).fill(-1);
  const chunks: Float64Array[] = [];
  let size = 0;
  return {
    follows(group, item) {
      if (group >= greatest.length) {
        const larger = new Int32Array(Math.max(group + 1, greatest.length * 2)).fill(-1);
        larger.set(greatest);
        greatest = larger;
      }
      if (item <= (greatest[group] ?? -1)) return false;
      greatest[group] = item;
      return true;
    },
    add(key, packed) {
      const at = size % chunkEntries;
      if (at === 0) chunks.push(new Float64Array(chunkEntries * stride));
      const chunk = chunks.at(-1)!;
      chunk[at * stride] = key;
      chunk[at * stride + 1] = packed;
      size += 1;
    },
    each(visit) {
      for (let entry = 0; entry < size; entry += 1) {
        const chunk = chunks[Math.floor(entry / chunkEntries)]!;
        const at = (entry % chunkEntries) * stride;
        visit(chunk[at] ?? 0, chunk[at + 1] ?? 0);
      }
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
