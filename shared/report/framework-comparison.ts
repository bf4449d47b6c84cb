import { nearlyEqual } from '../base/tolerance.ts';
import type { Framework } from '../model/framework.ts';
import type {
  SystemChange,
  SystemComparison,
  SystemEntry,
  SystemLevel,
  SystemPair,
} from '../model/system-comparison.ts';

/** A framework in a year, with the weights that it is scored by. */
export interface SystemYear {
  readonly framework: Framework;
  readonly weights: Readonly<Record<string, number>>;
}

/** By the framework's own baseline. */
export function systemOf(framework: Framework): SystemYear {
  return { framework, weights: framework.baseline.weights };
}

/**
 * What became of every indicator and measure. The same are: those of one code and name; then those of one name on the same level, where only one of each
 * year is left (the code is another); then those of one code (the name is another). A share of the parent that differs by more than the tolerance is
 * another weight, whether it was set or follows from a sibling that came or went; of what hangs below another parent now it isn't said.
 */
export function compareSystems(before: SystemYear, after: SystemYear): SystemComparison {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const earlierOf = matched(old, now);
  const laterOf = new Map([...earlierOf].map(([code, earlier]) => [earlier, code]));
  const [oldByCode, nowByCode] = [byCode(old), byCode(now)];
  const pairOf = (entry: SystemEntry): SystemPair => {
    const earlier = oldByCode.get(earlierOf.get(entry.code) ?? '') ?? null;
    return {
      before: earlier,
      after: entry,
      changes: earlier === null ? ['added'] : changesOf(earlier, entry, laterOf),
    };
  };
  const droppedBelow = (parent: string | null): readonly SystemPair[] =>
    old
      .filter((entry) => (entry.parent?.code ?? null) === parent && !laterOf.has(entry.code))
      .flatMap((entry) => [{ before: entry, after: null, changes: ['dropped'] as const }, ...droppedBelow(entry.code)]);
  const below = (parent: SystemEntry | null): readonly SystemPair[] => [
    ...now
      .filter((entry) => (entry.parent?.code ?? null) === (parent?.code ?? null))
      .flatMap((entry) => [pairOf(entry), ...below(nowByCode.get(entry.code) ?? null)]),
    ...droppedBelow(parent === null ? null : (earlierOf.get(parent.code) ?? '')),
  ];
  const pairs = below(null);
  return {
    before: { year: before.framework.year, title: before.framework.title },
    after: { year: after.framework.year, title: after.framework.title },
    levels: levelsOf(pairs),
    pairs,
  };
}

function entriesOf({ framework, weights }: SystemYear): readonly SystemEntry[] {
  const names = new Map(framework.indicators.map(({ code, name }) => [code, { code, name }]));
  const all = [
    ...framework.indicators.map(({ code, name, level, parent }) => ({ code, name, level, parent })),
    ...framework.measures.map(({ code, name, indicator }) => ({ code, name, level: null, parent: indicator })),
  ];
  const sums = new Map<string | null, number>();
  for (const { code, parent } of all) sums.set(parent, (sums.get(parent) ?? 0) + (weights[code] ?? 0));
  return all.map(({ parent, ...entry }) => {
    const weight = weights[entry.code] ?? 0;
    const sum = sums.get(parent) ?? 0;
    return {
      ...entry,
      parent: parent === null ? null : (names.get(parent) ?? null),
      weight,
      share: sum === 0 ? Number.NaN : weight / sum,
    };
  });
}

function byCode(entries: readonly SystemEntry[]): ReadonlyMap<string, SystemEntry> {
  return new Map(entries.map((entry) => [entry.code, entry]));
}

/** Code now → code before, of those that are the same. */
function matched(old: readonly SystemEntry[], now: readonly SystemEntry[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  const pair = (earlier: SystemEntry, later: SystemEntry): void => {
    found.set(later.code, earlier.code);
    taken.add(earlier.code);
  };
  const kind = ({ level }: SystemEntry): string => (level === null ? 'measure' : 'indicator');
  const oldByCode = byCode(old);
  for (const later of now) {
    const same = oldByCode.get(later.code);
    if (same?.name === later.name && kind(same) === kind(later)) pair(same, later);
  }
  const nameKey = ({ level, name }: SystemEntry): string => `${level ?? ''} ${name}`;
  const [oldByName, nowByName] = [
    Map.groupBy(
      old.filter(({ code }) => !taken.has(code)),
      nameKey,
    ),
    Map.groupBy(
      now.filter(({ code }) => !found.has(code)),
      nameKey,
    ),
  ];
  for (const [name, laters] of nowByName) {
    const [later, another] = laters;
    const [earlier, twin] = oldByName.get(name) ?? [];
    if (later && earlier && another === undefined && twin === undefined) pair(earlier, later);
  }
  for (const later of now) {
    const same = oldByCode.get(later.code);
    if (same && !found.has(later.code) && !taken.has(same.code) && kind(same) === kind(later)) pair(same, later);
  }
  return found;
}

function changesOf(
  before: SystemEntry,
  after: SystemEntry,
  laterOf: ReadonlyMap<string, string>,
): readonly SystemChange[] {
  const parent = before.parent === null ? null : (laterOf.get(before.parent.code) ?? '');
  const moved = parent !== (after.parent?.code ?? null);
  const same = Number.isNaN(before.share) ? Number.isNaN(after.share) : nearlyEqual(before.share, after.share);
  return [
    ...(moved ? (['moved'] as const) : []),
    ...(before.name === after.name ? [] : (['renamed'] as const)),
    ...(before.code === after.code ? [] : (['recoded'] as const)),
    ...(moved || same ? [] : (['reweighted'] as const)),
  ];
}

function levelsOf(pairs: readonly SystemPair[]): readonly SystemLevel[] {
  const levels = new Set(pairs.flatMap(({ before, after }) => [before, after]).flatMap((one) => one?.level ?? []));
  const measures = pairs.some(({ before, after }) => (after ?? before)?.level === null);
  return [...[...levels].sort((a, b) => a - b), ...(measures ? [null] : [])].map((level) => {
    const here = pairs.filter(({ before, after }) => (after ?? before)?.level === level);
    const count = (change: SystemChange): number => here.filter(({ changes }) => changes.includes(change)).length;
    return {
      level,
      before: pairs.filter(({ before }) => before?.level === level && before !== null).length,
      after: pairs.filter(({ after }) => after?.level === level && after !== null).length,
      added: count('added'),
      dropped: count('dropped'),
      moved: count('moved'),
      renamed: count('renamed'),
      recoded: count('recoded'),
      reweighted: count('reweighted'),
    };
  });
}
