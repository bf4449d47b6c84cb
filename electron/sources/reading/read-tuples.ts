import type { CollectedRecord, RowIssue } from '../../../shared/model/collected-record.ts';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import type { Field } from '../../../shared/model/sheet-field.ts';
import { onlineDepths } from '../../../shared/model/record-kind.ts';
import type { Cell } from '../../importing/cells/cell.ts';
import { frameworkTerms } from '../../importing/headings/framework-terms.ts';
import type { ImportContext } from '../../importing/headings/import-context.ts';
import { createSheetParser } from '../../importing/parse/create-sheet-parser.ts';
import type { DuplicateTracker } from '../../importing/parse/duplicate-tracker.ts';

/** What the importer makes of some texts in otherwise sound rows: the record, or why there is none. */
export type TupleReading =
  | { readonly record: CollectedRecord }
  | { readonly record: null; readonly code: string; readonly params?: RowIssue['params'] };

/** Reads distinct texts of some columns by the importer's own parser of the kind, so that no second reading of them exists. */
export interface TupleReader {
  /** The record of a row in which every column holds something sound; null: none could be made, `code` says why. */
  readonly sound: TupleReading;
  /** `columns`: places from 1, as the mapping has them. A tuple for each row; `others`: cells that go before the sound ones. */
  read(
    columns: readonly number[],
    tuples: readonly (readonly string[])[],
    others?: ReadonlyMap<number, string>,
  ): readonly TupleReading[];
}

export function createTupleReader(mapping: SheetMapping, context: ImportContext): TupleReader {
  const width = Math.max(0, ...mapping.columns.map(({ column }) => column));
  let cells: Cell[] = [];
  const parse = (rows: readonly (readonly Cell[])[]): readonly TupleReading[] => {
    const first = mapping.headerRows.last + 1;
    const parser = createSheetParser(mapping, context, {
      sheet: '',
      duplicates: noDuplicates,
      issueCap: Number.POSITIVE_INFINITY,
    });
    const records = parser.rows(rows.map((row, at) => ({ row: first + at, cells: row, hidden: false })));
    records.push(...parser.rest());
    const byRow = new Map(records.map((record) => [record.row, record]));
    const reasons = new Map<number, Pick<RowIssue, 'code' | 'params'>>();
    for (const { row, code, params, severity } of parser.finish().issues)
      if (severity !== 'warning' && !reasons.has(row)) reasons.set(row, { code, params });
    return rows.map((_, at): TupleReading => {
      const record = byRow.get(first + at);
      return record === undefined
        ? { record: null, ...(reasons.get(first + at) ?? { code: 'NO_VALUES' }) }
        : { record };
    });
  };
  const candidates = soundRows(mapping, context, width);
  const readings = parse(candidates);
  const found = readings.findIndex(({ record }) => record !== null);
  cells = [...(candidates[Math.max(found, 0)] ?? [])];
  return {
    sound: readings[Math.max(found, 0)] ?? { record: null, code: 'NO_VALUES' },
    read: (columns, tuples, others = new Map()) => {
      const rows = tuples.map((tuple) => {
        const row = [...cells];
        for (const [column, text] of others) row[column - 1] = text;
        for (const [at, column] of columns.entries()) row[column - 1] = tuple[at] ?? '';
        return row;
      });
      return parse(rows);
    },
  };
}

/** Every tuple is looked at by itself. */
const noDuplicates: DuplicateTracker = {
  sheet: () => undefined,
  repeated: () => new Set(),
  text: () => 1,
  seen: () => null,
};

/** Values among which every measure's reading finds one that it takes. */
export const soundValues = ['1', '是', '0', '50', '100', '5', '1000'];
const MEASURES_TRIED = 40;

/** Rows of which one should be read: a measure may take words, or not the value 1. */
function soundRows(mapping: SheetMapping, context: ImportContext, width: number): readonly (readonly Cell[])[] {
  const measures = context.framework.measures
    .filter(({ rule }) => rule.record === mapping.kind)
    .slice(0, MEASURES_TRIED);
  const codes = measures.length === 0 ? [''] : measures.map(({ code }) => code);
  return codes.flatMap((code) =>
    soundValues.map((value) => {
      const row: Cell[] = Array.from({ length: width }, () => null);
      for (const { column, field } of mapping.columns) row[column - 1] = soundText(field, value, code, context);
      return row;
    }),
  );
}

function soundText(field: Field, value: string, measure: string, context: ImportContext): string | null {
  const terms = frameworkTerms(context.framework);
  const year = context.year === 0 ? 2021 : context.year;
  const texts: Partial<Record<Field, string | undefined>> = {
    unit: context.units[0]?.code,
    month: `${year}年1月`,
    year: String(year),
    measure,
    value,
    result: value,
    score: value,
    relevance: value,
    platform: '省级平台',
    level: '省',
    itemCode: 'S-1',
    itemName: '事项',
    legalDays: '1',
    promisedDays: '1',
    visits: '1',
    immediate: '是',
    depth: onlineDepths[0],
    element: terms.elements[0],
    channel: terms.channels[0],
    keyword: '词',
    position: '1',
    step: terms.steps[0],
    task: '任务',
    listItem: '清单',
    expert: '专家甲',
  };
  return texts[field] ?? null;
}
