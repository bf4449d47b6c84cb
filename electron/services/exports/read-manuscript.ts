import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { appError } from '../../../shared/base/app-error.ts';
import { err, ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { EditedDocument } from '../../../shared/report/manuscript/edited-document.ts';
import { readPrintedValues } from '../../../shared/report/manuscript/printed-values.ts';
import type { PrintedValues } from '../../../shared/report/manuscript/printed-values.ts';
import { scanDocument } from '../../../shared/report/manuscript/scan-document.ts';
import { xmlAttribute, xmlTokens } from '../../../shared/base/xml-tokens.ts';
import { linksIn } from './package-links.ts';
import type { PackageLink } from './package-links.ts';

/** A Word document from outside, whole. */
export interface Manuscript {
  /** In the file's order. */
  readonly parts: ReadonlyMap<string, Buffer>;
  /** Name and text of the body's part. */
  readonly body: string;
  readonly xml: string;
  readonly document: EditedDocument;
  /** Name of the part that says what controls were printed with, and what it says; null without it. */
  readonly printed: { readonly part: string; readonly values: PrintedValues } | null;
  /** Parts that the body's relations lead to, by relation. */
  readonly relations: ReadonlyMap<string, string>;
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';

/** The document of a package whose XML parts are well-formed. Errors, with the file's name: MANUSCRIPT_NOT_WORD for another kind of file. */
export function readManuscript(parts: ReadonlyMap<string, Buffer>, file: string): Result<Manuscript> {
  const text = (part: string): string => parts.get(part)?.toString('utf8') ?? '';
  const main = [...linksIn(text('_rels/.rels'), '')].find(({ type }) => type.endsWith('/officeDocument'))?.target;
  const xml = main === undefined ? '' : text(main);
  if (main === undefined || !/<(?:\w+:)?document[\s>]/.test(xml))
    return err(appError('MANUSCRIPT_NOT_WORD', {}, { file }));
  // What is written back would not be what was read.
  if (!Buffer.from(xml).equals(parts.get(main) ?? Buffer.alloc(0)))
    return err(appError('XML_ENCODING', { part: main, encoding: 'UTF-8' }, { file }));
  const folder = posix.dirname(main);
  const links = linksIn(text(`${folder}/_rels/${posix.basename(main)}.rels`), folder);
  const printed = printedIn(links, text);
  const tags = new Map(printed?.values.values.map(({ id, tag }) => [id, tag]));
  const stylesPart = links.find(({ type }) => type.endsWith('/styles'))?.target ?? '';
  return ok({
    parts,
    body: main,
    xml,
    document: scanDocument(xml, (id) => tags.get(id), styleNames(text(stylesPart))),
    printed,
    relations: new Map(links.map(({ id, target }) => [id, target])),
  });
}

/** Hash of the bytes of the part that a relation leads to; null where there is none. */
export function partHash({ parts, relations }: Manuscript, relation: string): string | null {
  const bytes = parts.get(relations.get(relation) ?? '');
  return bytes === undefined ? null : createHash('sha256').update(bytes).digest('hex');
}

/** One of the custom parts may be ours. */
function printedIn(links: readonly PackageLink[], text: (part: string) => string): Manuscript['printed'] {
  for (const { type, target } of links) {
    const values = type === `${RELATIONSHIPS}customXml` ? readPrintedValues(text(target)) : null;
    if (values !== null) return { part: target, values };
  }
  return null;
}

/** Names of styles by id, in small letters as programs in every language save the built-in ones. */
function styleNames(xml: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  let style = '';
  for (const { kind, name, source } of xmlTokens(xml)) {
    if (kind !== 'open') continue;
    if (/^(?:\w+:)?style$/.test(name)) style = xmlAttribute(source, 'w:styleId') ?? '';
    if (style !== '' && /^(?:\w+:)?name$/.test(name)) {
      names.set(style, (xmlAttribute(source, 'w:val') ?? '').toLowerCase());
      style = '';
    }
  }
  return names;
}
