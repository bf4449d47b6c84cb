import type { Language } from '../../messages/catalogue.ts';
import { figuresMessages } from '../../messages/figures.ts';
import { sayText } from '../words.ts';
import type { SaidBy } from '../words.ts';
import type { FigureSpec } from './figure-spec.ts';

export type FigureTextCode = keyof typeof figuresMessages;

/** The text of a code with `{name}` filled in. */
export function figureText<C extends FigureTextCode>(
  by: SaidBy<typeof figuresMessages, C>,
  code: C,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return sayText(figuresMessages[code], by, params);
}

/** "图 3-1  …", or the title alone where the report has no number for it. */
export function figureTitle(figure: Pick<FigureSpec, 'number' | 'title'>, lang: Language): string {
  return figure.number === null
    ? figure.title
    : figureText(lang, 'FIGURE_TITLE', { number: figure.number, title: figure.title });
}
