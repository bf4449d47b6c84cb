import { describe, expect, test } from 'vitest';
import { messageText } from '../../../shared/messages/message-text.ts';
import type { PatternFile } from '../../../shared/model/pattern.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import { readPatternFile } from '../../../shared/report/patterns/read-pattern-file.ts';
import { patternFaults, reportSentences } from '../../../shared/report/patterns/report-sentences.ts';
import { shippedPatterns } from '../../../shared/report/patterns/shipped-patterns.ts';
import { fourUnits } from './four-units.ts';

function file(patterns: Readonly<Record<string, string>>, lang: 'zh' | 'en' = 'zh'): PatternFile {
  const read = readPatternFile(
    JSON.stringify({ lang, patterns: Object.entries(patterns).map(([id, text]) => ({ id, text })) }),
  );
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}
const texts = (patterns: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(reportSentences(fourUnits({ patterns: file(patterns) })).map(({ id, text }) => [id, text]));
const faults = (patterns: PatternFile) => patternFaults(fourUnits(), patterns).map((error) => messageText(error, 'en'));

describe("a team's own patterns", () => {
  test('stand in their places, the others in the program’s words', () => {
    const said = texts({ mean: '全国均值{mean:here:total}。', indicator: '{code}：{mean}。' });
    expect(said.get('mean')).toBe('全国均值75.75。');
    expect(said.get('indicator-of-P')).toBe('P：73.75。');
    expect(said.get('indicator-of-Q')).toBe('Q：78.75。');
    expect(said.get('growth')).toBe('总体指数平均值由 2020 年的 76.00 变为 75.75，下降 0.33%。');
  });

  test('of one indicator or region are for that alone', () => {
    const said = texts({ 'indicator-of-Q': '乙。', 'region-of-上': '{name}：{mean}。' });
    expect(said.get('indicator-of-Q')).toBe('乙。');
    expect(said.get('indicator-of-P')).toContain('“甲指标”平均值为 73.75');
    expect(said.get('region-of-上')).toBe('上：74.00。');
    expect(said.get('region-of-下')).toContain('77.50');
  });

  test('without a text leave their sentence out', () => expect(texts({ mean: '' }).has('mean')).toBe(false));

  test('drive every sentence, in the printed document as well', () => {
    const own = Object.fromEntries(Object.keys(shippedPatterns.zh).map((id) => [id, `◇${id}[{mean}]`]));
    const patterns = file(own);
    expect(patternFaults(fourUnits(), patterns).map(({ params }) => params?.['pattern'])).toEqual([
      'abstract',
      'levels',
      'systems',
      'units',
      'tiers',
      'holders',
      'mean',
      'growth',
      'growth-since',
      'leading',
      'risers',
      'steps',
      'fallers',
      'adjusted',
      'years',
      'regions',
      'first-level',
      'planning-documents',
      'institutions',
    ]);
    const said = file(Object.fromEntries(Object.keys(own).map((id) => [id, `◇${id}：{year:here}。`])));
    expect(patternFaults(fourUnits(), said)).toEqual([]);
    const sentences = reportSentences(fourUnits({ patterns: said }));
    expect(sentences.map(({ text }) => text)).toEqual(
      sentences.map(({ id }) => `◇${id.replace(/-of-.*$/, '')}：2021。`),
    );
    const paragraphs = composeReport(fourUnits({ patterns: said })).blocks.flatMap((block) =>
      block.kind === 'paragraph' && !block.slot ? [block.text] : [],
    );
    expect(paragraphs.length).toBeGreaterThan(8);
    for (const text of paragraphs) expect(text).toMatch(/^(◇[a-z-]+：2021。)+$/);
  });
});

describe('refused before anything is said, by id, is', () => {
  test('a file in another language', () =>
    expect(faults(file({ mean: 'x' }, 'en'))[0]).toContain('in the language “en”'));
  test('an id that is no sentence of the report', () =>
    expect(faults(file({ means: 'x', 'indicator-of-Z': 'x' }))).toEqual([
      expect.stringContaining('no sentence with the id “means”. The ids are abstract、levels、systems、units'),
      expect.stringContaining('“indicator-of-Z”'),
    ]));
  test('an unknown fact, and a name where there is none', () =>
    expect(faults(file({ mean: '{mean:here:Z}', tiers: '{name}', indicator: '{name}{mean}' }))).toEqual([
      'In the pattern “mean”, at character 1: there is no fact with the id “mean:here:Z”. Check the codes of indicators, tiers and regions and the years.',
      'In the pattern “tiers”, at character 1: the name “name” is not known there. Use a name of the loop around it, or the whole id of a fact.',
    ]));
  test('nothing of a place that this cohort has none of', () => {
    const input = fourUnits();
    const units = input.dataset.units.map((unit) => ({ ...unit, group: '' }));
    expect(patternFaults({ ...input, dataset: { ...input.dataset, units } }, file({ region: '{name}' }))).toEqual([]);
  });
});
