import type { AppError, Place } from '../../../shared/base/app-error.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import { cellName } from '../../../shared/base/cell-name.ts';
import type { BookData } from './read-data.ts';
import type { IndicatorField, IndicatorRow } from './read-indicators.ts';

/** The same error with file, sheet and cell, from its subject and parameters. */
export type ErrorLocator = (error: AppError) => AppError;

/** The column of Indicators that an error of scoring is about; others are shown at the code. */
const fieldOfError: Readonly<Record<string, IndicatorField>> = {
  WEIGHT_MISSING: 'weight',
  ADJUSTMENT_COUNTS: 'weight',
  BEST_OUTSIDE_LIMITS: 'parameters',
  BEST_NOT_ONE_VALUE: 'parameters',
  SETTING_OUT_OF_RANGE: 'parameters',
  WEIGHT_INVALID: 'weight',
  WEIGHTS_ALL_ZERO: 'weight',
  WEIGHTS_TOO_LARGE: 'weight',
  LIMITS_MISSING: 'lower',
  LIMITS_NOT_RISING: 'lower',
  LIMITS_NOT_POSITIVE: 'lower',
  TARGET_MISSING: 'target',
  TARGET_BEHIND: 'target',
  DIRECTION_REFUSED: 'direction',
  PARAMETER_MISSING: 'parameters',
  PARAMETER_NOT_RISING: 'parameters',
  POINTS_NOT_FROM_FIRST: 'parameters',
  REFERENCE_UNKNOWN: 'parameters',
  POWER_EXPONENT: 'parameters',
  AGGREGATION_TOP_ONLY: 'aggregation',
  AGGREGATION_DOMAIN: 'aggregation',
};

/** What stands where in a book. */
export interface BookPlaces {
  readonly file: string;
  /** The names that the book has for its sheets. */
  readonly sheets: { readonly indicators: string; readonly units: string; readonly data: string };
  readonly indicators: readonly IndicatorRow[];
  readonly units: readonly Unit[];
  readonly data: BookData;
}

/** An error about a unit's value of a measure is placed at the value; one about groups at the sheet of units. */
export function createErrorLocator({ file, sheets, indicators, units, data }: BookPlaces): ErrorLocator {
  const rows = new Map(indicators.map((row) => [row.code, row]));
  const positions = new Map(units.map((unit, position) => [unit.code, position]));
  return (error) => {
    const subject = error.place?.subject;
    const place: Place = { ...error.place, file, ...(dataCell(error) ?? indicatorCell(error.code, subject)) };
    return { ...error, place };
  };

  function dataCell(error: AppError): Place | null {
    const { unit, child, measure, year } = error.params ?? {};
    const rows = data.years.find((values) => values.year === year)?.rows ?? data.rows;
    // Scoring several years names the unit with its year.
    const code = String(unit).replace(` (${year ?? ''})`, '');
    const row = rows.get(positions.get(code) ?? -1);
    const column = data.columns.get(String(child ?? measure))?.column;
    return row === undefined || column === undefined ? null : { sheet: sheets.data, cell: cellName(row, column) };
  }

  /** `total` and a subject that is no row: the first row of all. */
  function indicatorCell(code: string, subject: string | undefined): Place {
    if (code === 'GROUPS_MISSING') return { sheet: sheets.units, cell: 'A1' };
    const field = Object.hasOwn(fieldOfError, code) ? fieldOfError[code] : undefined;
    // All siblings 0 is named by the parent, and seen in the weights of its children.
    const child =
      code === 'WEIGHTS_ALL_ZERO' ? indicators.find((row) => (row.parent ?? 'total') === subject) : undefined;
    const row = child ?? rows.get(subject ?? '') ?? indicators[0];
    if (row === undefined) return { sheet: sheets.indicators };
    const column = (field === undefined ? undefined : row.columns.get(field)) ?? row.columns.get('code') ?? 1;
    return { sheet: sheets.indicators, cell: cellName(row.row, column) };
  }
}
