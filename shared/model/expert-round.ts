/** What a round asks of its experts: marks of each indicator, 100 points over the siblings of each group, or pairs of siblings compared. */
export const expertKinds = ['rating', 'points', 'ahp'] as const;
export type ExpertKind = (typeof expertKinds)[number];

/** An indicator as it was called when the round was opened. */
export interface ExpertItem {
  readonly code: string;
  readonly name: string;
  /** Code of the group that it is weighed in. */
  readonly parent: string;
  /** Share among its siblings (0–1) in the working method of that day; left out of rounds opened before it was kept. */
  readonly weight?: number;
}

export interface ExpertRound {
  readonly id: string;
  readonly kind: ExpertKind;
  readonly title: string;
  /** 1 for the first of a Delphi; `previous` is the round whose statistics its forms show. */
  readonly number: number;
  readonly previous: string | null;
  /** Siblings stand together. */
  readonly items: readonly ExpertItem[];
  /** Highest mark of a rating, the lowest being 1. */
  readonly scale: number;
  /** Whether 判断依据 and 熟悉程度 are asked. */
  readonly authority: boolean;
  /** The last day, yyyy-mm-dd; null: none. */
  readonly due: string | null;
  /** Anonymous codes of the invited. */
  readonly experts: readonly string[];
  readonly at: string;
}

/** What an expert answered in a round; another answer of the same expert takes its place. */
export interface ExpertAnswer {
  readonly round: string;
  readonly expert: string;
  /** Marks or points in the order of the items; of `ahp` how many times the first of each pair is as important as the second, in the order of {@link expertPairs}. */
  readonly values: readonly (number | null)[];
  /** Ca 判断依据 and Cs 熟悉程度, 0–1. */
  readonly basis: number | null;
  readonly familiarity: number | null;
  /** By code of the indicator. */
  readonly comments: Readonly<Record<string, string>>;
  readonly wordings: Readonly<Record<string, string>>;
  /** Dated after the last day, and taken all the same. */
  readonly late: boolean;
  /** The form and its content hash; '' for what was typed. */
  readonly file: string;
  readonly hash: string;
  readonly at: string;
}

export const itemFates = ['kept', 'reworded', 'dropped', 'added'] as const;
export type ItemFate = (typeof itemFates)[number];

/** What the team made of an indicator after a round, and why. */
export interface ItemDecision {
  readonly round: string;
  readonly code: string;
  readonly fate: ItemFate;
  /** The new wording, of `reworded` and `added`. */
  readonly name: string | null;
  readonly reason: string;
  readonly at: string;
}

/** Everything of the experts' that a project keeps. */
export interface ExpertPapers {
  /** The oldest first. */
  readonly rounds: readonly ExpertRound[];
  readonly answers: readonly ExpertAnswer[];
  readonly decisions: readonly ItemDecision[];
}

/** 判断依据, what an expert judges by, with what 大, 中 and 小 of it count; they sum to 1 at most. */
export const judgementBases = {
  theory: [0.3, 0.2, 0.1],
  practice: [0.5, 0.4, 0.3],
  literature: [0.1, 0.1, 0.05],
  intuition: [0.1, 0.1, 0.05],
} as const;
export type JudgementBasis = keyof typeof judgementBases;

/** 熟悉程度: 很熟悉, 熟悉, 一般, 不太熟悉, 不熟悉. */
export const familiarities = [0.9, 0.7, 0.5, 0.3, 0.1] as const;

export interface ExpertGroup {
  readonly parent: string;
  /** Positions in the round's items. */
  readonly items: readonly number[];
}

/** Items that are weighed against each other, in the round's order. */
export function expertGroups({ items }: Pick<ExpertRound, 'items'>): readonly ExpertGroup[] {
  const groups = Map.groupBy(
    items.map((_, at) => at),
    (at) => items[at]?.parent ?? '',
  );
  return [...groups].map(([parent, held]) => ({ parent, items: held }));
}

export interface ExpertPair {
  readonly parent: string;
  /** Positions in the round's items. */
  readonly a: number;
  readonly b: number;
}

/** The pairs of a round of `ahp`, group by group, each item with those after it. */
export function expertPairs(round: Pick<ExpertRound, 'items'>): readonly ExpertPair[] {
  return expertGroups(round).flatMap(({ parent, items }) =>
    items.flatMap((a, at) => items.slice(at + 1).map((b) => ({ parent, a, b }))),
  );
}

/** How many values an answer to the round has. */
export function valuesAsked(round: Pick<ExpertRound, 'kind' | 'items'>): number {
  return round.kind === 'ahp' ? expertPairs(round).length : round.items.length;
}
