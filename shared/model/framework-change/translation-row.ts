/** What a row of the translation table names; units, indicators and measures have their codes, the others go by their text. */
export const translationKinds = [
  'title',
  'unit',
  'group',
  'indicator',
  'measure',
  'definition',
  'measure-unit',
  'platform',
  'institution',
  'document',
] as const;
export type TranslationKind = (typeof translationKinds)[number];

/** The English of a name or text; '': none of the team's own, so that the program's stands where it has one. */
export interface TranslationRow {
  readonly kind: TranslationKind;
  /** '' for what has none. */
  readonly code: string;
  readonly name: string;
  readonly english: string;
}

/** A row as the project stands: `english` is what is printed, of the team or the program. */
export interface HeldTranslation extends TranslationRow {
  /** The program's own; '' where it has none. */
  readonly program: string;
}

/** How two tables of translations find each other's rows. */
export function translationKey({ kind, code, name }: Pick<TranslationRow, 'kind' | 'code' | 'name'>): string {
  return code === '' || kind === 'definition' ? `${kind}/${name}` : `${kind}/${code}`;
}
