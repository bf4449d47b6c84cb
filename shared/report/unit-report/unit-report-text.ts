import { unitReportMessages } from '../../messages/unit-report.ts';
import { sayText } from '../words.ts';
import type { SaidBy } from '../words.ts';

export type UnitReportTextCode = keyof typeof unitReportMessages;

/** The text of a code with `{name}` filled in. */
export function unitReportText<C extends UnitReportTextCode>(
  by: SaidBy<typeof unitReportMessages, C>,
  code: C,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return sayText(unitReportMessages[code], by, params);
}
