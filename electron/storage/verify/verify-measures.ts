import type { Sql } from '../connection/sqlite.ts';
import { runSteps } from '../connection/steps.ts';
import { frameworkSchema } from '../documents/document-schemas.ts';
import { requireDocument } from '../documents/documents.ts';
import { readCellSources } from '../measures/cell-sources.ts';
import { compileRule } from '../measures/compile-rule.ts';
import { measureChanges } from '../measures/refresh-measures.ts';
import { projectRecords } from '../records/record-source.ts';
import type { CellSource } from '../../../shared/model/lineage.ts';
import { missingReasons } from '../../../shared/model/dataset.ts';
import { BEFORE_EVIDENCE } from '../migrations/004-evidence.ts';
import { BEFORE_YEARS, lacksYears } from '../migrations/006-years.ts';
import type { Finding } from './finding.ts';

const computedFields = ['value', 'reason', 'marks', 'records', 'batch', 'source'] as const;
const evidenceFields = ['months', 'levels', 'doubts'] as const;

interface StoredValue {
  readonly value: number | null;
  readonly reason: number;
  readonly marks: number;
  readonly records: number;
  readonly batch: number;
  readonly source: number;
  readonly months: number;
  readonly levels: number;
  readonly doubts: number;
}
interface StoredRow extends StoredValue {
  readonly year: number;
  readonly measure: string;
  readonly unit: string;
}

/** Measure values, each computed again from the records by the framework's rules, and those that no record speaks of. */
export function* verifyMeasures(sql: Sql): Generator<Finding> {
  const framework = requireDocument(sql, 'framework', '', frameworkSchema);
  const rules = framework.measures.flatMap((measure) => {
    const compiled = compileRule(measure);
    return compiled.ok ? [compiled.value] : [];
  });
  const stored = new Map(
    sql
      .prepare<[], StoredRow>(
        'SELECT year, measure, unit, value, reason, marks, records, batch, source, months, levels, doubts FROM measure_values ORDER BY year DESC, measure, unit',
      )
      .all()
      .map((row) => [placeOf(row), row]),
  );
  // So has one that was last written before other years were computed (migration 006) only the evaluated year and the one before.
  const twoYears = lacksYears(sql);
  stored.delete(placeOf(BEFORE_YEARS));
  // A file that was last written before there was evidence (migration 004) has none to compare; in any other every value has it.
  const evident = [...stored.values()].some(({ months }) => months !== BEFORE_EVIDENCE);
  const compared = evident ? [...computedFields, ...evidenceFields] : computedFields;
  const wrong: { readonly year: number; readonly measure: string; readonly unit: string; readonly detail: string }[] =
    [];
  const differs = (
    place: Omit<StoredRow, keyof StoredValue>,
    was: StoredValue | null,
    now: StoredValue | null,
  ): void => {
    const fields = compared.filter((field) => was?.[field] !== now?.[field]);
    if (fields.length > 0) {
      const { year, measure, unit } = place;
      wrong.push({ year, measure, unit, detail: difference(fields[0] ?? 'value', was, now) });
    }
  };
  const changes = runSteps(measureChanges(sql, { rules, year: framework.year, touched: null, source: projectRecords }));
  for (const { row, ...place } of changes) {
    if (twoYears && place.year !== framework.year && place.year !== framework.year - 1) continue;
    differs(place, stored.get(placeOf(place)) ?? null, row);
    stored.delete(placeOf(place));
  }
  for (const row of stored.values()) differs(row, row, null);
  if (wrong.length === 0) return;
  const sources = Map.groupBy(runSteps(readCellSources(sql, rules, framework.year)), ({ unit, measure }) =>
    placeOf({ year: framework.year, measure, unit }),
  );
  for (const { year, measure, unit, detail } of wrong)
    yield {
      code: 'VERIFY_MEASURE',
      params: { unit, measure, year, detail, cells: cellsOf(sources.get(placeOf({ year, measure, unit })) ?? []) },
    };
}

function placeOf({ year, measure, unit }: Pick<StoredRow, 'year' | 'measure' | 'unit'>): string {
  return `${year}\0${measure}\0${unit}`;
}

function difference(field: keyof StoredValue, was: StoredValue | null, now: StoredValue | null): string {
  const name = field === 'value' ? '' : `${field} `;
  return `${name}${said(field, was)} ≠ ${name}${said(field, now)}`;
}

function said(field: keyof StoredValue, row: StoredValue | null): string {
  if (row === null) return '—';
  return field === 'reason' ? (missingReasons[row.reason] ?? String(row.reason)) : String(row[field] ?? '—');
}

/** "一.xlsx › 表 D2:D3". */
function cellsOf(sources: readonly CellSource[]): string {
  const places = sources.slice(0, 3).map(({ file, sheet, cells }) => `${file} › ${sheet} ${cells}`);
  return places.length === 0 ? '—' : `${places.join('; ')}${sources.length > places.length ? ' …' : ''}`;
}
