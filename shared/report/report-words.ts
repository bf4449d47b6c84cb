import { displayNumber } from '../base/display.ts';
import { inferredExtent } from './inferred-weights.ts';
import { standardIndexWords } from '../base/index-words.ts';
import { nearlyEqual } from '../base/tolerance.ts';
import { TOTAL } from '../model/dataset.ts';
import { indexWords, methodWords } from '../model/index-name.ts';
import { ownWord, ownWords } from '../model/project-words.ts';
import type { TierId, TierLine } from '../model/method.ts';
import { tierName } from '../model/tier-name.ts';
import type { Unit } from '../model/unit.ts';
import type { Language } from '../messages/catalogue.ts';
import type { MarkCell, TierCell } from './report-table.ts';
import type { ReportInput } from './report-input.ts';
import { reportText } from './report-text.ts';
import type { TierGroup } from './tier-groups.ts';
import { tierShade } from './tier-palette.ts';
import { noTiersNote } from './tier-lines.ts';
import { decimalsOf, scoreDifference } from './score-text.ts';
import type { Scaled } from './score-text.ts';
import { yearBasisNote } from './year-basis-text.ts';

const cohortCodes = {
  province: 'REPORT_COHORT_PROVINCE',
  'key-city': 'REPORT_COHORT_CITY',
  custom: 'REPORT_COHORT_CUSTOM',
} as const;

/** 省级政府, 重点城市, 评估对象, or the project's own noun for its units. */
export function cohortName(input: Pick<ReportInput, 'framework' | 'lang' | 'method'>): string {
  return ownWords(input.method, 'unit', input.lang) ?? reportText(input.lang, cohortCodes[input.framework.cohort]);
}

/**
 * Whether titles say 一体化政务服务能力, what the published reports assess: of their cohorts, while neither the index nor what is
 * assessed has a name of its own. Otherwise titles say these, since what is assessed may be anything.
 */
export function isPublishedSubject({
  framework,
  method,
  lang,
}: Pick<ReportInput, 'framework' | 'method' | 'lang'>): boolean {
  return (
    framework.cohort !== 'custom' &&
    ownWord(method, 'subject', lang) === undefined &&
    ownWord(method, 'unit', lang) === undefined &&
    indexWords(method, lang).indexName === standardIndexWords.indexName[lang]
  );
}

/** Positions of the units that take part: all but those that the method leaves out. */
export function includedUnits({ dataset, method }: Pick<ReportInput, 'dataset' | 'method'>): readonly number[] {
  return dataset.units.flatMap(({ code }, u) => (method.excludedUnits.includes(code) ? [] : [u]));
}

/** A code as printed: the index has none, its reserved code is the program's own. */
export function printedCode(code: string): string {
  return code === TOTAL ? '' : code;
}

/** Head of a column of units: 地区, but 评估对象 where they need not be regions. */
export function unitHead(input: Pick<ReportInput, 'framework' | 'lang' | 'method'>): string {
  const own = input.framework.cohort === 'custom' || ownWord(input.method, 'unit', input.lang) !== undefined;
  return reportText(input, own ? 'REPORT_H_UNIT_CUSTOM' : 'REPORT_H_UNIT');
}

/** 华北地区: a group with the noun for it; in English its name says it. */
export function regionName({ lang, method }: Pick<ReportInput, 'lang' | 'method'>, region: string): string {
  const { groupNoun } = methodWords(method, lang);
  return lang === 'zh' && !region.endsWith(groupNoun) ? `${region}${groupNoun}` : region;
}

/** "表 2-1  …": the second number of a pair belongs to the key cities, whose tables follow the provinces'. */
export function tableTitle(input: ReportInput, number: string, title: string): string {
  return reportText(input.lang, 'REPORT_TITLE', { number: printedNumber(input, number), title });
}

/** Places that the published numbers keep for the other cohort, by the number that stands before them. */
function printedNumber({ framework, policyDocuments = [], institutions = [] }: ReportInput, number: string): string {
  if (framework.cohort !== 'custom') return number;
  const before = [
    ...['1-1', '1-2', '2-1', '2-3', 'A-1', 'A-3'],
    ...(policyDocuments.length > 0 ? ['A-5'] : []),
    ...(institutions.length > 0 ? ['A-6'] : []),
    'A-7',
  ];
  const [chapter = ''] = number.split('-');
  const place = before.filter((one) => one.startsWith(`${chapter}-`)).indexOf(number);
  return place < 0 ? number : `${chapter}-${place + 1}`;
}

