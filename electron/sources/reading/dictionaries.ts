import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { CollectedRecord, RowIssue } from '../../../shared/model/collected-record.ts';
import { missingReasonIndex } from '../../../shared/model/dataset.ts';
import { onlineDepths } from '../../../shared/model/record-kind.ts';
import type { Field } from '../../../shared/model/sheet-field.ts';
import type { ImportContext } from '../../importing/headings/import-context.ts';
import { frameworkTerms } from '../../importing/headings/framework-terms.ts';
import { plainNumberRule } from '../../importing/parse/plain-number.ts';
import type { BoundColumn, BoundTable } from './table-columns.ts';
import { createTupleReader, soundValues } from './read-tuples.ts';
import type { TupleReader, TupleReading } from './read-tuples.ts';

export type Output = string | number | null;

/** What texts of some columns mean. Rows whose texts aren't here are not read. */
export interface Dictionary {
  readonly name: string;
  readonly columns: readonly BoundColumn[];
  /** Names and types of what it gives. */
  readonly outputs: Readonly<Record<string, 'text' | 'float8'>>;
  readonly entries: readonly { readonly texts: readonly string[]; readonly gives: Readonly<Record<string, Output>> }[];
  /** Texts that mean nothing, and how many rows have them. */
  readonly left: readonly {
    readonly texts: readonly string[];
    readonly code: string;
    readonly params?: RowIssue['params'];
    readonly rows: number;
  }[];
}

/** Texts as they occur together in the columns of a dictionary. */
export interface DistinctTexts {
  readonly texts: readonly string[];
  readonly rows: number;
}

/** Everything that the texts of a table's columns mean to the importer. */
export interface TableReading {
  /** Of the record in which every column is sound: what columns that the table lacks give. */
  readonly sound: CollectedRecord;
  readonly dictionaries: readonly Dictionary[];
  /** Values that are no bare numbers, with the texts of the selector before them; null: the kind has no value. */
  readonly values: Dictionary | null;
}

/** How distinct texts of columns are asked for. `bare`: only those whose last column isn't read as a bare number under this selector. */
export interface DistinctReader {
  distinct(columns: readonly BoundColumn[]): Promise<Result<readonly DistinctTexts[]>>;
  values(selector: Dictionary | null, columns: readonly BoundColumn[]): Promise<Result<readonly DistinctTexts[]>>;
}

interface Wanted {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly outputs: Dictionary['outputs'];
  readonly gives: (record: CollectedRecord) => Readonly<Record<string, Output>>;
}

/** Reads the distinct texts of a table's columns. Error SOURCE_BINDING: no row could be sound. */
export async function readDictionaries(
  table: BoundTable,
  context: ImportContext,
  reader: DistinctReader,
): Promise<Result<TableReading>> {
  const tuples = createTupleReader(table.binding.mapping, context);
  const { sound } = tuples;
  if (sound.record === null)
    return err(appError('SOURCE_BINDING', { table: table.binding.table, problem: sound.code }));
  const dictionaries: Dictionary[] = [];
  for (const wanted of wantedOf(table, context)) {
    const columns = table.all(wanted.fields);
    if (columns.length === 0) continue;
    const found = await reader.distinct(columns);
    if (!found.ok) return found;
    const valued = wanted.name === 'selector' ? table.all(table.kind.values).map(({ place }) => place) : [];
    dictionaries.push(dictionaryOf(wanted, columns, found.value, tuples, valued));
  }
  const values = await readValues(table, dictionaries.find(({ name }) => name === 'selector') ?? null, tuples, reader);
  return values.ok ? ok({ sound: sound.record, dictionaries, values: values.value }) : values;
}

function wantedOf({ binding, kind }: BoundTable, context: ImportContext): readonly Wanted[] {
  const attributes = binding.mapping.kind === 'item_attributes';
  const selectorLevel = kind.selector.includes('level');
  const wanted: Wanted[] = [
    { name: 'unit', fields: ['unit'], outputs: { unit: 'text' }, gives: ({ unit }) => ({ unit }) },
    {
      name: 'selector',
      fields: kind.selector,
      outputs: {
        ...{ selector: 'text', level: 'text', plain: 'float8', scale: 'float8', low: 'float8', high: 'float8' },
      },
      gives: (record) => ({
        selector: record.selector,
        level: record.level ?? '',
        ...plainGives(binding.mapping, context, record.selector),
      }),
    },
    { name: 'period', fields: kind.period, outputs: { period: 'float8' }, gives: ({ period = 0 }) => ({ period }) },
    {
      name: 'platform',
      fields: ['platform'],
      outputs: { platform: 'text' },
      gives: ({ platform = '' }) => ({ platform }),
    },
  ];
  if (!selectorLevel)
    wanted.push({
      name: 'level',
      fields: ['level'],
      outputs: { level: 'text' },
      gives: ({ level = '' }) => ({ level }),
    });
  if (!kind.selector.includes('channel'))
    wanted.push({
      ...{ name: 'channel', fields: ['channel'], outputs: { channel: 'text' } },
      gives: ({ channel = '' }) => ({ channel }),
    });
  if (binding.mapping.kind === 'keyword_tests')
    wanted.push({
      ...{ name: 'position', fields: ['position'], outputs: { position: 'float8' } },
      gives: ({ position = null }) => ({ position: position ?? 0 }),
    });
  return attributes ? [...wanted, ...attributeFields] : wanted;
}

