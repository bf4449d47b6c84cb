/** Where in the user's files or framework something was found. All parts optional; `cell` in A1 notation. */
export interface Place {
  readonly file?: string;
  readonly sheet?: string;
  readonly cell?: string;
  /** Code of the indicator, measure or unit concerned. */
  readonly subject?: string;
}

/**
 * An expected failure or a remark. `code` is a key of the catalogues in shared/messages, `params` fill its text.
 * Never holds a finished sentence, so that it can be shown in either language.
 */
export interface AppError {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly place?: Place;
  /** Further errors found in the same go. */
  readonly others?: readonly AppError[];
}

export function appError(
  code: string,
  params: Readonly<Record<string, string | number>> = {},
  place: Place = {},
): AppError {
  return { code, params, place };
}
