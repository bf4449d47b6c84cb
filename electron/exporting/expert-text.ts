import { expertMessages } from '../../shared/messages/experts.ts';
import { sayText } from '../../shared/report/words.ts';
import type { SaidBy } from '../../shared/report/words.ts';

/** A text of the experts' forms, `{name}` filled in. */
export function expertText<C extends keyof typeof expertMessages>(
  by: SaidBy<typeof expertMessages, C>,
  code: C,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return sayText(expertMessages[code], by, params);
}
