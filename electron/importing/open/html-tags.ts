import { decodedEntities } from './html-entities.ts';
import { refuse } from './refusal.ts';

export interface Tag {
  /** In small letters. */
  readonly name: string;
  readonly closing: boolean;
  /** Where the text after it begins. */
  readonly end: number;
  attribute(name: string): string | undefined;
}

/** What no value of an attribute holds, unless its quote is another's. */
const SWALLOWED = /<\/?(?:td|th|tr|table)\b/i;

/** The tag at `<`; null when it is none. Looks at every character once. */
export function tagAt(text: string, start: number): Tag | null {
  const closing = text[start + 1] === '/';
  const from = start + (closing ? 2 : 1);
  let p = from;
  while (p < text.length && /[\w:!?-]/.test(text[p]!)) p += 1;
  if (p === from) return null;
  const name = text.slice(from, p).toLowerCase();
  const attributesFrom = p;
  let quote = '';
  // Only after = a quote begins a value, as browsers have it; elsewhere it is a slip that ends nothing.
  let mayQuote = false;
  // A tag that begins before this one has ended ends it.
  for (; p < text.length && (quote !== '' || (text[p] !== '>' && text[p] !== '<')); p += 1) {
    const c = text[p]!;
    if (quote !== '') quote = c === quote ? '' : quote;
    else if (mayQuote && (c === '"' || c === "'")) {
      quote = c;
      mayQuote = false;
    } else if (!/\s/.test(c)) mayQuote = c === '=';
  }
  const attributes = text.slice(attributesFrom, p);
  // A quote that isn't closed takes in what follows, up to the next one.
  if (quote !== '' || SWALLOWED.test(attributes)) refuse('HTML_OPEN', { text: text.slice(start, start + 40) });
  return {
    name,
    closing,
    end: text[p] === '<' ? p : p + 1,
    attribute: (wanted) => {
      for (const [, key = '', double, single, bare] of attributes.matchAll(
        /([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
      ))
        if (key.toLowerCase() === wanted) return decodedEntities(double ?? single ?? bare ?? '');
      return undefined;
    },
  };
}
