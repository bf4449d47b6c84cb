import { describe, expect, test } from 'vitest';
import { bookRows } from '../../../electron/exporting/score-book/book-rows.ts';
import { missingReasons } from '../../../shared/model/dataset.ts';
import { inputHash } from '../../../shared/scoring/input-hash.ts';
import { scoreJson } from '../../../shared/scoring/score-json.ts';
import { score } from '../../../shared/scoring/score.ts';
import { bookErrors, readBook } from './book-sheets.ts';
import type { BookSpec } from './book-sheets.ts';

// Every choice of docs/FORMATS "Score book" that came after the first edition.
const book: BookSpec = {
  Indicators: [
    [
      'Code',
      'Parent',
      'Weight',
      'Normalisation',
      'Lower',
      'Upper',
      'Aggregation',
      'Rescale',
      'Imputation',
      'Parameters',
    ],
    ['I', null, null],
    ['A', 'I', 1, null, null, null, 'sum', 'min_max'],
    ['a1', 'A', 2, 'interval', 0, 100, null, null, null, 'best=40..60'],
    ['a2', 'A', 1, 'moderate', 0, 10, null, null, 'zero', 'best=5'],
    ['b', 'I', 3, 'identity', null, null, null, null, null, 'winsorise_max=2'],
    ['x', 'I', 0, 'identity'],
    ['v', 'I', 0, 'identity'],
  ],
  Units: [['Code'], ['U1'], ['U2'], ['U3']],
  Data: [
    ['Unit', 'a1', 'a2', 'b', 'x', 'v'],
    ['U1', 50, 5, 88, 7, null],
    ['U2', 20, null, 90, 1, 1],
    ['U3', 0, 10, '不适用', null, 0],
  ],
  Method: [
    ['Key', 'Value'],
    ['missing', 'strict'],
    ['bonus', 'x:5'],
    ['veto', 'v:medium'],
  ],
};

describe('a score book of the second edition', () => {
  const { dataset, method } = readBook(book);
  const result = score(dataset, method);
  if (!result.ok) throw new Error(result.error.code);

  test('scores as by hand', () => {
    // a1: 100, 50, 0; a2: 100, 0 (imputed), 0; sums 300, 100, 0, rescaled 100, 33.33…, 0; b weighs 3 and does not apply to U3.
    const weighted = [(100 + 3 * 88) / 4, (100 / 3 + 3 * 90) / 4, 0];
    expect([...result.value.weighted]).toEqual(weighted.map((value) => expect.closeTo(value, 10)));
    expect([...result.value.index]).toEqual([96, 100 / 12 + 67.5 + 1, 0].map((value) => expect.closeTo(value, 10)));
    expect(result.value.tier).toEqual(['very_high', 'medium', 'low']);
    expect(missingReasons[result.value.reasons[8] ?? 0]).toBe('not_applicable');
    expect(method.measures['b']?.winsoriseMax).toBe(2);
  });
  test('prints what adjustments add apart from the weighted score', () => {
    const [first, second] = scoreJson(dataset, method, result.value, '', '').units;
    expect(first).toMatchObject({
      weighted: 91,
      index: 96,
      adjustments: [
        { kind: 'bonus', measure: 'x', effect: 5 },
        { kind: 'veto', measure: 'v', effect: false },
      ],
    });
    expect(second?.adjustments?.[1]).toEqual({ kind: 'veto', measure: 'v', effect: true });
  });
  test.each(['zh', 'en'] as const)('is written and read back to the same data, method and scores (%s)', (lang) => {
    const again = readBook(Object.fromEntries(bookRows(dataset, method, lang).map(({ name, rows }) => [name, rows])));
    expect(again.method.adjustments).toEqual(method.adjustments);
    const scored = score(again.dataset, again.method);
    if (!scored.ok) throw new Error(scored.error.code);
    // Scores by code: a book lists a node's measures before the nodes beside them.
    expect(scoreJson(again.dataset, again.method, scored.value, '', '').units).toEqual(
      scoreJson(dataset, method, result.value, '', '').units,
    );
    const own = again.dataset.measures.findIndex(({ code }) => code === 'b');
    expect(missingReasons[again.dataset.reasons[own * 3 + 2] ?? 0]).toBe('not_applicable');
  });
  test('hashes what does not apply apart from a gap', () => {
    const gap: BookSpec = {
      ...book,
      Data: (book['Data'] ?? []).map((row) => row.map((cell) => (cell === '不适用' ? 'NA' : cell))),
    };
    expect(inputHash(readBook(gap).dataset)).not.toBe(inputHash(dataset));
  });
  test.each([
    ['bonus', 'nobody:5', 'ADJUSTMENT_MEASURE_UNKNOWN'],
    ['bonus', 'x:-5', 'BOOK_ADJUSTMENT_INVALID'],
    ['penalty', 'x:5:5', 'BOOK_ADJUSTMENT_INVALID'],
    ['veto', 'v', 'BOOK_ADJUSTMENT_INVALID'],
    ['veto', 'v:best', 'BOOK_ADJUSTMENT_INVALID'],
  ])('refuses %s %s with its cell', (key, value, code) => {
    const wrong = {
      ...book,
      Method: [
        ['Key', 'Value'],
        [key, value],
      ],
    };
    expect(bookErrors(wrong)).toEqual([`${code} Method!B2`]);
  });
  test('refuses a rescaling that nobody knows', () => {
    const wrong: BookSpec = {
      ...book,
      Indicators: (book['Indicators'] ?? []).map((row) => row.map((cell) => (cell === 'min_max' ? 'minmax' : cell))),
    };
    expect(bookErrors(wrong)).toEqual(['BOOK_RESCALE_UNKNOWN Indicators!H3']);
  });
});

