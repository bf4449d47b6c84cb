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

/** A part of a document that people read: the body, a header, a footer, the notes. */
export interface ManuscriptStory {
  /** Name of its part. */
  readonly part: string;
  readonly xml: string;
  readonly document: EditedDocument;
  /** Parts that its relations lead to, by relation. */
  readonly relations: ReadonlyMap<string, string>;
}

/** A Word document from outside, whole. */
export interface Manuscript {
  /** In the file's order. */
  readonly parts: ReadonlyMap<string, Buffer>;
  readonly body: ManuscriptStory;
  /** Headers, footers, footnotes and endnotes, in the order in which the body names them. */
  readonly beside: readonly ManuscriptStory[];
  /** Name of the part that says what controls were printed with, and what it says; null without it. */
  readonly printed: { readonly part: string; readonly values: PrintedValues } | null;
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';

/** The document of a package whose XML parts are well-formed. Errors, with the file's name: MANUSCRIPT_NOT_WORD for another kind of file. */
export function readManuscript(parts: ReadonlyMap<string, Buffer>, file: string): Result<Manuscript> {
  const text = (part: string): string => parts.get(part)?.toString('utf8') ?? '';
  const main = [...linksIn(text('_rels/.rels'), '')].find(({ type }) => type.endsWith('/officeDocument'))?.target;
  const xml = main === undefined ? '' : text(main);
  if (main === undefined || !/<(?:\w+:)?document[\s>]/.test(xml))
    return err(appError('MANUSCRIPT_NOT_WORD', {}, { file }));
  const links = linksOf(main, text);
  const printed = printedIn(links, text);
  const tags = new Map(printed?.values.values.map(({ id, tag }) => [id, tag]));
  const tagOf = (id: string): string | undefined => tags.get(id);
  const styles = styleNames(text(links.find(({ type }) => type.endsWith('/styles'))?.target ?? ''));
  const story = (part: string, name?: string): ManuscriptStory => ({
    part,
    xml: text(part),
    document: scanDocument(text(part), { tagOf, styles, ...(name === undefined ? {} : { part: name }) }),
    relations: new Map(linksOf(part, text).map(({ id, target }) => [id, target])),
  });
  const names = links.filter(({ type, target }) => BESIDE.test(type) && parts.has(target)).map(({ target }) => target);
  const beside = [...new Set(names)];
  // What is written back would not be what was read.
  const foreign = [main, ...beside].find((part) => !Buffer.from(text(part)).equals(parts.get(part) ?? Buffer.alloc(0)));
  if (foreign !== undefined) return err(appError('XML_ENCODING', { part: foreign, encoding: 'UTF-8' }, { file }));
  return ok({
    parts,
    body: story(main),
    beside: beside.map((part) => story(part, posix.basename(part, '.xml'))),
    printed,
  });
}

/** Relations to what is read beside the body. */
const BESIDE = /\/relationships\/(?:header|footer|footnotes|endnotes)$/;

function linksOf(part: string, text: (part: string) => string): readonly PackageLink[] {
  const folder = posix.dirname(part);
  return linksIn(text(`${folder}/_rels/${posix.basename(part)}.rels`), folder);
}

/** Hash of the bytes of the part that a relation of a story leads to; null where there is none. */
export function partHash({ parts }: Manuscript, { relations }: ManuscriptStory, relation: string): string | null {
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
