import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import { missingReasonIndex } from '../../../shared/model/dataset.ts';
import { onlineDepths } from '../../../shared/model/record-kind.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import type { Sql } from '../connection/sqlite.ts';
import { createContentDigest } from './content-digest.ts';
import type { ContentDigest } from './content-digest.ts';
import type { KeyWriter } from './facets.ts';
import { COLUMNS, describeAttributes, describeRecord } from './record-row.ts';
import type { AttributesRow, DigestSource, RecordRow } from './record-row.ts';
import { createRowBuffer } from './row-buffer.ts';
import type { RecordBlock } from '../../../shared/model/record-block.ts';
import { readBlock } from './read-block.ts';
import type { TextDictionary } from './text-dictionary.ts';

/** Writes the records of one sheet, fifty rows a statement. */
export interface SheetInserter {
  add(record: CollectedRecord): void;
  /** The same of all records of a block, without making an object of each. `known`: units that records may be of; others throw. */
  addBlock(block: RecordBlock, known: ReadonlySet<string>): void;
  /** Writes what is left and says what there is. */
  finish(): InsertedSheet;
}

export interface InsertedSheet {
  /** How many records each facet got. */
  readonly facets: ReadonlyMap<number, number>;
  /** Those whose records came in the order of item and spot, no two of which were the same: no key repeats among them. */
  readonly inOrder: ReadonlySet<number>;
  readonly digest: ContentDigest;
}

/** Where rows go, and the ids they are written with. */
export interface RecordTarget {
  readonly sql: Sql;
  readonly schema: string;
  readonly texts: TextDictionary;
  readonly keys: KeyWriter;
}

/** What a facet got so far, and the key of the last record. */
interface FacetCount {
  records: number;
  item: number;
  spot: number;
  inOrder: boolean;
}

