import { displayNumber } from '../base/display.ts';
import { indicatorMeans } from './indicator-means.ts';
import { leadingTen } from './leading-ten.ts';
import { regionMeans } from './region-means.ts';
import { tierMoves } from './tier-history.ts';
import { TOTAL } from '../model/dataset.ts';
import { indexTitle } from '../model/index-name.ts';
import type { NamesIndex } from '../model/index-name.ts';
import type { TierId } from '../model/method.ts';
import { tierName } from '../model/tier-name.ts';
import type { ReportInput } from './report-input.ts';

/**
 * A figure that the published report printed. `subject` is an indicator code or `total` (means, counts, tens), a unit
 * code (tiers, risen) or a region. Means keep their printed digits.
 */
export type PublishedFact =
  | { readonly kind: 'mean' | 'region_mean'; readonly subject: string; readonly published: string }
  | { readonly kind: 'above_mean'; readonly subject: string; readonly published: number }
  | { readonly kind: 'tier'; readonly subject: string; readonly published: TierId }
  /** Unit codes in the printed (administrative) order. */
  | { readonly kind: 'leading_ten'; readonly subject: string; readonly published: readonly string[] }
  /** Whether the unit carries (+). */
  | { readonly kind: 'risen'; readonly subject: string; readonly published: boolean };

/** One published figure beside what the result gives for it. */
export interface FactCheck {
  readonly kind: PublishedFact['kind'];
  /** Chinese name of the kind. */
  readonly group: string;
  /** Code and name of what the figure is about. */
  readonly subject: string;
  readonly published: string;
  readonly computed: string;
  readonly ok: boolean;
}

const groups: Readonly<Record<PublishedFact['kind'], string>> = {
  mean: '平均分',
  above_mean: '高于平均分的对象数',
  tier: '能力水平分组',
  leading_ten: '一级指标前十',
  region_mean: '区域平均',
  risen: '升组标记(+)',
};

/**
 * Compares each published figure with the result, as printed: means to two decimals, counts strictly above the mean, sets of ten,
 * tiers and (+) marks. Computed by the same functions that fill the report's tables. A subject that the result does not know
 * differs, with an empty computed value.
 */
export function checkFacts(facts: readonly PublishedFact[], input: ReportInput): readonly FactCheck[] {
  const means = new Map(indicatorMeans(input).map((mean) => [mean.depth === 0 ? 'total' : mean.code, mean]));
  const tens = new Map(leadingTen(input).map((ten) => [ten.code, ten]));
  const regions = new Map(regionMeans(input).regions.map((region) => [region.region, region.mean]));
  const risen = new Set(tierMoves(input).up.map(({ unit }) => unit.code));
  const names = new Map(input.dataset.units.map((unit) => [unit.code, unit.name]));
  const nameOf = (code: string): string => names.get(code) ?? code;
  const check = (fact: PublishedFact, subject: string, published: string, computed: string): FactCheck => ({
    kind: fact.kind,
    group: groups[fact.kind],
    subject,
    published,
    computed,
    ok: published === computed,
  });
  return facts.map((fact) => {
    switch (fact.kind) {
      case 'mean': {
        const mean = means.get(fact.subject);
        return check(
          fact,
          indicatorName(input.method, fact.subject, mean?.name),
          fact.published,
          mean === undefined ? '' : displayNumber(mean.mean),
        );
      }
      case 'above_mean': {
        const mean = means.get(fact.subject);
        return check(
          fact,
          indicatorName(input.method, fact.subject, mean?.name),
          String(fact.published),
          mean === undefined ? '' : String(mean.above),
        );
      }
      case 'region_mean':
        return check(fact, fact.subject, fact.published, displayNumber(regions.get(fact.subject) ?? Number.NaN));
      case 'tier': {
        const named = (id: TierId): string => tierName(id, 'zh', input.method.tiers);
        const tier = input.result.tier[input.dataset.units.findIndex((unit) => unit.code === fact.subject)];
        return check(fact, nameOf(fact.subject), named(fact.published), tier ? named(tier) : '');
      }
      case 'leading_ten': {
        const ten = tens.get(fact.subject);
        return check(
          fact,
          indicatorName(input.method, fact.subject, ten?.name),
          fact.published.map(nameOf).join('、'),
          ten === undefined ? '' : ten.units.map((unit) => unit.name).join('、'),
        );
      }
      case 'risen':
        return check(
          fact,
          nameOf(fact.subject),
          mark(fact.published),
          names.has(fact.subject) ? mark(risen.has(fact.subject)) : '',
        );
    }
  });
}

function indicatorName(method: NamesIndex, code: string, name: string | undefined): string {
  return code === TOTAL ? indexTitle(method, 'zh') : `${code} ${name ?? ''}`.trimEnd();
}

function mark(risen: boolean): string {
  return risen ? '(+)' : '无';
}
