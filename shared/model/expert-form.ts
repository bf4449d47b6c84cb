import type { JudgementBasis } from './expert-round.ts';

/** Stands in an expert's form, followed by the project, the round and the expert's code: by this it is known. */
export const EXPERT_FORM_MARK = 'EWB-EXPERT-FORM-1';

/** Columns of a form, from 1. The first is hidden and tells what a row is, so that rows may be moved. */
export const expertColumns = { key: 1, first: 2, second: 3, answer: 4, degree: 5, wording: 5, comment: 6 } as const;

/** What stands in the first column of a form's rows. */
export const expertRowKeys = {
  date: 'date',
  familiarity: 'familiarity',
  basis: (basis: JudgementBasis): string => `basis:${basis}`,
  item: (code: string): string => `item:${code}`,
  pair: (a: string, b: string): string => `pair:${a}|${b}`,
} as const;

/** What can be chosen in a form, in both languages; the position is what it means. */
export const expertChoices = {
  amount: [
    ['大', 'much'],
    ['中', 'some'],
    ['小', 'little'],
  ],
  familiarity: [
    ['很熟悉', 'very familiar'],
    ['熟悉', 'familiar'],
    ['一般', 'somewhat'],
    ['不太熟悉', 'hardly'],
    ['不熟悉', 'not at all'],
  ],
  side: [
    ['甲', 'A'],
    ['乙', 'B'],
    ['同等', 'equal'],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly [string, string])[]>>;

/** What is left out of an import of returned forms unless it is accepted. */
export const acceptables = ['late', 'unfinished', 'double'] as const;
export type Acceptable = (typeof acceptables)[number];
