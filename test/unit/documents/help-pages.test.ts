import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { glossary, helpPages } from '../../../renderer/state/help-pages.ts';
import { helpIds, helpOfChoice, helpOfError } from '../../../renderer/state/help-ids.ts';
import { parseHelp } from '../../../renderer/state/parse-help.ts';
import { figureHelp } from '../../../renderer/features/explore/figure-help.ts';
import { appError } from '../../../shared/base/app-error.ts';
import { methodWordMessages } from '../../../shared/messages/method-words.ts';
import type { MethodWord } from '../../../shared/messages/method-words.ts';
import {
  aggregations,
  imputations,
  normalisations,
  rescalings,
  tiesRules,
  treatments,
} from '../../../shared/model/method.ts';
import { dataWeightMethods } from '../../../shared/scoring/weights/weight-types.ts';

const methods = readFileSync(fileURLToPath(new URL('../../../docs/METHODS.md', import.meta.url)), 'utf8');
const han = /\p{Script=Han}/u;

test('every page of the list is made of docs/METHODS, in its order', () => {
  expect(helpPages.map(({ id }) => id)).toEqual(helpIds);
  expect(helpPages).toEqual(parseHelp(methods).pages);
});

describe.each(helpPages)('the page $id', (page) => {
  test.each(['title', 'short', 'reading', 'when', 'notWhen'] as const)('says its %s in both languages', (part) => {
    const { zh, en } = page[part];
    expect(zh.length).toBeGreaterThan(1);
    expect(en.length).toBeGreaterThan(1);
    if (part !== 'title') expect(zh).toMatch(han);
    // 专 names of units of value (万) may be cited.
    expect(en.replaceAll(/[（(].*?[)）]/gu, '').replaceAll('证据不足', '')).not.toMatch(han);
  });

  test('has a formula and a source, and no formula in the other language', () => {
    expect(page.formula.en).not.toBe('');
    expect(page.formula.en).not.toMatch(han);
    // Four words in a row are prose.
    expect(page.formula.zh.replaceAll(/Spearman|Kendall/g, '')).not.toMatch(/[a-z]{3,} [a-z]{3,} [a-z]{3,} [a-z]{3,}/);
    expect(page.source).not.toBe('');
  });
});

describe('every choice of a method has a page', () => {
  const words = Object.keys(methodWordMessages).filter((word): word is MethodWord => word in methodWordMessages);
  test.each(words)('%s', (word) => {
    expect(helpIds).toContain(helpOfChoice(word));
  });
  // By the lists of the program, so that a new choice without a word above is found as well.
  test.each([
    ...normalisations.map((id) => `normalisation.${id}` as const),
    ...aggregations.map((id) => `aggregation.${id}` as const),
    ...treatments.map((id) => `treatment.${id}` as const),
    ...imputations.map((id) => `imputation.${id}` as const),
    ...tiesRules.map((id) => `ties.${id}` as const),
    ...rescalings.map((id) => `rescale.${id}` as const),
  ])('%s', (word) => {
    expect(helpOfChoice(word)).not.toBeNull();
  });
  test.each([...dataWeightMethods, 'ahp', 'delphi', 'budget', 'correlation'])('weights by %s', (id) => {
    expect(helpIds).toContain(`weights.${id}`);
  });
});

test.each(
  helpPages.filter(({ group }) => group === 'normalisation' || group === 'aggregation' || group === 'treatment'),
)('the page $id is called as the menus call it', ({ id, title }) => {
  const words: Readonly<Record<string, { readonly zh: string; readonly en: string } | undefined>> = methodWordMessages;
  expect(title).toEqual(words[id]);
});

test('an error leads to the page that helps, by the normalisation it names first', () => {
  expect(helpOfError(appError('AHP_INCONSISTENT'))).toBe('weights.ahp');
  expect(helpOfError(appError('LIMITS_MISSING', { normalisation: 'log_goalposts' }))).toBe(
    'normalisation.log_goalposts',
  );
  expect(helpOfError(appError('LIMITS_MISSING'))).toBe('normalisation.goalposts');
  expect(helpOfError({ ...appError('SCREEN_EDIT_REFUSED'), others: [appError('POWER_EXPONENT')] })).toBe(
    'aggregation.power',
  );
  expect(helpOfError(appError('FILE_EXISTS'))).toBeNull();
});

test('a picture leads to the page that says how to read it', () => {
  expect(figureHelp('radar')).toBe('chart.radar');
  expect(figureHelp('F3-1')).toBe('chart.ranking');
});

test('the glossary has every term in both languages', () => {
  expect(glossary.length).toBeGreaterThan(20);
  for (const { name, meaning } of glossary) {
    expect(`${name.zh} ${meaning.zh}`).toMatch(han);
    expect(`${name.en} ${meaning.en}`).not.toMatch(han);
  }
});

test('a section that lacks a part ends the making of the help', () => {
  const without = methods.replace('**怎么看：** 同级之间', '**看：** 同级之间');
  expect(() => parseHelp(without)).toThrow('statistic.pearson');
});
