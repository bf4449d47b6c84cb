import type { CollectedRecord, ItemAttributes } from '../../../shared/model/collected-record.ts';
import { missingReasons } from '../../../shared/model/dataset.ts';
import { levels } from '../../../shared/model/record-kind.ts';

/** Text fields in the order of their columns in `refs`, and of `setters`. */
const textFields = [
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

const VALUE = 1;
const POSITION = 2;
const POSITION_NULL = 4;

export function encodeRecords(records: readonly CollectedRecord[]): RecordBlock {
  const count = records.length;
  const texts: string[] = [];
  const known = new Map<string, number>();
  const refs = new Int32Array(count * textFields.length);
  const places = new Int32Array(count * 3);
  const numbers = new Float64Array(count * 2);
  const flags = new Uint8Array(count);
  const reference = (text: string | undefined): number => {
    if (text === undefined) return -1;
    const found = known.get(text);
    if (found !== undefined) return found;
    const position = texts.length;
    known.set(text, position);
    texts.push(text);
    return position;
  };
  let attributed = false;
  for (let r = 0; r < count; r += 1) {
    const record = records[r]!;
    for (let f = 0; f < textFields.length; f += 1) refs[r * textFields.length + f] = reference(record[textFields[f]!]);
    places[r * 3] = record.row;
    places[r * 3 + 1] = record.column;
    places[r * 3 + 2] = record.period ?? -1;
    numbers[r * 2] = record.value ?? Number.NaN;
    numbers[r * 2 + 1] = record.position ?? Number.NaN;
    flags[r] =
      (record.value === null ? 0 : VALUE) |
      (record.position === undefined ? 0 : record.position === null ? POSITION_NULL : POSITION);
    attributed ||= record.attributes !== undefined;
  }
  const attributes = attributed ? records.map((record) => record.attributes ?? null) : null;
  return { count, texts, refs, places, numbers, flags, attributes };
}

export function transferables(block: RecordBlock): ArrayBuffer[] {
  return [block.refs.buffer, block.places.buffer, block.numbers.buffer, block.flags.buffer];
}

export function decodeRecords(block: RecordBlock): CollectedRecord[] {
  const width = textFields.length;
  return Array.from({ length: block.count }, (_, r) => {
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
  });
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
