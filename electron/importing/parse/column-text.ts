import type { Cell } from '../cells/cell.ts';
import { foldName, trimText } from '../../../shared/base/fold-text.ts';

/** Text of a cell that is no number column: trimmed; whole numbers as their digits (codes), dates as ISO. Error and uncached cells give ''. */
export function columnText(cell: Cell | undefined): string {
  if (typeof cell === 'string') return trimText(cell);
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  switch (cell.type) {
    case 'date':
      return cell.iso;
    case 'percent':
      return `${Number((cell.value * 100).toPrecision(12))}%`;
    default:
      return '';
  }
}

/** Whether a cell shows nothing. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || cell === '' || (typeof cell === 'string' && trimText(cell) === '');
}

const cacheLimit = 10_000;

/**
 * Remembers the reading of texts that come again and again (units, elements, results, dates). The texts kept are the
 * file's own strings; the cache is emptied before it can hold many of them.
 */
export function cached<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = read(text);
    if (known.size >= cacheLimit) known.clear();
    known.set(text, value);
    return value;
  };
}

/** Words given a meaning by the mapping, else the text itself. */
export function meaningOf(meanings: Readonly<Record<string, string>> | undefined): (text: string) => string {
  if (meanings === undefined) return (text) => text;
  const byFolded = new Map(Object.entries(meanings).map(([word, meaning]) => [foldName(word), meaning]));
  return (text) => byFolded.get(foldName(text)) ?? text;
}
