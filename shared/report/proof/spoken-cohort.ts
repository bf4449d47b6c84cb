import { evenText } from '../even-text.ts';
import { clauseMentions } from './clause-mentions.ts';
import type { ProofBasis } from './proof-basis.ts';
import type { ProofParagraph } from './proof-paragraph.ts';

/**
 * The code of the cohort that each paragraph is about before it names one, as far as that is certain: by its own words (a cohort, units, values of
 * the report's own, an indicator that one cohort alone has), else by its heading, else where the paragraphs before and after it under the same
 * heading are about the same one. Null where it can't be told.
 */
export function spokenCohorts(paragraphs: readonly ProofParagraph[], basis: ProofBasis): readonly (string | null)[] {
  const [only, another] = basis.cohorts;
  if (another === undefined) return paragraphs.map(() => only?.code ?? null);
  const own = paragraphs.map((paragraph) => ownCohort(paragraph, basis));
  let headed: string | null = null;
  const known = paragraphs.map(({ isHeading }, i) => {
    if (isHeading) headed = own[i] ?? null;
    return own[i] ?? headed;
  });
  return known.map((one, i) => one ?? between(paragraphs, known, i));
}

function between(paragraphs: readonly ProofParagraph[], known: readonly (string | null)[], at: number): string | null {
  const neighbour = (by: 1 | -1): string | null => {
    for (let i = at + by; i >= 0 && i < paragraphs.length; i += by) {
      if (paragraphs[i]?.isHeading) return null;
      const cohort = known[i] ?? null;
      if (cohort !== null) return cohort;
    }
    return null;
  };
  const before = paragraphs[at]?.isHeading ? null : neighbour(-1);
  return before !== null && before === neighbour(1) ? before : null;
}

/** By what a paragraph says itself; null where that is of no cohort, or of several. */
function ownCohort({ text, skipped }: ProofParagraph, basis: ProofBasis): string | null {
  const even = evenText(text);
  const mentions = clauseMentions(even, basis);
  const codes = basis.cohorts.map(({ code }) => code);
  const withName = (kind: 'cohort' | 'unit'): readonly string[] =>
    mentions
      .filter((mention) => mention.kind === kind)
      .flatMap(({ key }) =>
        kind === 'cohort' ? [key] : basis.cohorts.filter(({ unitNames }) => unitNames.has(key)).map(({ code }) => code),
      );
  const told = skipped.flatMap(({ fact }) => codes.filter((code) => fact?.split(':')[1] === code));
  for (const said of [withName('cohort'), [...withName('unit'), ...told], quotedOfOne(even, basis)]) {
    const [code, ...more] = new Set(said);
    if (code !== undefined) return more.length === 0 ? code : null;
  }
  return null;
}

/** Cohorts whose indicators alone are named in quotation marks. */
function quotedOfOne(even: string, { cohorts }: ProofBasis): readonly string[] {
  return [...even.matchAll(/"([^"]{2,40})"/g)].flatMap(([, name = '']) => {
    const own = cohorts.filter(({ indicators }) => indicators.has(name));
    return own.length === 1 && own[0] ? [own[0].code] : [];
  });
}
