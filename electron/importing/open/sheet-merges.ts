import type { ReadingLimits } from './limits.ts';
import { rangeOf } from './cell-range.ts';
import type { MergedRange } from './opened-workbook.ts';
import { streamPart } from './part-bytes.ts';
import { refuse } from './refusal.ts';
import { utf8Chunks } from './utf8-chunks.ts';
import type { ZipPart } from './zip-directory.ts';

const DATA_END = Buffer.from('sheetData>');
const EMPTY_DATA = /<(?:[\w.-]+:)?sheetData\s*\/>/;

/**
 * Merged ranges stand after the rows. Finds the end of the rows by a byte search, which runs at the speed of inflating, and looks at what follows only.
 * Used for the profile; the full reading finds the merges again with every check.
 */
export async function sheetMerges(fd: number, part: ZipPart, limits: ReadingLimits): Promise<readonly MergedRange[]> {
  let tail = '';
  let carry: Buffer = Buffer.alloc(0);
  let after = false;
  for await (const chunk of utf8Chunks(part.name, streamPart(fd, part))) {
    if (after) {
      tail += chunk.toString('latin1');
    } else {
      const piece: Buffer = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk;
      const at = dataEnd(piece);
      if (at >= 0) {
        after = true;
        tail = piece.toString('latin1', at);
      } else {
        carry = Buffer.from(piece.subarray(Math.max(0, piece.length - 64)));
      }
    }
    if (tail.length > limits.stringBytes)
      refuse('PART_TOO_BIG', { part: part.name, size: tail.length, limit: limits.stringBytes });
  }
  const merges: MergedRange[] = [];
  for (const [, reference = ''] of tail.matchAll(/<(?:[\w.-]+:)?mergeCell\s[^>]*?\bref\s*=\s*["']([^"']*)["']/g)) {
    if (merges.length === limits.merges) refuse('MERGES', { limit: limits.merges });
    const range = rangeOf(reference);
    if (range) merges.push(range);
  }
  return merges;
}

/** Offset just after `</sheetData>` (any prefix) or `<sheetData/>`; −1 when not in this piece. */
function dataEnd(piece: Buffer): number {
  for (let at = piece.indexOf(DATA_END); at >= 0; at = piece.indexOf(DATA_END, at + 1)) {
    const before = piece.toString('latin1', Math.max(0, at - 40), at);
    if (/<\/(?:[\w.-]+:)?$/.test(before)) return at + DATA_END.length;
  }
  if (!piece.includes('sheetData')) return -1;
  const empty = EMPTY_DATA.exec(piece.toString('latin1'));
  return empty ? empty.index + empty[0].length : -1;
}
