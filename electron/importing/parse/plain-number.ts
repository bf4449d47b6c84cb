import type { Measure } from '../../../shared/model/framework.ts';
import type { SheetMapping } from '../../../shared/model/sheet-mapping.ts';
import type { ImportContext } from '../headings/import-context.ts';
import { numberRule, unitWords } from './parse-statistics.ts';
import { ratingRule, ratingTop } from './parse-tests.ts';
import type { NumberRule } from './read-number.ts';

/**
 * How a bare number in the value column of a row is read, for engines that read it themselves. Null: not as a number (results, and measures
 * whose values are words); then each text has to be read by itself.
 */
export function plainNumberRule(
  mapping: SheetMapping,
  context: ImportContext,
  selector: string,
  measure: Measure | null,
): NumberRule | null {
  const rule = ruleOf(mapping, context, selector, measure);
  return rule === null || rule.words !== undefined ? null : rule;
}

function ruleOf(
  mapping: SheetMapping,
  context: ImportContext,
  selector: string,
  measure: Measure | null,
): NumberRule | null {
  const scale = mapping.columns.find(({ field }) => field === 'value')?.scale;
  switch (mapping.kind) {
    case 'monthly_statistics':
    case 'annual_statistics':
      return numberRule(unitWords(selector, measure), scale, mapping.valueUnit, measure);
    case 'keyword_tests':
    case 'application_tests':
      return ratingRule(5);
    case 'expert_ratings':
      return ratingRule(100);
    case 'experience_tests':
      return measure === null || measure.rule.passWhen?.field === '结果'
        ? null
        : ratingRule(ratingTop(measure, context.framework.baseline.measures[measure.code]?.upper ?? null));
    default:
      return null;
  }
}
