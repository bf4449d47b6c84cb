import { systemChanges } from '../../model/system-comparison.ts';
import type { SystemChange, SystemLevel } from '../../model/system-comparison.ts';
import { systemChangeName, systemLevelName } from '../framework-comparison-tables.ts';
import type { FactCohort } from './fact-cohort.ts';
import { numberFact, textFact } from './fact-cohort.ts';
import type { FoundFact } from './say-pattern.ts';
import type { LoopTurns } from './say-pattern.ts';
import { condition, only } from './turn-source.ts';
import type { Turn, TurnSource } from './turn-source.ts';

interface Asked {
  readonly id: string;
  readonly cohort: FactCohort;
  readonly keys: readonly string[];
}

/** Facts of the indicator system against the earlier one that the project was begun on; missing without one. */
export const systemFacts: Readonly<Record<string, (asked: Asked) => FoundFact>> = {
  'system-year': ({ id, cohort, keys: [when, ...more] }) => {
    if ((when !== 'before' && when !== 'after') || more.length > 0) return 'unknown id';
    const { systems } = cohort.input;
    return systems ? textFact(id, String(systems[when].year)) : 'missing';
  },
  'system-level': ({ id, cohort, keys: [key, ...more] }) =>
    more.length > 0
      ? 'unknown id'
      : atLevel(cohort, key, ({ level }) => textFact(id, systemLevelName(level, cohort.input.lang))),
  'system-count': ({ id, cohort, keys: [key, when, ...more] }) =>
    (when !== 'before' && when !== 'after') || more.length > 0
      ? 'unknown id'
      : atLevel(cohort, key, (level) => numberFact(id, level[when], 0)),
  'system-change': ({ id, cohort, keys: [key, change, ...more] }) =>
    !isChange(change) || more.length > 0
      ? 'unknown id'
      : atLevel(cohort, key, (level) => (level[change] === 0 ? 'missing' : numberFact(id, level[change], 0))),
  'system-change-name': ({ id, cohort, keys: [change, ...more] }) =>
    isChange(change) && more.length === 0 ? textFact(id, systemChangeName(change, cohort.input.lang)) : 'unknown id',
};

function isChange(text: string | undefined): text is SystemChange {
  return systemChanges.some((change) => change === text);
}

/** `1`, `2` … or `measures`. */
function levelKey(level: number | null): string {
  return level === null ? 'measures' : String(level);
}

function atLevel(cohort: FactCohort, key: string | undefined, fact: (level: SystemLevel) => FoundFact): FoundFact {
  if (!/^(?:[1-9]\d?|measures)$/.test(key ?? '')) return 'unknown id';
  const found = cohort.input.systems?.levels.find(({ level }) => levelKey(level) === key);
  return found === undefined ? 'missing' : fact(found);
}

/** Levels of the indicator system from the top, the measures last, against the earlier one. */
export function systemTurns({ cohort, known, settings }: TurnSource): LoopTurns | null {
  if (!only(settings)) return null;
  const turns = (cohort.input.systems?.levels ?? []).map((counts): Turn => {
    const key = levelKey(counts.level);
    return {
      level: known('system-level', key),
      count: known('system-count', key, 'after'),
      before: known('system-count', key, 'before'),
      'is-same': condition(
        `system-level:${cohort.code}:${key}`,
        systemChanges.every((change) => counts[change] === 0),
      ),
    };
  });
  return { names: { level: 'value', count: 'value', before: 'value', 'is-same': 'value' }, turns };
}

/** What became of the indicators of one level: the turn's, else that of `level=`. */
export function systemChangeTurns({ known, settings, whose }: TurnSource): LoopTurns | null {
  const { level = whose.system } = settings;
  if (!only(settings, 'level')) return null;
  const turns = systemChanges.flatMap((change): readonly Turn[] => {
    const count = level === undefined ? 'missing' : known('system-change', level, change);
    return count === 'missing' ? [] : [{ name: known('system-change-name', change), count }];
  });
  return { names: { name: 'value', count: 'value' }, turns };
}
