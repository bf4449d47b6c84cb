const MODULUS = 0x1000000000000;

/**
 * Digest of a batch's records that doesn't depend on their order: each record is mixed into two lanes of 32 bits and the
 * lanes are summed modulo 2^48. Against flipped bits and lost rows, not against forgers.
 */
export interface ContentDigest {
  /** `words`: the record as 32-bit integers, always in the same order. */
  add(words: Int32Array): void;
  hex(): string;
  /** Adds what another digest holds. */
  merge(other: ContentDigest): void;
  readonly lanes: () => readonly [first: number, second: number, count: number];
}

export function createContentDigest(): ContentDigest {
  let first = 0;
  let second = 0;
  let count = 0;
  return {
    add: (words) => {
      let a = 0x9e3779b9 | 0;
      let b = 0x7f4a7c15 | 0;
      for (let i = 0; i < words.length; i += 1) {
        const word = words[i] ?? 0;
        a = Math.imul(a ^ word, 0x85ebca6b);
        a ^= a >>> 13;
        b = Math.imul(b + word, 0xc2b2ae35);
        b ^= b >>> 16;
      }
      first = (first + (Math.imul(a ^ (a >>> 16), 0x27d4eb2f) >>> 0)) % MODULUS;
      second = (second + (Math.imul(b ^ (b >>> 15), 0x165667b1) >>> 0)) % MODULUS;
      count += 1;
    },
    merge: (other) => {
      const [a, b, more] = other.lanes();
      first = (first + a) % MODULUS;
      second = (second + b) % MODULUS;
      count += more;
    },
    lanes: () => [first, second, count],
    hex: () => [first, second, count].map((part) => part.toString(16).padStart(12, '0')).join(''),
  };
}

const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

/** Puts a number, or its absence, into two words. */
export function putNumber(words: Int32Array, at: number, value: number | null): void {
  if (value === null) {
    // No finite number has these bits.
    words[at] = -1;
    words[at + 1] = -1;
    return;
  }
  double[0] = value === 0 ? 0 : value;
  words[at] = halves[0] ?? 0;
  words[at + 1] = halves[1] ?? 0;
}
