import { canonicalJson, isJsonObject } from '../../../shared/base/canonical-json.ts';
import type { Json } from '../../../shared/base/canonical-json.ts';
import { toJson } from '../../../shared/base/to-json.ts';
import type { Framework } from '../../../shared/model/framework.ts';
import { fitMethod } from '../../../shared/model/framework-change/fit-method.ts';
import { mergeStructure } from '../../../shared/model/merge/merge-structure.ts';
import type { StructureSide } from '../../../shared/model/merge/merge-structure.ts';
import { equal } from '../../../shared/model/merge/three-way.ts';
import type { Method } from '../../../shared/model/method.ts';
import { methodSchema } from '../../../shared/model/method-schema.ts';
import type { Unit } from '../../../shared/model/unit.ts';
import { frameworkSchema, unitsSchema } from '../documents/document-schemas.ts';
import { compileRule } from '../measures/compile-rule.ts';
import { documentKey } from '../verify/replay-audit.ts';
import type { LineMaker, PlannedDocument, ThreeDocuments } from './merge-parts.ts';
import { structureOf } from './merge-sides.ts';

/**
 * Framework, units and methods as both sides have them, place by place. Where that doesn't give a framework that can be computed (one side took away
 * what the other put something under), it is one side's as a whole.
 */
export function planStructure(documents: ThreeDocuments, maker: LineMaker): readonly PlannedDocument[] {
  const sides = {
    before: structureOf(documents.before),
    mine: structureOf(documents.mine),
    theirs: structureOf(documents.theirs),
  };
  const mark = maker.lines.length;
  // Nobody has saved one: it is the framework's, or the baseline's, and told there.
  const none = (kind: string): boolean =>
    [documents.before, documents.mine, documents.theirs].every((side) => !side.has(documentKey(kind, '')));
  const derived = { baseline: none('baseline'), draft: none('draft') };
  const merged = mergeStructure(
    sides,
    (part, key) =>
      (part === 'baseline' && derived.baseline) || (part === 'draft' && derived.draft)
        ? () => 'theirs'
        : maker.chooser(part, key),
    maker.keptTwice,
  );
  const fitted = fitStructure(merged, sides, derived);
  if (fitted !== null) return changes(fitted, documents);
  maker.lines.splice(mark);
  const scenarios = mergeStructure(
    {
      ...sides,
      before: { ...sides.mine, scenarios: sides.before.scenarios },
      theirs: { ...sides.mine, scenarios: sides.theirs.scenarios },
    },
    (part, key) => maker.chooser(part, key),
    maker.keptTwice,
  ).scenarios;
  const chosen = maker.chooser(
    'structure',
    '',
  )({ path: [], before: summary(sides.before), mine: summary(sides.mine), theirs: summary(sides.theirs) });
  return changes({ ...(chosen === 'theirs' ? sides.theirs : sides.mine), scenarios }, documents);
}

function summary({ framework, units, baseline, working }: StructureSide): Json {
  return { framework, units, baseline, working };
}

/** Parents before children, methods without gaps and leftovers; null where a rule can't be computed or something hangs in the air. */
function fitStructure(
  merged: StructureSide,
  { mine, theirs }: { readonly mine: StructureSide; readonly theirs: StructureSide },
  derived: { readonly baseline: boolean; readonly draft: boolean },
): StructureSide | null {
  const framework = frameworkSchema.safeParse(merged.framework);
  const units = unitsSchema.safeParse(merged.units);
  if (!framework.success || !units.success) return null;
  const arranged = parentsFirst(framework.data);
  if (arranged === null || !arranged.measures.every((measure) => compileRule(measure).ok)) return null;
  // What one side added has its weight there.
  const stand = [mine, theirs]
    .flatMap((side): Method[] => {
      const { data } = methodSchema.safeParse(side.baseline);
      return data === undefined ? [] : [data];
    })
    .sort((a, b) => (canonicalJson(toJson(a)) < canonicalJson(toJson(b)) ? -1 : 1));
  const fit = (method: Method): Method =>
    stand.reduce((fitted, side) => fitMethod(fitted, arranged, units.data, side), method);
  const fitJson = (method: Json): Json | null => {
    const parsed = methodSchema.safeParse(method);
    return parsed.success ? toJson(fit(parsed.data)) : null;
  };
  const whole = toJson({ ...arranged, baseline: fit(arranged.baseline) });
  const own = isJsonObject(whole) ? (whole['baseline'] ?? null) : null;
  const baseline = derived.baseline ? own : fitJson(merged.baseline);
  const working = derived.draft ? baseline : fitJson(merged.working);
  if (baseline === null || working === null) return null;
  const sorted: readonly Unit[] = units.data;
  return { framework: whole, units: toJson(sorted), baseline, working, scenarios: merged.scenarios };
}

function parentsFirst(framework: Framework): Framework | null {
  const codes = new Set(framework.indicators.map(({ code }) => code));
  const waiting = [...framework.indicators];
  const placed = new Set<string>();
  const indicators: Framework['indicators'][number][] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ parent }) => parent === null || placed.has(parent));
    const [indicator] = next < 0 ? [] : waiting.splice(next, 1);
    // One that hangs under nothing, or under itself.
    if (indicator === undefined) return null;
    placed.add(indicator.code);
    indicators.push(indicator);
  }
  if (framework.measures.some(({ indicator }) => !codes.has(indicator))) return null;
  return { ...framework, indicators };
}

function changes(side: StructureSide, { mine, theirs }: ThreeDocuments): readonly PlannedDocument[] {
  const { framework, baseline, working } = side;
  const own = isJsonObject(framework) ? (framework['baseline'] ?? null) : null;
  const saved = (kind: string): boolean => mine.has(documentKey(kind, '')) && theirs.has(documentKey(kind, ''));
  // A method that is no other than the one it stands before is a document only where both sides have saved it.
  const documents: PlannedDocument[] = [
    { kind: 'framework', key: '', value: framework },
    { kind: 'units', key: '', value: side.units },
    { kind: 'baseline', key: '', value: !saved('baseline') && equal(baseline, own) ? null : baseline },
    { kind: 'draft', key: '', value: equal(working, baseline) ? null : working },
  ];
  const held = [...mine.keys(), ...theirs.keys()].flatMap((place) =>
    place.startsWith('scenario\0') ? [place.slice('scenario\0'.length)] : [],
  );
  for (const key of new Set([...held, ...side.scenarios.keys()])) {
    documents.push({ kind: 'scenario', key, value: side.scenarios.get(key) ?? null });
  }
  return documents.filter(({ kind, key, value }) => !equal(value, mine.get(documentKey(kind, key)) ?? null));
}
