import type { PatternNode } from '../../model/pattern.ts';
import type { PlaceholderState } from '../../model/word-template.ts';
import { escapedXml } from '../../base/xml-tokens.ts';
import { sayPattern } from '../patterns/say-pattern.ts';
import type { PatternAround, SaidPiece } from '../patterns/say-pattern.ts';
import type { TextEdit } from '../../base/text-edits.ts';
import type { TemplateFilling } from './template-filling.ts';
import type { FoundPlaceholder, TemplateParagraph } from './template-paragraphs.ts';

/** A stretch of a paragraph's text and the runs that take its place. */
export interface WordsPart {
  readonly from: number;
  readonly to: number;
  readonly runs: (look: string) => string;
}

/** What a paragraph's placeholders are replaced by, but those that are no words; each is told of. `broken`: halves of loops without the other. */
export function inlineParts(
  paragraph: TemplateParagraph,
  filling: TemplateFilling,
  around: PatternAround,
  broken: ReadonlySet<FoundPlaceholder>,
): readonly WordsPart[] {
  const parts: WordsPart[] = [];
  for (let at = 0; at < paragraph.found.length; at += 1) {
    const found = paragraph.found[at];
    if (!found) break;
    const end = found.asked?.kind === 'open' && !broken.has(found) ? closingOf(paragraph, at) : null;
    const said = end === null ? saidHere(found, filling, around) : saidLoop(paragraph, at, end, filling, around);
    filling.log({ text: found.text, place: filling.placeOf(paragraph), state: said.state });
    const to = end === null ? found.to : (paragraph.found[end]?.to ?? found.to);
    if (said.pieces !== null) {
      const { pieces } = said;
      parts.push({ from: found.from, to, runs: (look) => filling.runs(pieces, look) });
    }
    if (end !== null) at = end;
  }
  return parts;
}

interface Said {
  readonly state: PlaceholderState;
  /** Null: the placeholder stays as it is written. */
  readonly pieces: readonly SaidPiece[] | null;
}

const unknown: Said = { state: 'unknown', pieces: null };
const missing: Said = { state: 'missing', pieces: [] };

function saidHere({ asked }: FoundPlaceholder, filling: TemplateFilling, around: PatternAround): Said {
  switch (asked?.kind) {
    case 'words':
      return saidNodes(asked.nodes, filling, around);
    case 'cover':
      return { state: 'ok', pieces: [{ text: filling.cover[asked.of], fact: null }] };
    case 'sentence': {
      const pieces = filling.sentence(asked.id);
      if (pieces === 'unknown') return unknown;
      return pieces === null ? missing : { state: 'ok', pieces };
    }
    case 'open':
    case 'close':
      return { state: 'loop', pieces: null };
    default:
      return unknown;
  }
}

function saidNodes(nodes: readonly PatternNode[], { facts }: TemplateFilling, around: PatternAround): Said {
  const said = sayPattern(nodes, facts, around);
  if (!said.ok) return unknown;
  return said.value === null ? missing : { state: 'ok', pieces: said.value };
}

/** A loop within the paragraph is said as a pattern's loop is, in the look of its beginning. */
function saidLoop(
  paragraph: TemplateParagraph,
  at: number,
  end: number,
  filling: TemplateFilling,
  around: PatternAround,
): Said {
  const node = loopNode(paragraph, at, end);
  return node === null ? unknown : saidNodes([node], filling, around);
}

function loopNode(paragraph: TemplateParagraph, at: number, end: number): PatternNode | null {
  const opening = paragraph.found[at];
  if (opening?.asked?.kind !== 'open') return null;
  const body: PatternNode[] = [];
  let from = opening.to;
  for (let i = at + 1; i <= end; i += 1) {
    const found = paragraph.found[i];
    if (!found) return null;
    if (found.from > from) body.push({ kind: 'text', text: paragraph.text.slice(from, found.from) });
    from = found.to;
    if (i === end) break;
    if (found.asked?.kind === 'words') body.push(...found.asked.nodes);
    else if (found.asked?.kind === 'open') {
      const inner = closingOf(paragraph, i);
      const node = inner === null ? null : loopNode(paragraph, i, inner);
      if (inner === null || node === null) return null;
      body.push(node);
      from = paragraph.found[inner]?.to ?? from;
      i = inner;
    } else return null;
  }
  const { loop, separator } = opening.asked;
  return { kind: 'loop', loop, separator, body, column: 0 };
}

/** Position of the end of the loop that begins at `at`; null: it isn't in this paragraph. */
function closingOf({ found }: TemplateParagraph, at: number): number | null {
  let depth = 0;
  for (let i = at; i < found.length; i += 1) {
    const kind = found[i]?.asked?.kind;
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    if (depth === 0) return i;
  }
  return null;
}

/** The texts of a paragraph with the parts replaced, however Word split them over runs. New runs stand where a part began, in the look of that run. */
export function withRuns({ pieces }: TemplateParagraph, parts: readonly WordsPart[]): readonly TextEdit[] {
  return pieces.flatMap(({ from, to, at, text, look }): readonly TextEdit[] => {
    const end = at + text.length;
    const own = parts.filter((part) => part.from < end && part.to > at);
    if (own.length === 0) return [];
    let written = '';
    let kept = at;
    for (const part of own) {
      written += textElement(text.slice(kept - at, Math.max(kept, part.from) - at));
      const runs = part.from >= at ? part.runs(look) : '';
      if (runs !== '') written += `</w:r>${runs}<w:r>${look}`;
      kept = Math.min(part.to, end);
    }
    return [{ from, to, text: written + textElement(text.slice(kept - at)) }];
  });
}

function textElement(text: string): string {
  return text === '' ? '' : `<w:t xml:space="preserve">${escapedXml(text)}</w:t>`;
}
