import type { ProofFinding } from '../../model/manuscript.ts';
import { factAgain } from '../patterns/fact-again.ts';
import type { PrintedFact } from '../patterns/say-pattern.ts';
import { clauseMentions } from './clause-mentions.ts';
import type { Clause, ClauseContext } from './clause.ts';
import { evenText } from '../even-text.ts';
import { listFact, namesAll, unitLists } from './list-fact.ts';
import type { UnitList } from './list-fact.ts';
import { agreesWith, clauseNumbers, undistributed } from './clause-numbers.ts';
import { numberFact } from './number-fact.ts';
import type { ProofParagraph } from './proof-paragraph.ts';
import { spokenCohorts } from './spoken-cohort.ts';
import type { ProofBasis, ProofCohort } from './proof-basis.ts';

/** What a check of some text came to. */
export interface Proofed {
  readonly checked: number;
  readonly unclear: number;
  readonly findings: readonly ProofFinding[];
}

/** Paragraphs in their order, since what one is about may stand in those before it. */
export function proofText(paragraphs: readonly ProofParagraph[], basis: ProofBasis): Proofed {
  let context = emptyContext;
  const done = { checked: 0, unclear: 0, findings: new Array<ProofFinding>() };
  const visible = paragraphs.map(withoutInvisible);
  const spoken = spokenCohorts(visible, basis);
  for (const [i, paragraph] of visible.entries()) {
    const certain = spoken[i] ?? null;
    const candidates = certain === null ? basis.cohorts.map(({ code }) => code) : [certain];
    const all = candidates.map((cohort) => proofParagraph(paragraph, { ...context, cohort }, basis));
    // A cohort of which none of it is known says nothing against another.
    const known = all.filter(({ places }) => places.some((place) => place !== 'unclear'));
    const read = known.length > 0 ? known : all;
    const [best] = read.toSorted((a, b) => wrongness(a) - wrongness(b));
    if (best === undefined) continue;
    for (const place of sureOf(best.places, read)) {
      if (place === 'unclear') done.unclear += 1;
      else done.checked += 1;
      if (typeof place === 'object') done.findings.push(place);
    }
    context = best.context;
  }
  return done;
}

const emptyContext: Readonly<ClauseContext> = {
  cohort: null,
  region: null,
  indicator: null,
  topic: null,
  counted: null,
};

type Place = ProofFinding | 'agrees' | 'unclear';

interface ReadParagraph {
  readonly places: readonly Place[];
  readonly context: ClauseContext;
}

function wrongness({ places }: ReadParagraph): number {
  return places.reduce((sum, place) => sum + (typeof place === 'object' ? 1 : place === 'agrees' ? -1 : 0), 0);
}

/** What a paragraph says of whichever cohort it may be about: what is right of one cohort and wrong of another can't be told. */
function sureOf(best: readonly Place[], read: readonly ReadParagraph[]): readonly Place[] {
  if (read.some(({ places }) => places.length !== best.length)) return best;
  return best.map((place, i) =>
    place === 'agrees' && read.some(({ places }) => typeof places[i] === 'object') ? 'unclear' : place,
  );
}

/** Soft hyphens and spaces without width, which programs put within words and numbers. */
function withoutInvisible(paragraph: ProofParagraph): ProofParagraph {
  const signs = [...paragraph.text.matchAll(/[\u00ad\u200b-\u200d\u2060\ufeff]/g)].map(({ index }) => index);
  if (signs.length === 0) return paragraph;
  const moved = (at: number): number => at - signs.filter((sign) => sign < at).length;
  return {
    ...paragraph,
    text: paragraph.text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, ''),
    skipped: paragraph.skipped.map(({ from, to, ...rest }) => ({ ...rest, from: moved(from), to: moved(to) })),
  };
}

function proofParagraph(
  { text, place, isHeading, skipped }: ProofParagraph,
  before: ClauseContext,
  basis: ProofBasis,
): ReadParagraph {
  const even = evenText(text);
  const context = { ...before, topic: null, counted: null };
  const places: Place[] = [];
  if (isHeading) context.region = clauseMentions(even, basis).find(({ kind }) => kind === 'region')?.key ?? null;
  const around = context.region;
  for (const sentence of stretches(even, 0, /[。！？\n]|[!?.](?=\s|$)/g)) {
    context.indicator = null;
    for (const part of stretches(sentence.text, sentence.from, /[；;]/g)) {
      const mentions = clauseMentions(part.text, basis);
      const clause = { ...part, sentence: sentence.text, mentions, context, cohorts: basis.cohorts };
      const elsewhere = skipped.map(({ from, to }) => ({ from: from - part.from, to: to - part.from }));
      const said = { place, text: text.slice(sentence.from, sentence.from + sentence.text.length).trim() };
      for (const one of [
        ...proofNumbers(clause, elsewhere, basis, context),
        ...proofLists(clause, elsewhere, basis),
        ...proofOrder(clause, elsewhere, basis),
      ])
        places.push(typeof one === 'object' ? { ...said, ...one } : one);
      remember(context, clause);
    }
  }
  // What a paragraph names of a region holds to its end; a heading's to the next heading.
  if (!isHeading) context.region = around;
  return { places, context };
}

type Slip = Omit<ProofFinding, 'place' | 'text'>;
type Outcome = Slip | 'agrees' | 'unclear';

interface TextStretch {
  readonly text: string;
  readonly from: number;
}

