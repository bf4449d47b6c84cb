import { escapedText } from './escaped-text.ts';
import type { ReadingLimits } from './limits.ts';
import { MainPrefix } from './main-prefix.ts';
import { streamPart } from './part-bytes.ts';
import { refuse } from './refusal.ts';
import { utf8Chunks } from './utf8-chunks.ts';
import { CLOSE, NEED, OPEN, XmlTokeniser } from './xml-tokeniser.ts';
import type { ZipPart } from './zip-directory.ts';

/** All strings of the workbook, by index. Rich text is joined, phonetic text left out. Throws a Refusal. */
export async function readSharedStrings(
  fd: number,
  part: ZipPart,
  limits: ReadingLimits,
  onBytes: (bytes: number) => void,
): Promise<readonly string[]> {
  if (part.unpacked > limits.stringBytes)
    refuse('SST_TOO_BIG', { part: part.name, size: part.unpacked, limit: limits.stringBytes });
  const scan = stringScan(part.name, limits);
  for await (const chunk of utf8Chunks(part.name, streamPart(fd, part))) {
    scan.feed(chunk);
    onBytes(chunk.length);
  }
  return scan.finish();
}

/**
 * Structure by depth: sst 1, si 2, then t or r 3, and t inside r 4. Anything else below si (rPh, rPr, phoneticPr, extLst) is passed over whole.
 */
function stringScan(part: string, limits: ReadingLimits): { feed(chunk: Buffer): void; finish(): readonly string[] } {
  const tokens = new XmlTokeniser(part, limits);
  const prefix = new MainPrefix(part);
  const strings: string[] = [];
  let current = '';
  let inItem = false;
  let inText = false;
  let inRun = false;
  /** Depth of the element being passed over, 0 when none. */
  let skipped = 0;
  const open = (): void => {
    const { buf, nameStart, nameEnd, depth, selfClosing } = tokens;
    const level = selfClosing ? depth + 1 : depth;
    if (skipped > 0) return;
    if (inText) refuse('XML', { part, detail: 'element in text' });
    if (level === 1) {
      prefix.bind(tokens, 'sst');
      return;
    }
    const length = nameEnd - nameStart;
    const first = buf[nameStart]!;
    if (level === 2 && length === 2 && first === 115 && buf[nameStart + 1] === 105) {
      prefix.demand(tokens);
      if (strings.length >= limits.strings)
        refuse('SST_TOO_BIG', { part, size: strings.length + 1, limit: limits.strings });
      current = '';
      if (selfClosing) strings.push('');
      else inItem = true;
    } else if (inItem && length === 1 && first === 116 && (level === 3 || (level === 4 && inRun))) {
      prefix.demand(tokens);
      inText = !selfClosing;
    } else if (inItem && length === 1 && first === 114 && level === 3) {
      prefix.demand(tokens);
      inRun = !selfClosing;
    } else if (!selfClosing) {
      skipped = depth;
    }
  };
  const close = (): void => {
    const level = tokens.depth + 1;
    if (skipped > 0) {
      if (level === skipped) skipped = 0;
    } else if (inText) {
      inText = false;
    } else if (level === 3) {
      inRun = false;
    } else if (level === 2) {
      if (current.length > limits.text) {
        const plain = escapedText(current);
        if (plain.length > limits.text) refuse('TEXT_TOO_LONG', { part, size: plain.length, limit: limits.text });
      }
      strings.push(escapedText(current));
      inItem = false;
    }
  };
  return {
    feed: (chunk) => {
      tokens.feed(chunk);
      for (let token = tokens.next(); token !== NEED; token = tokens.next()) {
        if (token === OPEN) open();
        else if (token === CLOSE) close();
        else if (inText) {
          const piece = tokens.buf.toString('utf8', tokens.textStart, tokens.textEnd);
          current = current === '' ? piece : current + piece;
          if (current.length > limits.text * 8)
            refuse('TEXT_TOO_LONG', { part, size: current.length, limit: limits.text });
        }
      }
    },
    finish: () => {
      tokens.finish();
      return strings;
    },
  };
}
