import type { ReadingLimits } from './limits.ts';
import { refuse } from './refusal.ts';

/** The text of one cell of an OpenDocument sheet, as its elements open and close. */
export interface Paragraphs {
  /** `local`: name in the text namespace, '' of any other element. False: it and all in it are no text of the cell (a note, a drawing, a ruby). */
  open(local: string, attribute: (local: string) => string): boolean;
  add(text: string): void;
  /** False when no element of the cell was open any more: the cell itself closes. */
  close(): boolean;
  /** Paragraphs as lines. */
  text(): string;
}

/** Elements within a paragraph whose text is the cell's. */
const inline: ReadonlySet<string> = new Set(['span', 'a', 'ruby', 'ruby-base', 's', 'tab', 'line-break', 'meta']);

/**
 * White space as OpenDocument 1.3 part 3, 6.1.2 has it: runs count as one, and none at a paragraph's start, unless written as an element. A blank at
 * its end stays, against the standard: LibreOffice writes it so and reads it so.
 */
export function createParagraphs(limits: ReadingLimits): Paragraphs {
  const lines: string[] = [];
  const open: string[] = [];
  let size = 0;
  /** Whether a blank to come is there already. */
  let loose = true;
  const append = (text: string): void => {
    size += text.length;
    if (size > limits.text) refuse('TEXT_TOO_LONG', { part: 'content.xml', size, limit: limits.text });
    lines.push(`${lines.pop() ?? ''}${text}`);
  };
  return {
    open(local, attribute) {
      const within = open.length > 0;
      if (within ? !inline.has(local) : local !== 'p' && local !== 'h') return false;
      open.push(local);
      if (!within) {
        lines.push('');
        loose = true;
      } else if (local === 's') {
        const count = attribute('c');
        append(' '.repeat(/^\d{1,5}$/.test(count) ? Number(count) : 1));
        loose = false;
      } else if (local === 'tab' || local === 'line-break') {
        append(local === 'tab' ? '\t' : '\n');
        loose = false;
      }
      return true;
    },
    add(text) {
      if (open.length === 0) return;
      for (const piece of text.split(/([ \t\r\n]+)/)) {
        if (piece === '') continue;
        const blank = /^[ \t\r\n]/.test(piece);
        if (!blank) append(piece);
        else if (!loose) append(' ');
        loose = blank;
      }
    },
    close: () => open.pop() !== undefined,
    text: () => lines.join('\n'),
  };
}
