import { lacksEvidence } from '../evidence-note.ts';
import { includedUnits } from '../report-words.ts';
import { reportYears } from '../tier-history.ts';
import { heldSince, knowsTiers, regionUnits, textFact } from './fact-cohort.ts';
import type { FactCohort } from './fact-cohort.ts';
import { groupTurns } from './group-turns.ts';
import { indicatorLevels, indicatorTurns } from './indicator-turns.ts';
import type { PatternLoop } from '../../model/pattern.ts';
import { regionTurns } from './region-turns.ts';
import type { FoundFact, LoopTurns, PrintedFact, Scope } from './say-pattern.ts';
import { systemChangeTurns, systemTurns } from './system-facts.ts';
import { condition, only } from './turn-source.ts';
import type { Turn, TurnSource, WhoseTurn } from './turn-source.ts';

type Loop = (source: TurnSource) => LoopTurns | null;

const loops: Readonly<Record<PatternLoop['tag'], Readonly<Record<string, Loop>>>> = {
  each: {
    ...Object.fromEntries(
      Object.entries(indicatorLevels).map(([name, level]) => [
        name,
        (source: TurnSource) => indicatorTurns(source, level),
      ]),
    ),
    regions: regionTurns,
    units: unitTurns,
    tiers: tierTurns,
    steps: stepTurns,
    held: heldTurns,
    years: yearTurns,
    levels: levelTurns,
    systems: systemTurns,
    changes: systemChangeTurns,
    unrated: unratedTurns,
  },
  groups: {
    means: (source) => groupTurns(source, 'means'),
    'region-means': (source) => groupTurns(source, 'region-means'),
  },
};

/** What a loop goes through in a cohort; `find`: its facts by their whole ids. Null: no such subject or setting. */
export function loopTurns(
  cohort: FactCohort,
  find: (id: string) => FoundFact,
  { tag, subject, settings }: PatternLoop,
  whose: WhoseTurn,
): LoopTurns | null {
  const known: TurnSource['known'] = (kind, ...keys) => {
    const found = find([kind, cohort.code, ...keys].join(':'));
    return found === 'unknown id' ? 'missing' : found;
  };
  const turnsOf = Object.hasOwn(loops[tag], subject) ? loops[tag][subject] : undefined;
  return turnsOf?.({ cohort, known, settings, whose }) ?? null;
}

/** The names of a loop's turns carry whose turn it is in the ids of `code`, `region` and `level`. */
export function whoseTurn(around: Scope): WhoseTurn {
  for (const names of around) {
    for (const [name, ofKind, key] of [
      ['code', 'code', 'indicator'],
      ['region', 'region', 'region'],
      ['level', 'system-level', 'system'],
    ] as const) {
      const fact = Object.hasOwn(names, name) ? names[name] : undefined;
      if (fact === undefined || fact === 'missing') continue;
      const [kind, cohort = '', of = ''] = fact.id.split(':');
      if (kind === ofKind) return { cohort, [key]: of };
    }
  }
  return {};
}

/** In administrative order. */
function unitTurns({ cohort, known, settings, whose }: TurnSource): LoopTurns | null {
  const { dataset, method, result } = cohort.input;
  const tier = settings.tier?.replaceAll('-', '_');
  const region = settings.region ?? whose.region;
  if (!only(settings, 'tier', 'region')) return null;
  if (tier !== undefined && method.tiers.every((line) => line.tier !== tier)) return null;
  const within = region === undefined ? cohort.order : regionUnits(cohort, region);
  if (within === undefined) return null;
  const turns = cohort.order.flatMap((u): readonly Turn[] => {
    const unit = dataset.units[u];
    if (!unit || !within.includes(u)) return [];
    if (tier !== undefined && result.tier[u] !== tier) return [];
    const fact = (what: string): PrintedFact | 'missing' => known('unit', unit.code, what);
    return [{ name: fact('name'), region: fact('region'), tier: fact('tier') }];
  });
  return { names: { name: 'value', region: 'value', tier: 'value' }, turns };
}

/** The highest first. */
function tierTurns({ cohort, known, settings }: TurnSource): LoopTurns | null {
  if (!only(settings)) return null;
  const turns = cohort.input.method.tiers.map(({ tier }): Turn => ({
    name: known('tier-name', tier),
    count: known('tier-count', tier),
    share: known('tier-share', tier),
    units: known('tier-units', tier),
  }));
  return { names: { name: 'value', count: 'value', share: 'value', units: 'list' }, turns };
}

