import { putNumber } from './content-digest.ts';

/** Columns of a sheet are counted within this; `cell` = row × 2^14 + column, Excel's widest sheet. */
export const COLUMNS = 16_384;

/** A row of table `records` or `attributes`: ids into texts, 0 none; `person` stands here and, where it is part of the key, in the spot. */
export interface RecordRow {
  readonly facet: number;
  readonly item: number;
  readonly spot: number;
  readonly sheet: number;
  readonly cell: number;
  readonly value: number | null;
  readonly name: number;
  readonly person: number;
  readonly day: number;
  /** Index into missingReasons, 0 present. */
  readonly missing: number;
  /** 命中位次; 0 not hit; null not stated. */
  readonly position: number | null;
  readonly note: number;
}

export interface AttributesRow {
  readonly facet: number;
  readonly item: number;
  readonly spot: number;
  readonly sheet: number;
  readonly cell: number;
  readonly type: number;
  readonly name: number;
  readonly legal: number | null;
  readonly promised: number | null;
  readonly dayUnit: number;
  readonly visits: number | null;
  readonly immediate: number | null;
  /** Position in onlineDepths. */
  readonly depth: number | null;
  readonly missing: number;
  readonly person: number;
  readonly day: number;
  readonly note: number;
}

/** Digests of what ids stand for. */
export interface DigestSource {
  text(id: number): number;
  facet(id: number): number;
  spot(id: number): number;
}

const recordWords = new Int32Array(16);
const attributesWords = new Int32Array(24);

/** What the content digest sees of a record. The array is used again by the next call. */
export function describeRecord(row: RecordRow, digests: DigestSource): Int32Array {
  const words = recordWords;
  words[0] = digests.facet(row.facet);
  words[1] = digests.text(row.item);
  words[2] = digests.spot(row.spot);
  words[3] = wholeWord(row.sheet);
  putNumber(words, 4, row.cell);
  putNumber(words, 6, row.value);
  words[8] = digests.text(row.name);
  words[9] = digests.text(row.person);
  words[10] = digests.text(row.day);
  words[11] = wholeWord(row.missing);
  putNumber(words, 12, row.position);
  words[14] = digests.text(row.note);
  words[15] = 0;
  return words;
}

/** The same of an item's attributes. The array is used again by the next call. */
export function describeAttributes(row: AttributesRow, digests: DigestSource): Int32Array {
  const words = attributesWords;
  words[0] = digests.facet(row.facet);
  words[1] = digests.text(row.item);
  words[2] = digests.spot(row.spot);
  words[3] = wholeWord(row.sheet);
  putNumber(words, 4, row.cell);
  words[6] = digests.text(row.type);
  words[7] = digests.text(row.name);
  putNumber(words, 8, row.legal);
  putNumber(words, 10, row.promised);
  words[12] = digests.text(row.dayUnit);
  putNumber(words, 13, row.visits);
  putNumber(words, 15, row.immediate);
  putNumber(words, 17, row.depth);
  words[19] = wholeWord(row.missing);
  words[20] = digests.text(row.person);
  words[21] = digests.text(row.day);
  words[22] = digests.text(row.note);
  words[23] = 1;
  return words;
}

/** A whole number as one word; one that is too large for it, which this program never writes, isn't taken for what its last 32 bits say. */
export function wholeWord(value: number): number {
  const word = value | 0;
  return word === value ? word : -1;
}

/** Digest of a facet or spot from the digests of its parts. */
export function combineDigests(parts: readonly number[]): number {
  let hash = 0x2545f491;
  for (const part of parts) {
    hash = Math.imul(hash ^ part, 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  return hash | 0;
}
