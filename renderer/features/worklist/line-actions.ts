import { isBaseFigure } from '../../../shared/model/base-figure.ts';
import type { NoteAbout } from '../../../shared/model/note.ts';
import type { WorklistLine } from '../../../shared/model/worklist.ts';
import { goTo, goToPlace } from '../../state/appearance.ts';
import { selectUnit } from '../../state/workbench.ts';
import type { WorklistRow } from './worklist-rows.ts';

/** The screen that `goToLine` leads to. */
export function screenOf({
  batch,
  file,
  sheet,
  cell,
  unit,
  measure,
  indicator,
  message,
}: WorklistLine): 'data' | 'scores' | 'indicators' | 'import' {
  if (batch !== null && file !== null && sheet !== null && cell !== null) return 'data';
  const scored = message.code === 'WORKLIST_INSUFFICIENT' || message.code === 'WORKLIST_INSUFFICIENT_WITHHELD';
  if (unit !== null) return measure === null && scored ? 'scores' : 'data';
  return (measure ?? indicator) === null ? 'import' : 'indicators';
}

/** The cell or place that a line is about, in one step. */
export function goToLine(line: WorklistLine, unitName: (code: string) => string): void {
  const { batch, file, sheet, cell, unit, measure, indicator, message } = line;
  if (batch !== null && file !== null && sheet !== null && cell !== null)
    goToPlace('data', { kind: 'row', batch, file, sheet, cell, code: message.code });
  else if (unit !== null && measure !== null)
    goToPlace('data', { kind: 'cell', unit, measure, part: figureOf(line) === null ? 'records' : 'base' });
  else if (unit !== null) {
    selectUnit(unit);
    goToPlace(screenOf(line), { kind: 'unit', code: unit, name: unitName(unit) });
  } else {
    const code = measure ?? indicator;
    if (code === null) goTo('import');
    else goToPlace('indicators', { kind: 'node', code });
  }
}

/** A note on a line is one on what the line is about: the cell, else its unit, else its indicator; a base figure and a place of a sheet have none of their own. Marked once a line. */
export function aboutLine({ line }: WorklistRow, column: string, year: number, marking: boolean): NoteAbout | null {
  if (line === null) return null;
  const about = subjectOf(line, year);
  return marking && column !== (about?.kind === 'unit' ? 'unit' : 'measure') ? null : about;
}

function subjectOf({ unit, measure, indicator }: WorklistLine, year: number): NoteAbout | null {
  if (unit !== null && measure !== null && !isBaseFigure(measure))
    return { kind: 'cell', unit, indicator: measure, year };
  if (unit !== null) return { kind: 'unit', unit };
  const code = measure ?? indicator;
  return code === null || isBaseFigure(code) ? null : { kind: 'indicator', indicator: code };
}

/**
 * What fixes a line here: a value, or the base figure that is missing, with its reason; or its file read again, by a spelling learnt, columns mapped, a domain corrected. Else its cause is edited
 * or imported elsewhere.
 */
export type Fix =
  | { readonly kind: 'override'; readonly unit: string; readonly measure: string }
  | { readonly kind: 'read-again'; readonly line: WorklistLine; readonly file: string; readonly batch: number }
  | { readonly kind: 'domain'; readonly line: WorklistLine; readonly measure: string }
  | { readonly kind: 'elsewhere' };

export function fixOf(line: WorklistLine): Fix {
  const { unit, measure, file, batch } = line;
  const figure = figureOf(line);
  if (unit !== null && figure !== null) return { kind: 'override', unit, measure: figure };
  if (unit !== null && measure !== null) return { kind: 'override', unit, measure };
  return file !== null && batch !== null ? { kind: 'read-again', line, file, batch } : { kind: 'elsewhere' };
}

/** The base figure that a line of no row is about: it is typed, and not the measure that is divided by it. */
function figureOf({ file, answer }: WorklistLine): string | null {
  return file === null && answer !== null && answer !== 'override' && answer.record === 'base_figures'
    ? answer.selector
    : null;
}

/** The domain that a line is beyond; null: the line is about another thing. */
export function domainOf(line: WorklistLine): Extract<Fix, { kind: 'domain' }> | null {
  const { measure, message } = line;
  const about = message.code === 'DOMAIN_OUTSIDE' || message.code === 'WORKLIST_DOUBT_DOMAIN';
  return about && measure !== null ? { kind: 'domain', line, measure } : null;
}

/** A spelling of a unit that the line asks for; null: it asks for none. */
export function unknownUnit({
  message: { code, params = {} },
}: WorklistLine): { readonly text: string; readonly suggestions: string } | null {
  return code === 'UNIT_UNKNOWN'
    ? { text: String(params['text'] ?? ''), suggestions: String(params['suggestions'] ?? '') }
    : null;
}

/** What nobody can type is brought where files are chosen; measures and indicators are edited where they stand. */
export function fixElsewhere({ kind, measure, indicator }: WorklistLine): void {
  const code = measure ?? indicator;
  if ((kind === 'measure_without_data' || kind === 'indicator_without_measure') && code !== null)
    goToPlace('indicators', { kind: 'node', code });
  else goTo('import');
}

/** Lines that a return slip can carry: open, and some office's. */
export function canReturn({ state, unit, file }: WorklistLine): boolean {
  return (state === 'open' || state === 'returned') && (unit !== null || file !== null);
}
