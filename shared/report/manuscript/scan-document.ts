import { anchoredBlocks } from './anchored-blocks.ts';
import type { Anchored } from './anchored-blocks.ts';
import type { DocumentPlace, EditedDocument, EditedParagraph, EditedTable } from './edited-document.ts';
import { OpenControls } from './open-controls.ts';
import { OpenFields } from './open-fields.ts';
import { openParagraph } from './open-parts.ts';
import type { OpenControl, OpenParagraph, OpenTable } from './open-parts.ts';
import { anchoredId, TAG_PREFIX } from './printed-values.ts';
import { wordNames } from './word-names.ts';
import type { WordNames } from './word-names.ts';
import { wholeNumber, xmlAttribute, xmlText, xmlTokens } from '../../base/xml-tokens.ts';
import type { XmlToken } from '../../base/xml-tokens.ts';

export interface ScanOptions {
  /** The tag that a number was printed with, for controls whose tag was dropped. */
  readonly tagOf: (id: string) => string | undefined;
  /** Names of styles by id. */
  readonly styles: ReadonlyMap<string, string>;
  /** What a part other than the body is called; its places begin with it. */
  readonly part?: string;
}

/**
 * Reads the body of a Word document, a header, a footer or the notes: controls of ours with the places that may be replaced, paragraphs and tables
 * as they read once tracked changes are accepted.
 */
export function scanDocument(xml: string, options: ScanOptions): EditedDocument {
  const scan = new DocumentScan(wordNames(xml), options, !xml.includes(`"${TAG_PREFIX}`));
  for (const token of xmlTokens(xml)) scan.take(token);
  return scan.end();
}

class DocumentScan {
  readonly #names: WordNames;
  readonly #options: ScanOptions;
  /** A program dropped every tag. */
  readonly #untagged: boolean;
  /** Elements that are open, and where they began. */
  readonly #path: { readonly name: string; readonly start: number }[] = [];
  readonly #controls = new OpenControls();
  readonly #fields = new OpenFields();
  readonly #paragraphs: OpenParagraph[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #read: Omit<EditedParagraph, 'controlled'>[] = [];
  readonly #readTables: (Omit<EditedTable, 'control'> & { readonly open: OpenControl | null })[] = [];
  readonly #anchored: Anchored[] = [];
  /** How many deletions, and how many copies for other programs, are open. */
  #deleted = 0;
  #skipped = 0;
  #heading: string;
  #count = 0;
  #tracked = 0;
  #lastBookmark = 0;

  constructor(names: WordNames, options: ScanOptions, untagged: boolean) {
    this.#names = names;
    this.#options = options;
    this.#untagged = untagged;
    this.#heading = options.part ?? '';
  }

  take(token: XmlToken): void {
    if (token.kind === 'text') return this.#text(token);
    const name = this.#names.element(token.name);
    if (token.kind === 'open') {
      this.#path.push({ name, start: token.start });
      this.#begin(name, token);
    } else this.#finish(name, this.#path.pop()?.start ?? 0, token);
  }

  get #place(): DocumentPlace {
    return { heading: this.#heading, paragraph: this.#count };
  }

