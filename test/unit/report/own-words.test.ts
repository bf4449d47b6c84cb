import { describe, expect, test } from 'vitest';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { checkFacts } from '../../../shared/report/facts.ts';
import { figureSpecs } from '../../../shared/report/figures/figure-specs.ts';
import { releaseChecklist } from '../../../shared/report/checklist/release-checklist.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { reportTables } from '../../../shared/report/report-tables.ts';
import { reportText } from '../../../shared/report/report-text.ts';
import { reportSentences } from '../../../shared/report/patterns/report-sentences.ts';
import { unitProfileLines, unitProfileTable } from '../../../shared/report/unit-profile-table.ts';
import { unitProfiles } from '../../../shared/report/unit-profiles.ts';
import { indexTitle, namedIndex, withIndexName } from '../../../shared/model/index-name.ts';
import { checkIndexName } from '../../../shared/model/check-index-name.ts';
import type { NamesIndex } from '../../../shared/model/index-name.ts';
import { applyMethodPatch, methodPatch, patchesMeet } from '../../../shared/model/method-patch.ts';
import { methodDifferences } from '../../../shared/scoring/what-if/method-differences.ts';
import { fourUnits } from './four-units.ts';

const ease = { indexName: { zh: '营商便利度', en: 'Ease score' } };

function cohort(lang: 'zh' | 'en', cohort: ReportInput['framework']['cohort'], own: NamesIndex): ReportInput {
  const input = fourUnits();
  const method = { ...input.method, ...own };
  return {
    ...input,
    lang,
    method,
    dataset: withIndexName(input.dataset, method, lang),
    framework: { ...input.framework, cohort },
  };
}

/** All that the report says, as text. */
function everything(input: ReportInput): string {
  return JSON.stringify([
    composeReport(input),
    reportTables(input),
    figureSpecs(input),
    reportSentences(input),
    releaseChecklist(input),
    unitProfiles(input).map((profile) => [unitProfileTable(input, profile), unitProfileLines(profile, input.lang)]),
    checkFacts([{ kind: 'mean', subject: 'total', published: '75.75' }], input),
  ]);
}

describe.each(['province', 'key-city', 'custom'] as const)('the report of a %s cohort', (kind) => {
  test.each(['zh', 'en'] as const)('says the name of its index wherever the usual one stands, in %s', (lang) => {
    const usual = everything(cohort(lang, kind, {}));
    const own = everything(cohort(lang, kind, ease));
    expect(usual).toMatch(lang === 'zh' ? /总体指数/ : /overall index/i);
    expect(own).not.toMatch(/总体指数|overall index/i);
    expect(own).toContain(lang === 'zh' ? '营商便利度' : 'Ease score');
    expect(usual + own).not.toMatch(/\{index(Name|Label|Word)\}/);
    // What the published reports assess is said of their cohorts alone, and not where the index has a name of its own.
    const published = lang === 'zh' ? /政务服务能力/ : /integrated government services/;
    if (kind === 'custom') expect(usual).not.toMatch(published);
    else expect(usual).toMatch(published);
    expect(own).not.toMatch(published);
  });
});

test('titles of the report, its tiers and its unit pages by the published reports, by one’s own name, and for units of any kind', () => {
  const titles = (input: ReportInput): readonly (string | undefined)[] => [
    composeReport(input).title,
    reportTables(input)
      .find(({ id }) => id.startsWith('T2-'))
      ?.title.replace(/^\S+ \S+\s+/, ''),
    unitProfiles(input).map((profile) => unitProfileTable(input, profile).title)[0],
  ];
  expect(titles(cohort('zh', 'province', {}))).toEqual([
    '2021 年省级政府一体化政务服务能力评估报告',
    '2021 年省级政府一体化政务服务能力总体指数分组',
    '北 2021 年政务服务能力分析',
  ]);
  expect(titles(cohort('zh', 'province', ease))).toEqual([
    '2021 年省级政府营商便利度评估报告',
    '2021 年省级政府营商便利度分组',
    '北 2021 年营商便利度分析',
  ]);
  expect(titles(cohort('zh', 'custom', {}))).toEqual([
    '2021 年评估对象总体指数评估报告',
    '2021 年评估对象总体指数分组',
    '北 2021 年总体指数分析',
  ]);
  expect(titles(cohort('en', 'custom', ease))).toEqual([
    'Assessment of the Ease score 2021, units',
    'Tiers of the 2021 Ease score, units',
    '北: analysis of the Ease score, 2021',
  ]);
});

