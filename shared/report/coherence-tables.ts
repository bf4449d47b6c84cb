import { displayNumber } from '../base/display.ts';
import type { CoherenceChild, CoherenceFlag, CoherenceGroup } from '../scoring/coherence/coherence-audit.ts';
import type { ReportInput } from './report-input.ts';
import { numberCell, textCell } from './report-table.ts';
import type { ReportCell, ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import { printedCode } from './report-words.ts';

type Code = Parameters<typeof reportText>[1];

const flagCodes = {
  negative: { name: 'REPORT_K_NEGATIVE', advice: 'REPORT_K_NEGATIVE_DO' },
  silent: { name: 'REPORT_K_SILENT', advice: 'REPORT_K_SILENT_DO' },
  dominating: { name: 'REPORT_K_DOMINATING', advice: 'REPORT_K_DOMINATING_DO' },
  weakens_alpha: { name: 'REPORT_K_WEAKENS', advice: 'REPORT_K_WEAKENS_DO' },
} as const satisfies Record<CoherenceFlag, { readonly name: Code; readonly advice: Code }>;

type Input = Pick<ReportInput, 'framework' | 'dataset' | 'method' | 'lang'>;

/** 一致性审查: what to look at first, each child against its parent, and each group by itself. */
export function coherenceTables(input: Input, groups: readonly CoherenceGroup[]): readonly ReportTable[] {
  return [flagsTable(input, groups), importanceTable(input, groups), structureTable(input, groups)];
}

/** K-1: every flag with what to do, one line each. */
function flagsTable(input: Input, groups: readonly CoherenceGroup[]): ReportTable {
  const say = sayer(input);
  const flagged = groups.flatMap((group) => [
    ...group.children.flatMap((child) =>
      child.flags.map((flag) => [
        textCell(nameOf(input, group.node)),
        textCell(nameOf(input, child.code)),
        textCell(say(flagCodes[flag].name)),
        textCell(figureOf(flag, child, group, say)),
        textCell(say(flagCodes[flag].advice)),
      ]),
    ),
    ...group.conflicts.map(({ a, b, r }) => [
      textCell(nameOf(input, group.node)),
      textCell(say('REPORT_K_PAIR', { a: nameOf(input, a), b: nameOf(input, b) })),
      textCell(say('REPORT_K_CONFLICT')),
      textCell(`r = ${displayNumber(r, 2)}`),
      textCell(say('REPORT_K_CONFLICT_DO')),
    ]),
  ]);
  return {
    id: 'K-1',
    title: say('REPORT_K_FLAGS', { year: input.framework.year }),
    head: [heads(input, ['REPORT_K_PARENT', 'REPORT_K_CHILD', 'REPORT_K_FLAG', 'REPORT_K_FIGURE', 'REPORT_K_DO'])],
    body: flagged,
    columns: [16, 22, 12, 18, 40],
    notes: [
      say(flagged.length === 0 ? 'REPORT_K_NONE' : 'REPORT_K_COUNT', { count: flagged.length }),
      say('REPORT_K_LIMITS'),
    ],
    landscape: true,
  };
}

function figureOf(flag: CoherenceFlag, child: CoherenceChild, group: CoherenceGroup, say: Say): string {
  switch (flag) {
    case 'negative':
      return `r = ${displayNumber(child.r, 2)}`;
    case 'silent':
    case 'dominating':
      return say('REPORT_K_SHARES', { importance: percent(child.importance), share: percent(child.share) });
    case 'weakens_alpha':
      return say('REPORT_K_ALPHAS', {
        alpha: displayNumber(group.alpha, 2),
        without: displayNumber(child.alphaWithout, 2),
      });
  }
}

/** K-2: nominal share against statistical importance. */
function importanceTable(input: Input, groups: readonly CoherenceGroup[]): ReportTable {
  const say = sayer(input);
  return {
    id: 'K-2',
    title: say('REPORT_K_IMPORTANCE', { year: input.framework.year }),
    head: [
      heads(input, [
        'REPORT_K_PARENT',
        'REPORT_K_CHILD',
        'REPORT_K_SHARE',
        'REPORT_K_R',
        'REPORT_K_R2',
        'REPORT_K_RATIO',
        'REPORT_K_IMPORTANCE_SHARE',
        'REPORT_K_ALPHA_WITHOUT',
        'REPORT_K_LOADING',
        'REPORT_K_MSA',
      ]),
    ],
    body: groups.flatMap(({ node, children }) =>
      children.map((child, at) => [
        ...(at === 0 ? [textCell(nameOf(input, node), { rowSpan: children.length })] : []),
        textCell(nameOf(input, child.code)),
        numberCell(child.share * 100, 2, { suffix: '%' }),
        numberCell(child.r, 2),
        numberCell(child.linear, 2),
        numberCell(child.ratio, 2),
        numberCell(child.importance * 100, 2, { suffix: '%' }),
        numberCell(child.alphaWithout, 2),
        numberCell(child.loading, 2),
        numberCell(child.adequacy, 2),
      ]),
    ),
    columns: [16, 20, 9, 7, 7, 8, 9, 9, 8, 8],
    notes: [say('REPORT_K_IMPORTANCE_NOTE')],
    landscape: true,
  };
}

/** K-3: what each group is made of. */
function structureTable(input: Input, groups: readonly CoherenceGroup[]): ReportTable {
  const say = sayer(input);
  return {
    id: 'K-3',
    title: say('REPORT_K_STRUCTURE', { year: input.framework.year }),
    head: [
      heads(input, [
        'REPORT_K_PARENT',
        'REPORT_K_UNITS',
        'REPORT_K_CHILDREN',
        'REPORT_K_ALPHA',
        'REPORT_K_COMPONENTS',
        'REPORT_K_FIRST',
        'REPORT_K_KMO',
        'REPORT_K_CHI2',
        'REPORT_K_DF',
        'REPORT_K_P',
      ]),
    ],
    body: groups.map(({ node, units, children, alpha, eigenvalues, kmo, bartlett }): ReportCell[] => [
      textCell(nameOf(input, node)),
      numberCell(units, 0),
      numberCell(children.length, 0),
      numberCell(alpha, 2),
      // Kaiser's rule.
      numberCell(eigenvalues.length === 0 ? Number.NaN : eigenvalues.filter((value) => value > 1).length, 0),
      numberCell(((eigenvalues[0] ?? Number.NaN) / children.length) * 100, 1, { suffix: '%' }),
      numberCell(kmo, 2),
      numberCell(bartlett?.chiSquare ?? Number.NaN, 2),
      numberCell(bartlett?.df ?? Number.NaN, 0),
      numberCell(bartlett?.p ?? Number.NaN, 4),
    ]),
    columns: [20, 8, 8, 9, 9, 10, 8, 10, 7, 9],
    notes: [say('REPORT_K_STRUCTURE_NOTE')],
    landscape: true,
  };
}

type Say = (code: Code, params?: Readonly<Record<string, string | number>>) => string;

function sayer(input: Input): Say {
  return (code, params = {}) => reportText(input, code, params);
}

function heads(input: Input, codes: readonly Code[]): readonly ReportCell[] {
  return codes.map((code) => textCell(reportText(input, code), { align: 'center' }));
}

function percent(share: number): string {
  return `${displayNumber(share * 100, 1)}%`;
}

function nameOf(input: Input, code: string): string {
  const { dataset } = input;
  const found = [...dataset.nodes, ...dataset.measures].find((one) => one.code === code);
  if (code === dataset.nodes[0]?.code) return found?.name || reportText(input, 'REPORT_S_INDEX');
  return [printedCode(code), found?.name ?? ''].filter((part) => part !== '').join(' ');
}
