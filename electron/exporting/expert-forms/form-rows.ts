import { displayNumber } from '../../../shared/base/display.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import { expertChoices, expertColumns, expertRowKeys } from '../../../shared/model/expert-form.ts';
import { expertGroups, expertPairs, judgementBases } from '../../../shared/model/expert-round.ts';
import type { ExpertAnswer, ExpertRound, JudgementBasis } from '../../../shared/model/expert-round.ts';
import type { RoundStatistics } from '../../../shared/scoring/experts/round-statistics.ts';
import type { DelphiItem } from '../../../shared/scoring/weights/delphi.ts';
import { expertText } from '../expert-text.ts';

export type FormRule =
  | { readonly type: 'number'; readonly whole: boolean; readonly low: number; readonly high: number }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  | { readonly type: 'date' }
  | { readonly type: 'text' };

export interface FormRow {
  /** '' for a row that asks nothing. */
  readonly key: string;
  readonly cells: readonly (string | number | null)[];
  /** Cells to be answered, by their column from 1. */
  readonly open: readonly { readonly column: number; readonly rule: FormRule }[];
  readonly role: 'ask' | 'head' | 'sum';
  /** Rows above that a `sum` adds up. */
  readonly over?: number;
}

export interface FormContent {
  readonly round: ExpertRound;
  readonly expert: string;
  readonly groupName: (parent: string) => string;
  readonly lang: Language;
  /** The round before: what the group said, and this expert; null: there is none. */
  readonly before: { readonly statistics: RoundStatistics | null; readonly answer: ExpertAnswer | null } | null;
}

/** The rows of an expert's form below its head. */
export function formRows(content: FormContent): readonly FormRow[] {
  const { round } = content;
  return [...askedOfExpert(content), ...(round.kind === 'ahp' ? pairRows(content) : itemRows(content))];
}

function askedOfExpert({ round, lang }: FormContent): readonly FormRow[] {
  const asked = (key: string, label: string, rule: FormRule): FormRow => ({
    ...{ key, cells: [label, '', null], open: [{ column: expertColumns.answer, rule }], role: 'ask' },
  });
  const date = asked(expertRowKeys.date, expertText(lang, 'EXPERT_DATE'), { type: 'date' });
  if (!round.authority) return [date];
  const bases = Object.keys(judgementBases).filter(isBasis);
  return [
    date,
    ...bases.map((basis) =>
      asked(expertRowKeys.basis(basis), expertText(lang, `EXPERT_BASIS_${basis}`), choice('amount', lang)),
    ),
    asked(expertRowKeys.familiarity, expertText(lang, 'EXPERT_FAMILIARITY'), choice('familiarity', lang)),
  ];
}

function itemRows(content: FormContent): readonly FormRow[] {
  const { round, lang, before, groupName } = content;
  const points = round.kind === 'points';
  const rule: FormRule = { type: 'number', whole: !points, low: points ? 0 : 1, high: points ? 100 : round.scale };
  const heads = [
    ...(['EXPERT_H_ITEM', 'EXPERT_H_GROUP'] as const),
    points ? ('EXPERT_H_POINTS' as const) : ('EXPERT_H_MARK' as const),
    ...(['EXPERT_H_WORDING', 'EXPERT_H_COMMENT'] as const),
    ...(before === null ? [] : lastHeads),
  ];
  const head: FormRow = { key: '', cells: heads.map((code) => expertText(lang, code)), open: [], role: 'head' };
  return [
    head,
    ...expertGroups(round).flatMap(({ parent, items }): readonly FormRow[] => {
      const rows = items.map((at): FormRow => {
        const item = round.items[at];
        return {
          key: expertRowKeys.item(item?.code ?? ''),
          cells: [
            ...[`${item?.code ?? ''} ${item?.name ?? ''}`, groupName(parent), null, null, null],
            ...(before === null ? [] : lastCells(before, item?.code ?? '', at)),
          ],
          open: [
            { column: expertColumns.answer, rule },
            { column: expertColumns.wording, rule: { type: 'text' } },
            { column: expertColumns.comment, rule: { type: 'text' } },
          ],
          role: 'ask',
        };
      });
      const sum = expertText(lang, 'EXPERT_SUM', { group: groupName(parent) });
      return points ? [...rows, { key: '', cells: [sum], open: [], role: 'sum', over: rows.length }] : rows;
    }),
  ];
}

const lastHeads = [
  'EXPERT_H_LAST_MEAN',
  'EXPERT_H_LAST_MEDIAN',
  'EXPERT_H_LAST_QUARTILES',
  'EXPERT_H_LAST_VARIATION',
  'EXPERT_H_LAST_OWN',
] as const;

/** What the group said of an item, and the expert. */
function lastCells(
  { statistics, answer }: NonNullable<FormContent['before']>,
  code: string,
  at: number,
): readonly (string | number | null)[] {
  const found: DelphiItem | undefined = [
    ...(statistics?.all?.items ?? []),
    ...(statistics?.groups.flatMap((group) => group.statistics.items) ?? []),
  ].find((item) => item.code === code);
  const shown = (value: number): number | null => (Number.isFinite(value) ? Math.round(value * 100) / 100 : null);
  const own = answer?.values[at] ?? null;
  if (found === undefined) return [null, null, null, null, own];
  const quartiles = `${displayNumber(found.lower)}–${displayNumber(found.upper)}`;
  return [shown(found.mean), shown(found.median), quartiles, shown(found.variation), own];
}

function pairRows({ round, lang, before, groupName }: FormContent): readonly FormRow[] {
  const heads = ['EXPERT_H_A', 'EXPERT_H_B', 'EXPERT_H_SIDE', 'EXPERT_H_DEGREE', 'EXPERT_H_COMMENT'] as const;
  const last = before === null ? [] : (['EXPERT_H_LAST_OWN'] as const);
  const head: FormRow = {
    ...{ key: '', open: [], role: 'head' },
    cells: [...heads, 'EXPERT_H_GROUP' as const, ...last].map((code) => expertText(lang, code)),
  };
  return [
    head,
    ...expertPairs(round).map(({ parent, a, b }, at): FormRow => {
      const [first, second] = [round.items[a], round.items[b]];
      return {
        key: expertRowKeys.pair(first?.code ?? '', second?.code ?? ''),
        cells: [
          ...[`${first?.code ?? ''} ${first?.name ?? ''}`, `${second?.code ?? ''} ${second?.name ?? ''}`],
          ...[null, null, null, groupName(parent)],
          ...(before === null ? [] : [judgementText(before.answer?.values[at] ?? null, lang)]),
        ],
        open: [
          { column: expertColumns.answer, rule: choice('side', lang) },
          { column: expertColumns.degree, rule: { type: 'number', whole: true, low: 1, high: 9 } },
          { column: expertColumns.comment, rule: { type: 'text' } },
        ],
        role: 'ask',
      };
    }),
  ];
}

/** 甲 3: the first is three times as important. */
function judgementText(value: number | null, lang: Language): string | null {
  if (value === null) return null;
  const [first, second, equal] = choice('side', lang).choices;
  if (value === 1) return equal ?? null;
  return value > 1 ? `${first} ${Math.round(value)}` : `${second} ${Math.round(1 / value)}`;
}

function choice(of: keyof typeof expertChoices, lang: Language): { type: 'choice'; choices: readonly string[] } {
  return { type: 'choice', choices: expertChoices[of].map(([zh, en]) => (lang === 'zh' ? zh : en)) };
}

function isBasis(key: string): key is JudgementBasis {
  return Object.hasOwn(judgementBases, key);
}