/** Steps of tier that somebody took since last year, from the highest tier reached down; both directions where none is given. Of one region those of its units. */
function stepTurns({ cohort, known, settings, whose }: TurnSource): LoopTurns | null {
  const { direction, region = whose.region } = settings;
  if (!only(settings, 'direction', 'region') || (direction !== undefined && direction !== 'up' && direction !== 'down'))
    return null;
  if (region !== undefined && !regionUnits(cohort, region)) return null;
  const of = region === undefined ? [] : [region];
  const ids = cohort.input.method.tiers.map(({ tier }) => tier);
  const pairs = ids.flatMap((to, at) => [
    ...(direction === 'down' ? [] : ids.slice(at + 1).map((from) => ({ from, to, kind: 'rose' }))),
    ...(direction === 'up' ? [] : ids.slice(0, at).map((from) => ({ from, to, kind: 'fell' }))),
  ]);
  const turns = pairs.flatMap(({ from, to, kind }): readonly Turn[] => {
    const count = known(`${kind}-count`, from, to, ...of);
    if (count === 'missing') return [];
    return [{ from: known('tier-name', from), to: known('tier-name', to), count, units: known(kind, from, to, ...of) }];
  });
  return { names: { from: 'value', to: 'value', count: 'value', units: 'list' }, turns };
}

/**
 * Units in the highest tier by the year since which they have been in it without a break, the earliest first; of the first year known it may be longer.
 * Of one region those of its units.
 */
function heldTurns({ cohort, known, settings, whose }: TurnSource): LoopTurns | null {
  const { region = whose.region } = settings;
  const within = region === undefined ? cohort.order : regionUnits(cohort, region);
  if (!only(settings, 'region') || within === undefined) return null;
  const { year: thisYear } = cohort.input.framework;
  const years = new Set(within.map((u) => heldSince(cohort, u)).filter((year) => year !== null));
  const compared = knowsTiers(cohort, thisYear - 1);
  const turns = [...years]
    .sort((a, b) => a - b)
    .map((year): Turn => {
      const keys = [String(year), ...(region === undefined ? [] : [region])];
      const id = ['held', cohort.code, ...keys].join(':');
      return {
        year: known('year', String(year)),
        count: known('held-count', ...keys),
        units: known('held', ...keys),
        'is-held': condition(id, year < thisYear),
        'is-new': condition(id, compared && year === thisYear),
        'is-only': condition(id, !compared && year === thisYear),
      };
    });
  return {
    names: { year: 'value', count: 'value', units: 'list', 'is-held': 'value', 'is-new': 'value', 'is-only': 'value' },
    turns,
  };
}

/** Years with a result, oldest first; the count of each tier under its id. */
function yearTurns({ cohort, known, settings }: TurnSource): LoopTurns | null {
  if (!only(settings)) return null;
  const ids = cohort.input.method.tiers.map(({ tier }) => tier);
  const turns = [...reportYears(cohort.input)].reverse().map((year): Turn => {
    const counts = ids.map((tier) => [
      tier,
      knowsTiers(cohort, year) ? known('tier-count', tier, String(year)) : 'missing',
    ]);
    return { year: known('year', String(year)), mean: known('year-mean', String(year)), ...Object.fromEntries(counts) };
  });
  return { names: { year: 'value', mean: 'value', ...Object.fromEntries(ids.map((tier) => [tier, 'value'])) }, turns };
}

/** Levels of the indicator system, from the top. `before`: how many there were last year, where that is known. */
function levelTurns({ cohort, known, settings }: TurnSource): LoopTurns | null {
  if (!only(settings)) return null;
  const { dataset, lang } = cohort.input;
  const deepest = Math.max(0, ...dataset.nodes.map(({ depth }) => depth));
  const turns = Array.from({ length: deepest }, (_, at): Turn => {
    const level = String(at + 1);
    const word = lang === 'zh' ? ('一二三四五六七八九'[at] ?? level) : level;
    return {
      level: textFact(`level:${cohort.code}:${level}`, word),
      count: known('levels', level),
      before: known('levels', level, '-1'),
    };
  });
  return { names: { level: 'value', count: 'value', before: 'value' }, turns };
}

/** Units that take part and have no index: for lack of evidence, and for another reason; each only where there are some. */
function unratedTurns({ cohort, settings }: TurnSource): LoopTurns | null {
  if (!only(settings)) return null;
  const { method, result } = cohort.input;
  const unrated = includedUnits(cohort.input).filter((u) => Number.isNaN(result.index[u]));
  const lacking = unrated.filter((u) => lacksEvidence(method, result, u)).length;
  const turns = [
    { why: 'lacking', count: lacking },
    { why: 'without', count: unrated.length - lacking },
  ].flatMap(({ why, count }): readonly Turn[] => {
    const id = `unrated:${cohort.code}:${why}`;
    if (count === 0) return [];
    return [
      {
        count: textFact(id, String(count)),
        'is-lacking': condition(id, why === 'lacking'),
        'is-without': condition(id, why === 'without'),
      },
    ];
  });
  return { names: { count: 'value', 'is-lacking': 'value', 'is-without': 'value' }, turns };
}
