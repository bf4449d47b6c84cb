import { describe, expect, test } from 'vitest';
import { isoSerial, serialDate } from '../../../electron/importing/open/serial-date.ts';

describe('the day of a serial number', () => {
  // ECMA-376 part 1, 18.17.4.1: serial 1 is 1900-01-01, 60 the 29 February 1900 that never was, 61 the 1 March; 2958465 is 9999-12-31.
  test.each<readonly [number, string | null]>([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, '1900-02-29'],
    [61, '1900-03-01'],
    [44_561, '2021-12-31'],
    [44_561.5, '2021-12-31T12:00:00'],
    [44_561 + 1 / 86_400, '2021-12-31T00:00:01'],
    [44_561.999999999, '2022-01-01'],
    [60.25, '1900-02-29T06:00:00'],
    [2_958_465, '9999-12-31'],
    [2_958_466, null],
    [-1, null],
    [-0.5, null],
  ])('%d in the system of 1900 is %s', (serial, expected) => {
    expect(serialDate(serial, false)).toBe(expected);
    // Once more, now that it is known.
    expect(serialDate(serial, false)).toBe(expected);
  });

  // In the system of 1904, 0 is 1904-01-01: 1462 days later.
  test.each<readonly [number, string | null]>([
    [0, '1904-01-01'],
    [1, '1904-01-02'],
    [43_099, '2021-12-31'],
    [2_957_003, '9999-12-31'],
    [2_957_004, null],
    [-1, null],
    [-1402, null],
  ])('%d in the system of 1904 is %s', (serial, expected) => {
    expect(serialDate(serial, true)).toBe(expected);
  });

  test('a day known from the one system is not taken for the other', () => {
    expect(serialDate(1, false)).toBe('1900-01-01');
    expect(serialDate(-1461, true)).toBeNull();
  });
});

describe('the serial of a day', () => {
  test.each<readonly [string, boolean, number | null]>([
    ['1900-01-01', false, 1],
    ['1900-02-28', false, 59],
    ['1900-03-01', false, 61],
    ['2021-12-31', false, 44_561],
    [' 2021-12-31T12:00:00Z ', false, 44_561.5],
    ['2021-12-31T06:00', false, 44_561.25],
    ['2021-12-31T23:59:59', false, 44_561 + 86_399 / 86_400],
    ['1904-01-01', true, 0],
    ['2021-12-31', true, 43_099],
    ['2021-02-29', false, null],
    ['2020-02-29', false, 43_890],
    ['2021-13-01', false, null],
    ['2021-12-31T24:00:00', false, null],
    ['2021-12-31T23:60:00', false, null],
    ['2021-12-31T23:59:60', false, null],
    ['31.12.2021', false, null],
  ])('%s (1904: %s) is %s', (text, date1904, expected) => {
    const found = isoSerial(text, date1904);
    expect(found === null ? null : Number(found.serial.toFixed(9))).toBe(
      expected === null ? null : Number(expected.toFixed(9)),
    );
  });

  test('keeps the time unless it is midnight', () => {
    expect(isoSerial('2021-12-31T00:00:00', false)?.iso).toBe('2021-12-31');
    expect(isoSerial('2021-12-31T06:30', false)?.iso).toBe('2021-12-31T06:30:00');
  });
});
