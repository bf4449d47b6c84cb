import { missingReasonIndex } from '../../../shared/model/dataset.ts';
import { keptByText } from '../connection/kept-by-text.ts';
import type { Sql } from '../connection/sqlite.ts';
import { activeCondition, NEWEST } from '../records/overlaps.ts';
import type { RecordSource } from '../records/record-source.ts';
import type { CompiledRule } from './compile-rule.ts';
import type { Facet } from './facet-index.ts';

/** Sums over the rows of one facet that count. */
export interface FacetSums {
  /** Rows that the filter leaves. */
  readonly rows: number;
  /** Rows with a value. */
  readonly counted: number;
  /** Rows that say 不适用. */
  readonly notApplicable: number;
  readonly x: number;
  readonly y: number;
  /** Newest sheet among the rows. */
  readonly sheet: number;
}

/** Reads facets for rules: newest record of each key, withdrawn batches left out. Statements are kept by their text. */
export interface FacetReader {
  sums(rule: CompiledRule, facet: Facet): FacetSums;
  values(rule: CompiledRule, facet: Facet): readonly number[];
  /** Some key has records that say different things. */
  conflicting(rule: CompiledRule, facet: Facet): boolean;
}

const NOT_APPLICABLE = missingReasonIndex('not_applicable');

export function createFacetReader(sql: Sql, rules: readonly CompiledRule[], source: RecordSource): FacetReader {
  const active = activeCondition(sql);
  const textIds = readTextIds(sql, rules, source);
  const cached = keptByText((text) =>
    sql.prepare<
      (number | string)[],
      { rows: number; counted: number; exempt: number | null; x: number | null; y: number | null; sheet: number | null }
    >(text),
  );
  const valuesOf = keptByText((text) => sql.prepare<(number | string)[], number>(text).pluck());
  const effective = (rule: CompiledRule, facet: Facet): string =>
    effectiveRows(rule, source.rowsOf(rule.table, facet.id), facet.overlapping, active);
  const parameters = (rule: CompiledRule, facet: Facet): (number | string)[] => [
    facet.id,
    ...rule.rows.map((row) => (typeof row.operand === 'number' ? row.operand : (textIds.get(row.operand) ?? -1))),
  ];
  return {
    sums: (rule, facet) => {
      const row = cached(
        `SELECT count(*) AS rows, count(x) AS counted, sum(missing = ${NOT_APPLICABLE}) AS exempt, sum(x) AS x, ${rule.y === 'NULL' ? 'NULL' : 'sum(y)'} AS y, max(sheet) AS sheet FROM (${effective(rule, facet)})`,
      ).get(...parameters(rule, facet));
      return {
        rows: row?.rows ?? 0,
        counted: row?.counted ?? 0,
        notApplicable: row?.exempt ?? 0,
        x: row?.x ?? 0,
        y: row?.y ?? 0,
        sheet: row?.sheet ?? 0,
      };
    },
    values: (rule, facet) =>
      valuesOf(`SELECT x FROM (${effective(rule, facet)}) WHERE x IS NOT NULL`).all(...parameters(rule, facet)),
    conflicting: (rule, facet) =>
      facet.overlapping &&
      cached(
        `SELECT 1 AS rows FROM (SELECT item, spot, ${rule.x} AS x FROM ${source.rowsOf(rule.table, facet.id)} WHERE facet = ? AND ${active} AND ${rowConditions(rule)}) GROUP BY item, spot HAVING count(*) > 1 AND (min(x) IS NOT max(x) OR count(x) NOT IN (0, count(*))) LIMIT 1`,
      ).get(...parameters(rule, facet)) !== undefined,
  };
}

/** Rows of one facet that count, as x, y and sheet. The filter looks at the newest record of a key, so it comes after choosing it. */
function effectiveRows(rule: CompiledRule, rows: string, overlapping: boolean, active: string): string {
  const counting = overlapping
    ? // SQLite gives bare columns of the row that has the maximum.
      `(SELECT *, max(${NEWEST}) FROM ${rows} WHERE facet = ? AND ${active} GROUP BY item, spot)`
    : `(SELECT * FROM ${rows} WHERE facet = ? AND ${active})`;
  return `SELECT ${rule.x} AS x, ${rule.y} AS y, sheet, missing FROM ${counting} WHERE ${rowConditions(rule)}`;
}

function rowConditions(rule: CompiledRule): string {
  return rule.rows.length === 0 ? '1' : rule.rows.map((row) => row.sql).join(' AND ');
}

/** Ids of the texts that rules compare with, in one pass over the dictionary. */
function readTextIds(sql: Sql, rules: readonly CompiledRule[], source: RecordSource): ReadonlyMap<string, number> {
  const wanted = [
    ...new Set(
      rules.flatMap((rule) => rule.rows.flatMap((row) => (typeof row.operand === 'string' ? [row.operand] : []))),
    ),
  ];
  if (wanted.length === 0) return new Map();
  const rows = source.schemas.flatMap((schema) =>
    sql
      .prepare<string[], { id: number; text: string }>(
        `SELECT id, text FROM ${schema}.texts WHERE text IN (${wanted.map(() => '?').join(', ')})`,
      )
      .all(...wanted),
  );
  return new Map(rows.map((row) => [row.text, row.id]));
}
