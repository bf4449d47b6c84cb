import { describe, expect, test } from 'vitest';
import { createErrorLocator } from '../../../electron/importing/score-book/error-locator.ts';
import { readScoreBook } from '../../../electron/importing/score-book/read-score-book.ts';
import { bookRows } from '../../../electron/exporting/score-book/book-rows.ts';
import { inputHash } from '../../../shared/scoring/input-hash.ts';
import { scoreYears } from '../../../shared/scoring/score-years.ts';
import { score } from '../../../shared/scoring/score.ts';
import { bookSheets, changed, readBook, soundBook } from './book-sheets.ts';
import type { BookSpec } from './book-sheets.ts';

/** The values of test/unit/scoring/years.test.ts, worked out there by hand: rows of both years mixed. */
const book: BookSpec = {
  Indicators: [
    ['Code', 'Parent', 'Weight'],
    ['I', null, null],
    ['A', 'I', 1],
    ['B', 'I', 1],
  ],
  Units: [['Code'], ['U1'], ['U2'], ['U3']],
  Data: [
    ['Unit', 'Year', 'A', 'B'],
    ['U1', 2021, 20, 10],
    ['U1', 2020, 10, 5],
    ['U2', '2020年', 20, 10],
    ['U3', '2020', 30, 0],
    ['U2', '2021年度', 40, 10],
    ['U3', 2021, 50, 20],
  ],
  Method: [['Key', 'Value']],
};

const withKey = (key: string, value: string | number): BookSpec =>
  changed({ Method: { A1: 'Key', B1: 'Value', A2: key, B2: value } }, book);

function indices(spec: BookSpec): Readonly<Record<string, readonly number[]>> {
  const { dataset, method } = readBook(spec);
  const scored = scoreYears(dataset, method);
  if (!scored.ok) throw new Error(JSON.stringify(scored.error));
  return Object.fromEntries(scored.value.map(({ year, result }) => [year, [...result.index]]));
}

describe('a score book of several years', () => {
  test('has its last year in front, or the one that it names', () => {
    expect(readBook(book).dataset.years?.evaluated).toBe(2021);
    expect([...readBook(book).dataset.values]).toEqual([20, 40, 50, 10, 10, 20]);
    const earlier = readBook(withKey('year', 2020)).dataset;
    expect(earlier.years?.evaluated).toBe(2020);
    expect([...earlier.values]).toEqual([10, 20, 30, 5, 10, 0]);
    expect(earlier.years?.others.map(({ year }) => year)).toEqual([2021]);
  });

  test('is scored year by year, by a base year, or by all', () => {
    const third = expect.closeTo(100 / 3, 12);
    expect(indices(book)).toEqual({ 2020: [25, 75, 50], 2021: [0, third, 100] });
    expect(indices(withKey('year_basis', 'per_year'))).toEqual({ 2020: [25, 75, 50], 2021: [0, third, 100] });
    expect(indices(withKey('year_basis', 'base_year=2020'))).toEqual({ 2020: [25, 75, 50], 2021: [75, 125, 200] });
    expect(indices(withKey('year_basis', 'pooled'))).toEqual({ 2020: [12.5, 37.5, 25], 2021: [37.5, 62.5, 100] });
  });

  test('takes 年度 as the heading, and a year before for previous_period', () => {
    const chinese = changed({ Data: { B1: '年度' } }, book);
    expect(indices(chinese)).toEqual(indices(book));
    const gap = changed({ Data: { C2: null }, Method: { A2: 'imputation', B2: 'previous_period' } }, book);
    const read = readBook(gap);
    expect(read.warnings.map(({ code }) => code)).toEqual([]);
    const scored = score(read.dataset, read.method);
    // U1 has 10 of 2020: A 10, 40, 50.
    expect(scored.ok && [...scored.value.imputed.slice(0, 3)]).toEqual([10, 40, 50]);
  });

  test('written and read again gives the same scores', () => {
    for (const spec of [
      book,
      withKey('year', 2020),
      withKey('year_basis', 'pooled'),
      withKey('year_basis', 'base_year=2020'),
    ])
      for (const lang of ['zh', 'en'] as const) {
        const first = readBook(spec);
        const again = readBook(
          Object.fromEntries(bookRows(first.dataset, first.method, lang).map(({ name, rows }) => [name, rows])),
        );
        expect(again.method.yearBasis).toEqual(first.method.yearBasis);
        expect(again.dataset.years?.evaluated).toBe(first.dataset.years?.evaluated);
        expect(scoreYears(again.dataset, again.method)).toEqual(scoreYears(first.dataset, first.method));
      }
  });

  test('a unit without a row of a year is missing there, and said', () => {
    const { dataset, method, warnings } = readBook({ ...book, Data: (book['Data'] ?? []).slice(0, -1) });
    expect(warnings).toMatchObject([
      { code: 'BOOK_UNITS_WITHOUT_YEAR', params: { year: 2021, count: 1, units: 'U3' } },
    ]);
    const scored = scoreYears(dataset, method);
    expect(scored.ok && scored.value.map(({ result }) => result.rank[2])).toEqual([2, Number.NaN]);
  });

  test('values outside their domain are warned of in each year', () => {
    const indicators = (book['Indicators'] ?? []).map((row, at) => [
      ...row,
      ['Domain', null, '0..45', null][at] ?? null,
    ]);
    const { warnings } = readBook(changed({ Data: { C3: 60 } }, { ...book, Indicators: indicators }));
    expect(warnings.map(({ code, place }) => [code, place?.cell])).toEqual([
      ['BOOK_OUTSIDE_DOMAIN', 'C3'],
      ['BOOK_OUTSIDE_DOMAIN', 'C7'],
    ]);
  });

  test('an error of scoring is placed at the value of its year', () => {
    const spec = changed(
      { Data: { C3: 0 }, Method: { A2: 'aggregation', B2: 'geometric', A3: 'normalisation', B3: 'identity' } },
      book,
    );
    for (const basis of ['per_year', 'pooled']) {
      const read = readBook(changed({ Method: { A4: 'year_basis', B4: basis } }, spec));
      const scored = scoreYears(read.dataset, read.method);
      if (scored.ok) throw new Error('scored');
      expect(createErrorLocator(read.places)(scored.error).place, basis).toMatchObject({ sheet: 'Data', cell: 'C3' });
    }
  });
});