const attributeFields: readonly Wanted[] = [
  {
    ...{ name: 'type', fields: ['itemType'], outputs: { type: 'text' } },
    gives: ({ itemType = '' }) => ({ type: itemType }),
  },
  {
    name: 'days',
    fields: ['legalDays', 'promisedDays', 'dayUnit'],
    outputs: { legal: 'float8', promised: 'float8', day_unit: 'text' },
    gives: ({ attributes }) => ({
      legal: attributes?.legalDays ?? null,
      promised: attributes?.promisedDays ?? null,
      day_unit: attributes?.dayUnit ?? '',
    }),
  },
  {
    ...{ name: 'visits', fields: ['visits'], outputs: { visits: 'float8' } },
    gives: ({ attributes }) => ({ visits: attributes?.visits ?? null }),
  },
  {
    ...{ name: 'immediate', fields: ['immediate'], outputs: { immediate: 'float8' } },
    gives: ({ attributes }) => ({
      immediate:
        attributes?.immediate === undefined || attributes.immediate === null ? null : attributes.immediate ? 1 : 0,
    }),
  },
  {
    ...{ name: 'depth', fields: ['depth'], outputs: { depth: 'float8' } },
    gives: ({ attributes }) => ({
      depth:
        attributes?.depth === undefined || attributes.depth === null ? null : onlineDepths.indexOf(attributes.depth),
    }),
  },
];

/** Limits of −∞ and ∞ are null: JSON has none. */
function plainGives(
  mapping: BoundTable['binding']['mapping'],
  context: ImportContext,
  selector: string,
): Readonly<Record<string, Output>> {
  const measure = frameworkTerms(context.framework).measure(selector);
  const rule = plainNumberRule(mapping, context, selector, measure);
  if (rule === null) return { plain: 0, scale: 1, low: null, high: null };
  const limit = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return {
    plain: 1,
    scale: rule.percent && rule.scale === 1 ? 1 : rule.scale,
    low: limit(rule.min),
    high: limit(rule.max),
  };
}

/** Each tuple is tried with several values beside it, since not every measure takes each. */
function readTried(
  tuples: TupleReader,
  columns: readonly BoundColumn[],
  texts: readonly (readonly string[])[],
  valued: readonly number[],
): readonly TupleReading[] {
  const places = columns.map(({ place }) => place);
  const read = [...tuples.read(places, texts)];
  for (const value of valued.length === 0 ? [] : soundValues) {
    const open = read.flatMap(({ record }, at) => (record === null ? [at] : []));
    if (open.length === 0) break;
    const again = tuples.read(
      places,
      open.map((at) => texts[at] ?? []),
      new Map(valued.map((place) => [place, value])),
    );
    for (const [n, at] of open.entries()) {
      const reading = again[n];
      if (reading !== undefined && reading.record !== null) read[at] = reading;
    }
  }
  return read;
}

function dictionaryOf(
  { name, outputs, gives }: Wanted,
  columns: readonly BoundColumn[],
  found: readonly DistinctTexts[],
  tuples: TupleReader,
  valued: readonly number[] = [],
): Dictionary {
  const read = readTried(
    tuples,
    columns,
    found.map(({ texts }) => texts),
    valued,
  );
  const entries: Dictionary['entries'][number][] = [];
  const left: Dictionary['left'][number][] = [];
  for (const [at, { texts, rows }] of found.entries()) {
    const reading = read[at];
    if (reading === undefined) continue;
    if (reading.record !== null) entries.push({ texts, gives: gives(reading.record) });
    else
      left.push({
        ...{ texts, code: reading.code, rows },
        ...(reading.params === undefined ? {} : { params: reading.params }),
      });
  }
  return { name, columns, outputs, entries, left };
}

async function readValues(
  table: BoundTable,
  selector: Dictionary | null,
  tuples: TupleReader,
  reader: DistinctReader,
): Promise<Result<Dictionary | null>> {
  const columns = table.all(table.kind.values);
  if (columns.length === 0) return ok(null);
  const found = await reader.values(selector, columns);
  if (!found.ok) return found;
  const wanted: Wanted = {
    name: 'value',
    fields: [],
    outputs: { value: 'float8', missing: 'float8', read: 'float8' },
    gives: ({ value, missing }) => ({
      value,
      missing: missing === undefined ? 0 : missingReasonIndex(missing),
      read: 1,
    }),
  };
  return ok(dictionaryOf(wanted, [...(selector?.columns ?? []), ...columns], found.value, tuples));
}
