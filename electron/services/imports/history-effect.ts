import type { HistoryEffect } from '../../../shared/contract/outputs.ts';
import type { HistoryEntry } from '../../../shared/model/history.ts';

/** What an import does to the results of earlier years. */
export function historyEffect(before: readonly HistoryEntry[], after: readonly HistoryEntry[]): HistoryEffect {
  const known = new Map(before.map((entry) => [`${entry.unit} ${entry.year}`, entry]));
  const knownYears = new Set(before.map(({ year }) => year));
  const added = new Map<number, number>();
  const replaced = after.flatMap(({ unit, year, index, tier }) => {
    const was = known.get(`${unit} ${year}`);
    if (was === undefined) added.set(year, (added.get(year) ?? 0) + 1);
    return was === undefined || (was.index === index && was.tier === tier)
      ? []
      : [{ unit, year, before: { index: was.index, tier: was.tier }, after: { index, tier } }];
  });
  const years = [...new Set([...added.keys(), ...replaced.map(({ year }) => year)])].sort((a, b) => a - b);
  return {
    years: years.map((year) => ({
      year,
      isNew: !knownYears.has(year),
      added: added.get(year) ?? 0,
      replaced: replaced.filter((one) => one.year === year).length,
    })),
    replaced,
  };
}