export function isKeyCity(input: ReportInput): boolean {
  return input.framework.cohort === 'key-city';
}

/** 0.5 → "50.00%". */
export function shareText(share: number): string {
  return Number.isNaN(share) ? '—' : `${displayNumber(share * 100)}%`;
}

/**
 * How far two scores lie apart, as the difference of what is printed of them. Two that print alike and are not alike are "不足 0.01" apart (on a scale of two decimals), since
 * ranks and tiers tell them apart. `span`: what their difference is held against.
 */
export function gapText(
  of: Scaled & { readonly lang: Language },
  one: number,
  other: number,
  span: number | undefined,
): string {
  const decimals = decimalsOf(of);
  const shown = Math.abs(scoreDifference(of, one, other));
  return shown === 0 && !nearlyEqual(one, other, span)
    ? reportText(of.lang, 'REPORT_UNDER', { least: displayNumber(10 ** -decimals, decimals) })
    : displayNumber(shown, decimals);
}

export function listText(parts: readonly string[], lang: Language): string {
  return parts.length > 0 ? parts.join(reportText(lang, 'REPORT_LIST')) : reportText(lang, 'REPORT_NONE');
}

/** `tiers`: those of the method that it is a tier of. */
export function tierCell(
  tier: TierId | null,
  lang: Language,
  tiers: readonly TierLine[],
  span: { readonly rowSpan?: number } = {},
): TierCell {
  if (tier === null) return { kind: 'tier', tier, text: '—', place: tiers.length, shade: null, ...span };
  const at = tiers.findIndex((line) => line.tier === tier);
  const place = at < 0 ? tiers.length : at;
  return { kind: 'tier', tier, text: tierName(tier, lang, tiers), place, shade: tierShade(tier, tiers), ...span };
}

export function markCell(unit: Unit, risen = false): MarkCell {
  return { kind: 'mark', unit: unit.code, name: unit.name, mark: risen ? '(+)' : '' };
}

/** "≥90", x"<65". */
export function boundText({ lower, upper }: Pick<TierGroup, 'lower' | 'upper'>, lang: Language): string {
  if (lower === null) return upper === null ? '' : reportText(lang, 'REPORT_BOUND_BELOW', { upper });
  if (upper === null) return reportText(lang, 'REPORT_BOUND_FROM', { lower });
  return reportText(lang, 'REPORT_BOUND_BETWEEN', { lower, upper });
}

/** How tiers were judged, or why there are none; how ranks were taken where not at full precision; and over which years statistics were where not each alone. */
export function precisionNote(input: ReportInput): string {
  const { tierRounding, rankRounding } = input.method;
  const tiers =
    noTiersNote(input) ??
    (tierRounding === null
      ? reportText(input, 'REPORT_NOTE_PRECISION_FULL')
      : reportText(input, 'REPORT_NOTE_PRECISION_ROUNDED', { decimals: tierRounding }));
  const ranks =
    rankRounding === null ? null : reportText(input.lang, 'REPORT_NOTE_RANKS_ROUNDED', { decimals: rankRounding });
  return [tiers, ranks, yearBasisNote(input)].filter((note) => note !== null).join(input.lang === 'zh' ? '' : ' ');
}

/** Said wherever a weight shows that was worked back from published means. */
export function inferredNotes(input: Pick<ReportInput, 'framework' | 'method' | 'lang'>): readonly string[] {
  const extent = inferredExtent(input.framework, input.method);
  if (extent === 'none') return [];
  return [reportText(input.lang, extent === 'all' ? 'REPORT_NOTE_INFERRED' : 'REPORT_NOTE_INFERRED_SOME')];
}

/**
 * How many unit names fit side by side: `most` for the cohorts, fewer where names are long. Nine names in ten stay on one
 * line; a rare long one wraps to four lines rather than make a table of one column.
 */
export function namesPerRow(units: readonly Unit[], most: number): number {
  const widths = units.map(({ name }) => textWidth(name)).sort((a, b) => a - b);
  const usual = widths[Math.ceil(widths.length * 0.9) - 1] ?? 1;
  const room = Math.max(usual, (widths.at(-1) ?? 1) / 4);
  return Math.max(1, Math.min(most, Math.floor(72 / (room + 4))));
}

/** Width in half-width characters: CJK and full-width count two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += (char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
}
