/**
 * Page (from 1) of each place that a link of the same document leads to, by its name: an element's id. Reads the plain cross-reference
 * table, page tree and /Dests (ISO 32000-1, 7.5.4, 7.7.3, 12.3.2.3) that Chromium writes; empty where the file is laid out otherwise.
 */
export function destinationPages(pdf: Buffer): ReadonlyMap<string, number> {
  const text = pdf.toString('latin1');
  const offsets = objectOffsets(text);
  const objectAt = (number: number): string => {
    const offset = offsets.get(number);
    if (offset === undefined) return '';
    const end = text.indexOf('endobj', offset);
    return end < 0 ? '' : text.slice(offset, end);
  };
  const catalogue = objectAt(reference(text.slice(text.lastIndexOf('trailer')), 'Root'));
  const pages = new Map(pageNumbers(objectAt, reference(catalogue, 'Pages')).map((number, i) => [number, i + 1]));
  const found = new Map<string, number>();
  for (const [, name = '', page] of objectAt(reference(catalogue, 'Dests')).matchAll(
    /\/([^\s/[\]<>()]+)\s*\[\s*(\d+) \d+ R/g,
  )) {
    const at = pages.get(Number(page));
    if (at !== undefined) found.set(unescapeName(name), at);
  }
  return found;
}

/** The number of the object that an entry of a dictionary refers to; NaN without one. */
function reference(dictionary: string, key: string): number {
  return Number(new RegExp(`/${key}\\s+(\\d+) \\d+ R`).exec(dictionary)?.[1] ?? Number.NaN);
}

function objectOffsets(text: string): ReadonlyMap<number, number> {
  const offsets = new Map<number, number>();
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? Number.NaN);
  if (Number.isNaN(start) || !text.startsWith('xref', start)) return offsets;
  const table = text.slice(start + 4, text.indexOf('trailer', start));
  let next = 0;
  for (const line of table.trim().split(/\s*[\r\n]+\s*/)) {
    // A head of a part of the table (first number, count), else an entry (offset, generation, n or f).
    const [first, , kind] = line.split(' ');
    if (kind === undefined) {
      next = Number(first);
      continue;
    }
    if (kind === 'n') offsets.set(next, Number(first));
    next += 1;
  }
  return offsets;
}

/** Object numbers of the pages below a node of the page tree, in order. A tree deeper than 16 is none of Chromium's. */
function pageNumbers(objectAt: (number: number) => string, node: number, depth = 0): readonly number[] {
  const text = objectAt(node);
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(text)?.[1];
  if (kids === undefined || depth > 16) return text === '' ? [] : [node];
  return [...kids.matchAll(/(\d+) \d+ R/g)].flatMap(([, kid]) => pageNumbers(objectAt, Number(kid), depth + 1));
}

/** #41 is A. */
function unescapeName(name: string): string {
  return Buffer.from(
    name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
}
