import { expect, test } from 'vitest';
import { storedUncertainty } from '../../../renderer/features/what-if/stored-uncertainty.ts';
import { standardMethod } from '../../../shared/model/method.ts';

const run = {
  id: 1,
  at: '2021-12-05T00:00:00.000Z',
  kind: 'uncertainty',
  label: '',
  scenario: null,
  inputHash: '',
  fingerprint: '',
  chain: '',
  engine: '1',
  hash: '',
};
const method = { ...standardMethod, weights: {}, measures: {} };
const settings = { seed: 1, draws: 10, weights: { kind: 'uniform', noise: 0.2 } };
const unit = {
  code: '110000',
  baselineRank: 1,
  baselineTier: 'high',
  rank: { p5: 1, p25: 1, p50: 1, p75: 2, p95: 2 },
  meanRank: 1.5,
  tiers: { high: 1 },
  scored: 1,
};

test('a kept analysis is read back as it was', () => {
  const result = { settings, units: [unit], pairs: [{ a: '110000', b: '120000', above: 0.5 }], offScale: ['z_score'] };
  expect(storedUncertainty({ run, method, settings, result })).toEqual({ settings, result });
});

test('one kept before alternatives off the scale were named has none', () => {
  expect(storedUncertainty({ run, method, settings, result: { settings, units: [unit], pairs: [] } })?.result).toEqual({
    settings,
    units: [unit],
    pairs: [],
    offScale: [],
  });
});

test('what another version kept in another form is not shown', () => {
  expect(storedUncertainty({ run, method, settings: { seed: '1' }, result: null })).toBeNull();
  expect(
    storedUncertainty({ run, method, settings, result: { settings, units: [{ ...unit, rank: 1 }], pairs: [] } }),
  ).toBeNull();
});
