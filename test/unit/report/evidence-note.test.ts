import { expect, test } from 'vitest';
import { doubtBits, NOT_COUNTED } from '../../../shared/model/dataset.ts';
import { evidenceNote, hasResults, lacksEvidence, measuredText } from '../../../shared/report/evidence-note.ts';
import { score } from '../../../shared/scoring/score.ts';
import { smallDataset } from '../scoring/small-dataset.ts';

/** 160 measures under one index; U1 has a value in the first alone, U2 in all. */
const sparse = (minimumAvailability: number) => {
  const measures = Object.fromEntries(
    Array.from({ length: 160 }, (_, at) => [`m${String(at).padStart(3, '0')}`, { values: [at === 0 ? 95 : null, 80] }]),
  );
  const { dataset, method } = smallDataset(
    { measures },
    { missing: { policy: 'omit', minimumAvailability, imputation: 'none' } },
  );
  const result = score(dataset, method);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { dataset, method, result: result.value };
};

test('a unit with one value of 160 has no index, rank or tier under 0.65, but the words for it', () => {
  const { dataset, method, result } = sparse(0.65);
  expect([result.index[0], result.rank[0], result.tier[0]]).toEqual([Number.NaN, Number.NaN, null]);
  expect(result.rank[1]).toBe(1);
  expect([lacksEvidence(method, result, 0), lacksEvidence(method, result, 1)]).toEqual([true, false]);
  // 1/160 = 0.625 %, cut.
  expect(evidenceNote({ dataset, result }, 0, 0, 'zh')).toBe(
    '依据：实测 0.6%；缺失 159 项：m001、m002、m003、m004、m005、m006 …',
  );
});

test('asked for nothing, it keeps its tier, and the note says how little stands behind it', () => {
  const { method, result } = sparse(0);
  expect([result.tier[0], lacksEvidence(method, result, 0)]).toEqual(['very_high', false]);
  expect(result.evidence.measured[0]).toBeCloseTo(1 / 160, 12);
});

test('the note names months that lack and doubts by their kind', () => {
  const made = smallDataset({ measures: { a: { values: [10] }, b: { values: [20] } } });
  const dataset = {
    ...made.dataset,
    measures: made.dataset.measures.map((measure) => ({ ...measure, months: 12 })),
    evidence: {
      months: Uint8Array.of(11, NOT_COUNTED),
      levels: Uint8Array.of(NOT_COUNTED, NOT_COUNTED),
      records: Uint32Array.of(11, 1),
      doubts: Uint8Array.of(0, doubtBits.lastYear),
    },
  };
  const result = score(dataset, made.method);
  if (!result.ok) throw new Error('not scored');
  // (11/12 + 1) ÷ 2 = 95.83 %.
  expect(evidenceNote({ dataset, result: result.value }, 0, 0, 'en')).toBe(
    'Evidence: 95.8% measured; 1 with months lacking: a 11/12; 1 in doubt: b (eight times or more from last year)',
  );
});

test('100.0 % is said only of what is whole', () => {
  expect([0.9999, 1, 0.7, Number.NaN].map(measuredText)).toEqual(['99.9%', '100.0%', '70.0%', '—']);
});

/** A (3 of 4) and B; A1 and A2 under A, two equal measures under each; `lacking` have no value for U1. */
const threeLevels = (lacking: readonly string[], minimumAvailability: number) => {
  const leaves = ['A1', 'A2', 'B'].flatMap((parent) => ['a', 'b'].map((at) => ({ code: `${parent}${at}`, parent })));
  const { dataset, method } = smallDataset(
    {
      nodes: { A: { weight: 3 }, B: {}, A1: { parent: 'A' }, A2: { parent: 'A' } },
      measures: Object.fromEntries(
        leaves.map(({ code, parent }) => [code, { parent, values: [lacking.includes(code) ? null : 50] }]),
      ),
    },
    { missing: { policy: 'omit', minimumAvailability, imputation: 'none' } },
  );
  const result = score(dataset, method);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { dataset, method, result: result.value };
};

test('the note names the topmost indicators of which nothing enters, with what is measured of them', () => {
  // B has one of two, too little: (3·1 + 0) ÷ 4 are left.
  const thin = threeLevels(['Ba'], 0.6);
  expect(evidenceNote(thin, 0, 0, 'zh')).toBe(
    '依据：实测 75.0%；没有得分、其下数据不计入的指标 1 个：B 50.0%；缺失 1 项：Ba',
  );
  // A1 has one of two, so A has half, too little as well; A1 stands below A, where it is named in turn.
  const thinner = threeLevels(['A1a'], 0.6);
  expect(evidenceNote(thinner, 0, 0, 'en')).toBe(
    'Evidence: 25.0% measured; indicators without a score, of which nothing counts (1): A 50.0%; 1 missing: A1a',
  );
  expect(evidenceNote(thinner, 0, thinner.result.nodes.indexOf('A'), 'zh')).toBe(
    '依据：实测 50.0%；没有得分、其下数据不计入的指标 1 个：A1 50.0%；缺失 1 项：A1a',
  );
  // Asked for nothing, A1 has its score; an indicator without any data is said by its measures alone.
  expect(evidenceNote(threeLevels(['A1a', 'Ba', 'Bb'], 0), 0, 0, 'zh')).toBe(
    '依据：实测 56.2%；缺失 3 项：A1a、Ba、Bb',
  );
});

test('data of which no indicator has enough are something to show', () => {
  const none = threeLevels(['A1a', 'A2a', 'Ba'], 0.6);
  expect(none.result.evidence.measured[0]).toBe(0);
  expect(hasResults(none.method, none.result)).toBe(true);
  const empty = threeLevels(['A1a', 'A1b', 'A2a', 'A2b', 'Ba', 'Bb'], 0.6);
  expect(hasResults(empty.method, empty.result)).toBe(false);
});
