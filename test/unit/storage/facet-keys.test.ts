import { expect, it } from 'vitest';
import type { CollectedRecord } from '../../../shared/model/collected-record.ts';
import { cellOf, freshProject, importSheets, valueOf } from './small-project.ts';

const unit = '110000';
const first = { unit, selector: 'rate', level: '省', channel: '网站', platform: '甲', period: 2021 } as const;

/** Records of one sheet that follow one another and differ in one thing only: what rules filter by must not be taken over from the row before. */
const others: readonly (readonly [what: string, rest: Partial<CollectedRecord>, one: string, other: string])[] = [
  ['level', { level: '市' }, '省', '市'],
  ['channel', { channel: '微信' }, '网站', '微信'],
  ['platform', { platform: '乙' }, '甲', '乙'],
  ['period', { period: 202112 }, '2021', '202112'],
];

it.each(others)('tells records apart that differ in their %s alone', (what, rest, one, other) => {
  const store = freshProject();
  importSheets(store, {
    annual_statistics: [
      { ...first, value: 90 },
      { ...first, ...rest, value: 93 },
    ],
  });
  expect(cellOf(store, unit, 'rate')).toMatchObject({ value: 91.5, records: 2 });
  const lineage = valueOf(store.lineage(unit, 'rate')).records;
  expect(lineage.map(({ value, fields }) => [value, String(fields[what])]).toSorted()).toEqual([
    [90, one],
    [93, other],
  ]);
});

it('tells records apart that differ in their unit or their selector alone', () => {
  const store = freshProject();
  importSheets(store, {
    annual_statistics: [
      { ...first, value: 90 },
      { ...first, unit: '120000', value: 80 },
      { ...first, unit: '120000', selector: 'other', value: 70 },
      { ...first, value: 95, item: '二' },
    ],
  });
  expect([cellOf(store, unit, 'rate').value, cellOf(store, '120000', 'rate').value]).toEqual([92.5, 80]);
});
