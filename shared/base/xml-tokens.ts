import { readNumber } from './read-number.ts';

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** A tag or a text of an XML part with where it stands. An element without content is an `open` and a `close` of no length. */
export interface XmlToken {
  readonly kind: 'open' | 'close' | 'text';
  /** As it is written, with its prefix; empty for texts. */
  readonly name: string;
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** Of a tag: ends itself. */
  readonly alone: boolean;
}

/** Tags and texts of a well-formed part in order; comments and processing instructions are passed over. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  const pieces = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+/g;
  for (const { 0: source, index: start } of xml.matchAll(pieces)) {
    const end = start + source.length;
    if (source.startsWith('<!--') || source.startsWith('<?')) continue;
    if (!source.startsWith('<') || source.startsWith('<![')) {
      yield { kind: 'text', name: '', source, start, end, alone: false };
      continue;
    }
    const name = /^<\/?([^\s/>]+)/.exec(source)?.[1] ?? '';
    const alone = source.endsWith('/>');
    yield { kind: source.startsWith('</') ? 'close' : 'open', name, source, start, end, alone };
    if (alone) yield { kind: 'close', name, source: '', start: end, end, alone };
  }
}

/** The characters that a text of a part stands for. */
export function xmlText(source: string): string {
  if (source.startsWith('<![CDATA[')) return source.slice(9, -3);
  return source.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** A text as it stands in a part, between tags and within attributes. */
export function escapedXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');
}

/** An attribute of a tag; null without it. */
export function xmlAttribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found === null ? null : xmlText(found[1] ?? found[2] ?? '');
}

/** A whole number that a program wrote; 0 for anything else. */
export function wholeNumber(text: string | null | undefined): number {
  const read = readNumber(text ?? '', { whole: true, min: 0 });
  return read.type === 'number' ? read.value : 0;
}
