import type { ProofFinding } from '../../model/manuscript.ts';
import { evenText } from '../even-text.ts';
import type { ProofBasis } from './proof-basis.ts';
import type { Proofed } from './proof-text.ts';

/** A paragraph that may be a caption or refer to one. */
export interface LabelledParagraph {
  readonly text: string;
  readonly place: string;
  readonly style: string;
  /** Tag of the table under it or the picture over it (`table:T2-1`), where that is known. */
  readonly beside: string | null;
  readonly bookmarks: readonly string[];
  readonly references: readonly { readonly from: number; readonly to: number; readonly bookmark: string }[];
}

const label = '(表|图|专栏|Table|Figure|Box)\\s*((?:[A-Z]-?)?\\d+(?:-\\d+)*)';
const caption = new RegExp(`^\\s*(续)?${label}(?:\\s*\\(continued\\))?\\s+(\\S.*)$`, 'i');

interface Caption {
  readonly kind: string;
  readonly number: string;
  readonly title: string;
}

/** The caption that a paragraph is; null for other text. */
export function captionOf(text: string, style: string): (Caption & { readonly continued: boolean }) | null {
  const found = caption.exec(evenText(text));
  if (found === null || (!/caption|题注/.test(style) && (text.length > 90 || /[。；]/.test(text)))) return null;
  const [, continued, kind = '', number = '', title = ''] = found;
  return {
    continued: continued !== undefined || /continued|[（(]续表?[)）]/i.test(text),
    kind,
    number,
    title: folded(title),
  };
}

const folded = (text: string): string => evenText(text).replace(/\s+/g, '').toLowerCase();
const keyOf = (kind: string, number: string): string => `${kind.toLowerCase()} ${number}`;

/** Numbers of captions against what they stand under or over and are called, and references against the captions that there are. */
export function proofCaptions(paragraphs: readonly LabelledParagraph[], { blocks }: ProofBasis): Proofed {
  const known = knownCaptions(blocks);
  const findings: ProofFinding[] = [];
  let checked = 0;
  let unclear = 0;
  const present = new Set<string>();
  const byBookmark = new Map<string, string>();
  const foreign = new Map<string, number>();
  const counted = new Map<string, number>();
  for (const { text, place, style, beside, bookmarks } of paragraphs) {
    const found = captionOf(text, style);
    if (found === null) continue;
    const key = keyOf(found.kind, found.number);
    for (const name of bookmarks) byBookmark.set(name, key);
    if (found.continued) continue;
    const listed = endsInPage.test(text);
    const twice = !listed && present.has(key);
    if (!listed) present.add(key);
    const chapter = chapterOf(key);
    const ordinal = (counted.get(chapter) ?? 0) + (listed ? 0 : 1);
    counted.set(chapter, ordinal);
    const called = known.byTitle.get(`${found.kind.toLowerCase()} ${found.title}`) ?? [];
    // Two cohorts may have one of the same title.
    const own = beside === null ? (called.find((one) => one.key === key) ?? called[0]) : known.byTag.get(beside);
    if (own === undefined) {
      // One of the editor's own: what follows in the chapter may be numbered on.
      foreign.set(chapter, (foreign.get(chapter) ?? 0) + 1);
      if (twice) {
        checked += 1;
        findings.push({ kind: 'caption', place, text, ...numberedTwice(found, ordinal), fact: '' });
      } else if (known.byLabel.has(key)) unclear += 1;
      continue;
    }
    checked += 1;
    const shift = foreign.get(chapterOf(own.key)) ?? 0;
    const numbered = key === own.key || key === shifted(own.key, shift);
    const another = beside !== null && found.title !== own.title && known.titles.has(found.title);
    if (!numbered || another)
      findings.push({
        kind: 'caption',
        place,
        text,
        found: `${found.kind} ${found.number}`,
        expected: own.printed,
        fact: own.tag,
      });
    else if (twice) findings.push({ kind: 'caption', place, text, ...numberedTwice(found, ordinal), fact: own.tag });
  }
  const labels = present.size > 0 ? present : new Set(known.byLabel.keys());
  const cited = proofReferences(paragraphs, labels, byBookmark, usualReferences(blocks, known, foreign));
  return { checked: checked + cited.checked, unclear, findings: [...findings, ...cited.findings] };
}

/** An entry of a list of captions, as text copied out of one has it: not a caption itself. */
const endsInPage = /(?:\t|[.…·]{2,})\s*\d+\s*$/;

/** Of two captions with one and the same number the later one has the number that its place among those of its chapter gives. */
function numberedTwice(
  { kind, number }: Caption,
  ordinal: number,
): { readonly found: string; readonly expected: string } {
  return { found: `${kind} ${number}`, expected: `${kind} ${number.replace(/\d+$/, String(ordinal))}` };
}

