import { describe, expect, it } from 'vitest';
import { createSheetLog } from '../../../electron/importing/score-book/sheet-log.ts';
import { readData, readSetting } from '../../../electron/importing/score-book/read-cell.ts';
import { numberForms } from '../../fixtures/number-forms.ts';
import type { Reads } from '../../fixtures/number-forms.ts';
import { contextOf, importRows } from '../importing/import-rows.ts';

const context = contextOf();
/** The importer's own words for what the reader refuses; it kept them before there was one reader. */
const issueCodes: Readonly<Record<string, string>> = {
  NUMBER_NONE: 'NOT_A_NUMBER',
  NUMBER_PERCENT: 'PERCENT_UNEXPECTED',
  NUMBER_DATE: 'DATE_IN_NUMBER',
  NUMBER_FORMULA: 'ERROR_CELL',
};

/** What a sheet of one row gives for a measure: its value, that it is missing, or the issue of its cell. */
function imported(measure: string, written: string): readonly unknown[] {
  // The row above shows that the sheet is one, whatever the cell below holds.
  const { records, report } = importRows(
    [
      ['地区', '采集项', '数值'],
      ['北京', measure, 1],
      ['天津', measure, written],
    ],
    { context },
  );
  const read = records.slice(1).map(({ value, missing }) => value ?? missing);
  const issues = report.issues.filter(({ cell, severity }) => cell === 'C3' && severity !== 'warning');
  return [...read, ...issues.map(({ code }) => code)];
}

/** `outside`: what is said of a number below 0, or above `most`. */
function expected(reads: Reads, outside: string, most = Number.POSITIVE_INFINITY): readonly unknown[] {
  if (typeof reads === 'number') return reads < 0 || reads > most ? [outside] : [reads];
  if (reads === 'empty') return ['VALUE_EMPTY'];
  if (reads === 'missing') return ['marked_missing'];
  return [issueCodes[reads] ?? reads];
}

describe('the importer reads written numbers as every field does', () => {
  it.each(numberForms)('"$written" in a collected spreadsheet', ({ written, percent, counted }) => {
    expect(imported('A1-2.1', written)).toEqual(expected(percent, 'DOMAIN_OUTSIDE', 100));
    expect(imported('A1-1.4', written)).toEqual(expected(counted, 'NEGATIVE_VALUE'));
  });

  it.each(numberForms)('"$written" in a score book', ({ written, plain, percent }) => {
    const at = { cell: written, row: 2, column: 2 };
    const log = createSheetLog('book.xlsx', 'Data');
    for (const [isPercent, reads] of [
      [false, plain],
      [true, percent],
    ] as const) {
      const setting = readSetting(at, isPercent, log);
      expect(setting).toEqual(typeof reads === 'number' ? reads : reads === 'empty' ? null : Number.NaN);
      const value = readData(at, isPercent, log);
      expect(value).toEqual(typeof reads === 'string' && reads.startsWith('NUMBER_') ? Number.NaN : reads);
    }
  });
});
