import { nearlyEqual } from '../../base/tolerance.ts';
import { columnStatistics } from '../cohort-statistics.ts';
import { regionMeans } from '../region-means.ts';
import { gapText } from '../report-words.ts';
import { textFact } from './fact-cohort.ts';
import { condition, only } from './turn-source.ts';
import type { Turn, TurnSource } from './turn-source.ts';
import type { LoopTurns } from './say-pattern.ts';

const names = {
  name: 'value',
  region: 'value',
  count: 'value',
  units: 'list',
  mean: 'value',
  gap: 'value',
  'is-above': 'value',
  'is-below': 'value',
  'is-equal': 'value',
  'top-tier': 'list',
  rose: 'list',
} as const;

/** Regions in the report's order, each beside the mean of the cohort; those without an index are left out. */
export function regionTurns({ cohort, known, settings }: TurnSource): LoopTurns | null {
  if (!only(settings)) return null;
  const { input } = cohort;
  const all = columnStatistics(input.result.index).mean;
  const span = input.result.nodeSpans[0];
  const turns = regionMeans(input)
    .regions.filter(({ units }) => units > 0)
    .map(({ region, units, mean }): Turn => {
      const equal = nearlyEqual(mean, all, span);
      // The words around a gap say its direction: one of another direction is another fact.
      const direction = equal ? 'equal' : mean > all ? 'above' : 'below';
      const id = `region-gap:${cohort.code}:${region}:${direction}`;
      return {
        name: textFact(`region:${cohort.code}:${region}`, region),
        region: textFact(`region:${cohort.code}:${region}`, region),
        count: textFact(`region-count:${cohort.code}:${region}`, String(units)),
        units: known('region-members', region),
        mean: known('region-mean', region),
        gap: textFact(id, gapText(input, mean, all, span)),
        'is-above': condition(id, !equal && mean > all),
        'is-below': condition(id, !equal && mean < all),
        'is-equal': condition(id, equal),
        'top-tier': known('region-units', region, '1'),
        rose: known('region-rose', region),
      };
    });
  return { names, turns };
}
