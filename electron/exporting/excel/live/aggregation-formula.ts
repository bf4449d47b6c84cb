import type { AggregationRule, Method } from '../../../../shared/model/method.ts';
import { named } from './live-layout.ts';

/** Children of one node for one unit: ranges of shares and scores side by side, and the same cell by cell. */
export interface ChildCells {
  readonly ranges: readonly { readonly shares: string; readonly scores: string }[];
  readonly cells: readonly { readonly share: string; readonly score: string }[];
  /** Sum of the children's weights as given. */
  readonly weight: string;
  /** The node's measured share. */
  readonly measured: string;
}

/** docs/METHODS "Aggregation" as a formula without "="; "" where the score is missing. Null where a formula can't say it. */
export function aggregationFormula(
  rule: AggregationRule,
  children: ChildCells,
  missing: Method['missing'],
): string | null {
  if (children.cells.length === 0) return null;
  const present = children.ranges.map(({ shares, scores }) => `SUMPRODUCT(${shares}*ISNUMBER(${scores}))`).join('+');
  const combined = combine(rule, children, `(${present})`);
  if (combined === null) return null;
  const lacking =
    missing.policy === 'strict'
      ? children.ranges.map(({ shares, scores }) => `SUMPRODUCT((${shares}>0)*(1-ISNUMBER(${scores})))>0`)
      : // A share that only rounding puts below the least is enough.
        [`${children.measured}<${named.availability}*(1-${named.tolerance})`];
  const formula = `IF(OR((${present})<=0,${lacking.join(',')}),"",${combined})`;
  return formula.length > 8000 ? null : formula;
}

function combine(rule: AggregationRule, { ranges, cells, weight }: ChildCells, present: string): string | null {
  // A switched-off child counts nowhere, not even where its score would be refused (ln 0).
  const terms = (term: (share: string, score: string) => string, none: string): readonly string[] =>
    cells.map(({ share, score }) => `IF(AND(ISNUMBER(${score}),${share}>0),${term(share, score)},${none})`);
  const weighted = ranges.map(({ shares, scores }) => `SUMPRODUCT(${shares},${scores})`).join('+');
  switch (rule.id) {
    case 'arithmetic':
      return `(${weighted})/${present}`;
    case 'sum':
      return `(${weighted})*${weight}`;
    case 'product':
      return terms((_, score) => score, '1').join('*');
    case 'geometric':
      return `EXP((${terms((share, score) => `${share}*LN(${score})`, '0').join('+')})/${present})`;
    case 'harmonic':
      return `${present}/(${terms((share, score) => `${share}/${score}`, '0').join('+')})`;
    case 'power':
      return rule.p === undefined
        ? null
        : `((${terms((share, score) => `${share}*${score}^(${rule.p})`, '0').join('+')})/${present})^(1/(${rule.p}))`;
    case 'minimum':
      return `MIN(${terms((_, score) => score, '1E+307').join(',')})`;
    case 'copeland':
    case 'mpi':
      return null;
  }
}
