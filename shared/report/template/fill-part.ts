import type { PatternAround } from '../patterns/say-pattern.ts';
import { loopsOf } from './template-loops.ts';
import type { TemplateLoop } from './template-loops.ts';
import { inlineParts, withRuns } from './fill-words.ts';
import { withEdits } from '../../base/text-edits.ts';
import type { TextEdit } from '../../base/text-edits.ts';
import type { TemplateFilling } from './template-filling.ts';
import { templateParagraphs } from './template-paragraphs.ts';
import type { TemplateParagraph } from './template-paragraphs.ts';

const nothingAround: PatternAround = { names: {}, turn: {} };

/** A part of a template, or a stretch of one, with everything that it asks for in its place; what can't be put there stays as it was written. */
export function filledPart(
  xml: string,
  styles: ReadonlyMap<string, string>,
  filling: TemplateFilling,
  around: PatternAround = nothingAround,
): string {
  const paragraphs = templateParagraphs(xml, styles);
  const { loops, broken } = loopsOf(paragraphs);
  const edits: TextEdit[] = [];
  for (const paragraph of paragraphs) {
    const loop = loops.find(({ first }) => first === paragraph);
    if (loop) edits.push({ from: loop.from, to: loop.to, text: filledLoop(xml, loop, styles, filling, around) });
    if (loops.some(({ from, to }) => paragraph.from >= from && paragraph.to <= to)) continue;
    if (paragraph.level > 0 && paragraph.found.length === 0) {
      const at = paragraph.begins;
      edits.push({ from: at, to: at, text: filling.heading(paragraph) });
    }
    if (paragraph.found.length === 0) continue;
    const block = blockEdit(paragraph, filling);
    edits.push(...(block ?? withRuns(paragraph, inlineParts(paragraph, filling, around, broken))));
  }
  return withEdits(xml, edits);
}

function filledLoop(
  xml: string,
  loop: TemplateLoop,
  styles: ReadonlyMap<string, string>,
  filling: TemplateFilling,
  around: PatternAround,
): string {
  const { asked, first, opening } = loop;
  const found = filling.facts.turns(asked.loop, [around.turn]);
  const state = found === 'unknown loop' ? 'unknown' : found.turns.length === 0 ? 'missing' : 'ok';
  filling.log({ text: opening.text, place: filling.placeOf(first), state });
  if (found === 'unknown loop') return xml.slice(loop.from, loop.to);
  const body = bodyOf(xml, loop);
  return found.turns
    .map((turn, at) => {
      // Every turn asks for the same: it is told of once, at the place of the loop.
      const own = { ...filling, placeOf: () => filling.placeOf(first), ...(at === 0 ? {} : { log: () => undefined }) };
      const inner = { names: { ...around.names, ...found.names }, turn: { ...around.turn, ...turn } };
      return filledPart(at === 0 ? body : unmarked(body), styles, own, inner);
    })
    .join('');
}

/** What each turn says: the row without the loop's two signs, or what stands between its two paragraphs. */
function bodyOf(xml: string, { ofRows, from, to, first, last, opening, closing }: TemplateLoop): string {
  if (!ofRows) return xml.slice(first.to, last.from);
  const nothing = (): string => '';
  const edits = [
    ...withRuns(first, [{ ...opening, runs: nothing }]),
    ...withRuns(last, [{ ...closing, runs: nothing }]),
  ];
  return withEdits(
    xml.slice(from, to),
    edits.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from })),
  );
}

/** Without bookmarks and the numbers that Word gives paragraphs: both stand once in a document. */
function unmarked(xml: string): string {
  const ids = new Set([...xml.matchAll(/<w:bookmarkStart\b[^>]*w:id="(\d+)"[^>]*>/g)].map(([, id]) => id));
  return xml
    .replace(/<w:bookmark(?:Start|End)\b[^>]*w:id="(\d+)"[^>]*\/>/g, (mark, id: string) => (ids.has(id) ? '' : mark))
    .replace(/ w14:(?:paraId|textId)="[^"]*"/g, '');
}

/** A table, figure, box or the report in the place of its paragraph; null: the paragraph asks for none. */
function blockEdit(paragraph: TemplateParagraph, filling: TemplateFilling): readonly TextEdit[] | null {
  const asked = paragraph.found.find((found) => found.asked?.kind === 'block');
  if (asked?.asked?.kind !== 'block') return null;
  const { of, id } = asked.asked;
  const alone = paragraph.text.trim() === asked.text;
  const made = alone ? filling.block(of, id, paragraph) : { state: 'not-alone' as const };
  filling.log({
    text: asked.text,
    place: filling.placeOf(paragraph),
    state: 'state' in made ? made.state : 'ok',
  });
  if ('xml' in made) return [{ from: paragraph.from, to: paragraph.to, text: made.xml }];
  return made.state === 'missing' ? withRuns(paragraph, [{ ...asked, runs: () => '' }]) : [];
}