export function createSheetInserter(target: RecordTarget, kind: RecordKind, sheet: number): SheetInserter {
  const { sql, schema, texts, keys } = target;
  const digest = createContentDigest();
  const digests: DigestSource = { text: texts.digestOf, facet: keys.facetDigest, spot: keys.spotDigest };
  const counts = new Map<number, FacetCount>();
  const name = lastTextCache(texts);
  const person = lastTextCache(texts);
  const day = lastTextCache(texts);
  const item = lastTextCache(texts);
  // Most rows have no lower region, remark or reason for missing: a statement with fewer values is faster.
  const plain = createRowBuffer(sql, {
    table: `${schema}.records`,
    columns: ['facet', 'item', 'cell', 'value', 'name', 'person', 'day'],
    constants: { sheet, spot: 0 },
  });
  const full = createRowBuffer(sql, {
    table: `${schema}.records`,
    columns: ['facet', 'item', 'cell', 'value', 'name', 'person', 'day', 'spot', 'missing', 'position', 'note'],
    constants: { sheet },
  });
  const attributes = createRowBuffer(sql, {
    table: `${schema}.attributes`,
    constants: { sheet },
    columns: [
      'facet',
      'item',
      'cell',
      'spot',
      'type',
      'name',
      'legal',
      'promised',
      'day_unit',
      'visits',
      'immediate',
      'depth',
      'missing',
      'person',
      'day',
      'note',
    ],
  });

  const values = new Float64Array(7);
  const write = (row: RecordRow): void => {
    count(row);
    digest.add(describeRecord(row, digests));
    if (row.missing === 0 && row.position === null && row.note === 0 && row.spot === 0) {
      values[0] = row.facet;
      values[1] = row.item;
      values[2] = row.cell;
      values[3] = row.value ?? Number.NaN;
      values[4] = row.name;
      values[5] = row.person;
      values[6] = row.day;
      plain.put(values);
    } else
      full.push(
        row.facet,
        row.item,
        row.cell,
        row.value ?? Number.NaN,
        row.name,
        row.person,
        row.day,
        row.spot,
        row.missing,
        row.position ?? Number.NaN,
        row.note,
      );
  };
  const count = ({ facet, item, spot }: Pick<RecordRow, 'facet' | 'item' | 'spot'>): void => {
    const found = counts.get(facet);
    if (found === undefined) {
      counts.set(facet, { records: 1, item, spot, inOrder: true });
      return;
    }
    found.records += 1;
    found.inOrder &&= item > found.item || (item === found.item && spot > found.spot);
    found.item = item;
    found.spot = spot;
  };

  const addRecord = (record: CollectedRecord, facet: number): void => {
    write({
      facet,
      item: item(record.item ?? record.itemName),
      spot: keys.spotOf(kind, record),
      sheet,
      cell: record.row * COLUMNS + record.column,
      value: record.value,
      name: name(record.itemName),
      person: person(record.person),
      day: day(record.date),
      missing: missingOf(record),
      position: positionOf(record),
      note: texts.idOf(record.note),
    });
  };

  const addAttributes = (record: CollectedRecord, facet: number): void => {
    const found = record.attributes;
    const row: AttributesRow = {
      facet,
      item: item(record.item ?? record.itemName),
      spot: keys.spotOf(kind, record),
      sheet,
      cell: record.row * COLUMNS + record.column,
      type: texts.idOf(record.itemType),
      name: name(record.itemName),
      legal: found?.legalDays ?? null,
      promised: found?.promisedDays ?? null,
      dayUnit: texts.idOf(found?.dayUnit ?? undefined),
      visits: found?.visits ?? null,
      immediate: found?.immediate === undefined || found.immediate === null ? null : Number(found.immediate),
      depth: found?.depth === undefined || found.depth === null ? null : onlineDepths.indexOf(found.depth),
      missing: missingOf(record),
      person: person(record.person),
      day: day(record.date),
      note: texts.idOf(record.note),
    };
    count(row);
    digest.add(describeAttributes(row, digests));
    attributes.push(
      facet,
      row.item,
      row.cell,
      row.spot,
      row.type,
      row.name,
      row.legal ?? Number.NaN,
      row.promised ?? Number.NaN,
      row.dayUnit,
      row.visits ?? Number.NaN,
      row.immediate ?? Number.NaN,
      row.depth ?? Number.NaN,
      row.missing,
      row.person,
      row.day,
      row.note,
    );
  };

  const add = (record: CollectedRecord): void => {
    if (record.column < 1 || record.column >= COLUMNS) throw new Error(`a record in column ${record.column}`);
    const facet = keys.facetOf(kind, record);
    if (kind === 'item_attributes') addAttributes(record, facet);
    else addRecord(record, facet);
  };

  const addBlock = (block: RecordBlock, known: ReadonlySet<string>): void => {
    const read = readBlock(block, { kind, sheet, texts, keys, known });
    if (kind === 'item_attributes') {
      for (let r = 0; r < block.count; r += 1) add(read.record(r));
      return;
    }
    for (let r = 0; r < block.count; r += 1) write(read.row(r));
  };

  return {
    add,
    addBlock,
    finish: () => {
      for (const buffer of [plain, full, attributes]) buffer.flush();
      const facets = [...counts];
      return {
        facets: new Map(facets.map(([facet, { records }]) => [facet, records])),
        inOrder: new Set(facets.flatMap(([facet, { inOrder }]) => (inOrder ? [facet] : []))),
        digest,
      };
    },
  };
}

function missingOf(record: CollectedRecord): number {
  return record.missing === undefined ? 0 : missingReasonIndex(record.missing);
}

function positionOf(record: CollectedRecord): number | null {
  return record.position === undefined ? null : (record.position ?? 0);
}

/** Consecutive records mostly repeat names, persons and dates: comparing with the last is cheaper than hashing the text. */
function lastTextCache(texts: TextDictionary): (text: string | undefined) => number {
  let lastText: string | undefined;
  let lastId = 0;
  return (text) => {
    if (text === lastText) return lastId;
    lastId = texts.idOf(text);
    lastText = text;
    return lastId;
  };
}
