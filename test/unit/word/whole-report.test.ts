import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outgoingTexts } from '../../../electron/exporting/leaks/outgoing-texts.ts';
import { writeReportDocx } from '../../../electron/exporting/word/report-document.ts';
import { publishedFacts } from '../../../electron/services/app/resources.ts';
import { standardTiers } from '../../../shared/model/method.ts';
import { tierName } from '../../../shared/model/tier-name.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import type { PublishedFact } from '../../../shared/report/facts.ts';
import { forAudience } from '../../../shared/report/for-audience.ts';
import { findLeaks } from '../../../shared/report/leaks/find-leaks.ts';
import { leakBasis } from '../../../shared/report/leaks/leak-basis.ts';
import { stamp } from '../exporting/hostile-cohort.ts';
import { docxTables } from '../exporting/read-back.ts';
import { readPublished } from '../report/read-published.ts';
import { sampleCohort } from '../report/sample-cohort.ts';
import { docxParagraphs } from './docx-parts.ts';
import { onePixel } from './one-pixel.ts';

const folder = mkdtempSync(join(tmpdir(), 'whole-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cohorts = [
  { id: 'province-2021', name: '省级政府', facts: 93, means: 'province-2021', history: 'TA-3' },
  { id: 'key-city-2021', name: '重点城市', facts: 77, means: 'key-city-2021', history: 'TA-4' },
] as const;
const inputOf = (id: (typeof cohorts)[number]['id']) => forAudience(sampleCohort(id), 'public');
const [provinces, cities] = [inputOf('province-2021'), inputOf('key-city-2021')];
const path = join(folder, 'both.docx');
let paragraphs: readonly string[] = [];
let tables: readonly string[][][] = [];
beforeAll(async () => {
  // The open project may be either: provinces stand first all the same.
  const written = await writeReportDocx(
    { input: cities, stamp, other: { input: provinces, stamp } },
    path,
    {},
    onePixel,
  );
  if (!written.ok) throw new Error(written.error.code);
  paragraphs = docxParagraphs(path).filter((text) => !text.includes('\t'));
  tables = docxTables(path);
});

/** Said of the cohort in a sentence: text with the fact's words and number. */
function found(fact: PublishedFact, { input, name }: { input: typeof provinces; name: string }): boolean {
  const indicator = input.dataset.nodes.find(({ code }) => code === fact.subject)?.name ?? '';
  const unit = input.dataset.units.find(({ code }) => code === fact.subject)?.name ?? '';
  const nested = indicator.replaceAll('“', '‘').replaceAll('”', '’');
  const said = (text: string): boolean =>
    paragraphs.some((paragraph) => paragraph.includes(text) && paragraph.includes(name));
  switch (fact.kind) {
    case 'mean':
      return fact.subject === 'total'
        ? said(`总体指数平均值为 ${fact.published}`)
        : said(`“${nested}”平均值为 ${fact.published}，`);
    case 'above_mean':
      return fact.subject === 'total'
        ? said(`${fact.published} 个${name}高于平均值`)
        : paragraphs.some((text) =>
            new RegExp(`“${nested}”平均值为 [\\d.]+，${fact.published} 个${name}高于`).test(text),
          );
    case 'region_mean':
      return said(
        `${fact.subject}地区 ${input.dataset.units.filter(({ group }) => group === fact.subject).length} 个${name}总体指数平均值为 ${fact.published}`,
      );
    case 'leading_ten':
      return said(
        `“${indicator}”得分前十位的${name}为：${fact.published.map((code) => input.dataset.units.find((one) => one.code === code)?.name).join('、')}。`,
      );
    case 'tier': {
      // A row of the table of all years: number, unit, this year's tier.
      const label = tierName(fact.published, 'zh', standardTiers);
      return tables.some((rows) => rows.some((row) => row[1] === unit && row[2] === label));
    }
    case 'risen': {
      const step = paragraphs.some(
        (text) => text.includes(`个${name}上升至更高分组：`) && new RegExp(`[：、]${unit}[、。]`).test(text),
      );
      return step === fact.published;
    }
  }
}

describe.each(cohorts)('the report over both cohorts, of $id', ({ id, name, facts, means }) => {
  const input = id === 'province-2021' ? provinces : cities;

  it(`says all ${facts} published facts, and every mark of who rose`, () => {
    const published = publishedFacts(id);
    if (!published.ok) throw new Error(published.error.code);
    expect(published.value.filter(({ kind }) => kind !== 'risen')).toHaveLength(facts);
    expect(published.value.filter((fact) => !found(fact, { input, name }))).toEqual([]);
  });

  it('says the mean, the units above it and their share of every second-level indicator', () => {
    const second = readPublished('means').filter((row) => row['framework'] === means && row['indicator']!.length === 2);
    expect(second).toHaveLength(id === 'province-2021' ? 21 : 17);
    for (const row of second) {
      const node = input.dataset.nodes.find(({ code }) => code === row['indicator'])!;
      const indicator = node.name.replaceAll('“', '‘').replaceAll('”', '’');
      const above = row['entities_above_mean']!;
      const share = `${(Math.round((Number(above) / 32) * 10000 + 1e-9) / 100).toFixed(2)}%`;
      expect(paragraphs.join('\n'), indicator).toContain(
        `“${indicator}”平均值为 ${row['mean']}，${above} 个${name}高于平均值，占比 ${share}`,
      );
    }
  });

  it('tells nothing of a single unit, and is found out when it does', () => {
    const basis = [leakBasis(sampleCohort('province-2021')), leakBasis(sampleCohort('key-city-2021'))];
    const texts = outgoingTexts(readFileSync(path), 'both.docx');
    if (!texts.ok) throw new Error(texts.error.code);
    expect(texts.value.length).toBeGreaterThan(1000);
    expect(findLeaks(basis, texts.value)).toEqual([]);
    const whole = sampleCohort(id);
    const at = 5;
    const said = {
      place: 'x',
      near: 'sentences' as const,
      text: `${whole.dataset.units[at]!.name}的总体指数为 ${whole.result.index[at]!.toFixed(2)}`,
    };
    expect(findLeaks(basis, [...texts.value, said]).some(({ certain }) => certain)).toBe(true);
  });
});

describe('its outline', () => {
  const both = composeReport(cities, { other: provinces }).blocks;

  it('has the chapters and appendices of the 2022 report', () => {
    expect(both.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []))).toEqual([
      '前言',
      '数据摘要',
      '第一章  评估概况',
      '第二章  评估结果',
      '第三章  发展现状',
      '第四章  指数分析',
      '第五章  面临的问题',
      '第六章  发展建议',
      '附录 1  省级政府指标体系',
      '附录 2  重点城市指标体系',
      '附录 3  省级政府历年能力水平分组',
      '附录 4  重点城市历年能力水平分组',
      '附录 5  数字政府建设规划文件',
      '附录 6  政务服务和大数据管理机构',
    ]);
  });

  it('gives the public version the numbers that the 2022 report gives: 表 2-1 … A-6, 图 3-1 … 4-12', () => {
    const numbered = both.flatMap((block) =>
      block.kind === 'table' || block.kind === 'figure' ? [`${block.id}=${block.label}`] : [],
    );
    for (const id of ['1-1', '1-2', '1-3', '2-1', '2-2', '2-3', '2-4', 'A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'A-6'])
      expect(numbered).toContain(`T${id}=表 ${id}`);
    for (const id of ['3-1', '3-2', '3-3', ...Array.from({ length: 12 }, (_, i) => `4-${i + 1}`)])
      expect(numbered).toContain(`F${id}=图 ${id}`);
  });

  it.each(['public', 'internal'] as const)(
    'numbers tables, figures and sections of the %s version one by one',
    (audience) => {
      const whole = (id: (typeof cohorts)[number]['id']) => forAudience(sampleCohort(id), audience);
      const { blocks } = composeReport(whole('province-2021'), { other: whole('key-city-2021') });
      const ids = blocks.flatMap((block) => ('id' in block ? [block.id] : []));
      expect(ids).toEqual([...new Set(ids)]);
      for (const kind of ['table', 'figure'] as const) {
        const last = new Map<string, number>();
        for (const block of blocks) {
          if (block.kind !== kind) continue;
          const [, chapter = '', number] = / (.+)-(\d+)$/.exec(block.label) ?? [];
          expect(Number(number), block.label).toBe((last.get(chapter) ?? 0) + 1);
          last.set(chapter, Number(number));
        }
        expect([...last.keys()].sort()).toEqual(kind === 'table' ? ['1', '2', '3', '4', 'A'] : ['2', '3', '4']);
      }
    },
  );

  it('tells regions in the report’s order, each of its provinces and then of its cities', () => {
    const at = both.findIndex((block) => block.kind === 'heading' && block.text === '（一）华北地区');
    const end = both.findIndex((block) => block.kind === 'heading' && block.text === '（二）东北地区');
    const texts = both.slice(at + 1, end).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
    expect(texts[0]).toContain('华北地区的省级政府有 5 个：北京、天津、河北、山西、内蒙古。');
    expect(texts[0]).toContain('北京自 2019 年起一直为“非常高”');
    expect(texts[0]).toContain('河北由“高”升至“非常高”。');
    expect(texts[1]).toContain('华北地区的重点城市有 3 个：石家庄、太原、呼和浩特。');
    expect(texts[1]).toContain('太原、呼和浩特由“中”升至“高”。');
    expect(texts).toHaveLength(2);
  });

  it('stays whole where one project is missing, under the same ids', () => {
    const alone = composeReport(cities).blocks;
    const ids = new Set(both.flatMap((block) => ('id' in block ? [block.id] : [])));
    for (const block of alone)
      if (block.kind === 'table' || block.kind === 'figure')
        expect(
          ids.has(block.id) || ['F3-1@key-city', 'T1-1@key-city', 'TA-5', 'TA-6'].includes(block.id),
          block.id,
        ).toBe(true);
    expect(alone.filter((block) => block.kind === 'paragraph' && /省级政府/.test(block.text))).toEqual([]);
  });
});
