import type { WorklistLine } from '../../../shared/model/worklist.ts';
import { goTo, goToPlace } from '../../state/appearance.ts';
import { selectUnit } from '../../state/workbench.ts';

/** The cell or place that a line is about, in one step. */
export function goToLine(line: WorklistLine, unitName: (code: string) => string): void {
  const { batch, file, sheet, cell, unit, measure, indicator, kind } = line;
  if (batch !== null && file !== null && sheet !== null && cell !== null)
    goToPlace('data', { kind: 'row', batch, file, sheet, cell });
  else if (unit !== null && measure !== null) goToPlace('data', { kind: 'cell', unit, measure });
  else if (unit !== null) {
    selectUnit(unit);
    if (kind === 'missing_unit') goToPlace('data', { kind: 'unit', name: unitName(unit) });
    else goTo('scores');
  } else {
    const code = measure ?? indicator;
    if (code === null) goTo('import');
    else goToPlace('indicators', { kind: 'node', code });
  }
}

/** What fixes a line here: a value with its reason, a spelling learnt; else where its cause is edited or imported. */
export type Fix =
  | { readonly kind: 'override'; readonly unit: string; readonly measure: string }
  | { readonly kind: 'alias'; readonly text: string; readonly suggestions: string }
  | { readonly kind: 'elsewhere' };

export function fixOf({ kind, unit, measure, message: { code, params = {} } }: WorklistLine): Fix {
  if (code === 'UNIT_UNKNOWN')
    return { kind: 'alias', text: String(params['text'] ?? ''), suggestions: String(params['suggestions'] ?? '') };
  return unit !== null && measure !== null && kind !== 'missing_base'
    ? { kind: 'override', unit, measure }
    : { kind: 'elsewhere' };
}

/** Columns and sheets are mapped, and bases brought, where files are chosen; measures and indicators are edited where they stand. */
export function fixElsewhere({ kind, measure, indicator }: WorklistLine): void {
  const code = measure ?? indicator;
  if ((kind === 'measure_without_data' || kind === 'indicator_without_measure') && code !== null)
    goToPlace('indicators', { kind: 'node', code });
  else goTo('import');
}
