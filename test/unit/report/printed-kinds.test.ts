import { describe, expect, test } from 'vitest';
import { cellText } from '../../../shared/report/cell-text.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { reportTables } from '../../../shared/report/report-tables.ts';
import { unitProfileLines, unitProfileTable } from '../../../shared/report/unit-profile-table.ts';
import { unitProfiles } from '../../../shared/report/unit-profiles.ts';
import { wholeFramework } from '../../office/live-cohorts.ts';
import { sampleCohort } from './sample-cohort.ts';

const cohorts = [
  ['provinces', sampleCohort('province-2021')],
  ['key cities', sampleCohort('key-city-2021')],
  ['the whole framework of provinces', wholeFramework()],
] as const;

/** Every text that a reader of the report, of its tables and of three unit pages sees. */
function printedTexts(input: ReportInput): readonly string[] {
  const pages = unitProfiles(input).slice(0, 3);
  const tables = [...reportTables(input), ...pages.map((page) => unitProfileTable(input, page))];
  return [
    ...composeReport(input).blocks.flatMap((block) => {
      if (block.kind === 'heading' || block.kind === 'paragraph') return [block.text];
      if (block.kind === 'contents') return [block.title];
      return [block.caption, ...(block.kind === 'figure' ? block.figure.notes : [])];
    }),
    ...tables.flatMap(({ title, head, body, notes }) => [title, ...notes, ...[...head, ...body].flat().map(cellText)]),
    ...pages.flatMap((page) => unitProfileLines(page, input.lang)),
  ];
}

describe.each(cohorts)('printed texts of %s', (_, input) => {
  const texts = printedTexts(input);

  test('open no quotation mark within one that is open', () => {
    expect(texts.some((text) => /[“‘]好差评[’”]/.test(text))).toBe(true);
    for (const text of texts) expect(text).not.toMatch(/“[^”]*“/);
  });

  test('name no code of the program', () => {
    for (const text of texts) expect(text).not.toMatch(/\b(?:total|very_high|tier_\d|null|undefined|NaN)\b/);
  });

  test('say one rank where a band of ranks is one', () => {
    expect(texts.some((text) => /第 \d+ 位/.test(text))).toBe(true);
    for (const text of texts) expect(text).not.toMatch(/第 (\d+) 至第 \1 位/);
  });

  test('say no gap of nothing', () => {
    for (const text of texts) expect(text).not.toMatch(/[高低差] 0\.00 分/);
  });

  test('stand under tables and figures whose numbers rise in each chapter', () => {
    for (const kind of ['figure', 'table'] as const) {
      const numbers = composeReport(input).blocks.flatMap((block) => {
        const [, chapter, place] = block.kind === kind ? (/ ([A\d])-(\d+)/.exec(block.label) ?? []) : [];
        return chapter === undefined ? [] : [(chapter === 'A' ? 9 : Number(chapter)) * 100 + Number(place)];
      });
      expect(numbers.length).toBeGreaterThan(5);
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
  });
});

test('the report counts indicators by level, not all levels together', () => {
  const [text = ''] = composeReport(wholeFramework()).blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.text.includes('指标体系') ? [block.text] : [],
  );
  expect(text).toContain('一级指标 5 项、二级指标 21 项、三级指标 55 项');
});

test.each([
  ['province-2021', 'F3-4'],
  ['key-city-2021', 'F3-4@key-city'],
] as const)('figure 3-4 of %s is 华北', (id, wanted) => {
  const figure = composeReport(sampleCohort(id)).blocks.find((block) => block.kind === 'figure' && block.id === wanted);
  expect(figure?.kind === 'figure' ? figure.caption : '').toContain('华北地区');
});
