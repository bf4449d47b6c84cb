import { displayedValue } from '../../base/display.ts';
import { readNumber } from '../../base/read-number.ts';
import { TOTAL } from '../../model/dataset.ts';
import { decimalsOf, scoreDifference, scoreText } from '../score-text.ts';
import type { Scaled } from '../score-text.ts';
import { namesFact, scoreFact, textFact } from './fact-cohort.ts';
import type { FactCohort } from './fact-cohort.ts';
import { regionsByMean } from './fact-kinds.ts';
import { condition, only } from './turn-source.ts';
import type { Turn, TurnSource } from './turn-source.ts';
import type { LoopTurns } from './say-pattern.ts';

interface Standing {
  readonly name: string;
  readonly mean: number;
}

const names = {
  names: 'list',
  count: 'value',
  highest: 'value',
  lowest: 'value',
  mean: 'value',
  'is-first': 'value',
  'is-between': 'value',
  'is-last': 'value',
} as const;

/** Neighbours by falling mean whose printed means lie `within` of one another, in hundredths of the scale. Fewer than two standings have no neighbours: no turns. */
export function groupTurns(
  { cohort, settings, whose }: TurnSource,
  subject: 'means' | 'region-means',
): LoopTurns | null {
  const within = readNumber(settings.within ?? '', { min: 0 });
  if (within.type !== 'number' || !only(settings, 'of', 'within')) return null;
  const standings = subject === 'means' ? childMeans(cohort, settings.of ?? whose.indicator) : regionsByMean(cohort);
  if (!standings || (subject === 'region-means' && settings.of !== undefined)) return null;
  const groups = standings.length < 2 ? [] : grouped(standings, within.value, cohort.input);
  const turns = groups.map((group, at): Turn => {
    // The last is called so: the words around it say that it is.
    const place = groups.length > 1 && at === groups.length - 1 ? 'last' : String(at + 1);
    const of = subject === 'means' ? (settings.of ?? whose.indicator ?? TOTAL) : TOTAL;
    const id = ['group', cohort.code, subject, of, settings.within, place].join(':');
    return {
      names: namesFact(
        id,
        group.map(({ name }) => name),
        cohort,
      ),
      count: textFact(`${id}:count`, String(group.length)),
      highest: scoreFact(`${id}:highest`, group[0]?.mean ?? Number.NaN, cohort),
      lowest: scoreFact(`${id}:lowest`, group.at(-1)?.mean ?? Number.NaN, cohort),
      mean: namesFact(
        `${id}:mean`,
        group.map(({ mean }) => scoreText(cohort.input, mean)),
        cohort,
      ),
      'is-first': condition(id, groups.length > 1 && at === 0),
      'is-between': condition(id, at > 0 && at < groups.length - 1),
      'is-last': condition(id, at > 0 && at === groups.length - 1),
    };
  });
  return { names, turns };
}

function grouped(standings: readonly Standing[], within: number, of: Scaled): readonly (readonly Standing[])[] {
  const { lower, upper } = of.method.scale;
  const apart = displayedValue((within * (upper - lower)) / 100, decimalsOf(of));
  const groups: Standing[][] = [];
  for (const standing of standings) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && scoreDifference(of, last.mean, standing.mean) <= apart) group.push(standing);
    else groups.push([standing]);
  }
  return groups;
}

/** By falling mean; null: no such indicator. */
function childMeans(cohort: FactCohort, of = TOTAL): readonly Standing[] | null {
  if (!cohort.means.has(of)) return null;
  const parent = of === TOTAL ? cohort.input.dataset.nodes[0]?.code : of;
  return [...cohort.means.values()]
    .filter((mean) => mean.parent === parent && mean.present > 0)
    .sort((a, b) => b.mean - a.mean);
}
