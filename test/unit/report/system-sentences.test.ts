import { expect, test } from 'vitest';
import type { SystemComparison, SystemLevel } from '../../../shared/model/system-comparison.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { factAgain } from '../../../shared/report/patterns/fact-again.ts';
import { readPatternFile } from '../../../shared/report/patterns/read-pattern-file.ts';
import { reportFacts } from '../../../shared/report/patterns/report-facts.ts';
import { reportSentences } from '../../../shared/report/patterns/report-sentences.ts';
import { fourUnits } from './four-units.ts';

const none = { added: 0, dropped: 0, moved: 0, renamed: 0, recoded: 0, reweighted: 0 };
const levels: readonly SystemLevel[] = [
  { ...none, level: 1, before: 2, after: 2 },
  { ...none, level: 2, before: 5, after: 6, added: 2, dropped: 1 },
  { ...none, level: null, before: 9, after: 9, renamed: 3 },
];
const systems: SystemComparison = {
  before: { year: 2019, title: '旧' },
  after: { year: 2021, title: '新' },
  levels,
  pairs: [],
};
const said = (changes: Parameters<typeof fourUnits>[0]) =>
  reportSentences(fourUnits(changes)).find(({ id }) => id === 'systems');

test('the indicator system against that of the earlier year is said by a pattern, level by level', () => {
  expect(said({})).toBeUndefined();
  expect(said({ systems })?.text).toBe(
    '2021 年一级指标 2 个（2019 年 2 个）：没有变化。2021 年二级指标 6 个（2019 年 5 个）：新增 2 个、取消 1 个。2021 年采集项 9 个（2019 年 9 个）：更名 3 个。',
  );
});

test('in a team’s own words too, in the printed document, and each number knows its fact', () => {
  const read = readPatternFile(
    JSON.stringify({
      lang: 'zh',
      patterns: [
        {
          id: 'systems',
          text: '指标体系有调整：{each systems sep="；"}{level}{before}→{count}[（{each changes sep="，"}{name}{count}{/each}）]{/each}。',
        },
      ],
    }),
  );
  if (!read.ok) throw new Error(read.error.code);
  const input = fourUnits({ systems, patterns: read.value });
  const text = '指标体系有调整：一级指标2→2；二级指标5→6（新增2，取消1）；采集项9→9（更名3）。';
  const paragraph = composeReport(input).blocks.find((block) => block.kind === 'paragraph' && block.text === text);
  expect(paragraph).toBeDefined();
  const facts = reportFacts([input], input, new Map());
  for (const { fact, text: printed } of said({ systems, patterns: read.value })?.pieces ?? [])
    if (fact !== null) expect(factAgain(facts, fact), fact).toMatchObject({ id: fact, text: printed });
});
