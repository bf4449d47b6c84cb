import { displayNumber } from '../base/display.ts';
import { tierName } from '../model/tier-name.ts';
import type { Language } from '../messages/catalogue.ts';
import type { ReportInput } from './report-input.ts';
import { numberCell, textCell } from './report-table.ts';
import type { ReportTable } from './report-table.ts';
import { reportText } from './report-text.ts';
import type { ReportTextCode } from './report-text.ts';
import { isPublishedSubject, listText, shareText } from './report-words.ts';
import type { ProfileIndicator, UnitProfile } from './unit-profile.ts';
import { scoreCell, scoreDifference } from './score-text.ts';

const heads = [
  'REPORT_H_INDICATOR',
  'REPORT_H_SCORE',
  'REPORT_H_MEAN',
  'REPORT_H_TO_MEAN',
  'REPORT_H_BEST',
  'REPORT_H_TO_BEST',
  'REPORT_H_PLACE',
] as const satisfies readonly ReportTextCode[];

/** P-unit as a table: first- and second-level indicators against mean and best. The text of the page is {@link unitProfileLines}. */
export function unitProfileTable(input: ReportInput, profile: UnitProfile): ReportTable {
  const { lang } = input;
  return {
    id: `P-${profile.unit.code}`,
    title: reportText(input, isPublishedSubject(input) ? 'REPORT_P_TITLE_PUBLISHED' : 'REPORT_P_TITLE', {
      unit: profile.unit.fullName || profile.unit.name,
      year: input.framework.year,
    }),
    head: [heads.map((code) => textCell(reportText(lang, code), { align: 'center' }))],
    body: profile.indicators.map(({ code, name, depth, score, mean, best, rank }) => [
      textCell(`${'　'.repeat(depth - 1)}${code} ${name}`),
      scoreCell(input, score, { about: { unit: profile.unit.code, code } }),
      scoreCell(input, mean),
      scoreCell(input, scoreDifference(input, score, mean)),
      scoreCell(input, best),
      scoreCell(input, scoreDifference(input, best, score)),
      numberCell(rank, 0),
    ]),
    columns: [36, 11, 11, 11, 11, 11, 9],
    notes: unitProfileLines(profile, lang),
    landscape: false,
  };
}

/** The page's text, a line each: what was found, strengths, weaknesses, problems, suggestions, rule and notes. */
export function unitProfileLines(profile: UnitProfile, lang: Language): readonly string[] {
  const { rankBand, tierProbabilities, improvements, decimals } = profile;
  const named = (indicators: readonly ProfileIndicator[]): string =>
    listText(
      indicators.map(({ name, score, rank }) =>
        reportText(lang, 'REPORT_P_ITEM', { name, score: displayNumber(score, decimals), rank }),
      ),
      lang,
    );
  const lines = [...profile.sentences];
  if (rankBand)
    lines.push(
      reportText(
        lang,
        displayNumber(rankBand.p5, 0) === displayNumber(rankBand.p95, 0) ? 'REPORT_P_BAND_ONE' : 'REPORT_P_BAND',
        {
          p5: displayNumber(rankBand.p5, 0),
          p50: displayNumber(rankBand.p50, 0),
          p95: displayNumber(rankBand.p95, 0),
          noise: displayNumber(rankBand.noise * 100, 0),
          draws: rankBand.draws,
          seed: rankBand.seed,
        },
      ),
    );
  if (tierProbabilities && profile.tier !== null)
    lines.push(
      reportText(lang, 'REPORT_P_PROBABILITY', {
        tier: tierName(profile.tier, lang, profile.tiers),
        share: shareText(tierProbabilities[profile.tier] ?? 0),
      }),
    );
  lines.push(
    reportText(lang, 'REPORT_P_STRENGTHS', { list: named(profile.strengths) }),
    reportText(lang, 'REPORT_P_WEAKNESSES', { list: named(profile.weaknesses) }),
  );
  lines.push(...profile.problems, ...profile.suggestions);
  if (improvements && improvements.steps.length > 0) {
    const steps = improvements.steps.map(({ name, from, to }) =>
      reportText(lang, 'REPORT_P_STEP', { name, from: displayNumber(from, decimals), to: displayNumber(to, decimals) }),
    );
    lines.push(
      reportText(lang, improvements.exact ? 'REPORT_P_CHEAPEST' : 'REPORT_P_CHEAPEST_NUMERIC', {
        tier: tierName(improvements.target, lang, profile.tiers),
        steps: steps.join(lang === 'zh' ? '；' : '; '),
      }),
    );
  }
  return [...lines, profile.rule, ...profile.notes];
}
