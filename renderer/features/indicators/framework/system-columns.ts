import { displayNumber } from '../../../../shared/base/display.ts';
import { appError } from '../../../../shared/base/app-error.ts';
import { err, ok } from '../../../../shared/base/result.ts';
import type { Result } from '../../../../shared/base/result.ts';
import { directionOf } from '../../../../shared/model/direction-text.ts';
import type { SystemMeasure } from '../../../../shared/model/framework-change/framework-change.ts';
import { baseFigures } from '../../../../shared/model/base-figure.ts';
import type { MeasureMethod } from '../../../../shared/model/method.ts';
import { exactNumber } from '../../../ui/exact-number.ts';
import type { Texts } from '../../../ui/texts.ts';
import type { GridColumn } from '../../../views/grid/grid-column.ts';
import { hasChildren, newMeasure, newMethod, parentAt, typedNumber } from './system-rows.ts';
import type { TableRow } from './system-rows.ts';

/** A row as the grid draws it. */
export interface ShownRow extends TableRow {
  /** Its share among its siblings; null where it has no weight. */
  readonly share: number | null;
  readonly leaf: boolean;
}

const measureColumns = ['unit', 'direction', 'lower', 'upper', 'base', 'domain', 'dataSource'] as const;
export type SystemColumn = 'name' | 'code' | 'weight' | 'definition' | 'nameEn' | (typeof measureColumns)[number];
const columnIds: readonly SystemColumn[] = ['name', 'code', 'weight', ...measureColumns, 'definition', 'nameEn'];

export function isSystemColumn(id: string): id is SystemColumn {
  return columnIds.some((known) => known === id);
}

export function shownRows(rows: readonly TableRow[]): readonly ShownRow[] {
  const sums = new Map<number | null, number>();
  const parents = rows.map((_, at) => parentAt(rows, at));
  rows.forEach(({ weight }, at) => {
    const parent = parents[at] ?? null;
    sums.set(parent, (sums.get(parent) ?? 0) + (weight ?? 0));
  });
  return rows.map((row, at) => {
    const sum = sums.get(parents[at] ?? null) ?? 0;
    return { ...row, leaf: !hasChildren(rows, at), share: row.weight === null || sum <= 0 ? null : row.weight / sum };
  });
}

/** Columns of the table, every cell typed in place. */
export function systemColumns(
  t: Texts,
  type: (row: ShownRow, column: SystemColumn, text: string) => void,
): readonly GridColumn<ShownRow>[] {
  const cell = (
    id: SystemColumn,
    more: Partial<GridColumn<ShownRow>>,
    start: (row: ShownRow) => string,
    allowed: (row: ShownRow) => boolean = () => true,
  ): GridColumn<ShownRow> => ({
    id,
    title: t(`system.${id}`),
    key: (row) => `${start(row)} ${row.leaf} ${row.depth}`,
    text: start,
    tooltip: start,
    marks: { editable: allowed },
    edit: { allowed, start, commit: (row, text) => type(row, id, text) },
    ...more,
  });
  const ofMeasure = (id: (typeof measureColumns)[number], width: number, right = false): GridColumn<ShownRow> =>
    cell(
      id,
      { width, ...(right ? { align: 'right' as const } : {}) },
      (row) => (row.leaf && row.measure !== null ? measureText(row.measure, id, t) : ''),
      (row) => row.leaf && row.depth > 1,
    );
  return [
    cell(
      'name',
      {
        width: 280,
        pin: 'left',
        paint: (into, row) => {
          into.textContent = row.name;
          into.style.paddingLeft = `${(row.depth - 1) * 18}px`;
        },
        marks: { editable: () => true, 'level-1': ({ depth }) => depth === 1, 'level-3': ({ depth }) => depth > 2 },
      },
      ({ name }) => name,
    ),
    cell(
      'code',
      { width: 96 },
      ({ code }) => code,
      ({ kept }) => !kept,
    ),
    cell('weight', { width: 80, align: 'right' }, ({ weight }) => (weight === null ? '' : exactNumber(weight))),
    {
      id: 'share',
      title: t('system.share'),
      width: 76,
      align: 'right',
      key: ({ share }) => share ?? '',
      text: ({ share }) => (share === null ? '' : `${displayNumber(share * 100, 1)}%`),
    },
    ofMeasure('unit', 84),
    ofMeasure('direction', 92),
    ofMeasure('lower', 76, true),
    ofMeasure('upper', 76, true),
    ofMeasure('base', 100),
    ofMeasure('domain', 110),
    cell('definition', { width: 220 }, ({ definition }) => definition.replaceAll('\n', ' ')),
    ofMeasure('dataSource', 140),
    cell('nameEn', { width: 160 }, ({ nameEn = '' }) => nameEn),
  ];
}

