import { cohortCode } from '../../../../shared/report/patterns/fact-cohort.ts';
import { TOTAL } from '../../../../shared/model/dataset.ts';
import { tierName } from '../../../../shared/model/tier-name.ts';
import type { PatternFacts } from '../../../../shared/report/patterns/say-pattern.ts';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import { cohortName } from '../../../../shared/report/report-words.ts';
import type { useTexts } from '../../../ui/texts.ts';

export interface FactChoice {
  readonly value: string;
  readonly label: string;
}

/** Facts that a text may hold, each with its present value, so that one finds the right one by its number too. */
export function factChoices(
  inputs: readonly ReportInput[],
  facts: PatternFacts,
  t: ReturnType<typeof useTexts>,
): readonly FactChoice[] {
  return inputs.flatMap((input) => {
    const code = cohortCode(input);
    const of = cohortName(input);
    const choice = (id: string, name: string): readonly FactChoice[] => {
      const fact = facts.fact(id);
      return typeof fact === 'string' ? [] : [{ value: id, label: `${of} · ${name} · ${fact.text}` }];
    };
    const indicators = input.dataset.nodes
      .filter(({ depth }) => depth <= 2)
      .map((node) => ({ code: node.depth === 0 ? TOTAL : node.code, name: node.name }));
    return [
      ...choice(`units:${code}`, t('plan.fact.units')),
      ...indicators.flatMap((indicator) => [
        ...choice(`mean:${code}:${indicator.code}`, t('plan.fact.mean', { name: indicator.name })),
        ...choice(`above:${code}:${indicator.code}`, t('plan.fact.above', { name: indicator.name })),
        ...choice(`above-share:${code}:${indicator.code}`, t('plan.fact.aboveShare', { name: indicator.name })),
      ]),
      ...input.method.tiers.flatMap(({ tier }) => {
        const name = tierName(tier, input.lang, input.method.tiers);
        return [
          ...choice(`tier-count:${code}:${tier}`, t('plan.fact.tierCount', { name })),
          ...choice(`tier-share:${code}:${tier}`, t('plan.fact.tierShare', { name })),
          ...choice(`tier-units:${code}:${tier}`, t('plan.fact.tierUnits', { name })),
        ];
      }),
      ...choice(`holders:${code}:1:3`, t('plan.fact.holders')),
      ...choice(`rose:${code}`, t('plan.fact.rose')),
      ...choice(`growth:${code}:${TOTAL}:-1:0`, t('plan.fact.growth')),
      ...choice(`region-order:${code}`, t('plan.fact.regionOrder')),
    ];
  });
}
