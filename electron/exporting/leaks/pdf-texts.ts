import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OutgoingText } from '../../../shared/report/leaks/find-leaks.ts';
import { pdfObjects } from './pdf-objects.ts';
import type { PdfObject } from './pdf-objects.ts';
import { contentLines, stringBytes } from './pdf-page-lines.ts';
import type { PdfFont } from './pdf-page-lines.ts';
import { plainXmlTexts } from './xml-texts.ts';

type Objects = ReadonlyMap<number, PdfObject>;

/**
 * What a PDF says: each line of each page, each line with the next (a sentence goes on there), and every string of its dictionaries: title,
 * alt texts, bookmarks, notes. Error: LEAK_UNREADABLE for an encrypted file, one with files in it, or one whose text has no letters to read.
 */
export function pdfTexts(pdf: Buffer, name: string): Result<readonly OutgoingText[]> {
  const unreadable = err(appError('LEAK_UNREADABLE', { file: name }, { file: name }));
  const objects = pdfObjects(pdf);
  if (objects === null || objects.size === 0) return unreadable;
  const texts: OutgoingText[] = [];
  let page = 0;
  for (const { head, stream } of objects.values()) {
    if (/\/Type\s*\/EmbeddedFile/.test(head)) return unreadable;
    if (/\/Type\s*\/Page\b(?!s)/.test(head)) {
      page += 1;
      const content = contentOf(head, objects);
      if (content === null) return unreadable;
      texts.push(...lineTexts(contentLines(content, fontsOf(head, objects)), `${name} p. ${page}`));
    } else if (/\/Subtype\s*\/Form\b/.test(head) && stream !== null)
      texts.push(...lineTexts(contentLines(stream.toString('latin1'), fontsOf(head, objects)), name));
    else if (/\/Subtype\s*\/XML\b/.test(head) && stream !== null)
      texts.push(...plainXmlTexts(stream.toString('utf8'), `${name} XMP`));
    texts.push(...stringTexts(head, name));
  }
  return page === 0 ? unreadable : ok(texts);
}

function lineTexts(lines: readonly string[], place: string): readonly OutgoingText[] {
  return lines.flatMap((text, i): OutgoingText[] => {
    const next = lines[i + 1];
    return [
      { place, text, near: 'whole' },
      ...(next === undefined ? [] : [{ place, text: `${text}${next}`, near: 'sentences' as const }]),
    ];
  });
}

function stringTexts(head: string, place: string): readonly OutgoingText[] {
  return [...head.matchAll(/\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<(?!<)[0-9A-Fa-f\s]{4,}>/gs)].flatMap(
    ([written]) => {
      const bytes = stringBytes(written);
      const wide = bytes[0] === 0xfe && bytes[1] === 0xff;
      const text = wide
        ? Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
            .swap16()
            .toString('utf16le')
        : bytes.toString('latin1');
      return /\d/.test(text) ? [{ place, text, near: 'whole' as const }] : [];
    },
  );
}

/** Numbers of the objects that a key refers to, one or an array. */
function references(head: string, key: string): readonly number[] {
  const value = new RegExp(`/${key}\\s*(\\[[^\\]]*\\]|\\d+ \\d+ R)`).exec(head)?.[1] ?? '';
  return [...value.matchAll(/(\d+) \d+ R/g)].map(([, number = '']) => Number.parseInt(number, 10));
}

/** Null where a part of it can't be unpacked. */
function contentOf(page: string, objects: Objects): string | null {
  const parts = references(page, 'Contents').map((number) => objects.get(number)?.stream ?? null);
  return parts.includes(null) ? null : parts.map((part) => part!.toString('latin1')).join('\n');
}

function fontsOf(head: string, objects: Objects): ReadonlyMap<string, PdfFont> {
  const [own] = references(head, 'Resources');
  const [parent] = references(head, 'Parent');
  const resources = own === undefined ? head : (objects.get(own)?.head ?? '');
  const [fontsAt] = references(resources, 'Font');
  const listed =
    fontsAt === undefined ? (/\/Font\s*<<(.*?)>>/s.exec(resources)?.[1] ?? '') : (objects.get(fontsAt)?.head ?? '');
  const fonts = new Map<string, PdfFont>();
  for (const [, name = '', number = ''] of listed.matchAll(/\/([^\s/[\]<>()]+)\s+(\d+) \d+ R/g))
    fonts.set(name, fontOf(objects.get(Number.parseInt(number, 10))?.head ?? '', objects));
  if (fonts.size > 0 || parent === undefined || !/\/Type\s*\/Page/.test(head)) return fonts;
  return fontsOf(objects.get(parent)?.head ?? '', objects);
}

/** By the font's ToUnicode map (9.10.3); without one its codes are taken for Latin letters. */
function fontOf(head: string, objects: Objects): PdfFont {
  const [at] = references(head, 'ToUnicode');
  const map = at === undefined ? null : (objects.get(at)?.stream?.toString('latin1') ?? null);
  if (map === null) return (codes) => codes.toString('latin1');
  const size = (/begincodespacerange\s*<([0-9A-Fa-f]+)>/.exec(map)?.[1]?.length ?? 4) / 2;
  const letters = toUnicode(map);
  return (codes) => {
    let text = '';
    for (let i = 0; i + size <= codes.length; i += size) text += letters.get(codes.readUIntBE(i, size)) ?? '\ufffd';
    return text;
  };
}

function toUnicode(map: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  const code = (hex: string): number => Number.parseInt(hex, 16);
  const text = (hex: string): string =>
    Buffer.from(hex.length % 4 === 0 ? hex : hex.padStart(4, '0'), 'hex')
      .swap16()
      .toString('utf16le');
  for (const [, block = ''] of map.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, from = '', to = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      letters.set(code(from), text(to));
  for (const [, block = ''] of map.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, low = '', high = '', to, list] of block.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])/g,
    )) {
      const each = list === undefined ? [] : [...list.matchAll(/<([0-9A-Fa-f]+)>/g)].map(([, hex = '']) => hex);
      for (let at = code(low); at <= code(high) && at - code(low) < 65_536; at += 1) {
        const step = at - code(low);
        letters.set(at, to === undefined ? text(each[step] ?? 'fffd') : next(text(to), step));
      }
    }
  return letters;
}

/** The text whose last letter stands so many places later. */
function next(text: string, step: number): string {
  return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + step);
}
