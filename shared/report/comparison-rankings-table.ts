import { methodWord } from '../messages/method-words.ts';
import type { ComparisonRankings } from '../scoring/comparison/comparison-rankings.ts';
import { displayNumber } from '../base/display.ts';
import type { ReportInput } from './report-input.ts';
import { numberCell, textCell } from './report-table.ts';
import type { ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import { unitHead } from './report-words.ts';

const NAMED = 5;

/** Ranks by every comparison method beside the index's, their correlations with it, 秩和比 grades, and who moves most. */
export function comparisonRankingsTable(
  input: Pick<ReportInput, 'framework' | 'dataset' | 'method' | 'lang'>,
  { rankings, refused, leftOut, indexRanks, movers, rsr }: ComparisonRankings,
): ReportTable {
  const { dataset, lang } = input;
  const say = (
    code: Parameters<typeof reportText>[1],
    params: Readonly<Record<string, string | number>> = {},
  ): string => reportText(input, code, params);
  const list = (parts: readonly string[]): string => parts.join(reportText(lang, 'REPORT_LIST'));
  const nameOf = (code: string): string => dataset.units.find((unit) => unit.code === code)?.name ?? code;
  const center = { align: 'center' } as const;
  return {
    id: 'S-3',
    title: say('REPORT_C_TITLE', { year: input.framework.year }),
    head: [
      [
        textCell(unitHead(input), center),
        textCell(say('REPORT_C_INDEX_RANK'), center),
        ...rankings.map(({ id }) => textCell(methodWord(`comparison.${id}`, lang), center)),
        textCell(say('REPORT_C_GRADE'), center),
      ],
    ],
    body: [
      ...dataset.units.flatMap(({ name }, unit) =>
        Number.isNaN(indexRanks[unit])
          ? []
          : [
              [
                textCell(name),
                numberCell(indexRanks[unit] ?? Number.NaN, 0),
                ...rankings.map(({ ranks }) => numberCell(ranks[unit] ?? Number.NaN, 0)),
                numberCell(rsr?.grade[unit] ?? Number.NaN, 0),
              ],
            ],
      ),
      ...(['spearman', 'kendall'] as const).map((figure) => [
        textCell(say(figure === 'spearman' ? 'REPORT_C_SPEARMAN' : 'REPORT_C_KENDALL')),
        numberCell(1),
        ...rankings.map((ranking) => numberCell(ranking[figure], 3)),
        textCell('—', center),
      ]),
    ],
    columns: [12, 8, ...rankings.map(() => 9), 8],
    notes: [
      say('REPORT_C_NOTE'),
      ...(movers.length === 0
        ? []
        : [
            say('REPORT_C_MOVERS', {
              units: list(
                movers
                  .slice(0, NAMED)
                  .map(
                    ({ unit, shift, by }) =>
                      `${nameOf(unit)} ${shift > 0 ? '+' : ''}${displayNumber(shift, 0)} (${methodWord(`comparison.${by}`, lang)})`,
                  ),
              ),
            }),
          ]),
      ...(leftOut.length === 0 ? [] : [say('REPORT_C_LEFT_OUT', { units: list(leftOut.map(nameOf)) })]),
      ...(refused.length === 0
        ? []
        : [say('REPORT_C_REFUSED', { methods: list(refused.map((id) => methodWord(`comparison.${id}`, lang))) })]),
    ],
    landscape: true,
  };
}
