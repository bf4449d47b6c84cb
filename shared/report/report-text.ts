import { reportMessages } from '../messages/report.ts';
import { sayText } from './words.ts';
import type { SaidBy } from './words.ts';

export type ReportTextCode = keyof typeof reportMessages;

/** The text of a code with `{name}` filled in; a parameter that is not given stays visible as `{name}`. */
export function reportText<C extends ReportTextCode>(
  by: SaidBy<typeof reportMessages, C>,
  code: C,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return sayText(reportMessages[code], by, params);
}
