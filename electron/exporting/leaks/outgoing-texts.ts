import { strFromU8, unzipSync } from 'fflate';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OutgoingText } from '../../../shared/report/leaks/find-leaks.ts';
import { readPrintedValues } from '../../../shared/report/manuscript/printed-values.ts';
import { chartTexts } from './chart-texts.ts';
import { pdfTexts } from './pdf-texts.ts';
import { sharedStrings, sheetTexts } from './sheet-texts.ts';
import { underHeads, wordTexts } from './word-texts.ts';
import { attribute, plainXmlTexts, xmlSteps } from './xml-texts.ts';

/** Unpacked, of all parts together: a report of 400 units has a tenth. */
const MOST_BYTES = 400 << 20;

/**
 * Every text of an outgoing file, told by its bytes: Word and Excel packages with all their parts (also hidden sheets, chart caches, alt texts,
 * properties, packages within), PDF, SVG and XML, CSV and plain text. Pictures of pixels are not read. Error: LEAK_UNREADABLE, since what
 * isn't read can't be called free of leaks.
 */
export function outgoingTexts(bytes: Uint8Array, name: string): Result<readonly OutgoingText[]> {
  if (startsWith(bytes, 'PK')) return packageTexts(bytes, name);
  if (startsWith(bytes, '%PDF-')) return pdfTexts(Buffer.from(bytes), name);
  if (startsWith(bytes, '\u0089PNG')) return ok([{ place: name, text: pngWords(bytes), near: 'whole' }]);
  if (bytes.includes(0)) return err(appError('LEAK_UNREADABLE', { file: name }, { file: name }));
  const text = strFromU8(bytes).replace(/^\ufeff/, '');
  if (/^\s*</.test(text)) return ok(plainXmlTexts(text, name, true));
  return ok(
    /\.[ct]sv$/i.test(name) || /^"?[^\n"]*"?[,\t]/.test(text)
      ? tableTexts(text, name)
      : [{ place: name, text, near: 'sentences' }],
  );
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return strFromU8(bytes.subarray(0, text.length), true) === text;
}

/** Rows of a CSV under the last row without a number. */
function tableTexts(text: string, place: string): readonly OutgoingText[] {
  let heads: readonly string[] = [];
  return text.split(/\r?\n/).map((line, i) => {
    const cells = line.split(/[,;\t]/).map((cell) => cell.replace(/^"|"$/g, ''));
    const said = underHeads(heads, cells);
    if (!/\d/.test(line)) heads = cells;
    return { place: `${place} ${i + 1}`, text: said, near: 'whole' };
  });
}

function packageTexts(bytes: Uint8Array, name: string): Result<readonly OutgoingText[]> {
  let unpacked = 0;
  let parts: Readonly<Record<string, Uint8Array>>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        if (unpacked > MOST_BYTES) throw new Error('too large');
        return true;
      },
    });
  } catch {
    return err(appError('LEAK_UNREADABLE', { file: name }, { file: name }));
  }
  const text = (part: string): string => strFromU8(parts[part] ?? new Uint8Array());
  const strings = sharedStrings(text('xl/sharedStrings.xml'));
  const hidden = hiddenSheets(text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels'));
  const texts: OutgoingText[] = [];
  for (const [part, content] of Object.entries(parts)) {
    const place = `${name} › ${part}`;
    if (startsWith(content, 'PK')) {
      const inner = outgoingTexts(content, place);
      if (!inner.ok) return inner;
      for (const found of inner.value) texts.push(found);
    } else if (startsWith(content, '\u0089PNG')) texts.push({ place, text: pngWords(content), near: 'whole' });
    else if (isText(part)) for (const found of partTexts(part, text(part), place, strings, hidden)) texts.push(found);
    else if (!/\.(?:jpe?g|gif|emf|wmf|tiff?|odttf|ttf)$/i.test(part) && content.length > 0)
      return err(appError('LEAK_UNREADABLE', { file: place }, { file: name }));
  }
  return ok(texts);
}

function isText(part: string): boolean {
  return /\.(?:xml|rels|vml|svg|txt|csv|html?|json)$/i.test(part);
}

function partTexts(
  part: string,
  xml: string,
  place: string,
  strings: readonly string[],
  hidden: ReadonlySet<string>,
): readonly OutgoingText[] {
  if (/^xl\/worksheets\/[^/]+\.xml$/.test(part)) return sheetTexts(xml, place, strings, hidden.has(part));
  // Its strings are read where cells show them; some may be shown nowhere.
  if (part === 'xl/sharedStrings.xml') return strings.map((text) => ({ place, text, near: 'sentences' }));
  if (/<(?:\w+:)?chartSpace[\s>]/.test(xml)) return chartTexts(xml, place);
  if (/^word\/[^/]+\.xml$/.test(part)) return wordTexts(xml, place);
  // Values side by side that nobody reads as a text: each beside its fact's id, which names the unit where it is one's.
  const printed = readPrintedValues(xml);
  if (printed !== null)
    return [
      ...printed.values.map(({ tag, printed: value }) => ({ place, text: `${tag} ${value}`, near: 'whole' as const })),
      ...printed.runs.map(({ fingerprint }) => ({ place, text: fingerprint ?? '', near: 'whole' as const })),
      ...plainXmlTexts(xml, place, false),
    ];
  return plainXmlTexts(withoutOwnFingerprint(xml), place, part.endsWith('.svg') || xml.length < 20_000);
}

/** The one place where a public report may keep what it was made of; anything else in it is read. */
function withoutOwnFingerprint(xml: string): string {
  return xml.replace(/(<property\b[^>]*\bname="ewb-fingerprint"[^>]*>\s*<vt:lpwstr>)(?:[0-9a-f]{16} ?)+(?=<)/g, '$1');
}

/** Parts of the sheets that the workbook hides. */
function hiddenSheets(workbook: string, relations: string): ReadonlySet<string> {
  const targets = new Map<string, string>();
  for (const step of xmlSteps(relations))
    if (step.kind === 'open' && step.name === 'Relationship')
      targets.set(
        attribute(step.tag, 'Id') ?? '',
        `xl/${(attribute(step.tag, 'Target') ?? '').replace(/^\/?(?:xl\/)?/, '')}`,
      );
  const found = new Set<string>();
  for (const step of xmlSteps(workbook))
    if (step.kind === 'open' && step.name === 'sheet' && (attribute(step.tag, 'state') ?? 'visible') !== 'visible')
      found.add(targets.get(attribute(step.tag, 'r:id') ?? '') ?? '');
  return found;
}

/** The words kept in a picture beside its pixels (PNG, chunks tEXt and iTXt); compressed ones are not read. */
function pngWords(content: Uint8Array): string {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const words: string[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'tEXt' || type === 'iTXt')
      words.push(bytes.toString('utf8', at + 8, at + 8 + length).replaceAll('\0', ' '));
    at += 12 + length;
  }
  return words.join(' | ');
}