test('sentences read right with a name as a noun', () => {
  const say = cohort('en', 'custom', ease);
  expect(reportText(say, 'REPORT_P_NO_INDEX', { unit: 'A' })).toBe('A has no Ease score.');
  expect(reportText(say, 'REPORT_F3_1', { year: 2023 })).toBe('Regional means of the Ease score, 2023');
  const low = cohort('en', 'custom', { indexName: { zh: '便利度', en: 'ease score' } });
  expect(reportText(low, 'REPORT_S_INDEX')).toBe('Ease score');
  // A language is enough for a text without own words, and no more than a type error for one with them.
  expect(reportText('zh', 'REPORT_LIST')).toBe('、');
});

describe('the name of the index', () => {
  test('is kept folded, and not where it is the usual one', () => {
    expect(namedIndex(' 营商　便利度 ', 'Ease score')).toEqual({
      indexName: { zh: '营商 便利度', en: 'Ease score' },
    });
    expect(namedIndex('总体指数', 'Overall index')).toEqual({});
    expect(namedIndex('', '')).toEqual({});
    expect(namedIndex('', 'Ease score')).toEqual({ indexName: { en: 'Ease score' } });
    expect(namedIndex('便利度', '')).toEqual({ indexName: { zh: '便利度' } });
  });

  test('is the Chinese one in English where it has no other', () => {
    expect(indexTitle({ indexName: { zh: '便利度' } }, 'en')).toBe('便利度');
    expect(indexTitle({ indexName: { en: 'ease score' } }, 'zh')).toBe('总体指数');
    expect(indexTitle({ indexName: { en: 'ease score' } }, 'en')).toBe('Ease score');
    expect(indexTitle({}, 'en')).toBe('Overall index');
  });

  test.each([
    ['a|b', 'INDEX_NAME_SIGNS'],
    ['=1+1', 'INDEX_NAME_SIGNS'],
    ['{year}', 'INDEX_NAME_SIGNS'],
    ['a/b', 'INDEX_NAME_SIGNS'],
    ['ａ', 'INDEX_NAME_SIGNS'],
    [' ', 'INDEX_NAME_EMPTY'],
    ['长'.repeat(31), 'INDEX_NAME_LONG'],
  ])('%j is refused in either language', (name, code) => {
    expect(checkIndexName({ indexName: { zh: name } }).map((error) => error.code)).toEqual([code]);
    expect(checkIndexName({ indexName: { zh: '便利度', en: name } }).map((error) => error.code)).toEqual([code]);
  });

  test('may have 30 letters', () => {
    expect(checkIndexName({ indexName: { zh: '长'.repeat(30) } })).toEqual([]);
  });

  test('is one value of an edit: set, changed in one language, and taken away', () => {
    const { method } = fourUnits();
    const set = { ...method, ...ease };
    expect(methodPatch(method, set)).toEqual(ease);
    expect(applyMethodPatch(method, ease)).toMatchObject({ ok: true, value: ease });
    expect(methodPatch(set, method)).toEqual({ indexName: {} });
    const back = applyMethodPatch(set, { indexName: {} });
    expect(back.ok && 'indexName' in back.value).toBe(false);
    expect(patchesMeet({ indexName: { zh: '甲' } }, { indexName: {} })).toBe(true);
    // An edit of a weight leaves it.
    expect(applyMethodPatch(set, { weights: { P: 2 } })).toMatchObject({ ok: true, value: ease });
  });

  test('is a difference between methods, in both languages', () => {
    const { dataset, method } = fourUnits();
    expect(methodDifferences(dataset, method, { ...method, ...ease })).toEqual([
      {
        kind: 'index_name',
        subject: 'index_name',
        before: '总体指数 / Overall index',
        after: '营商便利度 / Ease score',
      },
    ]);
  });
});
