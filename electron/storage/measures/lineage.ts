import { cellName } from '../../../shared/base/cell-name.ts';
import { missingReasons } from '../../../shared/model/dataset.ts';
import type { Measure } from '../../../shared/model/framework.ts';
import { levels, onlineDepths, recordKinds } from '../../../shared/model/record-kind.ts';
import type { Lineage, LineageRecord, Override } from '../../../shared/model/lineage.ts';
import type { Page } from '../../../shared/model/page.ts';
import { activeCondition, NEWEST } from '../records/overlaps.ts';
import { COLUMNS } from '../records/record-row.ts';
import type { Sql } from '../connection/sqlite.ts';
import type { CompiledRule } from './compile-rule.ts';
import { readFacetIndex, yearOf } from './facet-index.ts';
import type { Facet } from './facet-index.ts';
import { valueSources } from './refresh-measures.ts';
import { readEvidence } from './source-evidence.ts';

interface LineageRow {
  readonly sheet: number;
  readonly cell: number;
  readonly item: string | null;
  readonly name: string | null;
  readonly person: string | null;
  readonly day: string | null;
  readonly note: string | null;
  readonly subregion: string | null;
  readonly missing: number;
  readonly value: number | null;
  readonly position: number | null;
  readonly type: string | null;
  readonly legal: number | null;
  readonly promised: number | null;
  readonly dayUnit: string | null;
  readonly visits: number | null;
  readonly immediate: number | null;
  readonly depth: number | null;
}

export interface LineageRequest {
  readonly unit: string;
  readonly measure: Measure;
  readonly rule: CompiledRule;
  /** Whose value is asked for. */
  readonly year: number;
  /** The year that the project evaluates: records without a period are of it. */
  readonly evaluated: number;
  readonly page: Page;
  readonly override: Override | null;
}

const baseFigures = recordKinds.indexOf('base_figures');
/** Records of one base figure, unit and year that are looked through. */
const BASE_MOST = 10_000;

/** From a measure value to the cells it came from: the records that count, those they replaced, and the base figure. */
export function readLineage(sql: Sql, request: LineageRequest): Lineage {
  const { unit, measure, rule, year, evaluated, page, override } = request;
  const index = readFacetIndex(sql);
  const mine = (facet: Facet): boolean => facet.unit === unit && yearOf(facet.period, evaluated) === year;
  const stored = sql
    .prepare<[number, string, string], { value: number | null; source: number }>(
      'SELECT value, source FROM measure_values WHERE year = ? AND measure = ? AND unit = ?',
    )
    .get(year, measure.code, unit);
  const from = valueSources[stored?.source ?? 0] ?? 'none';
  const table = index.ofKind(recordKinds.indexOf('measure_table'), measure.code).filter(mine);
  const raw = (index.matching(rule).get(unit) ?? [])
    .filter(mine)
    .filter(
      (facet) =>
        rule.levelWeights === null ||
        levels.some((level) => level === facet.level && (rule.levelWeights?.[level] ?? 0) > 0),
    );
  const reader = createRecordReader(sql);
  const chosen = from === 'measure_table' ? { facets: table, rule: null } : { facets: raw, rule };
  const other = from === 'measure_table' ? { facets: raw, rule } : { facets: table, rule: null };
  const used = reader.page(chosen.facets, chosen.rule, true, page);
  const replaced = reader.page(chosen.facets, chosen.rule, false, page);
  // What the other source says is shown as replaced too: it is why the value is what it is.
  const beside = reader.page(other.facets, other.rule, true, page);
  const base = measure.base === null ? [] : baseRecords(reader, index.ofKind(baseFigures, measure.base).filter(mine));
  return {
    unit,
    measure: measure.code,
    value: override ? override.value : (stored?.value ?? null),
    computed: stored?.value ?? null,
    aggregation: measure.rule.aggregation,
    from,
    total: used.total,
    records: used.records,
    replacedTotal: replaced.total + beside.total,
    replaced: [...replaced.records, ...beside.records.map((record) => ({ ...record, effective: false }))].slice(
      0,
      page.limit,
    ),
    base,
    override,
  };
}

/** What the score divides by: the newest figure that is one. A later file that says nothing ("—") takes none away. */
function baseRecords(
  reader: ReturnType<typeof createRecordReader>,
  facets: readonly Facet[],
): readonly LineageRecord[] {
  const all = { offset: 0, limit: BASE_MOST };
  const newest = reader.page(facets, null, true, all).records.filter(({ value }) => value !== null);
  if (newest.length > 0) return newest;
  const before = reader.page(facets, null, false, all).records.findLast(({ value }) => value !== null);
  return before === undefined ? [] : [{ ...before, effective: true }];
}

