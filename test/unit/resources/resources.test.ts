import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { recordKinds } from '../../../shared/model/record-kind.ts';
import { recordFields } from '../../../shared/model/record-fields.ts';
import { parseRecordRule } from '../../../shared/model/record-rule-grammar.ts';
import { frameworkSchema, unitsSchema } from '../../../electron/storage/documents/document-schemas.ts';
import { loadTemplate, publishedFacts } from '../../../electron/services/app/resources.ts';
import type { Template, TemplateId } from '../../../shared/model/template.ts';

function template(id: TemplateId): Template {
  const loaded = loadTemplate(id);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

// Numbers of indicators: tables of the 2022 report; of measures: lines of the measure lists.
const cohorts = [
  { id: 'province-2021', structure: [5, 21, 55], measures: 160, years: [2017, 2018, 2019, 2020] },
  { id: 'key-city-2021', structure: [5, 17, 41], measures: 110, years: [2018, 2019, 2020] },
] as const;

describe.each(cohorts)('the template $id', ({ id, structure, measures, years }) => {
  const { framework, units, history, sample } = template(id);

  it('has the indicators and units of the report', () => {
    expect([1, 2, 3].map((level) => framework.indicators.filter((node) => node.level === level).length)).toEqual(structure);
    expect(framework.measures).toHaveLength(measures);
    expect(units).toHaveLength(32);
    expect(units.map((unit) => unit.order)).toEqual(Array.from({ length: 32 }, (_, at) => at + 1));
  });

  it('names parents before children and gives every third-level indicator a measure', () => {
    const seen = new Set<string>();
    for (const node of framework.indicators) {
      expect(node.parent === null || seen.has(node.parent)).toBe(true);
      seen.add(node.code);
    }
    const fed = new Set(framework.measures.map((measure) => measure.indicator));
    expect(framework.indicators.filter((node) => node.level === 3 && !fed.has(node.code))).toEqual([]);
  });

  it('has measure weights that sum to 1 and indicator weights that sum to 100 among siblings', () => {
    const { weights } = framework.baseline;
    for (const node of framework.indicators) {
      if (node.level === 3) {
        const inner = framework.measures.filter((measure) => measure.indicator === node.code).reduce((sum, measure) => sum + (weights[measure.code] ?? NaN), 0);
        expect(inner).toBeCloseTo(1, 12);
        expect(weights[node.code]).toBe(1);
      } else if (node.level === 1) {
        const children = framework.indicators.filter((child) => child.parent === node.code);
        expect(children.reduce((sum, child) => sum + (weights[child.code] ?? NaN), 0)).toBe(100);
      }
    }
    expect(framework.indicators.filter((node) => node.level === 1).reduce((sum, node) => sum + (weights[node.code] ?? NaN), 0)).toBe(100);
    expect(framework.inferredWeights).toBe(true);
  });

  it('feeds every measure from a kind that exists, by fields that the kind has', () => {
    for (const { rule } of framework.measures) {
      expect(recordKinds).toContain(rule.record);
      const named = [...rule.where.map((part) => part.field), rule.value?.field, rule.passWhen?.field].filter((field) => field !== undefined);
      for (const field of named) expect(recordFields[rule.record]).toContain(field);
      const levelSum = rule.levelWeights === null ? 1 : Object.values(rule.levelWeights).reduce((sum, weight) => sum + weight, 0);
      expect(levelSum).toBeCloseTo(1, 12);
    }
  });

  it('gives limits to the measures that are set between limits, in the right order', () => {
    for (const measure of framework.measures) {
      const method = framework.baseline.measures[measure.code];
      if (method?.normalisation === 'identity') {
        expect([method.lower, method.upper, measure.unit]).toEqual([null, null, '%']);
      } else {
        expect(method?.lower).toBeLessThan(method?.upper ?? NaN);
      }
    }
  });

  it('knows the earlier years of every unit, and 2021 of none', () => {
    expect([...new Set(history.map((entry) => entry.year))].sort()).toEqual(years);
    expect(history).toHaveLength(32 * years.length);
  });

  it('has a synthetic score of every second-level indicator and three base figures for every unit', () => {
    const second = framework.indicators.filter((node) => node.level === 2).map((node) => node.code);
    for (const unit of units) {
      expect(Object.keys(sample?.scores[unit.code] ?? {})).toEqual(second);
      expect(Object.values(sample?.baseFigures[unit.code] ?? {}).every((figure) => figure > 0)).toBe(true);
    }
  });

  it('survives being stored in a project and parsed again', () => {
    expect(frameworkSchema.parse(JSON.parse(JSON.stringify(framework)))).toEqual(framework);
    expect(unitsSchema.parse(JSON.parse(JSON.stringify(units)))).toEqual(units);
  });

  it('gives the 2019 tiers from the 2019 indices', () => {
    const known = history.filter((entry) => entry.index !== null);
    expect(known).toHaveLength(id === 'province-2021' ? 31 : 32);
    // Lines of docs/METHODS "Tiers", written out so that this does not lean on the code it checks.
    const tierOf = (index: number): string => (index >= 90 ? 'very_high' : index >= 80 ? 'high' : index >= 65 ? 'medium' : 'low');
    for (const entry of known) expect([entry.unit, tierOf(entry.index ?? NaN)]).toEqual([entry.unit, entry.tier]);
  });
});

describe('spellings', () => {
  it('never gives two units the same spelling, and 兵团 is never 新疆', () => {
    const { units } = template('province-2021');
    const owner = new Map<string, string>();
    for (const unit of units) {
      for (const spelling of new Set([unit.name, unit.fullName, ...(unit.aliases ?? [])])) {
        expect([spelling, owner.get(spelling)]).toEqual([spelling, undefined]);
        owner.set(spelling, unit.code);
      }
    }
    expect(owner.get('兵团')).toBe('660000');
    expect(owner.get('新疆建设兵团')).toBe('660000');
    expect(owner.get('新疆维吾尔自治区')).toBe('650000');
  });
});

describe('rules as read', () => {
  const rule = (id: TemplateId, code: string): unknown => template(id).framework.measures.find((measure) => measure.code === code)?.rule;

  it('reads a filter of three fields and a rising pass condition', () => {
    expect(rule('province-2021', 'B1-1.1')).toEqual({
      record: 'item_attributes', aggregation: 'share', inner: null, levelWeights: null, value: null,
      where: [{ field: '平台', equals: '省级平台' }, { field: '层级', equals: '省' }, { field: '事项类型', equals: '行政许可' }],
      passWhen: { field: '网办深度', op: '>=', operand: '网上受理' },
    });
  });

  it('reads the value that stands for an empty cell, and level weights', () => {
    expect(rule('province-2021', 'A3-1.3')).toMatchObject({ value: { field: '命中位次', whenEmpty: 10 } });
    expect(rule('key-city-2021', 'A3-1.2')).toMatchObject({ inner: '1-sum(承诺时限)/sum(法定时限)', levelWeights: { 市: 0.6, 县: 0.4 }, value: null, passWhen: null });
  });

  const share = { record: 'item_checks', where: '采集项=X', value: '', passWhen: '结果=1', aggregation: 'share', inner: '', levelWeights: '' } as const;
  it.each([
    ['RULE_WHERE', { ...share, where: '采集项' }],
    ['RULE_FIELD', { ...share, where: '要素=法定时限' }],
    ['RULE_FIELD', { ...share, passWhen: '关联度>=3' }],
    ['RULE_PASS', { ...share, passWhen: '' }],
    ['RULE_PASS', { ...share, passWhen: '结果' }],
    ['RULE_LEVELS', { ...share, levelWeights: '省:0.5' }],
    ['RULE_LEVELS', { ...share, aggregation: 'weighted_by_level', inner: 'share', levelWeights: '乡:1' }],
    ['RULE_VALUE', { ...share, aggregation: 'mean', passWhen: '' }],
    ['RULE_INNER', { ...share, inner: 'average' }],
  ] as const)('refuses a rule that cannot be computed: %s', (code, text) => {
    expect(parseRecordRule(text)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('published facts', () => {
  const counted = (id: TemplateId): Record<string, number> => {
    const facts = publishedFacts(id);
    if (!facts.ok) throw new Error(facts.error.code);
    const counts: Record<string, number> = {};
    for (const fact of facts.value) counts[fact.kind] = (counts[fact.kind] ?? 0) + 1;
    return counts;
  };

  it('number 93 for provinces and 77 for cities, besides the (+) marks', () => {
    expect(counted('province-2021')).toEqual({ mean: 27, above_mean: 22, tier: 32, leading_ten: 5, region_mean: 7, risen: 32 });
    expect(counted('key-city-2021')).toEqual({ mean: 23, above_mean: 17, tier: 32, leading_ten: 5, risen: 32 });
  });
});

describe('a broken resource', () => {
  const folder = mkdtempSync(join(tmpdir(), 'resources-'));
  cpSync(fileURLToPath(new URL('../../../resources/', import.meta.url)), folder, { recursive: true });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is named with its file and line', () => {
    const file = join(folder, 'frameworks/province-2021-measures.csv');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace('平台=省级平台,承诺时限', '平台=省级平台,承诺天数'));
    expect(loadTemplate('province-2021', folder)).toMatchObject({ ok: false, error: { code: 'RULE_FIELD', place: { file: 'frameworks/province-2021-measures.csv', subject: 'A4-1.1' } } });
    writeFileSync(file, before.replace(',goalposts,10,5000,', ',goalposts,ten,5000,').replace(',log_goalposts,10,5000,', ',log_goalposts,ten,5000,'));
    expect(loadTemplate('province-2021', folder)).toMatchObject({ ok: false, error: { code: 'RESOURCE_INVALID', params: { field: 'lower' }, place: { cell: 'A2' } } });
    rmSync(file);
    expect(loadTemplate('province-2021', folder)).toMatchObject({ ok: false, error: { code: 'RESOURCE_MISSING' } });
  });
});
