import { nearlyEqual } from '../../base/tolerance.ts';
import type { Dataset } from '../../model/dataset.ts';
import { indexTitle } from '../../model/index-name.ts';
import type { AggregationRule, MeasureMethod, Method } from '../../model/method.ts';
import { yearBasisId, yearBasisOf } from '../../model/year-basis.ts';
import { wordsText } from '../../model/project-words.ts';
import { tierLinesText } from '../../model/tier-text.ts';
import { aggregationRule } from '../aggregation-rule.ts';
import { recordEntry } from '../record-entry.ts';
import { planTree } from '../tree-plan.ts';
import type { TreePlan } from '../tree-plan.ts';
import type { DifferenceKind, MethodDifference } from './what-if-types.ts';

/**
 * Everything in which method `b` differs from `a`, in a fixed order: weights down the tree, measures, aggregation, settings,
 * units. Weights are compared as shares of their parent, so a group scaled as a whole differs in nothing.
 */
export function methodDifferences(dataset: Dataset, a: Method, b: Method): readonly MethodDifference[] {
  const plan = planTree(dataset);
  return [
    ...weightDifferences(plan, a, b),
    ...dataset.measures.flatMap(({ code }) =>
      measureDifferences(code, recordEntry(a.measures, code), recordEntry(b.measures, code)),
    ),
    ...plan.nodeCodes.flatMap((code, node) =>
      (plan.children[node]?.length ?? 0) > 0
        ? difference(
            'aggregation',
            code,
            ruleText(aggregationRule(a, code, node === 0)),
            ruleText(aggregationRule(b, code, node === 0)),
          )
        : [],
    ),
    ...difference('missing', 'policy', a.missing.policy, b.missing.policy),
    ...difference('missing', 'minimum_availability', a.missing.minimumAvailability, b.missing.minimumAvailability),
    ...difference('missing', 'imputation', a.missing.imputation, b.missing.imputation),
    ...difference('missing', 'incomplete', a.missing.incomplete ?? 'mark', b.missing.incomplete ?? 'mark'),
    ...difference('scale', 'scale', `${a.scale.lower}–${a.scale.upper}`, `${b.scale.lower}–${b.scale.upper}`),
    ...difference('z', 'z', zText(a), zText(b)),
    ...difference('winsorise_max', 'winsorise_max', a.winsoriseMax, b.winsoriseMax),
    ...difference('ties', 'ties', a.ties, b.ties),
    ...difference('rank_rounding', 'rank_rounding', a.rankRounding, b.rankRounding),
    ...difference('tiers', 'tiers', tierLinesText(a.tiers), tierLinesText(b.tiers)),
    ...difference('tier_rounding', 'tier_rounding', a.tierRounding, b.tierRounding),
    ...difference('year_basis', 'year_basis', yearBasisId(yearBasisOf(a)), yearBasisId(yearBasisOf(b))),
    ...difference('index_name', 'index_name', indexNameText(a), indexNameText(b)),
    ...difference('words', 'words', wordsText(a.words ?? {}), wordsText(b.words ?? {})),
    ...unitDifferences(a, b),
  ];
}

function weightDifferences(plan: TreePlan, a: Method, b: Method): MethodDifference[] {
  return plan.children.flatMap((siblings) => {
    const codes = siblings.map(({ code }) => code);
    const before = shares(codes, a);
    const after = shares(codes, b);
    return codes.flatMap((code, at): MethodDifference[] => {
      const [from = 0, to = 0] = [before[at], after[at]];
      if (nearlyEqual(from, to)) return [];
      const kind: DifferenceKind = to === 0 ? 'switched_off' : from === 0 ? 'switched_on' : 'weight';
      return [{ kind, subject: code, before: 100 * from, after: 100 * to }];
    });
  });
}

function shares(codes: readonly string[], method: Method): number[] {
  const weights = codes.map((code) => recordEntry(method.weights, code) ?? 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total === 0 ? 0 : weight / total));
}

function measureDifferences(
  code: string,
  a: MeasureMethod | undefined,
  b: MeasureMethod | undefined,
): MethodDifference[] {
  if (a === b || a === undefined || b === undefined) return [];
  return [
    ...difference('direction', code, a.direction, b.direction),
    ...difference('normalisation', code, a.normalisation, b.normalisation),
    ...difference('limits', code, limitText(a), limitText(b)),
    ...difference('treatment', code, a.treatment, b.treatment),
    ...difference('parameters', code, parameterText(a), parameterText(b)),
  ];
}

function unitDifferences(a: Method, b: Method): MethodDifference[] {
  const before = new Set(a.excludedUnits);
  const after = new Set(b.excludedUnits);
  return [
    ...[...after]
      .filter((unit) => !before.has(unit))
      .map((unit): MethodDifference => ({ kind: 'excluded_unit', subject: unit, before: null, after: unit })),
    ...[...before]
      .filter((unit) => !after.has(unit))
      .map((unit): MethodDifference => ({ kind: 'included_unit', subject: unit, before: unit, after: null })),
  ];
}

function difference(
  kind: DifferenceKind,
  subject: string,
  before: string | number | null,
  after: string | number | null,
): MethodDifference[] {
  return before === after ? [] : [{ kind, subject, before, after }];
}

const ruleText = ({ id, p, rescale }: AggregationRule): string =>
  (id === 'power' ? `power(${p ?? ''})` : id) + (rescale === undefined ? '' : ` → ${rescale}`);
const limitText = ({ lower, upper, target }: MeasureMethod): string =>
  `${lower ?? '—'}–${upper ?? '—'}${target === null ? '' : ` → ${target}`}`;
const zText = ({ z }: Method): string => `${z.mean} ± ${z.sd}${z.population ? ' (population)' : ''}`;

/** Both languages, whichever is read: a comparison of methods says what was edited. */
const indexNameText = (method: Method): string => `${indexTitle(method, 'zh')} / ${indexTitle(method, 'en')}`;

/** Key order is not a difference. */
function parameterText({ parameters }: MeasureMethod): string | null {
  const { cap, ref, steps, points, per, countCap, base, best } = parameters;
  const parts = Object.entries({ cap, ref, steps, points, per, countCap, base, best }).filter(
    ([, value]) => value !== undefined,
  );
  return parts.length === 0 ? null : parts.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join('; ');
}
