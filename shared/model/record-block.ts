import type { CollectedRecord, ItemAttributes } from './collected-record.ts';
import { missingReasons } from './dataset.ts';
import { levels } from './record-kind.ts';

/** Text fields in the order of their columns in `refs`, and of `setters`. */
export const textFields = [
  'unit',
  'selector',
  'missing',
  'level',
  'subregion',
  'item',
  'itemName',
  'itemType',
  'channel',
  'platform',
  'person',
  'date',
  'note',
] as const;

/**
 * Records in columns, so that a block crosses from the parsing worker as a few transferable arrays and one list of
 * distinct texts: cloning the objects one by one costs several times the parsing.
 */
export interface RecordBlock {
  readonly count: number;
  readonly texts: readonly string[];
  /** Per record and text field the position in `texts`, −1 when absent. */
  readonly refs: Int32Array<ArrayBuffer>;
  /** Row, column, period (−1 when absent) per record. */
  readonly places: Int32Array<ArrayBuffer>;
  /** Value and 命中位次 per record; NaN stands for null or absent, told apart by `flags`. */
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly flags: Uint8Array<ArrayBuffer>;
  /** Per record, or null where no record of the block has any. */
  readonly attributes: readonly (ItemAttributes | null)[] | null;
}

export const blockFlags = { VALUE: 1, POSITION: 2, POSITION_NULL: 4 } as const;
const { VALUE, POSITION, POSITION_NULL } = blockFlags;

export function decodeRecords(block: RecordBlock): CollectedRecord[] {
  return Array.from({ length: block.count }, (_, r) => decodeRecord(block, r));
}

/** The record at a position of a block. */
export function decodeRecord(block: RecordBlock, r: number): CollectedRecord {
  const width = textFields.length;
  const flag = block.flags[r]!;
  const record: Mutable<CollectedRecord> = {
    unit: block.texts[block.refs[r * width]!]!,
    selector: block.texts[block.refs[r * width + 1]!]!,
    row: block.places[r * 3]!,
    column: block.places[r * 3 + 1]!,
    value: flag & VALUE ? block.numbers[r * 2]! : null,
  };
  for (let f = 2; f < width; f += 1) {
    const position = block.refs[r * width + f]!;
    if (position >= 0) setters[f]!(record, block.texts[position]!);
  }
  const period = block.places[r * 3 + 2]!;
  if (period >= 0) record.period = period;
  if (flag & POSITION) record.position = block.numbers[r * 2 + 1]!;
  if (flag & POSITION_NULL) record.position = null;
  const attributes = block.attributes?.[r];
  if (attributes) record.attributes = attributes;
  return record;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** One assignment a field, so that the engine keeps one shape for the records of a block. */
const setters: readonly ((record: Mutable<CollectedRecord>, text: string) => void)[] = [
  (record, text) => {
    record.unit = text;
  },
  (record, text) => {
    record.selector = text;
  },
  (record, text) => {
    record.missing = known(missingReasons, text);
  },
  (record, text) => {
    record.level = known(levels, text);
  },
  (record, text) => {
    record.subregion = text;
  },
  (record, text) => {
    record.item = text;
  },
  (record, text) => {
    record.itemName = text;
  },
  (record, text) => {
    record.itemType = text;
  },
  (record, text) => {
    record.channel = text;
  },
  (record, text) => {
    record.platform = text;
  },
  (record, text) => {
    record.person = text;
  },
  (record, text) => {
    record.date = text;
  },
  (record, text) => {
    record.note = text;
  },
];

function known<T extends string>(list: readonly T[], text: string): T {
  const found = list.find((value) => value === text);
  if (found === undefined) throw new Error(`record block: ${text} is not in its list`);
  return found;
}
