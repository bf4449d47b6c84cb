import { leastSizes } from './sample-sizes.ts';
import { planSample } from './plan-sample.ts';
import type { Framework } from '../../../../shared/model/framework.ts';
import type { HistoryEntry } from '../../../../shared/model/history.ts';
import type { SampleSizes } from './sample-sizes.ts';
import type { Template } from '../../../../shared/model/template.ts';
import type { UnitPlan } from './plan-sample.ts';

export interface SizedSample {
  readonly plans: readonly UnitPlan[];
  /** Rows of the 国家平台 in each unit's 事项属性表; they make up the exact number of records. */
  readonly national: (plan: UnitPlan) => number;
  /** The fewest records with which every score can be hit; more were made if more were asked for. */
  readonly minimum: number;
  readonly records: number;
}

/** National rows that every unit has. */
const LEAST_NATIONAL = 20;
const MOST_GROWTH = 6;

/** Plans the sample so that it holds exactly `records` records, or the minimum when that is more. The element checks take most of what is asked beyond it. */
export function sizeSample(template: Template, records: number, seed: number): SizedSample {
  const { framework, units, sample, history } = template;
  if (!sample) throw new Error('sample: the template has no synthetic scores');
  const plan = (sizes: SampleSizes): readonly UnitPlan[] => planSample(framework, units, sample, sizes, seed);
  const least = plan(leastSizes);
  const minimum = countRecords(framework, least, history) + LEAST_NATIONAL * units.length;
  if (records <= minimum) return { plans: least, national: () => LEAST_NATIONAL, minimum, records: minimum };
  const growth = records < 2 * minimum ? 1 : Math.min(MOST_GROWTH, Math.sqrt(records / minimum));
  const columns =
    units.length * framework.measures.filter((measure) => measure.rule.record === 'element_checks').length;
  let plans = least;
  let from = leastSizes.elements.from;
  const others = growth === 1 ? least : plan(grown(growth, from));
  let spare = records - LEAST_NATIONAL * units.length - countRecords(framework, others, history);
  from += Math.max(0, Math.floor(spare / columns) - 1);
  // Sizes are drawn from a range, so the first guess may be a little too many.
  for (;;) {
    plans = plan(grown(growth, from));
    spare = records - LEAST_NATIONAL * units.length - countRecords(framework, plans, history);
    if (spare >= 0 || from <= leastSizes.elements.from) break;
    from = Math.max(leastSizes.elements.from, from - Math.ceil(-spare / columns) - 1);
  }
  if (spare < 0) return { plans: least, national: evenly(records - minimum, units.length, least), minimum, records };
  return { plans, national: evenly(spare, units.length, plans), minimum, records };
}

function grown(growth: number, elements: number): SampleSizes {
  const range = (
    { from, to }: { readonly from: number; readonly to: number },
    by: number,
  ): { from: number; to: number } => ({ from: Math.round(from * by), to: Math.round(from * by) + to - from });
  return {
    elements: { from: elements, to: elements + leastSizes.elements.to - leastSizes.elements.from },
    checks: range(leastSizes.checks, growth),
    others: range(leastSizes.others, Math.min(2, growth)),
    itemsPerLevel: Math.round(leastSizes.itemsPerLevel * growth),
    keywords: Math.round(leastSizes.keywords * Math.min(3, growth)),
  };
}

function evenly(spare: number, units: number, plans: readonly UnitPlan[]): (plan: UnitPlan) => number {
  const more = new Map(
    plans.map((plan, at) => [
      plan.unit.code,
      LEAST_NATIONAL + Math.floor(spare / units) + (at < spare % units ? 1 : 0),
    ]),
  );
  return (plan) => more.get(plan.unit.code) ?? LEAST_NATIONAL;
}

const MONTHS = 12;
const EXPERTS = 7;
const BASE_FIGURES = 3;

/** Records of all sheets but the national rows of 事项属性表. */
function countRecords(framework: Framework, plans: readonly UnitPlan[], history: readonly HistoryEntry[]): number {
  const monthly = framework.measures.filter((measure) => measure.rule.record === 'monthly_statistics').length;
  const annual = framework.measures.filter((measure) => measure.rule.record === 'annual_statistics').length;
  let records = history.reduce((sum, entry) => sum + (entry.index === null ? 0 : 1) + (entry.tier === null ? 0 : 1), 0);
  for (const plan of plans) {
    records += MONTHS * monthly + annual + EXPERTS * plan.medians.size + BASE_FIGURES + plan.attributes.items.length;
    for (const byLevel of plan.counts.values()) for (const { count } of byLevel.values()) records += count;
  }
  return records;
}
