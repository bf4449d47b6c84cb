import type { Cell } from '../cells/cell.ts';
import { foldText } from '../values/fold-text.ts';
import { isMissingToken } from '../values/missing-token.ts';
import { parseNumber, scaleDecimal } from '../values/parse-number.ts';
import type { IssueParams } from './row-log.ts';

/** How a numeric cell is to be understood. */
export interface NumberRule {
  /** Held in percentage points (docs/METHODS "Percentages"). */
  readonly percent: boolean;
  /** Factor to ones from the heading, for bare numbers. */
  readonly scale: number;
  /** Unit words that may stand after the number. */
  readonly units: readonly string[];
  /** Least and greatest value; outside is a problem with `rangeCode`. */
  readonly min: number;
  readonly max: number;
  readonly rangeCode: string;
}

export type NumberReading =
  /** `bare`: written without % or 万. */
  | { readonly type: 'number'; readonly value: number; readonly bare: boolean }
  | { readonly type: 'missing' }
  | { readonly type: 'blank' }
  | { readonly type: 'bad'; readonly code: string; readonly params: IssueParams };

const blank: NumberReading = { type: 'blank' };
const missing: NumberReading = { type: 'missing' };

export function readNumber(cell: Cell | undefined, rule: NumberRule): NumberReading {
  if (cell === null || cell === undefined) return blank;
  if (typeof cell === 'number')
    return rule.percent ? ranged(cell, true, rule) : ranged(scaleDecimal(cell, rule.scale), true, rule);
  if (typeof cell === 'string') return readText(cell, rule);
  if (typeof cell === 'boolean') return bad('NOT_A_NUMBER', String(cell).toUpperCase());
  switch (cell.type) {
    case 'percent':
      return rule.percent
        ? ranged(scaleDecimal(cell.value, 100), false, rule)
        : bad('PERCENT_UNEXPECTED', `${scaleDecimal(cell.value, 100)}%`);
    case 'date':
      return bad('DATE_IN_NUMBER', cell.iso);
    case 'error':
      return isMissingToken(cell.text) ? missing : bad('ERROR_CELL', cell.text);
    case 'broken':
      return bad(cell.code, cell.text);
    case 'uncached':
      return bad('UNCACHED_FORMULA', cell.formula);
  }
}

function readText(text: string, rule: NumberRule): NumberReading {
  const folded = foldText(text);
  if (folded === '') return blank;
  if (isMissingToken(folded)) return missing;
  if (/^#(?:DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!)$/.test(folded)) return bad('ERROR_CELL', folded);
  const unit = rule.units.find(
    (word) => word !== '' && word !== '%' && folded.length > word.length && folded.endsWith(word),
  );
  const stated = parseNumber(unit === undefined ? folded : folded.slice(0, -unit.length));
  if (stated === null) return bad('NOT_A_NUMBER', folded);
  if (stated.suffix === '%')
    return rule.percent ? ranged(stated.value, false, rule) : bad('PERCENT_UNEXPECTED', folded);
  if (stated.suffix !== '') return rule.percent ? bad('NOT_A_NUMBER', folded) : ranged(stated.value, false, rule);
  return ranged(rule.percent ? stated.value : scaleDecimal(stated.value, rule.scale), true, rule);
}

function ranged(value: number, bare: boolean, rule: NumberRule): NumberReading {
  if (value < rule.min || value > rule.max) return bad(rule.rangeCode, String(value), { min: rule.min, max: rule.max });
  return { type: 'number', value, bare };
}

function bad(code: string, text: string, more: IssueParams = {}): NumberReading {
  return { type: 'bad', code, params: { text: text.slice(0, 80), ...more } };
}
