import { nameIn } from './english-names.ts';
import { displayNumber } from '../base/display.ts';
import type { Language } from '../messages/catalogue.ts';
import { indicatorMeans } from './indicator-means.ts';
import { leadingTen } from './leading-ten.ts';
import { regionMeans } from './region-means.ts';
import { tierMoves } from './tier-history.ts';
import { TOTAL } from '../model/dataset.ts';
import { indexTitle } from '../model/index-name.ts';
import type { TierId } from '../model/method.ts';
import { tierName } from '../model/tier-name.ts';
import type { ReportInput } from './report-input.ts';
import { reportText } from './report-text.ts';
import { listText } from './report-words.ts';

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
  /** Name of the kind, in the language of the report. */
  readonly group: string;
  /** Code and name of what the figure is about. */
  readonly subject: string;
  readonly published: string;
  readonly computed: string;
  readonly ok: boolean;
}

const groups = {
  mean: 'REPORT_FACT_MEAN',
  above_mean: 'REPORT_FACT_ABOVE_MEAN',
  tier: 'REPORT_FACT_TIER',
  leading_ten: 'REPORT_FACT_LEADING_TEN',
  region_mean: 'REPORT_FACT_REGION_MEAN',
  risen: 'REPORT_FACT_RISEN',
} as const satisfies Record<PublishedFact['kind'], string>;

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
  const { lang } = input;
  const own = new Map(input.dataset.units.map(({ group, ownGroup = group }) => [ownGroup, group]));
  const region = (name: string): string => own.get(name) ?? nameIn(name, lang);
  const check = (fact: PublishedFact, subject: string, published: string, computed: string): FactCheck => ({
    kind: fact.kind,
    group: reportText(input, groups[fact.kind]),
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
          indicatorName(input, fact.subject, mean?.name),
          fact.published,
          mean === undefined ? '' : displayNumber(mean.mean),
        );
      }
      case 'above_mean': {
        const mean = means.get(fact.subject);
        return check(
          fact,
          indicatorName(input, fact.subject, mean?.name),
          String(fact.published),
          mean === undefined ? '' : String(mean.above),
        );
      }
      case 'region_mean':
        return check(
          fact,
          region(fact.subject),
          fact.published,
          displayNumber(regions.get(region(fact.subject)) ?? Number.NaN),
        );
      case 'tier': {
        const named = (id: TierId): string => tierName(id, lang, input.method.tiers);
        const tier = input.result.tier[input.dataset.units.findIndex((unit) => unit.code === fact.subject)];
        return check(fact, nameOf(fact.subject), named(fact.published), tier ? named(tier) : '');
      }
      case 'leading_ten': {
        const ten = tens.get(fact.subject);
        return check(
          fact,
          indicatorName(input, fact.subject, ten?.name),
          listText(fact.published.map(nameOf), lang),
          ten === undefined
            ? ''
            : listText(
                ten.units.map((unit) => unit.name),
                lang,
              ),
        );
      }
      case 'risen':
        return check(
          fact,
          nameOf(fact.subject),
          mark(fact.published, lang),
          names.has(fact.subject) ? mark(risen.has(fact.subject), lang) : '',
        );
    }
  });
}

function indicatorName(
  { method, lang }: Pick<ReportInput, 'method' | 'lang'>,
  code: string,
  name: string | undefined,
): string {
  return code === TOTAL ? indexTitle(method, lang) : `${code} ${name ?? ''}`.trimEnd();
}

function mark(risen: boolean, lang: Language): string {
  return risen ? '(+)' : reportText(lang, 'REPORT_FACT_NOT_RISEN');
}
