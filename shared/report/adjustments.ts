import { tierName } from '../model/tier-name.ts';
import { methodWord } from '../messages/method-words.ts';
import type { ReportInput } from './report-input.ts';
import { textCell } from './report-table.ts';
import type { ReportCell, ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import { precisionNote, tierCell, unitHead } from './report-words.ts';
import { scoreCell, scoreText } from './score-text.ts';

/** T-adjusted: what bonus, penalty and veto make of each unit, apart from its weighted score; null where the method has none. */
export function adjustmentTable(input: ReportInput): ReportTable | null {
  return tableOf(input, true);
}

/** The same as the report prints it, which gives no unit's score: what was added, taken off or bounded, and the tier. */
export function printedAdjustmentTable(input: ReportInput): ReportTable | null {
  return tableOf(input, false);
}

function tableOf(input: ReportInput, scores: boolean): ReportTable | null {
  const { dataset, result, lang } = input;
  const { adjustments } = result;
  const { tiers } = input.method;
  if (adjustments.length === 0) return null;
  const center = { align: 'center' } as const;
  return {
    id: 'T-adjusted',
    title: reportText(lang, 'REPORT_J_TITLE', { year: input.framework.year }),
    head: [
      [
        textCell(unitHead(input), center),
        ...(scores ? [textCell(reportText(lang, 'REPORT_J_WEIGHTED'), center)] : []),
        ...adjustments.map(({ adjustment }) => textCell(adjustmentName(input, adjustment), center)),
        ...(scores ? [textCell(reportText(input, 'REPORT_S_INDEX'), center)] : []),
        textCell(reportText(lang, 'REPORT_H_TIER'), center),
      ],
    ],
    body: dataset.units.flatMap(({ name }, u) =>
      Number.isNaN(result.index[u])
        ? []
        : [
            [
              textCell(name),
              ...(scores ? [scoreCell(input, result.weighted[u] ?? Number.NaN)] : []),
              ...adjustments.map(({ adjustment, effect }): ReportCell => {
                if (adjustment.kind !== 'veto') return scoreCell(input, effect[u] ?? Number.NaN);
                return effect[u] === 1 ? tierCell(adjustment.tier, lang, tiers) : textCell('—', center);
              }),
              ...(scores ? [scoreCell(input, result.index[u] ?? Number.NaN)] : []),
              tierCell(result.tier[u] ?? null, lang, tiers),
            ],
          ],
    ),
    columns: [12, ...(scores ? [10] : []), ...adjustments.map(() => 12), ...(scores ? [10] : []), 10],
    notes: [
      reportText(input, 'REPORT_J_NOTE'),
      ...(adjustments.some(({ adjustment }) => adjustment.kind === 'veto')
        ? [reportText(input, 'REPORT_J_VETO_NOTE')]
        : []),
      precisionNote(input),
    ],
    landscape: adjustments.length > 3,
  };
}

/** What adjusts this unit: points that are not 0 and vetoes that hold. Empty where nothing does. */
export function adjustmentSentences(input: ReportInput, u: number): readonly string[] {
  const { result, lang } = input;
  if (Number.isNaN(result.index[u])) return [];
  const holding = result.adjustments.filter(({ effect }) => effect[u] !== 0);
  const points = holding.flatMap(({ adjustment, effect }) =>
    adjustment.kind === 'veto'
      ? []
      : [
          reportText(lang, 'REPORT_J_ITEM', {
            name: adjustmentName(input, adjustment),
            points: `${(effect[u] ?? 0) > 0 ? '+' : ''}${scoreText(input, effect[u] ?? Number.NaN)}`,
          }),
        ],
  );
  const vetoes = holding.flatMap(({ adjustment }) =>
    adjustment.kind === 'veto'
      ? [
          reportText(lang, 'REPORT_J_VETO', {
            name: measureName(input, adjustment.measure),
            tier: tierName(adjustment.tier, lang, input.method.tiers),
          }),
        ]
      : [],
  );
  return [
    ...(points.length === 0
      ? []
      : [
          reportText(lang, 'REPORT_J_POINTS', {
            weighted: scoreText(input, result.weighted[u] ?? Number.NaN),
            points: points.join(reportText(lang, 'REPORT_LIST')),
          }),
        ]),
    ...vetoes,
  ];
}

/** "加分 获奖". */
function adjustmentName(
  input: ReportInput,
  { kind, measure }: { readonly kind: 'bonus' | 'penalty' | 'veto'; readonly measure: string },
): string {
  return `${methodWord(`adjustment.${kind}`, input.lang)} ${measureName(input, measure)}`;
}

function measureName({ dataset }: ReportInput, code: string): string {
  return dataset.measures.find((measure) => measure.code === code)?.name ?? code;
}
