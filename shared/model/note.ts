export const placedNotes = ['cell', 'score'] as const;
export const quotedNotes = ['sentence', 'figure', 'table'] as const;

/** What a note is about. */
export type NoteAbout =
  /** The value, or the score, of a unit at an indicator or measure in a year. */
  | {
      readonly kind: (typeof placedNotes)[number];
      readonly unit: string;
      readonly indicator: string;
      readonly year: number;
    }
  | { readonly kind: 'unit'; readonly unit: string }
  /** An indicator or a measure by its code. */
  | { readonly kind: 'indicator'; readonly indicator: string }
  /** A sentence, figure or table of the report by its id, with what it said then. */
  | { readonly kind: (typeof quotedNotes)[number]; readonly item: string; readonly quote: string };

export const noteActs = ['reply', 'resolve', 'reopen'] as const;

/** What was said to a note after it was written, or done with it. */
export interface NoteTurn {
  readonly id: string;
  readonly act: (typeof noteActs)[number];
  /** May be empty but for a reply. */
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

/** 批注: a remark of the team's for itself. Turns of two laptops come together in a merge, so whether it is resolved follows from them. */
export interface Note {
  readonly id: string;
  readonly about: NoteAbout;
  readonly text: string;
  /** 署名, as the audit has it. */
  readonly by: string;
  readonly at: string;
  readonly turns: readonly NoteTurn[];
}

/** Letters of a note or a reply. */
export const NOTE_LONGEST = 2000;
/** Of what is quoted. */
export const QUOTE_LONGEST = 400;

/** The turn that resolved it; null: it is open. */
export function resolvedBy({ turns }: Pick<Note, 'turns'>): NoteTurn | null {
  const last = turns.findLast(({ act }) => act !== 'reply');
  return last?.act === 'resolve' ? last : null;
}

/** The same for whatever stands in one place. */
export function notePlaceKey(about: NoteAbout): string {
  switch (about.kind) {
    case 'cell':
    case 'score':
      return [about.kind, about.unit, about.indicator, about.year].join('/');
    case 'unit':
      return `unit/${about.unit}`;
    case 'indicator':
      return `indicator/${about.indicator}`;
    case 'sentence':
    case 'figure':
    case 'table':
      return `${about.kind}/${about.item}`;
  }
}

/** Codes that a note is about: a unit's, an indicator's or measure's. */
export function noteCodes(about: NoteAbout): readonly string[] {
  return [...('unit' in about ? [about.unit] : []), ...('indicator' in about ? [about.indicator] : [])];
}
