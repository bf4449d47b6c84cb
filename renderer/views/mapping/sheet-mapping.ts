import { readNumber } from '../../../shared/base/read-number.ts';
import type { PlannedSheet } from '../../../shared/contract/outputs.ts';
import type { RecordKind } from '../../../shared/model/record-kind.ts';
import { fieldOfHeading } from '../../../shared/model/sheet-headings.ts';
import type { Field } from '../../../shared/model/sheet-field.ts';
import type { ColumnMapping, Layout, SheetMapping } from '../../../shared/model/sheet-mapping.ts';

/** Kinds whose values always stand across; the others have one record a row. */
const layoutsByKind: Readonly<Partial<Record<RecordKind, Layout>>> = {
  base_figures: 'figures',
  measure_table: 'measures',
};

/** Has rows to import, or to list as problems: it can be left out. */
export function isTable({ status }: PlannedSheet): boolean {
  return status === 'ready' || status === 'unmapped' || status === 'unrecognised';
}

/** A first mapping for a sheet in which no heading is known: its first row of two or more texts is the header, every column still open. Null without such a row. */
function mappingByHand(sheet: PlannedSheet, kind: RecordKind): SheetMapping | null {
  const header = sheet.sample.find(
    ({ cells }) => cells.filter((cell) => cell !== '' && readNumber(cell).type !== 'number').length >= 2,
  );
  if (header === undefined) return null;
  const headerRows = { first: header.row, last: header.row };
  return {
    version: 1,
    kind,
    layout: layoutsByKind[kind] ?? 'rows',
    fingerprint: '',
    headerRows,
    columns: columnsUnder(sheet, headerRows, []),
  };
}

/** A kind chosen by hand. A sheet in which no heading is known is mapped from its first row on. */
export function asKind(
  sheet: PlannedSheet,
  kind: RecordKind,
): { readonly kind: RecordKind } | { readonly mapping: SheetMapping } {
  const mapping = sheet.headerRows === null ? mappingByHand(sheet, kind) : null;
  return mapping === null ? { kind } : { mapping };
}

/** Other header rows: columns keep their fields and take the headings of those rows. */
export function withHeaderRows(
  held: SheetMapping,
  sheet: PlannedSheet,
  headerRows: SheetMapping['headerRows'],
): SheetMapping {
  return { ...held, headerRows, columns: columnsUnder(sheet, headerRows, held.columns) };
}

function columnsUnder(
  { sample }: PlannedSheet,
  { first, last }: SheetMapping['headerRows'],
  held: readonly ColumnMapping[],
): ColumnMapping[] {
  const rows = sample.filter(({ row }) => row >= first && row <= last);
  if (rows.length === 0) return [...held];
  const width = Math.max(...rows.map(({ cells }) => cells.length), ...held.map(({ column: at }) => at));
  return Array.from({ length: width }, (_, index) => {
    const heading = [...new Set(rows.map(({ cells }) => cells[index] ?? '').filter((text) => text !== ''))].join(' / ');
    return {
      ...(held.find(({ column: at }) => at === index + 1) ?? {
        field: fieldOfHeading(heading) === 'unit' ? ('unit' as const) : ('ignore' as const),
      }),
      column: index + 1,
      heading,
    };
  });
}

/** A column's new field; what only belonged to the old one goes. */
export function withField(held: SheetMapping, at: number, field: Field): SheetMapping {
  return {
    ...held,
    columns: held.columns.map((each) =>
      each.column === at ? { column: each.column, heading: each.heading, field } : each,
    ),
  };
}

export function withColumn(
  held: SheetMapping,
  at: number,
  change: Partial<Pick<ColumnMapping, 'selector' | 'scale'>>,
): SheetMapping {
  return { ...held, columns: held.columns.map((each) => (each.column === at ? { ...each, ...change } : each)) };
}

/** What a word of a result column counts as; `default`: by the value map (√ 是 有 1 通过, × 否 无 0 未通过). */
export type MeaningId = 'default' | 'true' | 'false' | 'missing';
const texts = { true: '是', false: '否', missing: '' } as const satisfies Record<Exclude<MeaningId, 'default'>, string>;

/** Words of the columns that hold results, those with a meaning first; null for a sheet without such a column. */
export function resultWords(
  held: SheetMapping,
  samples: ReadonlyMap<number, readonly string[]>,
): readonly { readonly word: string; readonly meaning: MeaningId }[] | null {
  const columns = held.columns.filter(
    ({ field }) => field === 'result' || (field === 'wide' && held.layout === 'elements'),
  );
  if (columns.length === 0) return null;
  const given = new Map(Object.entries(held.meanings?.['result'] ?? {}));
  const seen = columns
    .flatMap(({ column: at }) => samples.get(at) ?? [])
    .map((text) => text.trim())
    .filter((text) => text !== '');
  return [...new Set([...given.keys(), ...seen])].map((word) => ({ word, meaning: meaningOf(given.get(word)) }));
}

export function withMeaning(held: SheetMapping, word: string, meaning: MeaningId): SheetMapping {
  const { [word]: _, ...others } = held.meanings?.['result'] ?? {};
  return {
    ...held,
    meanings: { ...held.meanings, result: meaning === 'default' ? others : { ...others, [word]: texts[meaning] } },
  };
}

/** What a name under 指标 is: a measure or base figure, '' for one that is left out; null: not said. */
export function withIndicator(held: SheetMapping, word: string, meaning: string | null): SheetMapping {
  const { [word]: _, ...others } = held.meanings?.['measure'] ?? {};
  return {
    ...held,
    meanings: { ...held.meanings, measure: meaning === null ? others : { ...others, [word]: meaning } },
  };
}

function meaningOf(text: string | undefined): MeaningId {
  if (text === undefined) return 'default';
  return text === '' ? 'missing' : text === texts.false ? 'false' : 'true';
}
