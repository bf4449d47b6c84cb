import { domainText } from '../domain.ts';
import type { Indicator, Measure } from '../framework.ts';
import type { IndicatorDraft, MeasureDraft } from './framework-change.ts';
import { heldText } from './held-text.ts';
import { sourceRule } from './measure-source.ts';
import type { MeasureSource } from './measure-source.ts';

/** The indicator as the draft has it; an empty definition is none. */
export function worded(indicator: Indicator, draft: IndicatorDraft): Indicator {
  const { definition: _before, nameEn, ...rest } = indicator;
  const definition = draft.definition.trim();
  return {
    ...rest,
    name: draft.name.trim(),
    ...heldText('nameEn', draft.nameEn, nameEn),
    ...(definition === '' ? {} : { definition }),
  };
}

/** A measure of which nothing is said yet but where its values come from. */
export function blankMeasure(code: string, indicator: string, source: MeasureSource): Measure {
  return {
    code,
    indicator,
    name: '',
    kind: '',
    unit: '',
    base: null,
    levels: '',
    source: '',
    period: '',
    note: '',
    rule: sourceRule(source, code),
  };
}

/** The measure as the draft has it. */
export function described(measure: Measure, draft: Omit<MeasureDraft, 'method'>): Measure {
  const { domain: heldDomain, months: heldMonths, nameEn, ...held } = measure;
  const domain = draft.domain === undefined ? heldDomain : domainText(draft.domain);
  const months = draft.months === undefined ? heldMonths : draft.months;
  return {
    ...held,
    ...(domain === undefined || domain === '' ? {} : { domain }),
    ...(months === undefined || months === null ? {} : { months }),
    name: draft.name.trim(),
    ...heldText('nameEn', draft.nameEn, nameEn),
    unit: draft.unit.trim(),
    base: draft.base,
    note: draft.note.trim(),
    rule: draft.source === null ? measure.rule : sourceRule(draft.source, measure.code),
  };
}