describe('what is refused, with its cell', () => {
  const refused = (spec: BookSpec): unknown => {
    const read = readScoreBook('book.xlsx', bookSheets(spec));
    return read.ok ? [] : read.error.map(({ code, params, place }) => [code, params, place?.cell]);
  };

  test('a unit twice in a year', () => {
    expect(refused(changed({ Data: { A8: 'U1', B8: 2020, C8: 1, D8: 1 } }, book))).toEqual([
      ['BOOK_UNIT_YEAR_TWICE', { unit: 'U1', year: 2020, row: 3 }, 'A8'],
    ]);
  });

  test('a year that is none', () => {
    expect(refused(changed({ Data: { B3: '去年', B4: null, B5: 20201, B6: 2020.5 } }, book))).toEqual([
      ['BOOK_YEAR_INVALID', { text: '去年' }, 'B3'],
      ['BOOK_YEAR_EMPTY', { text: '' }, 'B4'],
      ['BOOK_YEAR_INVALID', { text: '20201' }, 'B5'],
      ['BOOK_YEAR_INVALID', { text: '2020.5' }, 'B6'],
    ]);
  });

  test('settings that name a year without values, or no basis', () => {
    const known = { years: '2020, 2021' };
    expect(refused(withKey('year', 2019))).toEqual([['BOOK_YEAR_WITHOUT_VALUES', { year: 2019, ...known }, 'B2']]);
    expect(refused(withKey('year_basis', 'base_year=2019'))).toEqual([
      ['BOOK_YEAR_WITHOUT_VALUES', { year: 2019, ...known }, 'B2'],
    ]);
    for (const text of ['base_year', 'yearly', 'base_year=x', 'pooled=2020', 'base_year=2020=1'])
      expect(refused(withKey('year_basis', text)), text).toEqual([['BOOK_YEAR_BASIS_UNKNOWN', { text }, 'B2']]);
    expect(refused(withKey('year', 'x'))).toEqual([['BOOK_YEAR_INVALID', { text: 'x' }, 'B2']]);
  });

  test('two columns of years', () => {
    expect(refused(changed({ Data: { E1: '年度' } }, book))).toEqual([['BOOK_HEADER_TWICE', { header: '年度' }, 'E1']]);
  });
});

describe('a book without years', () => {
  test('has none, unless it says of which year its values are', () => {
    expect(readBook(soundBook).dataset).not.toHaveProperty('years');
    const named = readBook(
      changed({ Method: { A1: 'Key', B1: 'Value', A2: 'year', B2: 2021, A3: 'year_basis', B3: 'base_year=2021' } }),
    );
    expect(named.dataset.years).toEqual({ evaluated: 2021, others: [] });
    const plain = readBook(soundBook);
    expect(inputHash(named.dataset, named.method)).toBe(inputHash(plain.dataset, plain.method));
    expect(score(named.dataset, named.method)).toEqual(score(plain.dataset, plain.method));
  });

  test('a measure may be called Year', () => {
    const { dataset } = readBook({
      ...book,
      Indicators: [
        ['Code', 'Parent', 'Weight'],
        ['I', null, null],
        ['Year', 'I', 1],
      ],
      Data: [
        ['Unit', 'Year'],
        ['U1', 1],
        ['U2', 2],
        ['U3', 3],
      ],
    });
    expect(dataset).not.toHaveProperty('years');
    expect([...dataset.values]).toEqual([1, 2, 3]);
  });
});
