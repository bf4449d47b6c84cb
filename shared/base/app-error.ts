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
  return { code, params: finiteParams(params), place };
}

/**
 * Parameters as every host, file and log can hold them: JSON has no NaN and no infinity, and one null among the parameters would spoil the
 * whole answer or report that it stands in. The open end of a range reads ∞, a number that is missing —.
 */
export function finiteParams(
  params: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string | number>> {
  if (Object.values(params).every((value) => typeof value === 'string' || Number.isFinite(value))) return params;
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' || Number.isFinite(value) ? value : notFinite(value),
    ]),
  );
}

function notFinite(value: number): string {
  if (Number.isNaN(value)) return '—';
  return value > 0 ? '∞' : '−∞';
}