function stretches(text: string, offset: number, ends: RegExp): readonly TextStretch[] {
  const found: TextStretch[] = [];
  let from = 0;
  for (const { index, 0: end } of text.matchAll(ends)) {
    found.push({ text: text.slice(from, index), from: offset + from });
    from = index + end.length;
  }
  return [...found, { text: text.slice(from), from: offset + from }].filter((one) => one.text.trim() !== '');
}

function remember(context: ClauseContext, { mentions }: Clause): void {
  for (const { kind, key } of mentions) {
    if (kind === 'cohort') context.cohort = key;
    if (kind === 'region') context.region = key;
    if (kind === 'indicator') [context.indicator, context.topic] = [key, key];
  }
}

type Skipped = readonly { readonly from: number; readonly to: number }[];
const isSkipped = (skipped: Skipped, from: number, to: number): boolean =>
  skipped.some((one) => from < one.to && one.from < to);

/** What is counted in controls too is what a share after them is of. */
function proofNumbers(clause: Clause, skipped: Skipped, basis: ProofBasis, context: ClauseContext): readonly Outcome[] {
  const numbers = clauseNumbers(clause.text);
  const kinds = (['cohort', 'region', 'indicator', 'tier'] as const).map((kind) =>
    clause.mentions.filter((mention) => mention.kind === kind),
  );
  return numbers.flatMap((number): readonly Outcome[] => {
    const own = undistributed(clause.text, number, numbers, kinds);
    const id =
      own === null
        ? numberFact(clause, number)
        : numberFact({ ...clause, text: own.text, mentions: clauseMentions(own.text, basis) }, own.number);
    if (id !== null && /^(?:above|tier-count):/.test(id)) context.counted = id;
    if (isSkipped(skipped, number.from, number.to)) return [];
    const fact = id === null ? 'missing' : factAgain(basis.facts, id);
    if (id === null || typeof fact === 'string') return ['unclear'];
    // Of a list its number.
    const expected = fact.members === null ? fact.text : String(fact.members.length);
    if (agreesWith(number, expected)) return ['agrees'];
    return [{ kind: 'number', found: number.text, expected, fact: id }];
  });
}

function proofLists(clause: Clause, skipped: Skipped, basis: ProofBasis): readonly Outcome[] {
  return unitLists(clause.text, clause.mentions).flatMap((list): readonly Outcome[] => {
    if (isSkipped(skipped, list.from, list.to)) return [];
    const cohort = basis.cohorts.find(({ unitNames }) => list.units.every(({ key }) => unitNames.has(key)));
    const id = cohort === undefined ? null : listFact(clause, list, cohort);
    if (cohort === undefined || id === null) return list.units.length > 1 ? ['unclear'] : [];
    const fact = factAgain(basis.facts, id);
    if (typeof fact === 'string' || fact.members === null) return ['unclear'];
    return [listOutcome(clause, list, cohort, id, fact)];
  });
}

function listOutcome(
  clause: Clause,
  list: UnitList,
  { unitNames }: ProofCohort,
  id: string,
  fact: PrintedFact,
): Outcome {
  const members = fact.members ?? [];
  const found = list.units.map(({ key, marked }) => ({ name: unitNames.get(key) ?? key, marked }));
  const expected = members.map(({ plain }) => plain);
  const printed = found.map(({ name, marked }) => name + (marked ? '(+)' : '')).join('、');
  const slip = (kind: Slip['kind']): Slip => ({ kind, found: printed, expected: fact.text, fact: id });
  if (found.some(({ name }) => !expected.includes(name)))
    return slip(found.length === 1 && /^(?:tier|region)-units/.test(id) ? 'tier' : 'list');
  if (namesAll(clause.text, list, expected.length) && new Set(found.map(({ name }) => name)).size < expected.length)
    return slip('list');
  const order = found.map(({ name }) => expected.indexOf(name));
  if (order.some((place, i) => i > 0 && place <= (order[i - 1] ?? -1))) return slip('list');
  // A sentence may say who without marks; where it has some, it has all.
  const marks = found.some(({ marked }) => marked) && members.some(({ text, plain }) => text !== plain);
  const wrong = found.some(({ marked, name }) =>
    members.some(({ text, plain }) => plain === name && marked !== (text !== plain)),
  );
  return marks && wrong ? slip('mark') : 'agrees';
}

/** Regions that a clause calls in falling order of their means. */
function proofOrder(clause: Clause, skipped: Skipped, { cohorts, facts }: ProofBasis): readonly Outcome[] {
  const regions = clause.mentions.filter(({ kind, from, to }) => kind === 'region' && !isSkipped(skipped, from, to));
  if (regions.length < 3 || !/(?:从|由)高到低|high to low/i.test(clause.text)) return [];
  const code =
    clause.mentions.find(({ kind }) => kind === 'cohort')?.key ??
    clause.context.cohort ??
    (cohorts.length === 1 ? cohorts[0]?.code : undefined);
  const fact = factAgain(facts, `region-order:${code ?? ''}`);
  if (typeof fact === 'string' || fact.members === null) return ['unclear'];
  const order = fact.members.map(({ plain }) => plain);
  const said = regions.map(({ key }) => key);
  const wrong = said.some((region, i) => i > 0 && order.indexOf(region) < order.indexOf(said[i - 1] ?? ''));
  const complete = said.length === order.length || /等/.test(clause.text);
  return wrong || !complete
    ? [{ kind: 'list', found: said.join('、'), expected: fact.text, fact: fact.id }]
    : ['agrees'];
}
