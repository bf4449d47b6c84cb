import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import { blockFlags, textFields } from '../../../shared/model/record-block.ts';
import type { RecordBlock } from '../../../shared/model/record-block.ts';

const { VALUE, POSITION, POSITION_NULL } = blockFlags;

/** Texts that come again in the next record, as most do, are told by themselves: comparing with the last is cheaper than finding it again. */
export function encodeRecords(records: readonly CollectedRecord[]): RecordBlock {
  const count = records.length;
  const width = textFields.length;
  const texts: string[] = [];
  const known = new Map<string, number>();
  const refs = new Int32Array(count * width).fill(-1);
  const places = new Int32Array(count * 3);
  const numbers = new Float64Array(count * 2);
  const flags = new Uint8Array(count);
  const lastTexts = new Array<string | undefined>(width).fill(undefined);
  const lastRefs = new Int32Array(width);
  const put = (r: number, f: number, text: string): void => {
    if (text !== lastTexts[f]) {
      let position = known.get(text);
      if (position === undefined) {
        position = texts.length;
        known.set(text, position);
        texts.push(text);
      }
      lastTexts[f] = text;
      lastRefs[f] = position;
    }
    refs[r * width + f] = lastRefs[f]!;
  };
  let attributed = false;
  for (let r = 0; r < count; r += 1) {
    const record = records[r]!;
    putTexts(record, r, put);
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

/** By name, not by a list of names: the engine then knows where each field stands. */
function putTexts(record: CollectedRecord, r: number, put: (r: number, f: number, text: string) => void): void {
  put(r, 0, record.unit);
  put(r, 1, record.selector);
  if (record.missing !== undefined) put(r, 2, record.missing);
  if (record.level !== undefined) put(r, 3, record.level);
  if (record.subregion !== undefined) put(r, 4, record.subregion);
  if (record.item !== undefined) put(r, 5, record.item);
  if (record.itemName !== undefined) put(r, 6, record.itemName);
  if (record.itemType !== undefined) put(r, 7, record.itemType);
  if (record.channel !== undefined) put(r, 8, record.channel);
  if (record.platform !== undefined) put(r, 9, record.platform);
  if (record.person !== undefined) put(r, 10, record.person);
  if (record.date !== undefined) put(r, 11, record.date);
  if (record.note !== undefined) put(r, 12, record.note);
}

export function transferables(block: RecordBlock): ArrayBuffer[] {
  return [block.refs.buffer, block.places.buffer, block.numbers.buffer, block.flags.buffer];
}
