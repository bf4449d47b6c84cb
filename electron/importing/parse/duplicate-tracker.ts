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
  /** Number of a text, the same for the same text. */
  text(text: string): number;
  /** `parts`: numbers of the key's texts, or small non-negative integers. `content`: what must agree. Null when the key is new. */
  seen(parts: readonly number[], content: number, row: number): Earlier | null;
}

const pairLimit = 2 ** 26;

export function createDuplicateTracker(): DuplicateTracker {
  const texts = new Map<string, number>();
  const groups = createPairTable();
  let keys = new Float64Array(1 << 12);
  let contents = new Float64Array(1 << 12);
  let rows = new Int32Array(1 << 12);
  let sheets = new Uint8Array(1 << 12);
  let mask = keys.length - 1;
  let size = 0;
  const sheetNames: string[] = [''];

  const grow = (): void => {
    const [oldKeys, oldContents, oldRows, oldSheets] = [keys, contents, rows, sheets];
    const length = oldKeys.length * 2;
    keys = new Float64Array(length);
    contents = new Float64Array(length);
    rows = new Int32Array(length);
    sheets = new Uint8Array(length);
    mask = length - 1;
    for (let index = 0; index < oldKeys.length; index += 1) {
      const key = oldKeys[index] ?? 0;
      if (key === 0) continue;
      let slot = slotOf(key, mask);
      while (keys[slot] !== 0) slot = (slot + 1) & mask;
      keys[slot] = key;
      contents[slot] = oldContents[index] ?? 0;
      rows[slot] = oldRows[index] ?? 0;
      sheets[slot] = oldSheets[index] ?? 0;
    }
  };

  return {
    sheet(name) {
      sheetNames.push(name);
    },
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
      let group = 0;
      const last = parts.length - 1;
      for (let index = 0; index < last; index += 1) group = groups.number(group, parts[index] ?? 0);
      const key = group * pairLimit + (parts[last] ?? 0) + 1;
      let slot = slotOf(key, mask);
      for (let found = keys[slot]; found !== 0; found = keys[slot]) {
        if (found === key) return { row: rows[slot] ?? 0, sheet: sheetNames[sheets[slot] ?? 0] ?? '', same: Object.is(contents[slot], content) };
        slot = (slot + 1) & mask;
      }
      keys[slot] = key;
      contents[slot] = content;
      rows[slot] = row;
      sheets[slot] = Math.min(sheetNames.length - 1, 255);
      size += 1;
      if (size > keys.length * 0.72) grow();
      return null;
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

function slotOf(key: number, mask: number): number {
  const high = Math.floor(key / 4_294_967_296);
  let hash = Math.imul((key | 0) ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 7 & mask;
}
