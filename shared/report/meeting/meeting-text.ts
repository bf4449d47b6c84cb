import { meetingMessages } from '../../messages/meeting.ts';
import { sayText } from '../words.ts';
import type { SaidBy } from '../words.ts';

/** A text of the minutes with `{name}` filled in. */
export function meetingText<C extends keyof typeof meetingMessages>(
  by: SaidBy<typeof meetingMessages, C>,
  code: C,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return sayText(meetingMessages[code], by, params);
}
