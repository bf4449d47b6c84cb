import type { Audience } from '../model/audience.ts';
import type { ReportInput } from './report-input.ts';

/** The input of what is made for an audience: only the internal version has the worklist (its annex, marks of evidence), the team's notes and its experts' rounds. */
export function forAudience(input: ReportInput, audience: Audience): ReportInput {
  if (audience === 'internal') return { ...input, audience };
  const { worklist: _worklist, notes, experts: _experts, ...rest } = input;
  return { ...rest, audience, ...(notes === undefined ? {} : { withheldNotes: notes }) };
}

export function isPublic({ audience }: Pick<ReportInput, 'audience'>): boolean {
  return audience === 'public';
}

/** Pictures that show no unit's score: means, counts, spread. The map of tiers is left out of the public version unless somebody adds it. */
export function isPublicFigure({ id }: { readonly id: string }): boolean {
  return /^F3-[1-3]$|^F4-\d+$/.test(id) || ['F-distribution', 'F-years'].includes(id);
}
