import type { TierId, TierLine } from '../model/method.ts';
import { tierName } from '../model/tier-name.ts';
import type { ReportInput } from './report-input.ts';
import { reportText } from './report-text.ts';
import type { ReportTextCode } from './report-text.ts';
import { gapText } from './report-words.ts';
import { scoreText } from './score-text.ts';
import { yearResults } from './tier-history.ts';
import type { TierMargin } from './tier-margin.ts';

export interface LastYear {
  readonly year: number;
  readonly index: number | null;
  readonly tier: TierId | null;
}

/** A unit's result of the year before the evaluated one; null where nothing is known of it. */
export function lastYearOf(input: ReportInput, unit: string): LastYear | null {
  const year = input.framework.year - 1;
  const last = yearResults(input).get(unit)?.get(year);
  return last === undefined ? null : { year, ...last };
}

/** How far a unit's index lies from the tier lines around it, and what changed since last year. */
export function changeSentences(
  input: ReportInput,
  {
    index,
    tier,
    tiers,
    margin,
    lastYear,
  }: {
    readonly index: number;
    readonly tier: TierId | null;
    readonly tiers: readonly TierLine[];
    readonly margin: TierMargin;
    readonly lastYear: LastYear | null;
  },
): readonly string[] {
  const { lang } = input;
  const span = input.result.nodeSpans[0];
  const sentences: string[] = [];
  const say = (code: ReportTextCode, params: Readonly<Record<string, string | number>>): void => {
    sentences.push(reportText(input, code, params));
  };
  if (margin.up)
    say('REPORT_P_MARGIN_UP', {
      tier: tierName(margin.up.tier, lang, tiers),
      line: margin.up.line,
      gap: gapText(input, margin.up.line, index, span),
    });
  if (margin.down)
    say('REPORT_P_MARGIN_DOWN', { line: margin.down.line, gap: gapText(input, index, margin.down.line, span) });
  if (lastYear?.index != null)
    say(index >= lastYear.index ? 'REPORT_P_YEAR_UP' : 'REPORT_P_YEAR_DOWN', {
      before: lastYear.year,
      old: scoreText(input, lastYear.index),
      change: gapText(input, index, lastYear.index, span),
    });
  if (lastYear?.tier != null && tier !== null) {
    const place = (id: TierId): number => tiers.findIndex((line) => line.tier === id);
    const moved = place(lastYear.tier) - place(tier);
    // A tier of another grouping than this year's is neither above nor below.
    if (place(lastYear.tier) >= 0)
      say(moved > 0 ? 'REPORT_P_TIER_UP' : moved < 0 ? 'REPORT_P_TIER_DOWN' : 'REPORT_P_TIER_SAME', {
        before: lastYear.year,
        old: tierName(lastYear.tier, lang, tiers),
        new: tierName(tier, lang, tiers),
      });
  }
  return sentences;
}
