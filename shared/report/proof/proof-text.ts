import type { ProofFinding } from '../../model/manuscript.ts';
import { factAgain } from '../patterns/fact-again.ts';
import type { PrintedFact } from '../patterns/say-pattern.ts';
import { clauseMentions } from './clause-mentions.ts';
import type { Clause, ClauseContext } from './clause.ts';
import { evenText } from '../even-text.ts';
import { listFact, namesAll, unitLists } from './list-fact.ts';
import type { UnitList } from './list-fact.ts';
import { clauseNumbers, numberFact } from './number-fact.ts';
import type { ProofBasis, ProofCohort } from './proof-basis.ts';

/** What a check of some text came to. */
export interface Proofed {
  readonly checked: number;
  readonly unclear: number;
  readonly findings: readonly ProofFinding[];
}

/** A paragraph to check. `skipped`: stretches that were checked otherwise; they still say what others are about. */
export interface ProofParagraph {
  readonly text: string;
  readonly place: string;
  readonly isHeading: boolean;
  readonly skipped: readonly { readonly from: number; readonly to: number }[];
}

/** Paragraphs in their order, since what one is about may stand in those before it. */
export function proofText(paragraphs: readonly ProofParagraph[], basis: ProofBasis): Proofed {
  let context: Readonly<ClauseContext> = { cohort: null, region: null, indicator: null };
  let [checked, unclear] = [0, 0];
  const findings: ProofFinding[] = [];
  /** The one cohort that the heading above names. */
  let headed: string | null = null;
  for (const paragraph of paragraphs) {
    if (paragraph.isHeading) headed = headedCohort(paragraph.text, basis);
    // A paragraph that names no cohort is about its heading's, else about the one that it agrees with best, all of it.
    const spoken = headed === null ? [context.cohort, ...basis.cohorts.map(({ code }) => code)] : [headed];
    const [best] = [...new Set(spoken)]
      .map((cohort) => proofParagraph(paragraph, { ...context, cohort }, basis))
      .sort((a, b) => a.findings.length - b.findings.length || a.unclear - b.unclear);
    if (best === undefined) continue;
    checked += best.checked;
    unclear += best.unclear;
    findings.push(...best.findings);
    context = best.context;
  }
  return { checked, unclear, findings };
}

function headedCohort(text: string, basis: ProofBasis): string | null {
  const named = clauseMentions(evenText(text), basis).filter(({ kind }) => kind === 'cohort');
  const codes = new Set(named.map(({ key }) => key));
  return codes.size === 1 ? (named[0]?.key ?? null) : null;
}

function proofParagraph(
  { text, place, isHeading, skipped }: ProofParagraph,
  before: ClauseContext,
  basis: ProofBasis,
): Proofed & { readonly context: ClauseContext } {
  const even = evenText(text);
  const context = { ...before };
  const done = { checked: 0, unclear: 0, findings: new Array<ProofFinding>() };
  if (isHeading) context.region = clauseMentions(even, basis).find(({ kind }) => kind === 'region')?.key ?? null;
  const around = context.region;
  for (const sentence of stretches(even, 0, /[。！？\n]|[!?.](?=\s|$)/g)) {
    context.indicator = null;
    for (const part of stretches(sentence.text, sentence.from, /[；;]/g)) {
      const mentions = clauseMentions(part.text, basis);
      const clause = { ...part, sentence: sentence.text, mentions, context: { ...context }, cohorts: basis.cohorts };
      const elsewhere = skipped.map(({ from, to }) => ({ from: from - part.from, to: to - part.from }));
      const said = { place, text: text.slice(sentence.from, sentence.from + sentence.text.length).trim() };
      for (const one of [proofNumbers, proofLists, proofOrder].flatMap((proof) => proof(clause, elsewhere, basis))) {
        if (one === 'unclear') done.unclear += 1;
        else done.checked += 1;
        if (typeof one === 'object') done.findings.push({ ...said, ...one });
      }
      remember(context, clause);
    }
  }
  // What a paragraph names of a region holds to its end; a heading's to the next heading.
  if (!isHeading) context.region = around;
  return { ...done, context };
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
    if (kind === 'indicator') context.indicator = key;
  }
}

type Skipped = readonly { readonly from: number; readonly to: number }[];
const isSkipped = (skipped: Skipped, from: number, to: number): boolean =>
  skipped.some((one) => from < one.to && one.from < to);

function proofNumbers(clause: Clause, skipped: Skipped, { facts }: ProofBasis): readonly Outcome[] {
  return clauseNumbers(clause.text).flatMap((number): readonly Outcome[] => {
    if (isSkipped(skipped, number.from, number.to)) return [];
    const id = numberFact(clause, number);
    const fact = id === null ? 'missing' : factAgain(facts, id);
    if (id === null || typeof fact === 'string') return ['unclear'];
    if (agrees(number.text, fact.text, number.decimals)) return ['agrees'];
    return [{ kind: 'number', found: number.text, expected: fact.text, fact: id }];
  });
}

/** Whether a number is the printed one, or that with fewer decimals. */
function agrees(found: string, expected: string, decimals: number): boolean {
  const plain = (text: string): string => text.replace(/[\s,%]/g, '');
  if (plain(found) === plain(expected)) return true;
  const [whole = '', fraction = ''] = plain(expected).split('.');
  if (decimals >= fraction.length || !/^-?\d+$/.test(whole) || !/^\d*$/.test(fraction)) return false;
  // Rounded in tenths of the last digit, as text: 85.125 has no exact double.
  const scaled = BigInt(`${whole}${fraction}`);
  const step = 10n ** BigInt(fraction.length - decimals);
  const rounded = (scaled + step / 2n) / step;
  return plain(found).replace('.', '') === String(rounded);
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
