import { fillText } from '../messages/fill-text.ts';
import { reportMessages } from '../messages/report.ts';
import type { Language } from '../messages/catalogue.ts';

export type ReportTextCode = keyof typeof reportMessages;

/** The text of a code with `{name}` filled in; a parameter that is not given stays visible as `{name}`. */
export function reportText(
  lang: Language,
  code: ReportTextCode,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return fillText(reportMessages[code][lang], params);
}
