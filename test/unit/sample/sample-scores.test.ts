import { describe, expect, it } from 'vitest';
import { loadTemplate, publishedFacts } from '../../../electron/services/app/resources.ts';
import { sampleFiles } from '../../../electron/exporting/sample/sample-files.ts';
import { sizeSample } from '../../../electron/exporting/sample/plan/size-sample.ts';
import { handScores, measureValues } from './read-back.ts';
import type { PublishedFact } from '../../../shared/report/facts.ts';
import type { Template, TemplateId } from '../../../shared/model/template.ts';

function template(id: TemplateId): Template {
  const loaded = loadTemplate(id);
  if (!loaded.ok) throw new Error(loaded.error.code);
  return loaded.value;
}

function facts(id: TemplateId): readonly PublishedFact[] {
  const published = publishedFacts(id);
  if (!published.ok) throw new Error(published.error.code);
  return published.value;
}

type Scores = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** What the sheets say of a fact, worked out here by hand from the scores of `handScores`. */
function computed(fact: PublishedFact, scores: Scores, { units, history }: Template): unknown {
  const column = (code: string): readonly number[] =>
    units.map((unit) => scores.get(code)?.get(unit.code) ?? Number.NaN);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const tierOf = (index: number): string =>
    index >= 90 ? 'very_high' : index >= 80 ? 'high' : index >= 65 ? 'medium' : 'low';
  switch (fact.kind) {
    case 'mean':
      return mean(column(fact.subject)).toFixed(2);
    case 'above_mean':
      return column(fact.subject).filter((value) => value > mean(column(fact.subject))).length;
    case 'region_mean':
      return mean(column('total').filter((_, at) => units[at]?.group === fact.subject)).toFixed(2);
    case 'tier':
      return tierOf(scores.get('total')?.get(fact.subject) ?? Number.NaN);
    case 'leading_ten': {
      const tenth = [...column(fact.subject)].sort((a, b) => b - a)[9] ?? Number.NaN;
      return units.filter((unit) => (scores.get(fact.subject)?.get(unit.code) ?? 0) >= tenth).map((unit) => unit.code);
    }
    case 'risen': {
      const order = ['low', 'medium', 'high', 'very_high'];
      const before = history.find((entry) => entry.unit === fact.subject && entry.year === 2020)?.tier ?? '';
      return order.indexOf(tierOf(scores.get('total')?.get(fact.subject) ?? Number.NaN)) > order.indexOf(before);
    }
  }
}

describe.each(['province-2021', 'key-city-2021'] as const)('the sheets of %s, read by hand', (id) => {
  const known = template(id);

  it.each([
    [1, 0],
    [20_211, 450_000],
  ])(
    'give every published figure and the synthetic scores, seed %d, %d records',
    (seed, records) => {
      const sized = sizeSample(known, records, seed);
      const scores = handScores(known, measureValues(known, sampleFiles(known, sized.plans, sized.national, seed)));
      const all = facts(id);
      expect(all.filter((fact) => fact.kind !== 'risen')).toHaveLength(id === 'province-2021' ? 93 : 77);
      for (const fact of all)
        expect([fact.kind, fact.subject, computed(fact, scores, known)]).toEqual([
          fact.kind,
          fact.subject,
          fact.published,
        ]);
      for (const [unit, second] of Object.entries(known.sample?.scores ?? {})) {
        for (const [code, score] of Object.entries(second))
          expect(Math.abs((scores.get(code)?.get(unit) ?? Number.NaN) - score), `${unit} ${code}`).toBeLessThan(0.1);
      }
    },
    300_000,
  );
});
