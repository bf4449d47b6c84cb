import { displayNumber } from '../../../../shared/base/display.ts';
import type { Diagnostics } from '../../../../shared/scoring/diagnostics.ts';
import type { LeftOut } from '../../../../shared/scoring/what-if/what-if-types.ts';
import type { Texts } from '../../../ui/texts.ts';

export type Flag =
  'low_availability' | 'many_zeros' | 'few_unique' | 'outlying' | 'siblings' | 'across' | 'negative' | 'low_alpha';

/** Something that the data or the tree say of themselves. */
export interface Finding {
  readonly key: string;
  readonly flag: Flag;
  /** The indicators or measures that it is about: one, or two that go together. */
  readonly codes: readonly string[];
  readonly figure: string;
}

/** A finding with what would happen without what it is about; null while that isn't known, or where nothing would be left. */
export interface WeighedFinding extends Finding {
  readonly without: LeftOut | null;
}

export interface FindingGroup {
  readonly flag: Flag;
  /** The most consequential first. */
  readonly findings: readonly WeighedFinding[];
}

/** Nunnally's rule of thumb for the same construct; composite indices often lie below and may well do so. */
const LOW_ALPHA = 0.7;

export function findingsOf(found: Diagnostics, t: Texts): readonly Finding[] {
  const figureOf = { low_availability: 'availability', many_zeros: 'zeros', few_unique: 'unique' } as const;
  const pair = (
    flag: Flag,
    key: string,
    { a, b, r }: { readonly a: string; readonly b: string; readonly r: number },
  ) => ({
    key: `${key} ${a} ${b}`,
    flag,
    codes: [a, b],
    figure: `r = ${displayNumber(r, 3)}`,
  });
  return [
    ...found.measures.flatMap((measure) =>
      measure.flags.map((flag): Finding => ({
        key: `${flag} ${measure.code}`,
        flag,
        codes: [measure.code],
        figure:
          flag === 'outlying'
            ? t('whatIf.shape', { skew: displayNumber(measure.skew), kurtosis: displayNumber(measure.kurtosis) })
            : `${displayNumber(measure[figureOf[flag]] * 100, 1)}%`,
      })),
    ),
    ...found.groups.flatMap((group): readonly Finding[] => [
      ...group.siblingFlags.map((one) => pair('siblings', 'siblings', one)),
      ...group.withParent.filter(({ flagged }) => flagged).map((one) => pair('negative', 'negative', one)),
      ...(group.alpha < LOW_ALPHA
        ? [
            {
              key: `alpha ${group.node}`,
              flag: 'low_alpha' as const,
              codes: [group.node],
              figure: `α = ${displayNumber(group.alpha, 3)}`,
            },
          ]
        : []),
    ]),
    ...found.levels.flatMap(({ level, flags: pairs }) => pairs.map((one) => pair('across', `across ${level}`, one))),
  ];
}

/** Findings by kind, kinds and findings by what hangs on them: units that change tier, then units that change rank, then how far they move. */
export function weighFindings(
  findings: readonly Finding[],
  leftOut: readonly LeftOut[] | null,
): readonly FindingGroup[] {
  const byCode = new Map((leftOut ?? []).map((row) => [row.code, row]));
  const weighed = findings.map((finding): WeighedFinding => {
    const rows = finding.codes.flatMap((code) => byCode.get(code) ?? []).sort(byConsequence);
    // Of a child and its parent it is the child that would go; of two that are alike the one that changes more.
    const child = finding.flag === 'negative' ? byCode.get(finding.codes[0] ?? '') : rows[0];
    return { ...finding, without: child ?? null };
  });
  return [...Map.groupBy(weighed, ({ flag }) => flag)]
    .map(([flag, members]): FindingGroup => ({ flag, findings: members.toSorted(byWithout) }))
    .sort((a, b) => byWithout(a.findings[0], b.findings[0]));
}

/** Most units that change tier first, then most that change rank, then the greatest mean move. */
export function byConsequence(a: LeftOut, b: LeftOut): number {
  return b.tierChanges.length - a.tierChanges.length || b.ranksMoved - a.ranksMoved || b.meanShift - a.meanShift;
}

function byWithout(a: WeighedFinding | undefined, b: WeighedFinding | undefined): number {
  if (a?.without == null) return b?.without == null ? 0 : 1;
  if (b?.without == null) return -1;
  return byConsequence(a.without, b.without);
}

export function consequenceText({ tierChanges, ranksMoved }: LeftOut, t: Texts): string {
  return ranksMoved === 0 && tierChanges.length === 0
    ? t('whatIf.withoutNothing')
    : t('whatIf.withoutMoves', { tiers: tierChanges.length, ranks: ranksMoved });
}