function measureText(measure: SystemMeasure, id: (typeof measureColumns)[number], t: Texts): string {
  const { method } = measure;
  switch (id) {
    case 'unit':
      return measure.unit;
    case 'base':
      return measure.base === null ? '' : t(`system.base.${measure.base}`);
    case 'domain':
      return measure.domain ?? '';
    case 'dataSource':
      return measure.dataSource ?? '';
    case 'direction':
      return method === null ? '' : t(`system.direction.${method.direction}`);
    case 'lower':
    case 'upper': {
      const limit = method?.[id] ?? null;
      return limit === null ? '' : exactNumber(limit);
    }
  }
}

/** The rows with texts put into cells, all or none. Errors name the row. */
export function withTexts(
  rows: readonly TableRow[],
  cells: readonly { readonly id: string; readonly column: SystemColumn; readonly text: string }[],
  t: Texts,
): Result<readonly TableRow[]> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { id, column, text } of cells) {
    const row = byId.get(id);
    if (row === undefined) continue;
    const typed = withText(row, column, text.trim(), t);
    if (!typed.ok) return typed;
    byId.set(id, typed.value);
  }
  return ok(rows.map((row) => byId.get(row.id) ?? row));
}

function withText(row: TableRow, column: SystemColumn, text: string, t: Texts): Result<TableRow> {
  const refused = (): Result<never> =>
    err(appError('SYSTEM_CELL', { column: t(`system.${column}`), text: text.slice(0, 40), name: row.name }));
  switch (column) {
    case 'name':
    case 'code':
    case 'definition':
    case 'nameEn':
      return ok({ ...row, [column]: text });
    case 'weight': {
      const weight = typedNumber(text);
      return weight === undefined || (weight ?? 0) < 0 ? refused() : ok({ ...row, weight });
    }
    default: {
      const measure = withMeasureText(row.measure ?? newMeasure, column, text, t);
      return measure === null ? refused() : ok({ ...row, measure });
    }
  }
}

/** Null where the column can't take the text. */
function withMeasureText(
  measure: SystemMeasure,
  column: (typeof measureColumns)[number],
  text: string,
  t: Texts,
): SystemMeasure | null {
  const method = measure.method ?? newMethod;
  switch (column) {
    case 'unit':
    case 'domain':
    case 'dataSource':
      return { ...measure, [column]: text };
    case 'base': {
      const base = baseFigures.find((figure) => figure === text || t(`system.base.${figure}`) === text) ?? null;
      return base === null && text !== '' ? null : { ...measure, base };
    }
    case 'direction': {
      const direction = text === '' ? 'higher' : directionOf(text);
      return direction === null ? null : { ...measure, method: { ...method, direction } };
    }
    case 'lower':
    case 'upper': {
      const limit = typedNumber(text);
      return limit === undefined ? null : { ...measure, method: limited({ ...method, [column]: limit }) };
    }
  }
}

/** Limits ask for 固定界限 where the values' own ends counted; without limits these count again. */
function limited(method: MeasureMethod): MeasureMethod {
  const some = method.lower !== null || method.upper !== null;
  if (some && method.normalisation === 'min_max') return { ...method, normalisation: 'goalposts' };
  return !some && method.normalisation === 'goalposts' ? { ...method, normalisation: 'min_max' } : method;
}
