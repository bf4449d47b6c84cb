import { fillText } from '../../shared/messages/fill-text.ts';
import type { Language } from '../../shared/messages/catalogue.ts';
import { exportingMessages } from '../../shared/messages/exporting.ts';

export type ExportingTextCode = keyof typeof exportingMessages;

/** A word of the exports in a language, `{name}` filled in. */
export function exportingText(
  lang: Language,
  code: ExportingTextCode,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return fillText(exportingMessages[code][lang], params);
}
