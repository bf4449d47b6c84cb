import { canonicalJson, isJsonObject } from '../../base/canonical-json.ts';
import type { Json } from '../../base/canonical-json.ts';
import { flattenWeights, groupWeights, parentsOf } from './group-weights.ts';
import { frameworkShape, methodShape, unitsShape } from './merge-shapes.ts';
import { mergeDocument } from './merge-document.ts';
import { mergeThreeWay } from './three-way.ts';
import type { ChooseSide, Held } from './three-way.ts';

/** What a side scores by, as stored. `baseline` and `working` are the methods that hold, saved or not. */
export interface StructureSide {
  readonly framework: Json;
  readonly units: Json;
  readonly baseline: Json;
  readonly working: Json;
  /** By key. */
  readonly scenarios: ReadonlyMap<string, Json>;
}

interface StructureSides {
  readonly before: StructureSide;
  readonly mine: StructureSide;
  readonly theirs: StructureSide;
}

type StructurePart = 'framework' | 'units' | 'baseline' | 'draft' | 'scenario';
/** A choice of a part: `key` names a scenario. */
type ChooseIn = (part: StructurePart, key: string) => ChooseSide;

/**
 * Framework, units and methods put together place by place; scenarios that are `keptTwice` as each side has them. Whether they fit together is for
 * the caller to see.
 */
export function mergeStructure(
  { before, mine, theirs }: StructureSides,
  choose: ChooseIn,
  keptTwice: (scenario: string) => boolean,
): StructureSide {
  const sides = [before, mine, theirs] as const;
  const parents = sides.map(({ framework }) => parentsOf(framework));
  const grouped = (at: number, method: Held): Held => groupWeights(method, parents[at] ?? new Map());
  const method = (part: 'baseline' | 'draft', pick: (side: StructureSide) => Json): Json => {
    const [was, own, other] = sides.map((side, at) => grouped(at, pick(side)));
    const place = { path: [], before: was, mine: own, theirs: other };
    return flattenWeights(mergeThreeWay(methodShape, place, choose(part, ''))) ?? pick(mine);
  };
  const frameworks = sides.map(({ framework }, at) =>
    isJsonObject(framework) ? { ...framework, baseline: grouped(at, framework['baseline']) ?? null } : framework,
  );
  const [was, own, other] = frameworks;
  const framework = mergeThreeWay(
    frameworkShape,
    { path: [], before: was, mine: own, theirs: other },
    choose('framework', ''),
  );
  const units = mergeThreeWay(
    unitsShape,
    { path: [], before: before.units, mine: mine.units, theirs: theirs.units },
    choose('units', ''),
  );
  return {
    framework: withBaseline(framework) ?? mine.framework,
    units: units ?? mine.units,
    baseline: method('baseline', (side) => side.baseline),
    working: method('draft', (side) => side.working),
    scenarios: uniqueNames(mergeScenarios(sides, grouped, choose, keptTwice)),
  };
}

function withBaseline(framework: Held): Held {
  return isJsonObject(framework)
    ? { ...framework, baseline: flattenWeights(framework['baseline']) ?? null }
    : framework;
}

function mergeScenarios(
  sides: readonly [StructureSide, StructureSide, StructureSide],
  grouped: (at: number, method: Held) => Held,
  choose: ChooseIn,
  keptTwice: (scenario: string) => boolean,
): Map<string, Json> {
  const merged = new Map<string, Json>();
  const [, mine, theirs] = sides;
  const keys = new Set([...mine.scenarios.keys(), ...theirs.scenarios.keys()]);
  const freeKey = (key: string): string => {
    let free = key;
    for (let next = 2; keys.has(free); next += 1) free = `${key} ${next}`;
    keys.add(free);
    return free;
  };
  for (const key of [...keys].sort()) {
    const [was, own, other] = sides.map(({ scenarios }, at): Held => {
      const scenario = scenarios.get(key);
      return isJsonObject(scenario) ? { ...scenario, method: grouped(at, scenario['method']) ?? null } : scenario;
    });
    const value = mergeDocument('scenario', { before: was, mine: own, theirs: other }, choose('scenario', key));
    if (keptTwice(key)) {
      // In an order of their own, so that exchanging the sides gives both the same keys and names.
      const [first = null, second = null] = [mine.scenarios.get(key) ?? null, theirs.scenarios.get(key) ?? null].sort(
        (a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1),
      );
      merged.set(key, first);
      merged.set(freeKey(key), second);
    } else if (isJsonObject(value)) merged.set(key, { ...value, method: flattenWeights(value['method']) ?? null });
  }
  return merged;
}

/** Two that were given one name on both sides are told apart by a number, the same whichever side is merged into the other. */
function uniqueNames(scenarios: ReadonlyMap<string, Json>): ReadonlyMap<string, Json> {
  const taken = new Set<string>();
  const named = new Map<string, Json>();
  for (const [key, scenario] of scenarios) {
    const name = isJsonObject(scenario) ? String(scenario['name'] ?? '') : '';
    let free = name;
    for (let next = 2; taken.has(free); next += 1) free = `${name} ${next}`;
    taken.add(free);
    named.set(key, free === name || !isJsonObject(scenario) ? scenario : { ...scenario, name: free });
  }
  return named;
}
