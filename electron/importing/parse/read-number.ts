import type { Cell } from '../cells/cell.ts';
import { isMissingToken } from '../../../shared/base/missing-token.ts';
import { scaleDecimal } from '../../../shared/base/parse-number.ts';
import { readNumber as readWritten } from '../../../shared/base/read-number.ts';
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

/** By the codes that issues of earlier imports are kept under. */
const issueCodes: Readonly<Record<string, string>> = {
  NUMBER_NONE: 'NOT_A_NUMBER',
  NUMBER_PERCENT: 'PERCENT_UNEXPECTED',
  NUMBER_DATE: 'DATE_IN_NUMBER',
  NUMBER_FORMULA: 'ERROR_CELL',
};

/** The range is checked here, after the heading's scale. */
function readText(text: string, rule: NumberRule): NumberReading {
  const written = readWritten(text, { percent: rule.percent, units: rule.units });
  switch (written.type) {
    case 'empty':
      return blank;
    case 'missing':
      return missing;
    case 'refused':
      return {
        type: 'bad',
        code: issueCodes[written.error.code] ?? written.error.code,
        params: written.error.params ?? {},
      };
    case 'number':
      return written.bare && !rule.percent
        ? ranged(scaleDecimal(written.value, rule.scale), true, rule)
        : ranged(written.value, written.bare, rule);
  }
}

function ranged(value: number, bare: boolean, rule: NumberRule): NumberReading {
  if (value < rule.min || value > rule.max) return bad(rule.rangeCode, String(value), limitsOf(rule));
  return { type: 'number', value, bare };
}

/** The limits that there are: one of infinity would be kept as null, and no report with it could be read again. */
function limitsOf({ min, max }: NumberRule): IssueParams {
  return { ...(Number.isFinite(min) ? { min } : {}), ...(Number.isFinite(max) ? { max } : {}) };
}

function bad(code: string, text: string, more: IssueParams = {}): NumberReading {
  return { type: 'bad', code, params: { text: text.slice(0, 80), ...more } };
}