  get #paragraph(): OpenParagraph | undefined {
    return this.#paragraphs.at(-1);
  }

  /** Whether what is read now stands in the text that a reader sees. */
  get #counts(): boolean {
    return this.#deleted === 0 && this.#skipped === 0;
  }

  #begin(name: string, token: XmlToken): void {
    switch (name) {
      case 'mc:Fallback':
        this.#skipped += 1;
        break;
      case 'w:del':
      case 'w:moveFrom':
        this.#deleted += 1;
        this.#change();
        break;
      case 'w:ins':
      case 'w:moveTo':
        this.#change();
        break;
      case 'w:sdt':
        this.#controls.begin(token.start, this.#place, this.#state);
        break;
      case 'w:sdtContent':
        this.#controls.beginContent(token.end, this.#paragraph);
        break;
      case 'w:p':
        this.#count += 1;
        this.#paragraphs.push(openParagraph(token.start, this.#count, this.#tables.length > 0));
        break;
      case 'w:tbl': {
        const [start, after, control] = [token.start, this.#count, this.#controls.innermost];
        this.#tables.push({ start, rows: [], row: [], cell: [], anchors: [], control, after });
        break;
      }
      default:
        this.#detail(name, token);
    }
  }

  get #state(): 'deleted' | 'plain' {
    return this.#deleted > 0 ? 'deleted' : 'plain';
  }

  #change(): void {
    this.#tracked += 1;
    this.#controls.tracked();
  }

  /** What stands within a paragraph, or says what one or a control is. */
  #detail(name: string, token: XmlToken): void {
    const paragraph = this.#paragraph;
    const value = (attribute: string): string => xmlAttribute(token.source, this.#names.attribute(attribute)) ?? '';
    switch (name) {
      case 'w:tag':
      case 'w:id':
        if (this.#path.at(-2)?.name === 'w:sdtPr') this.#controls.identify(name, value('val'));
        break;
      case 'w:pStyle':
        if (paragraph) paragraph.style = (this.#options.styles.get(value('val')) ?? value('val')).toLowerCase();
        break;
      case 'w:br':
      case 'w:cr':
        this.#append('\n');
        break;
      case 'w:tab':
        if (this.#path.at(-2)?.name === 'w:r') this.#append('\t');
        break;
      case 'w:noBreakHyphen':
        this.#append('-');
        break;
      case 'w:bookmarkStart':
        this.#bookmark(value('name'), value('id'), token);
        break;
      case 'w:bookmarkEnd':
        this.#controls.endMark(value('id'), token.start, paragraph);
        break;
      case 'a:blip': {
        const relation = xmlAttribute(token.source, 'r:embed') ?? '';
        this.#controls.picture(relation);
        paragraph?.pictures.push(relation);
        this.#showPicture(relation);
        break;
      }
      case 'v:imagedata':
        this.#showPicture(xmlAttribute(token.source, 'r:id') ?? '');
        break;
      case 'w:fldSimple':
        this.#fields.simple(value('instr'), paragraph ?? null);
        break;
      case 'w:fldChar':
        this.#fields.mark(value('fldCharType'), paragraph ?? null);
        break;
    }
  }

  #showPicture(relation: string): void {
    if (relation !== '' && this.#counts) this.#paragraph?.shown.push(relation);
  }

  #bookmark(name: string, id: string, token: XmlToken): void {
    this.#lastBookmark = Math.max(this.#lastBookmark, wholeNumber(id));
    this.#paragraph?.bookmarks.push(name);
    const printed = anchoredId(name);
    const tag = printed === null ? undefined : this.#options.tagOf(printed);
    if (printed === null || tag === undefined || this.#controls.holds(tag)) return;
    if (/^(?:table|figure|notes):/.test(tag)) (this.#tables.at(-1) ?? this.#paragraph)?.anchors.push(printed);
    // LibreOffice lays controls of its own round the bookmarks and runs neighbours together. A value whose control an editor took away is his.
    else if (this.#untagged)
      this.#controls.beginMark(id, { id: printed, tag }, token.end, this.#place, this.#state, this.#paragraph);
  }

  #text({ source }: XmlToken): void {
    const inside = this.#path.at(-1)?.name;
    if (inside === 'w:instrText') this.#fields.code(xmlText(source));
    if (inside === 'w:t') this.#append(xmlText(source));
  }

  #append(text: string): void {
    const paragraph = this.#paragraph;
    if (this.#counts && paragraph) paragraph.text += text;
  }

  #finish(name: string, start: number, token: XmlToken): void {
    switch (name) {
      case 'mc:Fallback':
        this.#skipped -= 1;
        break;
      case 'w:del':
      case 'w:moveFrom':
        this.#deleted -= 1;
        break;
      case 'w:fldSimple':
        this.#fields.end(this.#paragraph ?? null);
        break;
      case 'w:t':
        if (this.#counts) this.#controls.run(start, token.end);
        break;
      case 'w:sdtContent':
        this.#controls.endContent(token.start, this.#paragraph);
        break;
      case 'w:sdt':
        this.#controls.end();
        break;
      case 'w:p':
        this.#closeParagraph(token.end);
        break;
      case 'w:tc':
      case 'w:tr':
      case 'w:tbl':
        this.#closeCell(name, token.end);
        break;
    }
  }

  #closeParagraph(end: number): void {
    const closed = this.#paragraphs.pop();
    if (!closed) return;
    const { text, style, inTable, references, bookmarks, pictures, shown } = closed;
    if (/^(?:heading|标题) ?[1-9]/.test(style) && text.trim() !== '') this.#heading = text.trim();
    const place = { heading: this.#heading, paragraph: closed.number };
    const table = this.#tables.at(-1);
    if (table) table.cell.push(text);
    // A caption between the pieces of a table is no part of what it says.
    else if (!/caption|题注/.test(style)) this.#controls.texts([text], closed);
    if (closed.anchors.length > 0)
      this.#anchored.push({ ids: closed.anchors, from: closed.start, to: end, texts: [text], place, pictures });
    this.#read.push({
      text,
      style,
      place,
      inTable,
      references,
      bookmarks,
      ...(shown.length === 0 ? {} : { pictures: shown }),
    });
  }

  #closeCell(name: string, end: number): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    if (name === 'w:tc') {
      table.row.push(table.cell.join('\n'));
      table.cell = [];
    } else if (name === 'w:tr') {
      table.rows.push(table.row);
      table.row = [];
    } else this.#closeTable(table, end);
  }

  #closeTable({ rows, start, anchors, control, after }: OpenTable, end: number): void {
    this.#tables.pop();
    const texts = rows.flat();
    this.#controls.texts(texts);
    const place = this.#place;
    if (anchors.length > 0) this.#anchored.push({ ids: anchors, from: start, to: end, texts, place, pictures: [] });
    this.#readTables.push({ rows, place, after, open: control });
  }

  end(): EditedDocument {
    const { done, spans } = this.#controls;
    const positions = new Map(done.map((control, i) => [control, i]));
    const within = Map.groupBy(spans, ({ paragraph }) => paragraph);
    const controlled = (number: number): EditedParagraph['controlled'] =>
      (within.get(number) ?? []).flatMap(({ control, from, to }) => {
        const position = positions.get(control);
        return position === undefined ? [] : [{ from, to, control: position }];
      });
    return {
      controls: [...done, ...anchoredBlocks(this.#anchored, this.#options.tagOf)],
      paragraphs: this.#read.map((one) => ({ ...one, controlled: controlled(one.place.paragraph) })),
      tables: this.#readTables.map(({ open, ...table }) => ({
        ...table,
        control: open === null ? -1 : (positions.get(open) ?? -1),
      })),
      trackedChanges: this.#tracked,
      lastBookmark: this.#lastBookmark,
    };
  }
}