interface KnownCaption {
  readonly key: string;
  readonly tag: string;
  readonly title: string;
  readonly printed: string;
}

function knownCaptions(blocks: ProofBasis['blocks']): {
  readonly byTitle: ReadonlyMap<string, readonly KnownCaption[]>;
  readonly byTag: ReadonlyMap<string, KnownCaption>;
  readonly byLabel: ReadonlyMap<string, KnownCaption>;
  readonly titles: ReadonlySet<string>;
} {
  const byTitle = new Map<string, KnownCaption[]>();
  const byTag = new Map<string, KnownCaption>();
  const byLabel = new Map<string, KnownCaption>();
  for (const block of blocks) {
    if (block.kind !== 'table' && block.kind !== 'figure') continue;
    const read = captionOf(`${block.label}  ${block.caption}`, 'caption');
    if (read === null) continue;
    const key = keyOf(read.kind, read.number);
    const one = {
      key,
      tag: `${block.kind}:${block.id}`,
      title: read.title,
      printed: `${block.label} ${block.caption}`,
    };
    const title = `${read.kind.toLowerCase()} ${read.title}`;
    byTitle.set(title, [...(byTitle.get(title) ?? []), one]);
    byTag.set(one.tag, one);
    byLabel.set(key, one);
  }
  return { byTitle, byTag, byLabel, titles: new Set([...byTag.values()].map(({ title }) => title)) };
}

/** The captions that the report's own paragraph refers to, where a paragraph is one of the report's, perhaps in other words; null: it is none. */
function usualReferences(
  blocks: ProofBasis['blocks'],
  { byTag }: ReturnType<typeof knownCaptions>,
  foreign: ReadonlyMap<string, number>,
): (text: string) => ReadonlySet<string> | null {
  const own = blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.refs.length > 0 ? [{ refs: block.refs, pairs: pairsOf(block.text) }] : [],
  );
  return (text) => {
    const pairs = pairsOf(text);
    let best: readonly string[] = [];
    let most = 0.5;
    for (const { refs, pairs: other } of own) {
      const shared = [...pairs].filter((pair) => other.has(pair)).length;
      const alike = (2 * shared) / (pairs.size + other.size);
      if (alike <= most) continue;
      most = alike;
      best = refs;
    }
    const keys = best.flatMap((id) => [`table:${id}`, `figure:${id}`].flatMap((tag) => byTag.get(tag)?.key ?? []));
    // What the editor numbered on is right as well.
    const numbered = keys.flatMap((key) => [key, shifted(key, foreign.get(chapterOf(key)) ?? 0)]);
    return numbered.length === 0 ? null : new Set(numbered);
  };
}

/** Letters side by side, of the words alone. */
function pairsOf(text: string): ReadonlySet<string> {
  const letters = folded(text).replace(/[\d.%、，。（）()“”"]/g, '');
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)));
}

/** `图 3` of `图 3-4`. */
function chapterOf(key: string): string {
  return key.replace(/-\d+$/, '');
}

function shifted(key: string, by: number): string {
  return key.replace(/\d+$/, (last) => String(BigInt(last) + BigInt(by)));
}

function proofReferences(
  paragraphs: readonly LabelledParagraph[],
  present: ReadonlySet<string>,
  byBookmark: ReadonlyMap<string, string>,
  usual: (text: string) => ReadonlySet<string> | null,
): { readonly checked: number; readonly findings: readonly ProofFinding[] } {
  const findings: ProofFinding[] = [];
  let checked = 0;
  for (const { text, place, style, references } of paragraphs) {
    if (captionOf(text, style) !== null) continue;
    const even = evenText(text);
    for (const { 0: found, 1: kind = '', 2: number = '', index } of even.matchAll(new RegExp(label, 'gi'))) {
      // 图书, 表 of a form: a label has a number with a chapter.
      if (!number.includes('-')) continue;
      checked += 1;
      const field = references.find(({ from, to }) => index >= from && index < to);
      const wanted = field === undefined ? undefined : byBookmark.get(field.bookmark);
      const key = keyOf(kind, number);
      const said = wanted === undefined ? usual(text) : null;
      const right = wanted === undefined ? present.has(key) && (said?.has(key) ?? true) : wanted === key;
      if (right) continue;
      const expected = wanted ?? [...(said ?? [])].filter((one) => one.startsWith(kind.toLowerCase())).join('、');
      findings.push({ kind: 'reference', place, text, found, expected, fact: field?.bookmark ?? '' });
    }
  }
  return { checked, findings };
}
