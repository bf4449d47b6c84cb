import type { IndicatorDraft, MeasureDraft } from '../../../shared/model/framework-change/framework-change.ts';
import type { MeasureMethod } from '../../../shared/model/method.ts';

export function goalposts(
  lower: number,
  upper: number,
  direction: MeasureMethod['direction'] = 'higher',
): MeasureMethod {
  return { direction, normalisation: 'goalposts', lower, upper, target: null, parameters: {}, treatment: 'none' };
}

export function indicator(code: string, name: string): IndicatorDraft {
  return { code, name, definition: '' };
}

/** A measure filled from 指标原始值表. */
export function measure(code: string, name: string, method: MeasureMethod): MeasureDraft {
  return {
    code,
    name,
    note: '',
    unit: '分',
    base: null,
    source: { record: 'measure_table', aggregation: 'mean' },
    method,
  };
}

export function unitDraft(
  code: string,
  name: string,
): { readonly code: string; readonly name: string; readonly fullName: string; readonly group: string } {
  return { code, name, fullName: '', group: '' };
}
