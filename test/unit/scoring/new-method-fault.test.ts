import { expect, test } from 'vitest';
import type { Method } from '../../../shared/model/method.ts';
import { newMethodFault } from '../../../shared/scoring/new-method-fault.ts';
import { smallDataset } from './small-dataset.ts';

const { dataset, method } = smallDataset({ measures: { M1: { values: [1, 2] }, M2: { values: [3, 4] } } });
const goalposts = (code: string, lower: number | null, upper: number | null, from: Method = method): Method => {
  const measure = method.measures[code];
  if (!measure) throw new Error(`no measure ${code}`);
  return { ...from, measures: { ...from.measures, [code]: { ...measure, normalisation: 'goalposts', lower, upper } } };
};

test('an edit that makes nothing wrong has no fault', () => {
  expect(newMethodFault(dataset, method, goalposts('M1', 0, 10))).toBeNull();
});

test('the fault that an edit makes is named with its measure', () => {
  expect(newMethodFault(dataset, method, goalposts('M2', 10, 0))).toMatchObject({
    code: 'LIMITS_NOT_RISING',
    place: { subject: 'M2' },
  });
});

test('what was wrong before may stay, beside it a new fault is found', () => {
  const wrong = goalposts('M1', null, null);
  expect(newMethodFault(dataset, wrong, wrong)).toBeNull();
  // The same code at another measure is another fault.
  expect(newMethodFault(dataset, wrong, goalposts('M2', null, null, wrong))).toMatchObject({
    code: 'LIMITS_MISSING',
    place: { subject: 'M2' },
  });
  expect(newMethodFault(dataset, wrong, goalposts('M1', 5, 5))).toMatchObject({ code: 'LIMITS_NOT_RISING' });
});

test('a fault of the whole method counts, and a measure that the method does not name has none of its own', () => {
  expect(newMethodFault(dataset, method, { ...method, excludedUnits: ['nobody'] })).toMatchObject({
    place: { subject: 'nobody' },
  });
  const without: Method = { ...method, measures: {} };
  expect(newMethodFault(dataset, without, without)).toBeNull();
});