/** Reads records with their texts and places, page by page over several facets. */
function createRecordReader(sql: Sql) {
  const active = activeCondition(sql, true);
  const findText = sql.prepare<[string], number>('SELECT id FROM texts WHERE text = ?').pluck();
  const found = new Map<string, number>();
  /** The dictionary has no index by text, so each is looked for once. */
  const textId = (text: string): number => {
    const id = found.get(text) ?? findText.get(text) ?? -1;
    found.set(text, id);
    return id;
  };
  const places = new Map(
    sql
      .prepare<[], { id: number; batch: number; sheet: string; file: string }>(
        'SELECT s.id, s.batch, s.name AS sheet, f.name AS file FROM sheets s JOIN files f ON f.id = s.file',
      )
      .all()
      .map((row) => [row.id, row]),
  );

  const selection = (
    facet: Facet,
    rule: CompiledRule | null,
    effective: boolean,
  ): { readonly sql: string; readonly parameters: (number | string)[] } => {
    const table = facet.kind === recordKinds.indexOf('item_attributes') ? 'attributes' : 'records';
    const conditions = rule === null || rule.rows.length === 0 ? '1' : rule.rows.map((row) => row.sql).join(' AND ');
    const newest = facet.overlapping ? `${NEWEST} = max(${NEWEST}) OVER (PARTITION BY item, spot)` : '1';
    const operands =
      rule === null
        ? []
        : rule.rows.map((row) => (typeof row.operand === 'number' ? row.operand : textId(row.operand)));
    return {
      sql: `FROM (SELECT *, ${newest} AS effective FROM ${table} WHERE facet = ? AND ${active}) r WHERE effective = ${effective ? 1 : 0} AND (${conditions})`,
      parameters: [facet.id, ...operands],
    };
  };

  const read = (
    facet: Facet,
    rule: CompiledRule | null,
    effective: boolean,
    limit: number,
    offset: number,
  ): LineageRecord[] => {
    const from = selection(facet, rule, effective);
    const attributes = facet.kind === recordKinds.indexOf('item_attributes');
    const text = (column: string): string => `(SELECT text FROM texts WHERE texts.id = r.${column})`;
    const own = attributes
      ? `NULL AS value, NULL AS position, ${text('type')} AS type, legal, promised, ${text('day_unit')} AS dayUnit, visits, immediate, depth`
      : 'value, position, NULL AS type, NULL AS legal, NULL AS promised, NULL AS dayUnit, NULL AS visits, NULL AS immediate, NULL AS depth';
    const rows = sql
      .prepare<(number | string)[], LineageRow>(
        `
      SELECT sheet, cell, ${text('item')} AS item, ${text('name')} AS name, ${text('person')} AS person, ${text('day')} AS day, ${text('note')} AS note,
      (SELECT t.text FROM spots JOIN texts t ON t.id = spots.subregion WHERE spots.id = r.spot) AS subregion, missing, ${own}
      ${from.sql} ORDER BY sheet, cell LIMIT ${limit} OFFSET ${offset}`,
      )
      .all(...from.parameters);
    return rows.map((row) => toLineageRecord(row, facet, effective, places.get(row.sheet)));
  };

  return {
    page: (
      facets: readonly Facet[],
      rule: CompiledRule | null,
      effective: boolean,
      page: Page,
    ): { readonly total: number; readonly records: readonly LineageRecord[] } => {
      let total = 0;
      const records: LineageRecord[] = [];
      for (const facet of facets) {
        if (!effective && !facet.overlapping) continue;
        const from = selection(facet, rule, effective);
        const count =
          sql
            .prepare<(number | string)[], number>(`SELECT count(*) ${from.sql}`)
            .pluck()
            .get(...from.parameters) ?? 0;
        const skip = Math.max(0, page.offset - total);
        const wanted = page.limit - records.length;
        if (wanted > 0 && skip < count) records.push(...read(facet, rule, effective, wanted, skip));
        total += count;
      }
      return { total, records };
    },
  };
}

function toLineageRecord(
  row: LineageRow,
  facet: Facet,
  effective: boolean,
  place: { readonly batch: number; readonly sheet: string; readonly file: string } | undefined,
): LineageRecord {
  const kind = recordKinds[facet.kind];
  if (!place || !kind) throw new Error(`a record of sheet ${row.sheet}, which is not there`);
  const sheetRow = Math.floor(row.cell / COLUMNS);
  const column = row.cell % COLUMNS;
  const fields: Record<string, string | number | null> = {};
  const put = (name: string, value: string | number | null | undefined): void => {
    if (value !== null && value !== undefined && value !== '' && value !== 0) fields[name] = value;
  };
  put('selector', facet.selector);
  put('level', facet.level);
  put('subregion', row.subregion);
  put('channel', facet.channel);
  put('platform', facet.platform);
  put('period', facet.period);
  put('item', row.item);
  put('itemName', row.name);
  put('itemType', row.type);
  const evidence = readEvidence(row.person ?? '');
  put('person', evidence === null ? row.person : null);
  put('source', evidence === null ? null : place.file);
  put('sourceRecords', evidence?.records);
  put('date', row.day);
  put('note', row.note);
  if (row.missing !== 0) fields['missing'] = missingReasons[row.missing] ?? null;
  // 0 says "not hit" in the table; elsewhere that is null.
  if (row.position !== null) fields['position'] = row.position === 0 ? null : row.position;
  if (kind === 'item_attributes') {
    Object.assign(fields, {
      legalDays: row.legal,
      promisedDays: row.promised,
      dayUnit: row.dayUnit,
      visits: row.visits,
      immediate: row.immediate,
      depth: row.depth === null ? null : (onlineDepths[row.depth] ?? null),
    });
  }
  return {
    batch: place.batch,
    file: place.file,
    sheet: place.sheet,
    cell: cellName(sheetRow, column),
    row: sheetRow,
    column,
    kind,
    value: row.value,
    effective,
    fields,
  };
}
