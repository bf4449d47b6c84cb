import type { AppError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import { isInside, parseDomain } from '../../../shared/model/domain.ts';
import type { Method } from '../../../shared/model/method.ts';
import { tierParams } from '../../../shared/model/tier-name.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import { bookDataset } from './book-dataset.ts';
import { bookMethod } from './book-method.ts';
import type { BookKept } from './kept-row.ts';
import type { BookPlaces } from './error-locator.ts';
import { findSheets } from './find-sheets.ts';
import type { BookSheet } from './find-sheets.ts';
import { dataOfYear, readDataSheet } from './read-data.ts';
import type { BookData } from './read-data.ts';
import { readIndicators } from './read-indicators.ts';
import type { IndicatorRow } from './read-indicators.ts';
import { defaultSettings, readMethodSheet } from './read-method.ts';
import type { BookSettings } from './read-method.ts';
import { readUnits } from './read-units.ts';
import { createSheetLog } from './sheet-log.ts';
import type { SheetLog } from './sheet-log.ts';
import { createUnitFinder } from './unit-finder.ts';

export interface ScoreBook {
  readonly dataset: Dataset;
  readonly method: Method;
  readonly kept: BookKept;
  /** The file's stem, which is also the dataset's framework. */
  readonly title: string;
  /** Remarks that stop nothing: fields without effect, shares in a % column, units without a row, sheets left alone. */
  readonly warnings: readonly AppError[];
  /** For `createErrorLocator`, which gives an error of `checkMethod` or `score` its file, sheet and cell. Plain values: a book crosses threads. */
  readonly places: BookPlaces;
}

/**
 * docs/FORMATS "Score book": a whole composite index in one workbook. `fileName`: the file's base name. Errors hold everything that is
 * wrong, each with file, sheet and (A1) cell; with any error nothing can be scored. What only scoring can find (limits
 * that lack, all siblings 0, a value that a geometric mean cannot take) is for `checkMethod` and `score`, and `places`.
 */
export function readScoreBook(fileName: string, sheets: readonly BookSheet[]): Result<ScoreBook, readonly AppError[]> {
  const errors: AppError[] = [];
  const warnings: AppError[] = [];
  const found = findSheets(fileName, sheets, errors, warnings);
  const read = <T>(sheet: BookSheet | null, empty: T, reader: (sheet: BookSheet, log: SheetLog) => T): T => {
    if (sheet === null) return empty;
    const log = createSheetLog(fileName, sheet.name);
    const value = reader(sheet, log);
    errors.push(...log.errors);
    warnings.push(...log.warnings);
    return value;
  };
  const units = read<readonly Unit[]>(found.units, [], (sheet, log) => readUnits(sheet.rows, log));
  const indicators = read<readonly IndicatorRow[]>(found.indicators, [], (sheet, log) =>
    resolveReferences(readIndicators(sheet.rows, log), units, log),
  );
  const noData: BookData = { columns: new Map(), rows: new Map(), years: [] };
  // Columns and units would all be unknown if those sheets lack: one error is enough.
  const canReadData = found.indicators !== null && found.units !== null;
  const sheetData = read(canReadData ? found.data : null, noData, (sheet, log) =>
    readDataSheet(sheet.rows, indicators, units, log),
  );
  if (canReadData && found.data !== null)
    read(found.indicators, undefined, (_, log) => checkColumns(indicators, sheetData, log));
  if (canReadData && found.data !== null)
    read(found.data, undefined, (_, log) => warnOutsideDomains(indicators, sheetData, log));
  const settings = read(found.method, defaultSettings, (sheet, log) =>
    readMethodSheet(sheet.rows, sheetData.years.length > 1, log),
  );
  read(found.method, undefined, (_, log) => checkAdjustments(settings, indicators, log));
  read(found.method, undefined, (_, log) => checkYears(settings, sheetData, log));
  if (errors.length > 0) return err(errors);
  const data = (settings.year === null ? null : dataOfYear(sheetData, settings.year.value)) ?? sheetData;
  const title = fileName.replace(/^.*[/\\]/, '').replace(/\.[^.]+$/, '');
  return ok({
    dataset: bookDataset(title, indicators, units, data, settings.year?.value ?? null),
    method: bookMethod(indicators, settings),
    title,
    kept: {
      title: settings.title,
      titleEn: settings.titleEn,
      rows: Object.fromEntries(indicators.map(({ code, kept }) => [code, kept])),
    },
    warnings,
    places: {
      file: fileName,
      sheets: {
        indicators: found.indicators?.name ?? '',
        units: found.units?.name ?? '',
        data: found.data?.name ?? '',
      },
      indicators,
      units,
      data,
    },
  });
}

/** `ref=` may give a unit's name: it becomes the code. */
function resolveReferences(
  indicators: readonly IndicatorRow[],
  units: readonly Unit[],
  log: SheetLog,
): readonly IndicatorRow[] {
  const find = createUnitFinder(units);
  return indicators.map((row) => {
    const { ref } = row.parameters.normalisation;
    if (ref === undefined) return row;
    const position = find(ref);
    const code = typeof position === 'number' ? units[position]?.code : undefined;
    if (code === undefined) {
      log.error(row.row, row.columns.get('parameters') ?? 1, 'BOOK_UNIT_UNKNOWN', { unit: ref });
      return row;
    }
    return { ...row, parameters: { ...row.parameters, normalisation: { ...row.parameters.normalisation, ref: code } } };
  });
}

/** What adjustments name is there; what scoring finds besides is told at the measure's row. */
function checkAdjustments(settings: BookSettings, indicators: readonly IndicatorRow[], log: SheetLog): void {
  const measures = new Set(indicators.filter(({ isMeasure }) => isMeasure).map(({ code }) => code));
  for (const { adjustment, row, column } of settings.adjustments) {
    const { measure, kind } = adjustment;
    if (!measures.has(measure)) log.error(row, column, 'ADJUSTMENT_MEASURE_UNKNOWN', { measure, kind });
    if (adjustment.kind === 'veto' && !settings.tiers.some(({ tier }) => tier === adjustment.tier))
      log.error(row, column, 'ADJUSTMENT_TIER_UNKNOWN', {
        measure,
        ...tierParams(adjustment.tier, settings.tiers),
      });
  }
}

/** The scored year and the base year have values. A book without years has one, which `year` may name. */
function checkYears({ year, yearBasis }: BookSettings, data: BookData, log: SheetLog): void {
  const years = data.years.length > 0 ? data.years.map((values) => values.year) : year === null ? [] : [year.value];
  const known = years.join(', ') || '—';
  if (year !== null && !years.includes(year.value))
    log.error(year.row, year.column, 'BOOK_YEAR_WITHOUT_VALUES', { year: year.value, years: known });
  const basis = yearBasis?.value;
  if (yearBasis !== null && basis?.kind === 'base_year' && !years.includes(basis.year))
    log.error(yearBasis.row, yearBasis.column, 'BOOK_YEAR_WITHOUT_VALUES', { year: basis.year, years: known });
}

/** Values outside the measure's domain are scored all the same: whoever wrote the book has to say which of both is wrong. */
function warnOutsideDomains(indicators: readonly IndicatorRow[], data: BookData, log: SheetLog): void {
  for (const { code, domain, isMeasure } of indicators) {
    const within = domain === null ? null : parseDomain(domain);
    if (!isMeasure || within === null) continue;
    for (const { columns, rows } of data.years.length > 0 ? data.years : [data]) {
      const column = columns.get(code);
      column?.values.forEach((value, unit) => {
        if (!Number.isNaN(value) && !isInside(within, value))
          log.warn(rows.get(unit) ?? 1, column.column, 'BOOK_OUTSIDE_DOMAIN', {
            column: code,
            value,
            domain: domain ?? '',
          });
      });
    }
  }
}

/** Every measure and every denominator has its column in Data. */
function checkColumns(indicators: readonly IndicatorRow[], data: BookData, log: SheetLog): void {
  for (const { code, denominator, isMeasure, row, columns } of indicators) {
    if (isMeasure && !data.columns.has(code))
      log.error(row, columns.get('code') ?? 1, 'BOOK_MEASURE_WITHOUT_COLUMN', { code });
    if (isMeasure && denominator !== null && !data.columns.has(denominator)) {
      log.error(row, columns.get('denominator') ?? 1, 'BOOK_DENOMINATOR_WITHOUT_COLUMN', { code, denominator });
    }
  }
}
