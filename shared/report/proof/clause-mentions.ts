import type { ProofBasis, ProofCohort } from './proof-basis.ts';

/** Something of the result that a clause names. */
export interface Mention {
  readonly kind: 'indicator' | 'region' | 'tier' | 'unit' | 'cohort' | 'year';
  readonly from: number;
  readonly to: number;
  /** Name of an indicator or region, label of a tier, code of a unit or cohort, a year. */
  readonly key: string;
  /** Of a unit: whether (+) follows it. */
  readonly marked: boolean;
}

/** Everything that an even text names, in order; of names that overlap the longest. */
export function clauseMentions(text: string, { cohorts }: ProofBasis): readonly Mention[] {
  const found: Mention[] = [];
  const put = (kind: Mention['kind'], from: number, length: number, key: string, marked = false): void =>
    void found.push({ kind, from, to: from + length, key, marked });
  for (const cohort of cohorts) {
    for (const { unit, at } of cohort.units(text)) {
      const name = unit.names.filter((one) => text.startsWith(one, at)).sort((a, b) => b.length - a.length)[0] ?? '';
      put('unit', at, name.length, unit.code, /^\s?\(\+\)/.test(text.slice(at + name.length)));
    }
    for (const name of cohort.indicators.keys())
      for (const at of places(text, name)) put('indicator', at, name.length, name);
    for (const name of cohort.regions) for (const at of places(text, name)) put('region', at, name.length, name);
    for (const name of cohort.tiers.keys())
      for (const [at, length] of tierPlaces(text, name)) put('tier', at, length, name);
    for (const { 0: noun, index } of text.matchAll(cohort.nouns)) put('cohort', index, noun.length, cohort.code);
  }
  for (const { 0: year, index } of text.matchAll(/(?<![\d.])(?:19|20)\d\d(?![\d.%])/g))
    put('year', index, year.length, year);
  return longest(found);
}

function places(text: string, name: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(name); name !== '' && at >= 0; at = text.indexOf(name, at + name.length)) found.push(at);
  return found;
}

/** A label of one letter is a word of the language unless quotation marks or 组 say otherwise; so is one in Latin letters. */
function tierPlaces(text: string, name: string): readonly (readonly [at: number, length: number])[] {
  const quoted = `"${name}"`;
  const inQuotes = places(text, quoted).map((at) => [at, quoted.length] as const);
  if (name.length === 1 || /^[A-Za-z]/.test(name))
    return [...inQuotes, ...places(text, `${name}组`).map((at) => [at, name.length] as const)];
  return [...inQuotes, ...places(text, name).map((at) => [at, name.length] as const)];
}

function longest(found: readonly Mention[]): readonly Mention[] {
  const kept: Mention[] = [];
  for (const mention of found.toSorted((a, b) => b.to - b.from - (a.to - a.from))) {
    const overlaps = kept.some((one) => mention.from < one.to && one.from < mention.to);
    if (
      !overlaps ||
      kept.some(
        (one) =>
          one.from === mention.from && one.to === mention.to && one.kind === mention.kind && one.key !== mention.key,
      )
    )
      kept.push(mention);
  }
  return kept.toSorted((a, b) => a.from - b.from);
}

/** The code of an indicator that a cohort calls so; null where it has none. */
export function indicatorCode(cohort: ProofCohort, name: string): string | null {
  return cohort.indicators.get(name) ?? null;
}
