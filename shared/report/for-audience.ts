import type { Audience } from '../model/audience.ts';
import type { ReportInput } from './report-input.ts';

/** The input of what is made for an audience: only the internal version has the worklist, from which its annex and its marks of evidence come. */
export function forAudience(input: ReportInput, audience: Audience): ReportInput {
  if (audience === 'internal') return { ...input, audience };
  const { worklist: _worklist, ...rest } = input;
  return { ...rest, audience };
}

export function isPublic({ audience }: Pick<ReportInput, 'audience'>): boolean {
  return audience === 'public';
}

/** Pictures that show no unit's score: means, counts, spread. The map of tiers is left out of the public version unless somebody adds it. */
export function isPublicFigure({ id }: { readonly id: string }): boolean {
  return /^F3-[1-3]$|^F4-\d+$/.test(id) || ['F-distribution', 'F-years'].includes(id);
}
