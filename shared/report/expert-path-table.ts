import { displayNumber } from '../base/display.ts';
import type { ExpertItem, ExpertPapers, ExpertRound, ItemDecision } from '../model/expert-round.ts';
import { roundStatistics } from '../scoring/experts/round-statistics.ts';
import type { RoundStatistics } from '../scoring/experts/round-statistics.ts';
import { nameIn } from './english-names.ts';
import type { ReportInput } from './report-input.ts';
import { numberCell, textCell } from './report-table.ts';
import type { ReportCell, ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import type { ReportTextCode } from './report-text.ts';
import { tableTitle } from './report-words.ts';

interface ToldRound {
  readonly round: ExpertRound;
  /** Null where nobody has answered, or what came doesn't give any. */
  readonly statistics: RoundStatistics | null;
  /** Mean and variation of each item that was asked, by code. */
  readonly marks: ReadonlyMap<string, { readonly mean: number; readonly cv: number }>;
}

/**
 * TA-9, how each indicator came from the first draft to the final system: wording and weight of the first round, mean and coefficient of variation of
 * every round, what was decided and why, wording and weight now. For the internal version. Null without rounds of marks or points.
 */
export function expertPathTable(input: ReportInput): ReportTable | null {
  const { lang, experts } = input;
  const rounds = (experts?.rounds ?? []).filter(({ kind }) => kind !== 'ahp').map((round) => told(round, experts));
  const [first] = rounds;
  if (experts === undefined || first === undefined) return null;
  const say = (code: ReportTextCode, params: Readonly<Record<string, string | number>> = {}): string =>
    reportText({ lang, method: input.method }, code, params);
  const centred = (text: string, more: { colSpan?: number; rowSpan?: number } = {}): ReportCell =>
    textCell(text, { align: 'center', ...more });
  const codes = [
    ...new Set([...rounds.flatMap(({ round }) => round.items), ...experts.decisions].map(({ code }) => code)),
  ];
  return {
    id: 'TA-9',
    title: tableTitle(input, 'A-9', say('REPORT_TA_9')),
    head: [
      [
        centred(say('REPORT_H_PATH_CODE'), { rowSpan: 2 }),
        centred(say('REPORT_H_PATH_FIRST'), { colSpan: 2 }),
        ...rounds.map(({ round }) => centred(round.title, { colSpan: 3 })),
        centred(say('REPORT_H_PATH_FINAL'), { colSpan: 2 }),
      ],
      [
        centred(say('REPORT_H_PATH_NAME')),
        centred(say('REPORT_H_PATH_WEIGHT')),
        ...rounds.flatMap(() => [
          centred(say('REPORT_H_PATH_MEAN')),
          centred(say('REPORT_H_PATH_CV')),
          centred(say('REPORT_H_PATH_DECISION')),
        ]),
        centred(say('REPORT_H_PATH_NAME')),
        centred(say('REPORT_H_PATH_WEIGHT')),
      ],
    ],
    body: [
      ...codes.map((code) => [
        centred(code),
        ...firstDraft(code, first.round, lang),
        ...rounds.flatMap(({ round, marks }): ReportCell[] => {
          const mark = marks.get(code);
          const decision = experts.decisions.find((one) => one.round === round.id && one.code === code);
          return [
            numberCell(mark?.mean ?? Number.NaN),
            numberCell(mark?.cv ?? Number.NaN),
            textCell(decision === undefined ? '—' : decisionText(decision, say)),
          ];
        }),
        ...finalForm(code, input, rounds, say),
      ]),
      [
        centred(say('REPORT_H_PATH_POSITIVE'), { colSpan: 3 }),
        ...rounds.map(({ round, statistics }) =>
          centred(
            statistics === null
              ? '—'
              : say('REPORT_PATH_RETURNED', {
                  share: displayNumber(statistics.positive * 100),
                  returned: statistics.returned,
                  invited: round.experts.length,
                }),
            { colSpan: 3 },
          ),
        ),
        textCell('', { colSpan: 2 }),
      ],
    ],
    columns: [9, 18, 8, ...rounds.flatMap(() => [8, 8, 18]), 18, 8],
    notes: [say('REPORT_NOTE_PATH')],
    landscape: true,
  };
}

function told(round: ExpertRound, experts: ExpertPapers | undefined): ToldRound {
  const found = roundStatistics(round, experts?.answers ?? []);
  const statistics = found.ok ? found.value : null;
  const items = statistics?.all?.items ?? statistics?.groups.flatMap((group) => group.statistics.items) ?? [];
  return {
    round,
    statistics,
    marks: new Map(items.map(({ code, mean, variation }) => [code, { mean, cv: variation }])),
  };
}

function firstDraft(code: string, { items }: ExpertRound, lang: ReportInput['lang']): readonly ReportCell[] {
  const item: ExpertItem | undefined = items.find((one) => one.code === code);
  if (item === undefined) return [textCell(reportText(lang, 'REPORT_PATH_LATER')), numberCell(Number.NaN)];
  return [textCell(nameIn(item.name, lang)), weightCell(item.weight)];
}

function weightCell(share: number | undefined): ReportCell {
  return numberCell((share ?? Number.NaN) * 100, 2, { suffix: ' %' });
}

type Say = (code: ReportTextCode, params?: Readonly<Record<string, string | number>>) => string;

function decisionText({ fate, name, reason }: ItemDecision, say: Say): string {
  return say(`REPORT_PATH_${fate}`, { name: name ?? '', reason });
}

/** As the framework has it now; of what it hasn't, what was decided last. */
function finalForm(
  code: string,
  { dataset, result, experts, lang }: ReportInput,
  rounds: readonly ToldRound[],
  say: Say,
): readonly ReportCell[] {
  const node = dataset.nodes.findIndex((one) => one.code === code);
  if (node >= 0) return [textCell(dataset.nodes[node]!.name), weightCell(result.nodeShares[node])];
  const measure = dataset.measures.findIndex((one) => one.code === code);
  if (measure >= 0) return [textCell(dataset.measures[measure]!.name), weightCell(result.measureShares[measure])];
  const decisions = rounds.flatMap(
    ({ round }) => experts?.decisions.filter((one) => one.round === round.id && one.code === code) ?? [],
  );
  const last = decisions.at(-1);
  if (last?.fate === 'dropped') return [textCell(say('REPORT_PATH_GONE')), numberCell(Number.NaN)];
  const name =
    decisions.findLast((one) => one.name !== null)?.name ??
    rounds.at(-1)?.round.items.find((one) => one.code === code)?.name ??
    code;
  return [textCell(say('REPORT_PATH_OUTSIDE', { name: nameIn(name, lang) })), numberCell(Number.NaN)];
}
