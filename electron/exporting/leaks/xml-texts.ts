import { xmlText } from '../../../shared/base/xml-tokens.ts';
import type { OutgoingText } from '../../../shared/report/leaks/find-leaks.ts';

/** One step through an XML text: a tag by its name with its attributes as they stand, or text between tags. */
export type XmlStep =
  | { readonly kind: 'open' | 'close'; readonly name: string; readonly tag: string }
  | { readonly kind: 'text'; readonly text: string };

/** Tags and texts in their order; comments, declarations and CDATA marks are texts like others, so that nothing hides in them. */
export function* xmlSteps(xml: string): Generator<XmlStep> {
  for (const [piece] of xml.matchAll(/<!--.*?-->|<!\[CDATA\[.*?\]\]>|<[^<>]*>|[^<]+/gs)) {
    if (piece.startsWith('<!--')) yield { kind: 'text', text: piece.slice(4, -3) };
    else if (piece.startsWith('<![CDATA[')) yield { kind: 'text', text: piece.slice(9, -3) };
    else if (piece.startsWith('<')) {
      const name = /^<\/?([^\s/>]+)/.exec(piece)?.[1] ?? '';
      yield { kind: piece.startsWith('</') ? 'close' : 'open', name, tag: piece };
      if (piece.endsWith('/>')) yield { kind: 'close', name, tag: piece };
    } else yield { kind: 'text', text: xmlText(piece) };
  }
}

/** An attribute's value; null without it. */
export function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found === null ? null : xmlText(found[1] ?? found[2] ?? '');
}

/** Names of fonts, on every run of a document. */
const fontAttributes: ReadonlySet<string> = new Set(['w:ascii', 'w:eastAsia', 'w:hAnsi', 'w:cs', 'typeface']);

/** Values of attributes that can be words: alt texts, titles, names, tags of controls. */
export function attributeTexts(tag: string, place: string): readonly OutgoingText[] {
  // Most tags have neither, and there are a hundred thousand of them.
  if (!/\p{Script=Han}|=(?:"[^"]*\s|'[^']*\s|"[^"]*&)/u.test(tag)) return [];
  return [...tag.matchAll(/\s([\w:.-]+)=(?:"([^"]*)"|'([^']*)')/g)].flatMap(([, name = '', double, single]) => {
    const text = xmlText(double ?? single ?? '');
    return !fontAttributes.has(name) && /[\p{Script=Han}\s]/u.test(text)
      ? [{ place: `${place} @${name}`, text, near: 'whole' as const }]
      : [];
  });
}

/** Of a part that nothing better is known of: each text by itself, and all together where they are few. */
export function plainXmlTexts(xml: string, place: string, whole = xml.length < 20_000): readonly OutgoingText[] {
  const texts: OutgoingText[] = [];
  const words: string[] = [];
  for (const step of xmlSteps(xml)) {
    if (step.kind === 'open') {
      texts.push(...attributeTexts(step.tag, place));
      const name = attribute(step.tag, 'name');
      if (name !== null) words.push(name);
    } else if (step.kind === 'text' && step.text.trim() !== '') {
      texts.push({ place, text: step.text, near: 'sentences' });
      words.push(step.text);
    }
  }
  return whole ? [...texts, { place, text: words.join(' | '), near: 'whole' }] : texts;
}
