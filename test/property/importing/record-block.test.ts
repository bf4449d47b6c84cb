import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeRecords } from '../../../electron/importing/worker/record-block.ts';
import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import { decodeRecords } from '../../../shared/model/record-block.ts';

const optional = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((found) => (found === undefined ? {} : { [key]: found }));
const record: fc.Arbitrary<CollectedRecord> = fc
  .tuple(
    fc.record({
      unit: fc.string(),
      selector: fc.string(),
      row: fc.integer({ min: 1, max: 1_048_576 }),
      column: fc.integer({ min: 1, max: 16_384 }),
      value: fc.option(fc.double({ noNaN: true })),
    }),
    optional('missing', fc.constantFrom('marked_missing' as const, 'no_record' as const)),
    optional('level', fc.constantFrom('省' as const, '县' as const)),
    optional('item', fc.string()),
    optional('note', fc.string({ unit: 'grapheme' })),
    optional('period', fc.integer({ min: 2000, max: 209_912 })),
    optional('position', fc.option(fc.integer({ min: 1, max: 99 }))),
    optional(
      'attributes',
      fc.record({
        legalDays: fc.option(fc.nat()),
        promisedDays: fc.option(fc.nat()),
        dayUnit: fc.option(fc.string()),
        visits: fc.option(fc.nat()),
        immediate: fc.option(fc.boolean()),
        depth: fc.constant(null),
      }),
    ),
  )
  .map((parts) => Object.assign({}, ...parts));

test('records come out of a block as they went in, absent and null told apart', () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 40 }), (records) => {
      expect(decodeRecords(encodeRecords(records))).toEqual(records);
    }),
  );
});

test('a text that many records share crosses once', () => {
  const shared = Array.from({ length: 100 }, (_, r) => ({
    unit: '110000',
    selector: '法定时限',
    row: r + 1,
    column: 5,
    value: 1,
  }));
  expect(encodeRecords(shared).texts).toEqual(['110000', '法定时限']);
});
