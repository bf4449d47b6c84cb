import { describe, expect, test } from 'vitest';
import { readNumber } from '../../../electron/importing/parse/read-number.ts';
import { createRowLog } from '../../../electron/importing/parse/row-log.ts';
import { encodeWire, decodeWire } from '../../../shared/contract/wire.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import { importingMessages } from '../../../shared/messages/importing.ts';

const base64 = {
  encode: (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64'),
  decode: (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64')),
};

/** What a message's text takes over, each as a number that JSON can't hold, and beside them numbers and texts that it can. */
const cases = Object.entries(importingMessages).map(([code, { zh }]) => {
  const names = [...zh.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return [code, names] as const;
});
const odd = [Infinity, -Infinity, Number.NaN, 1e308, -0, '∞', ''] as const;

describe.each(cases)('an issue %s', (code, names) => {
  test.each(odd)('says the same through every host and in the file, with %s', (value) => {
    const params = Object.fromEntries(names.map((name) => [name, value]));
    const log = createRowLog();
    log.begin(3);
    log.problem(2, code, params);
    log.end(0);
    const told = [...log.summary().issues, appError(code, params)];
    for (const { params: held = {} } of told)
      for (const one of Object.values(held)) expect(typeof one === 'string' || Number.isFinite(one)).toBe(true);
    // The browser's connection, the command line's JSON and the project file, the desktop's structured clone.
    expect(decodeWire(encodeWire(told, base64), base64)).toEqual(JSON.parse(JSON.stringify(told)));
    expect(toJson(told)).toEqual(JSON.parse(JSON.stringify(told)));
    expect(structuredClone(told)).toEqual(told);
  });
});

test('the ends of a range that are open are read as such', () => {
  expect(appError('X', { lower: -Infinity, upper: Infinity, value: Number.NaN, text: 'a' }).params).toEqual({
    lower: '−∞',
    upper: '∞',
    value: '—',
    text: 'a',
  });
});

test.each([
  ['in 万, which would be infinite', 1.7e308, 10_000, '1.7e+308'],
  ['below zero', -1.7e308, 10_000, '-1.7e+308'],
  ['beyond what can be computed with', 1e200, 1, '1e+200'],
  ['too near to zero', 1e-305, 1, '1e-305'],
])('a cell with a number %s is a problem as its text is, and says what stands there', (_, cell, scale, text) => {
  const rule = { percent: false, scale, units: [], min: 0, max: Infinity, rangeCode: 'NEGATIVE_VALUE' };
  expect(readNumber(cell, rule)).toEqual({ type: 'bad', code: 'NUMBER_SIZE', params: { text } });
  expect(readNumber({ type: 'percent', value: 1.7e308 }, { ...rule, percent: true, max: 100 })).toMatchObject({
    code: 'NUMBER_SIZE',
  });
});
