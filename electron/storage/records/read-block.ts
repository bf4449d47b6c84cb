import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import { missingReasons } from '../../../shared/model/dataset.ts';
import { blockFlags, decodeRecord, textFields } from '../../../shared/model/record-block.ts';
import type { RecordBlock } from '../../../shared/model/record-block.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import { personIsKey } from './facets.ts';
import type { KeyWriter } from './facets.ts';
import { COLUMNS } from './record-row.ts';
import type { RecordRow } from './record-row.ts';
import type { TextDictionary } from './text-dictionary.ts';

/** Records of a block as rows with the project's ids. */
export interface BlockReader {
  record(r: number): CollectedRecord;
  /** The object is used again by the next call. */
  row(r: number): RecordRow;
}

export interface BlockTarget {
  readonly kind: RecordKind;
  readonly sheet: number;
  readonly texts: TextDictionary;
  readonly keys: KeyWriter;
  /** Units that records may be of: others are a broken invariant and throw. */
  readonly known: ReadonlySet<string>;
}

const { VALUE, POSITION, POSITION_NULL } = blockFlags;
const width = textFields.length;
/** Position of a text field among those of a record. */
const place = (field: (typeof textFields)[number]): number => textFields.indexOf(field);
const UNIT = place('unit');
const SELECTOR = place('selector');
const MISSING = place('missing');
const LEVEL = place('level');
const SUBREGION = place('subregion');
const ITEM = place('item');
const ITEM_NAME = place('itemName');
const CHANNEL = place('channel');
const PLATFORM = place('platform');
const PERSON = place('person');
const DATE = place('date');
const NOTE = place('note');

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A text of the block is looked for in the dictionary once; a facet once in each run of records that differ in the selector only. */
export function readBlock(block: RecordBlock, { kind, sheet, texts, keys, known }: BlockTarget): BlockReader {
  const { refs, places, numbers, flags } = block;
  const ids = new Int32Array(block.texts.length).fill(-1);
  const at = (r: number, field: number): number => refs[r * width + field]!;
  const idOf = (ref: number): number => {
    if (ref < 0) return 0;
    if (ids[ref] === -1) ids[ref] = texts.idOf(block.texts[ref]);
    return ids[ref]!;
  };
  const record = (r: number): CollectedRecord => {
    const found = decodeRecord(block, r);
    if (!known.has(found.unit)) throw new Error(`a record of unit ${found.unit}, which the project doesn't have`);
    return found;
  };

  // Facets by selector in the present run.
  const facets = new Int32Array(block.texts.length);
  const ofRun = new Int32Array(block.texts.length);
  let run = 0;
  let first = -1;
  const sameRun = (a: number, b: number): boolean =>
    at(a, UNIT) === at(b, UNIT) &&
    at(a, LEVEL) === at(b, LEVEL) &&
    at(a, CHANNEL) === at(b, CHANNEL) &&
    at(a, PLATFORM) === at(b, PLATFORM) &&
    places[a * 3 + 2] === places[b * 3 + 2];
  const facetOf = (r: number): number => {
    if (first < 0 || !sameRun(first, r)) {
      first = r;
      run += 1;
    }
    const selector = at(r, SELECTOR);
    if (ofRun[selector] !== run) {
      facets[selector] = keys.facetOf(kind, record(r));
      ofRun[selector] = run;
    }
    return facets[selector]!;
  };
  const keyed = personIsKey.has(kind);
  const spotOf = (r: number): number =>
    at(r, SUBREGION) < 0 && (!keyed || at(r, PERSON) < 0) ? 0 : keys.spotOf(kind, record(r));

  const row: Writable<RecordRow> = {
    ...{ facet: 0, item: 0, spot: 0, sheet, cell: 0, value: null, name: 0, person: 0, day: 0 },
    ...{ missing: 0, position: null, note: 0 },
  };
  return {
    record,
    row: (r) => {
      const column = places[r * 3 + 1]!;
      if (column < 1 || column >= COLUMNS) throw new Error(`a record in column ${column}`);
      const flag = flags[r]!;
      const item = at(r, ITEM);
      row.facet = facetOf(r);
      row.item = idOf(item < 0 ? at(r, ITEM_NAME) : item);
      row.spot = spotOf(r);
      row.cell = places[r * 3]! * COLUMNS + column;
      row.value = (flag & VALUE) === 0 ? null : numbers[r * 2]!;
      row.name = idOf(at(r, ITEM_NAME));
      row.person = idOf(at(r, PERSON));
      row.day = idOf(at(r, DATE));
      row.missing = missingOf(block.texts[at(r, MISSING)]);
      row.position = (flag & POSITION) !== 0 ? numbers[r * 2 + 1]! : (flag & POSITION_NULL) !== 0 ? 0 : null;
      row.note = idOf(at(r, NOTE));
      return row;
    },
  };
}

function missingOf(reason: string | undefined): number {
  if (reason === undefined) return 0;
  const found = missingReasons.findIndex((one) => one === reason);
  if (found < 0) throw new Error(`record block: ${reason} is not in its list`);
  return found;
}
