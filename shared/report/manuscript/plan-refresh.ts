import type { ManuscriptChange, ManuscriptLeft } from '../../model/manuscript.ts';
import { factAgain } from '../patterns/fact-again.ts';
import { printFact } from '../patterns/say-pattern.ts';
import type { PatternFacts } from '../patterns/say-pattern.ts';
import { textsDigest } from './block-digest.ts';
import type { DocumentPlace, EditedControl, EditedDocument } from './edited-document.ts';
import type { PrintedValue, PrintedValues } from './printed-values.ts';

/** A block as the result makes it now. */
export interface CurrentBlock {
  readonly digest: string;
  /** Empty of a picture. */
  readonly texts: readonly string[];
}

export interface RefreshBasis {
  /** Codes of the cohorts whose results are given. */
  readonly cohorts: ReadonlySet<string>;
  readonly facts: PatternFacts;
  /** By tag. */
  readonly blocks: ReadonlyMap<string, CurrentBlock>;
  /** Hash of the picture that a relation of a document, by its position, leads to; null where there is none. */
  readonly pictureHash: (relation: string, document: number) => string | null;
  /** Also what an editor changed. */
  readonly replaceEdited: boolean;
}

export interface PlannedValue {
  readonly control: EditedControl;
  readonly tag: string;
  /** New text of a fact; null of a block, which is made anew. */
  readonly text: string | null;
}

export interface RefreshPlan {
  /** Of each document. */
  readonly values: readonly (readonly PlannedValue[])[];
  readonly changes: readonly ManuscriptChange[];
  readonly left: readonly ManuscriptLeft[];
  readonly unchanged: number;
  /** What each value was last printed with, for the custom part: one that was left keeps what it had. */
  readonly printed: readonly PrintedValue[];
}

type Verdict =
  | { readonly kind: 'unchanged' | 'deleted' }
  | {
      readonly kind: 'left';
      readonly why: ManuscriptLeft['why'];
      readonly found: string;
      readonly expected: string | null;
    }
  | { readonly kind: 'new'; readonly text: string | null; readonly old: string; readonly now: string };

/** What has to be done to the controls of a body and what stands beside it so that they say the result. Nothing outside a control is looked at. */
export function planRefresh(
  documents: readonly EditedDocument[],
  printed: PrintedValues,
  basis: RefreshBasis,
): RefreshPlan {
  const known = valueLookup(printed.values);
  const values = documents.map(() => new Array<PlannedValue>());
  const changes: ManuscriptChange[] = [];
  const left: ManuscriptLeft[] = [];
  const [held, said] = [new Set<string>(), new Set<string>()];
  let unchanged = 0;
  for (const [at, control] of documents.flatMap(({ controls }, i) => controls.map((one) => [i, one] as const))) {
    const { tag } = control;
    const value = known(control);
    const verdict = verdictOf(control, value, basis, at);
    const place = placeText(control.place);
    if (verdict.kind === 'unchanged') unchanged += 1;
    if (verdict.kind === 'left')
      left.push({ fact: tag, why: verdict.why, found: verdict.found, expected: verdict.expected, place });
    if (verdict.kind === 'new') {
      values[at]?.push({ control, tag, text: verdict.text });
      changes.push({ fact: tag, old: verdict.old, new: verdict.now, place });
    }
    (verdict.kind === 'left' ? held : said).add(value?.id ?? '');
  }
  const renewed = printed.values.map((value) =>
    said.has(value.id) && !held.has(value.id) ? asPrintedNow(value, basis) : value,
  );
  return { values, changes, left, unchanged, printed: renewed };
}

/** The printed value of a control, by its number, or, of one that was copied, by its tag. */
export function valueLookup(values: readonly PrintedValue[]): (control: EditedControl) => PrintedValue | null {
  const byId = new Map(values.map((value) => [value.id, value]));
  const byTag = new Map(values.toReversed().map((value) => [value.tag, value]));
  return ({ id, tag }) => {
    const own = byId.get(id);
    return own?.tag === tag ? own : (byTag.get(tag) ?? null);
  };
}

