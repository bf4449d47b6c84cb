import { expect, test } from 'vitest';
import { decodeWire, encodeWire } from '../../../shared/contract/wire.ts';

const base64 = {
  encode: (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64'),
  decode: (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64')),
};

test('typed arrays, NaN and infinities come over a text connection as what they were, wherever they stand', () => {
  const value = {
    values: Float64Array.of(1.5, Number.NaN),
    years: [{ year: 2020, records: Uint32Array.of(1, 70_000, 4_000_000_000), marks: Uint8Array.of(1, 255) }],
    part: Uint32Array.of(7, 8, 9).subarray(1),
    least: Number.NEGATIVE_INFINITY,
  };
  expect(decodeWire(encodeWire(value, base64), base64)).toStrictEqual({ ...value, part: Uint32Array.of(8, 9) });
});
