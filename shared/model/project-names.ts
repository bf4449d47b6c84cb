import { withNamedIndex } from './index-name.ts';
import { tierCount, tierIds } from './method.ts';
import type { Method, TierLine } from './method.ts';
import type { ProjectNames } from './method-schema.ts';
import { withKeptWords } from './project-words.ts';
import { namedLine } from './tier-name.ts';

/** The bounds that named tiers begin with: evenly from 90 down to 60 of a scale of 100, to be set by the team. */
const [HIGHEST, LOWEST] = [90, 60];

/** The method of a new project with the words that it is given. */
export function withProjectNames(method: Method, { indexName, words, tiers }: ProjectNames): Method {
  return withKeptWords(
    withNamedIndex({
      ...method,
      ...(indexName === undefined ? {} : { indexName }),
      ...(words === undefined ? {} : { words }),
      ...(tiers === undefined || tiers.length < tierCount.fewest ? {} : { tiers: namedTiers(method, tiers) }),
    }),
  );
}

/** Four keep the lines that there are; any other number gets lines at even steps. */
function namedTiers({ tiers, scale }: Method, names: NonNullable<ProjectNames['tiers']>): readonly TierLine[] {
  if (names.length === tiers.length)
    return tiers.map((line, at) => namedLine(line, names[at]?.name ?? '', names[at]?.english ?? ''));
  const own = tierIds.filter((id) => id.startsWith('tier_'));
  const step = (HIGHEST - LOWEST) / Math.max(1, names.length - 2);
  return names.slice(0, own.length).map(({ name, english }, at) => {
    const share = Math.round(HIGHEST - step * at) / 100;
    const lower = at === names.length - 1 ? null : scale.lower + share * (scale.upper - scale.lower);
    return namedLine({ tier: own[at] ?? 'tier_7', lower }, name, english);
  });
}