describe('the domain of a measure in a score book', () => {
  const withDomain = (domain: string, months: number | null = null): BookSpec => ({
    Indicators: [
      ['Code', 'Parent', 'Weight', 'Normalisation', '取值范围', 'Months'],
      ['a', null, 1, 'identity', domain, months],
      ['b', null, 1, 'identity'],
    ],
    Units: [['Code'], ['U1'], ['U2']],
    Data: [
      ['Unit', 'a', 'b'],
      ['U1', 135, 135],
      ['U2', 60, 60],
    ],
  });
  test('is read, written and read back; the score does not change by it', () => {
    const { dataset, method } = readBook(withDomain('Percent', 11));
    expect(dataset.measures.map(({ domain, months }) => [domain, months])).toEqual([
      ['percent', 11],
      [undefined, undefined],
    ]);
    const sheets = bookRows(dataset, method, 'en');
    const again = readBook(Object.fromEntries(sheets.map(({ name, rows }) => [name, rows])));
    expect(again.dataset.measures.map(({ domain, months }) => [domain, months])).toEqual([
      ['percent', 11],
      [undefined, undefined],
    ]);
    const scored = score(dataset, method);
    expect(scored.ok && [...scored.value.index]).toEqual([135, 60]);
  });
  test('reads the words that it gives a value, 无 among them', () => {
    const book = {
      ...withDomain('有=1;无=0'),
      Data: [
        ['Unit', 'a', 'b'],
        ['U1', '有', 1],
        ['U2', '无', 2],
      ],
    };
    const { dataset } = readBook(book);
    expect([...dataset.values.slice(0, 2)]).toEqual([1, 0]);
  });
  test('warns of each value outside it, with its cell', () => {
    const { warnings } = readBook(withDomain('percent'));
    expect(warnings.map(({ code, params, place }) => [code, params?.['value'], place?.cell])).toEqual([
      ['BOOK_OUTSIDE_DOMAIN', 135, 'B2'],
    ]);
  });
  test.each([
    ['percents', null, 'BOOK_DOMAIN_INVALID Indicators!E2'],
    ['count', 13, 'BOOK_VALUE_INVALID Indicators!F2'],
  ])('%s with %s months is an error with its cell', (domain, months, expected) => {
    expect(bookErrors(withDomain(domain, months))).toContain(expected);
  });
});