export function placeText({ heading, paragraph }: DocumentPlace): string {
  return heading === '' ? `¶${paragraph}` : `${heading} ¶${paragraph}`;
}

function isBlock(tag: string): boolean {
  return /^(?:table|figure|notes):/.test(tag);
}

function verdictOf(control: EditedControl, value: PrintedValue | null, basis: RefreshBasis, document: number): Verdict {
  if (control.state === 'deleted') return { kind: 'deleted' };
  const found = control.texts.join('');
  if (control.state === 'tracked' && found === '' && control.pictures.length === 0) return { kind: 'deleted' };
  return isBlock(control.tag)
    ? blockVerdict(control, value, basis, document)
    : factVerdict(control, found, value, basis);
}

function factVerdict(control: EditedControl, found: string, value: PrintedValue | null, basis: RefreshBasis): Verdict {
  const fact = factAgain(basis.facts, control.tag);
  const text = typeof fact === 'string' ? null : printFact(fact, value?.form ?? {});
  if (text === null || text === '')
    return { kind: 'left', why: isKnown(control.tag, fact, basis) ? 'gone' : 'unknown', found, expected: null };
  if (found === text) return { kind: 'unchanged' };
  if (control.state === 'tracked') return { kind: 'left', why: 'tracked', found, expected: text };
  const edited = found !== value?.printed || control.runs.length === 0;
  if (edited && (!basis.replaceEdited || control.runs.length === 0))
    return { kind: 'left', why: 'edited', found, expected: text };
  return { kind: 'new', text, old: found, now: text };
}

/** Whether a fact is one of a result that is given: of another cohort's nobody knows what became. */
function isKnown(tag: string, fact: unknown, { cohorts }: RefreshBasis): boolean {
  return fact !== 'unknown id' && cohorts.has(tag.split(':')[1] ?? '');
}

function blockVerdict(
  control: EditedControl,
  value: PrintedValue | null,
  basis: RefreshBasis,
  document: number,
): Verdict {
  const current = basis.blocks.get(control.tag);
  const isPicture = control.tag.startsWith('figure:');
  if (current === undefined) return { kind: 'left', why: 'gone', found: '', expected: null };
  const now = isPicture ? null : textsDigest(control.texts);
  if (current.digest === (isPicture ? value?.printed : now)) return { kind: 'unchanged' };
  const { old, fresh } = differingTexts(control.texts, current.texts);
  if (control.state === 'tracked') return { kind: 'left', why: 'tracked', found: old, expected: fresh };
  const pictures = control.pictures.map((relation) => basis.pictureHash(relation, document));
  const asPrinted = isPicture ? pictures.length === 1 && pictures[0] === value?.picture : now === value?.printed;
  const replaceable = !isPicture || pictures.length === 1;
  if (!asPrinted && !(basis.replaceEdited && replaceable))
    return { kind: 'left', why: 'edited', found: old, expected: fresh };
  return { kind: 'new', text: null, old, now: fresh };
}

/** Texts listed of a block, and the most of them. */
const LISTED = 20;

/** The texts that differ, where a block has as many as before; else nothing, since they can't be told apart. */
function differingTexts(
  before: readonly string[],
  after: readonly string[],
): { readonly old: string; readonly fresh: string } {
  const said = (texts: readonly string[]): readonly string[] =>
    texts.map((text) => text.trim()).filter((text) => text !== '');
  const [olds, news] = [said(before), said(after)];
  if (olds.length !== news.length) return { old: '', fresh: '' };
  const changed = olds
    .flatMap((text, i) => (text.replace(/\s+/g, '') === news[i]?.replace(/\s+/g, '') ? [] : [i]))
    .slice(0, LISTED);
  const listed = (texts: readonly string[]): string => changed.map((i) => texts[i] ?? '').join(' | ');
  return { old: listed(olds), fresh: listed(news) };
}

function asPrintedNow(value: PrintedValue, { facts, blocks }: RefreshBasis): PrintedValue {
  if (isBlock(value.tag)) return { ...value, printed: blocks.get(value.tag)?.digest ?? value.printed };
  const fact = factAgain(facts, value.tag);
  return typeof fact === 'string' ? value : { ...value, printed: printFact(fact, value.form) };
}
