import { inflateSync } from 'node:zlib';

export interface PdfObject {
  /** Its dictionary or value, as Latin-1. */
  readonly head: string;
  /** Unpacked; null without one, or where it is packed by anything but Flate. */
  readonly stream: Buffer | null;
}

/**
 * The objects of a PDF by number (ISO 32000-1, 7.3.10), of an updated file the newest; also those in object streams (7.5.7). Null where it
 * is encrypted, since nothing of it can be read then.
 */
export function pdfObjects(pdf: Buffer): ReadonlyMap<number, PdfObject> | null {
  const text = pdf.toString('latin1');
  if (/\/Encrypt\s+\d+ \d+ R/.test(text)) return null;
  const starts = new Map<number, number>();
  for (const { 1: number = '', index, 0: whole } of text.matchAll(/(?:^|[\r\n\s])(\d{1,9}) \d{1,5} obj\b/g))
    starts.set(Number.parseInt(number, 10), index + whole.length);
  const lengthOf = (head: string): number => {
    const [, direct, reference] = /\/Length\s+(?:(\d+) \d+ R|(\d+))/.exec(head)?.map((group) => group ?? '') ?? [];
    if (reference !== undefined && reference !== '') return Number.parseInt(reference, 10);
    const at = starts.get(Number.parseInt(direct ?? '', 10));
    return at === undefined ? Number.NaN : Number.parseInt(text.slice(at, at + 20).trim(), 10);
  };
  const objects = new Map<number, PdfObject>();
  for (const [number, start] of starts) {
    const stop = text.indexOf('endobj', start);
    const begins = text.indexOf('stream', start);
    if (begins < 0 || (stop >= 0 && stop < begins)) {
      objects.set(number, { head: text.slice(start, stop < 0 ? undefined : stop), stream: null });
      continue;
    }
    const head = text.slice(start, begins);
    const from = begins + (text.startsWith('\r\n', begins + 6) ? 8 : 7);
    const length = lengthOf(head);
    const raw = pdf.subarray(from, Number.isNaN(length) ? text.indexOf('endstream', from) : from + length);
    objects.set(number, { head, stream: unpacked(head, raw) });
  }
  for (const { head, stream } of [...objects.values()])
    if (stream !== null && /\/Type\s*\/ObjStm/.test(head)) addPacked(objects, head, stream.toString('latin1'));
  return objects;
}

function unpacked(head: string, raw: Buffer): Buffer | null {
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(head)?.[1] ?? '';
  if (filter === '') return raw;
  if (!/^\[?\s*\/FlateDecode\s*\]?$/.test(filter) || /\/Predictor\s+(?!1\b)/.test(head)) return null;
  try {
    return inflateSync(raw, { maxOutputLength: 256 << 20 });
  } catch {
    return null;
  }
}

function addPacked(objects: Map<number, PdfObject>, head: string, text: string): void {
  const first = Number.parseInt(/\/First\s+(\d+)/.exec(head)?.[1] ?? '', 10);
  const pairs = (text.slice(0, first).match(/\d+/g) ?? []).map((digits) => Number.parseInt(digits, 10));
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const end = pairs[i + 3];
    const value = text.slice(first + pairs[i + 1]!, end === undefined ? undefined : first + end);
    if (!objects.has(pairs[i]!)) objects.set(pairs[i]!, { head: value, stream: null });
  }
}
