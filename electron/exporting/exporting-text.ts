import { exportingMessages } from '../../shared/messages/exporting.ts';
import { sayText } from '../../shared/report/words.ts';
import type { SaidBy } from '../../shared/report/words.ts';

export type ExportingTextCode = keyof typeof exportingMessages;

/** A word of the exports in a language, `{name}` filled in. */
export function exportingText<C extends ExportingTextCode>(
  by: SaidBy<typeof exportingMessages, C>,
  code: C,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return sayText(exportingMessages[code], by, params);
}
