import { describe, expect, test } from 'vitest';
import { cellText } from '../../../shared/report/cell-text.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { unitProfile } from '../../../shared/report/unit-profile.ts';
import { unitProfileTable } from '../../../shared/report/unit-profile-table.ts';
import { yearChangeTable } from '../../../shared/report/year-change-table.ts';
import { flatUnit, smallCohort } from './small-cohort.ts';
import { sampleCohort } from './sample-cohort.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';

/** Hundredths of a printed number. */
const hundredths = (text: string): number => Math.round(Number(text) * 100);
const profilesOf = (input: ReportInput) => input.dataset.units.map((_, u) => unitProfile(input, u));

describe.each(['province-2021', 'key-city-2021'] as const)('printed differences of %s', (id) => {
  const input = sampleCohort(id);

  test('in the tables of the unit pages are those of the printed scores, means and bests', () => {
    const rows = profilesOf(input).flatMap((profile) => unitProfileTable(input, profile).body);
    expect(rows.length).toBeGreaterThan(600);
    for (const row of rows) {
      const [name, score, mean, toMean, best, toBest] = row.map(cellText);
      const printed = [score, mean, toMean, best, toBest].map((text) => hundredths(text ?? ''));
      expect([name, printed[2], printed[4]]).toEqual([name, printed[0]! - printed[1]!, printed[3]! - printed[0]!]);
    }
  });

  test('in the sentences of the unit pages and the regions are those of the numbers beside them', () => {
    const sentences = [
      ...profilesOf(input).flatMap((profile) =>
        profile.sentences
          .map((text) => text.replace(/^.*?总体指数 .*$/, ''))
          .map((text) => [text, profile.index] as const),
      ),
    ];
    let checked = 0;
    for (const [text, index] of sentences) {
      const found = /^(高于|低于)平均值 ([\d.]+) 共 ([\d.]+) 分，距最高值 ([\d.]+) 差 ([\d.]+) 分/.exec(text);
      if (!found) continue;
      const [, , mean, gap, best, toBest] = found;
      const own = hundredths(index.toFixed(2));
      expect([text, hundredths(gap!), hundredths(toBest!)]).toEqual([
        text,
        Math.abs(own - hundredths(mean!)),
        hundredths(best!) - own,
      ]);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(25);
  });
});

test('regions lie from the mean of all as far as their printed mean lies from the printed mean', () => {
  for (const id of ['province-2021', 'key-city-2021'] as const) {
    const input = sampleCohort(id);
    const paragraphs = composeReport(input).blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
    const whole = paragraphs.flatMap((text) => /总体指数平均值为 ([\d.]+)，\d+ 个/.exec(text)?.[1] ?? [])[0];
    const regions = paragraphs.flatMap((text) => {
      const found = /总体指数平均值为 ([\d.]+)，比全部\S+平均值(高|低) ([\d.]+) 分/.exec(text);
      return found ? [[text, hundredths(found[1]!), hundredths(found[3]!)] as const] : [];
    });
    expect(regions.length).toBe(7);
    for (const [text, mean, gap] of regions) expect([text, gap]).toEqual([text, Math.abs(mean - hundredths(whole!))]);
  }
});

test('two that print alike and have different ranks are not said to be 0.00 apart', () => {
  const input = smallCohort([flatUnit('甲', 80.004, 'high', 1), flatUnit('乙', 80.001, 'high', 2)]);
  expect(unitProfile(input, 1).sentences[1]).toBe('低于平均值 80.00 共 不足 0.01 分，距最高值 80.00 差 不足 0.01 分。');
});

test('a change between two years is the difference of the two printed indices', () => {
  const change = (before: number, after: number): string[] => {
    const table = yearChangeTable(smallCohort([flatUnit('甲', 80, 'high', 1)]), {
      before: { year: 2020, file: 'a.ewb', fingerprint: '', synthetic: false },
      after: { year: 2021, file: 'b.ewb', fingerprint: '', synthetic: false },
      units: [
        {
          code: 'U01',
          name: '甲',
          years: 'both',
          before,
          after,
          change: after - before,
          parts: null,
          tierBefore: null,
          tierAfter: null,
        },
      ],
      means: null,
    });
    return table.body[0]!.slice(1, 4).map(cellText);
  };
  // 70.004 prints 70.00 and 80.006 prints 80.01, though they lie 10.002 apart.
  expect(change(70.004, 80.006)).toEqual(['70.00', '80.01', '10.01']);
});
