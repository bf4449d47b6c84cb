import { expect, it } from 'vitest';
import { coverTitle } from '../../../electron/exporting/cover-lines.ts';
import { reportCoverLines, reportFooter } from '../../../electron/exporting/report-material.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import { textWidth } from '../../../shared/report/report-words.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { stamp } from './hostile-cohort.ts';

it.each([
  ['zh', '短题', ['短题']],
  [
    'zh',
    '2021 年省级政府和重点城市一体化政务服务能力评估报告',
    ['2021 年省级政府和重点城市', '一体化政务服务能力评估报告'],
  ],
  [
    'en',
    'Assessment of integrated government services 2021, provincial governments',
    ['Assessment of integrated', 'government services 2021,', 'provincial governments'],
  ],
] as const)('a cover’s title is broken between words, in lines of much the same length (%s)', (lang, title, lines) => {
  expect(coverTitle(title, lang)).toEqual(lines);
});

it.each(['public', 'internal'] as const)(
  'the foot of a report over both cohorts, %s, stands in one line',
  (audience) => {
    const [input, other] = (['province-2021', 'key-city-2021'] as const).map((id) =>
      forAudience(sampleCohort(id), audience),
    );
    const own = { ...stamp, synthetic: true };
    const foot = reportFooter({
      input: input!,
      stamp: own,
      other: { input: other!, stamp: { ...own, fingerprint: 'cd'.repeat(8) } },
    });
    // 16 cm of nine points, with the page's number.
    expect(textWidth(foot)).toBeLessThanOrEqual(86);
    expect(foot).toMatch(
      audience === 'public' ? /^合成示例数据$/ : /^合成示例数据 {2}结果指纹 \w{16} {2}结果指纹 \w{16}$/,
    );
    expect(reportFooter({ input: input!, stamp: own })).toContain(input!.framework.title);
  },
);

it('a cover says last with which program and when', () => {
  const [input, other] = (['province-2021', 'key-city-2021'] as const).map((id) =>
    forAudience(sampleCohort(id), 'internal'),
  );
  const lines = reportCoverLines({
    input: input!,
    stamp,
    other: { input: other!, stamp: { ...stamp, fingerprint: 'cd'.repeat(8) } },
  });
  expect(lines.filter((line) => line.includes('指纹'))).toHaveLength(2);
  expect(lines.at(-1)).toMatch(/^计算引擎/);
});
