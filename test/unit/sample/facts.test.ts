import { beforeAll, describe, expect, it } from 'vitest';
import { checkFacts } from '../../../shared/report/facts.ts';
import { buildDataset } from '../../../shared/scoring/build-dataset.ts';
import { score } from '../../../shared/scoring/score.ts';
import { loadTemplate, publishedFacts } from '../../../electron/services/app/resources.ts';
import { sampleFiles } from '../../../electron/exporting/sample/sample-files.ts';
import { sizeSample } from '../../../electron/exporting/sample/plan/size-sample.ts';
import { measureValues } from './read-back.ts';
import type { Dataset } from '../../../shared/model/dataset.ts';
import type { FactCheck, PublishedFact } from '../../../shared/report/facts.ts';
import type { Template } from '../../../shared/model/template.ts';

let template: Template;
let facts: readonly PublishedFact[];
let dataset: Dataset;

function checked(changed: Dataset, lang: 'zh' | 'en' = 'zh'): readonly FactCheck[] {
  const method = template.framework.baseline;
  const scored = score(changed, method);
  if (!scored.ok) throw new Error(scored.error.code);
  return checkFacts(facts, {
    framework: template.framework,
    dataset: changed,
    method,
    result: scored.value,
    history: template.history,
    lang,
  });
}

beforeAll(() => {
  const loaded = loadTemplate('province-2021');
  const published = publishedFacts('province-2021');
  if (!loaded.ok || !published.ok) throw new Error('resources');
  template = loaded.value;
  facts = published.value;
  const sized = sizeSample(template, 0, 7);
  const denominated = measureValues(template, sampleFiles(template, sized.plans, sized.national, 7));
  // The dataset holds what stood before the denominators.
  const figures = template.units.map((unit) => template.sample!.baseFigures[unit.code]!);
  const factor = { 常住人口: 10_000, 企业数: 1_000, 业务申报量: 1_000 };
  const values = template.framework.measures.flatMap((measure) =>
    template.units.map((unit, at) => {
      const value = denominated.get(measure.code)?.get(unit.code) ?? Number.NaN;
      return measure.base === null ? value : (value * figures[at]![measure.base]) / factor[measure.base];
    }),
  );
  dataset = buildDataset(template.framework, template.units, {
    values: Float64Array.from(values),
    baseFigures: {
      常住人口: Float64Array.from(figures, (figure) => figure.常住人口),
      企业数: Float64Array.from(figures, (figure) => figure.企业数),
      业务申报量: Float64Array.from(figures, (figure) => figure.业务申报量),
    },
  });
});

describe('the check against the report', () => {
  it('is in English but for the names of indicators, units and regions', () => {
    const names = [
      ...template.framework.indicators.map(({ name }) => name),
      ...template.units.flatMap(({ name, group }) => [name, group]),
    ].sort((a, b) => b.length - a.length);
    const told = checked(dataset, 'en');
    expect(told).toHaveLength(checked(dataset).length);
    const left = told.flatMap(({ group, subject, published, computed }) =>
      [group, subject, published, computed].map((text) =>
        names.reduce((rest, name) => rest.replaceAll(name, ''), text),
      ),
    );
    expect(left.filter((text) => /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(text))).toEqual([]);
  });

  it('finds every published figure in the sample', () => {
    const checks = checked(dataset);
    expect(checks.filter((check) => !check.ok)).toEqual([]);
    expect(checks.filter((check) => check.kind !== 'risen')).toHaveLength(93);
    expect(checks.find((check) => check.kind === 'mean' && check.subject === '总体指数')).toMatchObject({
      published: '88.07',
      computed: '88.07',
    });
    expect(checks.find((check) => check.kind === 'tier' && check.subject === '山西')).toMatchObject({
      published: '中',
      computed: '中',
    });
    expect(checks.find((check) => check.kind === 'risen' && check.subject === '山西')).toMatchObject({
      published: '无',
      ok: true,
    });
    expect(checks.find((check) => check.kind === 'risen' && check.subject === '宁夏')).toMatchObject({
      published: '(+)',
      ok: true,
    });
  });

  it('names what differs when one unit’s values change', () => {
    const values = Float64Array.from(dataset.values);
    const { length } = dataset.units;
    // 北京 loses every share and rating: its tier, its tens and the means must all be told.
    dataset.measures.forEach((measure, at) => {
      if (measure.denominator === null) values[at * length] = 0;
    });
    const differing = checked({ ...dataset, values }).filter((check) => !check.ok);
    expect(differing.filter((check) => check.kind === 'tier').map((check) => check.subject)).toEqual(['北京']);
    expect(differing.filter((check) => check.kind === 'leading_ten')).toHaveLength(5);
    expect(differing.find((check) => check.kind === 'region_mean')?.subject).toBe('华北');
    expect(differing.some((check) => check.kind === 'mean' && check.subject === '总体指数')).toBe(true);
  });

  it('tells a figure about something unknown as different', () => {
    const [check] = checkFacts([{ kind: 'mean', subject: 'Z', published: '1.00' }], {
      framework: template.framework,
      dataset,
      method: template.framework.baseline,
      history: [],
      lang: 'zh',
      result: (() => {
        const scored = score(dataset, template.framework.baseline);
        if (!scored.ok) throw new Error();
        return scored.value;
      })(),
    });
    expect(check).toMatchObject({ ok: false, computed: '' });
  });
});
