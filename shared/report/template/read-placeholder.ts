import type { PatternLoop, PatternNode } from '../../model/pattern.ts';
import { parsePattern } from '../patterns/parse-pattern.ts';

/** What a placeholder of a Word template asks for (docs/FORMATS "Word templates"). */
export type Placeholder =
  /** Facts, lists, references and names of the loop around it. */
  | { readonly kind: 'words'; readonly nodes: readonly PatternNode[] }
  | { readonly kind: 'sentence'; readonly id: string }
  | { readonly kind: 'cover'; readonly of: 'title' | 'subtitle' | 'origin' }
  | { readonly kind: 'block'; readonly of: BlockSort; readonly id: string }
  | { readonly kind: 'open'; readonly loop: PatternLoop; readonly separator: string }
  | { readonly kind: 'close'; readonly subject: string };

export type BlockSort = 'table' | 'figure' | 'box' | 'report' | 'contents';

/** Signs as a Chinese keyboard or Word's correction writes them, one for one. */
const signs: Readonly<Record<string, string>> = { '｛': '{', '｝': '}', '：': ':', '“': '"', '”': '"', '＃': '#' };

/** A paragraph's text in which placeholders can be found; as long as before. */
export function evenSigns(text: string): string {
  return text.replace(/[｛｝：“”＃]/g, (sign) => signs[sign] ?? sign);
}

/** Placeholders of a text that {@link evenSigns} gave. */
export const placeholders = /\{\{([^{}]*)\}\}/g;

/** `inner`: between the braces. Null: it is none that there is. */
export function readPlaceholder(inner: string): Placeholder | null {
  const asked = inner.trim();
  if (asked.startsWith('#')) return openLoop(asked.slice(1).trim());
  if (asked.startsWith('/')) return { kind: 'close', subject: asked.slice(1).trim() };
  const [, word = '', rest = ''] = /^([a-z]+)\s*(?::\s*([^]*))?$/.exec(asked) ?? [];
  switch (word) {
    case 'title':
    case 'subtitle':
    case 'origin':
      return rest === '' ? { kind: 'cover', of: word } : null;
    case 'report':
      return { kind: 'block', of: 'report', id: rest };
    case 'contents':
      return ['', 'figures', 'tables', 'boxes'].includes(rest) ? { kind: 'block', of: word, id: rest } : null;
    case 'table':
    case 'figure':
      return rest === '' ? null : { kind: 'block', of: word, id: rest };
    case 'box':
    case 'boxes':
      return (word === 'boxes') === (rest === '') ? { kind: 'block', of: 'box', id: rest } : null;
    case 'sentence':
      return rest === '' ? null : { kind: 'sentence', id: rest };
    case 'fact':
      return rest === '' ? null : words(rest);
    case 'list':
    case 'ref':
      return rest === '' ? null : words(`${word} ${rest}`);
    default:
      // A name of the loop around it.
      return /^[a-z][a-z-]*(?:\|plain)?$/.test(asked) ? words(asked) : null;
  }
}

function words(pattern: string): Placeholder | null {
  const read = parsePattern(`{${pattern}}`);
  return read.ok ? { kind: 'words', nodes: read.value } : null;
}

function openLoop(asked: string): Placeholder | null {
  const tag = /^groups\s/.test(asked) ? asked : `each ${asked}`;
  const read = parsePattern(`{${tag}}{/${tag.replace(/\s[^]*$/, '')}}`);
  const node = read.ok ? read.value[0] : undefined;
  return node?.kind === 'loop' ? { kind: 'open', loop: node.loop, separator: node.separator } : null;
}
