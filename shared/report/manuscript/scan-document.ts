import type { DocumentPlace, EditedControl, EditedDocument, EditedParagraph, EditedTable } from './edited-document.ts';
import { anchoredId, TAG_PREFIX } from './printed-values.ts';
import { wholeNumber, xmlAttribute, xmlText, xmlTokens } from '../../base/xml-tokens.ts';
import type { XmlToken } from '../../base/xml-tokens.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

type OpenControl = Writable<EditedControl>;
interface OpenParagraph extends Writable<Omit<EditedParagraph, 'place' | 'pictures'>> {
  readonly start: number;
  readonly number: number;
  anchors: string[];
  readonly pictures: string[];
  /** Those that stay once tracked changes are accepted. */
  readonly shown: string[];
  /** Where controls within it begin in its text. */
  open: { readonly control: OpenControl; readonly from: number }[];
}
interface OpenTable {
  readonly start: number;
  readonly rows: string[][];
  row: string[];
  cell: string[];
  anchors: string[];
  readonly control: OpenControl | null;
  readonly after: number;
}
/** An element that made up a block whose control is gone. */
interface Anchored {
  readonly ids: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly texts: readonly string[];
  readonly place: DocumentPlace;
  readonly pictures: readonly string[];
}
interface OpenField {
  code: string;
  /** Start of its result in the paragraph's text; null before it. */
  from: number | null;
  readonly paragraph: OpenParagraph | null;
}

/** Tags as Word, WPS and LibreOffice write them, whatever prefix the part gives its namespace. */
const WORD = /^http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org\/ooxml)\/wordprocessingml\/(?:2006\/)?main$/;

/**
 * Reads the body of a Word document: controls of ours with the places that may be replaced, paragraphs and tables as they read once tracked
 * changes are accepted. `tagOf`: the tag that a number was printed with, for controls whose tag was dropped; `styles`: names of styles by id.
 */
export function scanDocument(
  xml: string,
  tagOf: (id: string) => string | undefined,
  styles: ReadonlyMap<string, string>,
): EditedDocument {
  const scan = new DocumentScan(tagOf, styles, prefixOf(xml), !xml.includes(`"${TAG_PREFIX}`));
  for (const token of xmlTokens(xml)) scan.take(token);
  return scan.end();
}

function prefixOf(xml: string): string {
  const root = /<[^?!][^>]*>/.exec(xml)?.[0] ?? '';
  for (const [, prefix = '', uri = ''] of root.matchAll(/\sxmlns(?::([\w.-]+))?="([^"]*)"/g))
    if (WORD.test(uri)) return prefix;
  return 'w';
}

class DocumentScan {
  readonly #tagOf: (id: string) => string | undefined;
  readonly #styles: ReadonlyMap<string, string>;
  readonly #prefix: string;
  /** A program dropped every tag. */
  readonly #untagged: boolean;
  readonly #locals = new Map<string, string>();
  readonly #names: string[] = [];
  readonly #starts: number[] = [];
  readonly #open: OpenControl[] = [];
  readonly #paragraphs: OpenParagraph[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #fields: OpenField[] = [];
  /** Values of which only the bookmark is left, by its number. */
  readonly #marks = new Map<string, { readonly control: OpenControl; readonly from: number }>();
  readonly #done: OpenControl[] = [];
  readonly #read: EditedParagraph[] = [];
  readonly #readTables: (EditedTable & { readonly open: OpenControl | null })[] = [];
  readonly #spans: {
    readonly paragraph: number;
    readonly control: OpenControl;
    readonly from: number;
    readonly to: number;
  }[] = [];
  readonly #anchored: Anchored[] = [];
  #deleted = 0;
  #skipped = 0;
  #heading = '';
  #count = 0;
  #tracked = 0;
  #lastBookmark = 0;

  constructor(
    tagOf: (id: string) => string | undefined,
    styles: ReadonlyMap<string, string>,
    prefix: string,
    untagged: boolean,
  ) {
    this.#untagged = untagged;
    this.#tagOf = tagOf;
    this.#styles = styles;
    this.#prefix = prefix;
  }

  take(token: XmlToken): void {
    if (token.kind === 'text') return this.#text(token);
    const name = this.#local(token.name);
    if (token.kind === 'open') {
      this.#names.push(name);
      this.#starts.push(token.start);
      this.#begin(name, token);
    } else {
      this.#names.pop();
      this.#finish(name, this.#starts.pop() ?? 0, token);
    }
  }

  /** `w:p` whatever the prefix is; other namespaces keep theirs. A part has some sixty names, a hundred thousand times. */
  #local(name: string): string {
    const known = this.#locals.get(name);
    if (known !== undefined) return known;
    const local = this.#localOf(name);
    this.#locals.set(name, local);
    return local;
  }

  #localOf(name: string): string {
    const [first = '', second] = name.split(':');
    if (second === undefined) return this.#prefix === '' ? `w:${first}` : first;
    return first === this.#prefix ? `w:${second}` : name;
  }

  get #place(): DocumentPlace {
    return { heading: this.#heading, paragraph: this.#count };
  }

  #begin(name: string, token: XmlToken): void {
    const { source } = token;
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
        this.#open.push(this.#control(token));
        break;
      case 'w:sdtContent': {
        const control = this.#open.at(-1);
        if (control === undefined) break;
        control.content = { from: token.end, to: token.end };
        this.#paragraphs.at(-1)?.open.push({ control, from: this.#paragraphs.at(-1)?.text.length ?? 0 });
        break;
      }
      case 'w:tag':
      case 'w:id':
        if (this.#names.at(-2) === 'w:sdtPr') this.#identify(name, xmlAttribute(source, `${this.#attribute}val`) ?? '');
        break;
      case 'w:p':
        this.#count += 1;
        this.#paragraphs.push(this.#paragraph(token));
        break;
      case 'w:tbl':
        this.#tables.push({
          start: token.start,
          rows: [],
          row: [],
          cell: [],
          anchors: [],
          control: this.#open.at(-1) ?? null,
          after: this.#count,
        });
        break;
      default:
        this.#detail(name, token);
    }
  }

  get #attribute(): string {
    return this.#prefix === '' ? '' : `${this.#prefix}:`;
  }

  #detail(name: string, token: XmlToken): void {
    const { source } = token;
    const paragraph = this.#paragraphs.at(-1);
    const value = (attribute: string): string => xmlAttribute(source, `${this.#attribute}${attribute}`) ?? '';
    switch (name) {
      case 'w:pStyle':
        if (paragraph) paragraph.style = (this.#styles.get(value('val')) ?? value('val')).toLowerCase();
        break;
      case 'w:br':
      case 'w:cr':
        this.#append('\n');
        break;
      case 'w:tab':
        if (this.#names.at(-2) === 'w:r') this.#append('\t');
        break;
      case 'w:noBreakHyphen':
        this.#append('-');
        break;
      case 'w:bookmarkStart':
        this.#bookmark(value('name'), value('id'), token);
        break;
      case 'w:bookmarkEnd':
        this.#endBookmark(value('id'), token);
        break;
      case 'a:blip':
        for (const holder of [...this.#open, ...(paragraph ? [paragraph] : [])])
          holder.pictures.push(xmlAttribute(source, 'r:embed') ?? '');
        this.#showPicture(xmlAttribute(source, 'r:embed'));
        break;
      case 'v:imagedata':
        this.#showPicture(xmlAttribute(source, 'r:id'));
        break;
      case 'w:fldSimple':
        this.#fields.push({ code: value('instr'), from: paragraph?.text.length ?? 0, paragraph: paragraph ?? null });
        break;
      case 'w:fldChar':
        this.#fieldMark(value('fldCharType'));
        break;
    }
  }

  #showPicture(relation: string | null): void {
    if (relation !== null && this.#counts) this.#paragraphs.at(-1)?.shown.push(relation);
  }

  #fieldMark(type: string): void {
    const paragraph = this.#paragraphs.at(-1) ?? null;
    if (type === 'begin') this.#fields.push({ code: '', from: null, paragraph });
    const field = this.#fields.at(-1);
    if (type === 'separate' && field) field.from = paragraph?.text.length ?? 0;
    if (type === 'end') this.#endField();
  }

  #endField(): void {
    const field = this.#fields.pop();
    const paragraph = this.#paragraphs.at(-1);
    const bookmark = /^\s*REF\s+"?([^\s"]+)/i.exec(field?.code ?? '')?.[1];
    if (!field || !paragraph || bookmark === undefined || field.from === null || field.paragraph !== paragraph) return;
    paragraph.references.push({ from: field.from, to: paragraph.text.length, bookmark });
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
        this.#endField();
        break;
      case 'w:t':
        if (this.#counts) for (const control of this.#holding()) control.runs.push({ from: start, to: token.end });
        break;
      case 'w:sdtContent': {
        const control = this.#open.at(-1);
        if (control) control.content = { from: control.content.from, to: token.start };
        this.#closeSpan(control);
        break;
      }
      case 'w:sdt':
        this.#closeControl();
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

  get #counts(): boolean {
    return this.#deleted === 0 && this.#skipped === 0;
  }

  #text({ source }: XmlToken): void {
    const inside = this.#names.at(-1);
    const field = this.#fields.at(-1);
    if (inside === 'w:instrText' && field) field.code += xmlText(source);
    if (inside === 'w:t') this.#append(xmlText(source));
  }

  #append(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (this.#counts && paragraph) paragraph.text += text;
  }

  #holding(): readonly OpenControl[] {
    return [...this.#open, ...[...this.#marks.values()].map(({ control }) => control)];
  }

  #change(): void {
    this.#tracked += 1;
    for (const control of this.#holding()) if (control.state === 'plain') control.state = 'tracked';
  }

  #control({ start }: XmlToken): OpenControl {
    return {
      id: '',
      tag: '',
      content: { from: start, to: start },
      texts: [],
      runs: [],
      state: this.#deleted > 0 ? 'deleted' : 'plain',
      pictures: [],
      place: this.#place,
    };
  }

  #identify(name: string, value: string): void {
    const control = this.#open.at(-1);
    if (!control) return;
    if (name === 'w:id') control.id = control.id === '' ? value : control.id;
    else if (value.startsWith(TAG_PREFIX)) control.tag = value.slice(TAG_PREFIX.length);
  }

  #bookmark(name: string, id: string, token: XmlToken): void {
    this.#lastBookmark = Math.max(this.#lastBookmark, wholeNumber(id));
    this.#paragraphs.at(-1)?.bookmarks.push(name);
    const printed = anchoredId(name);
    const tag = printed === null ? undefined : this.#tagOf(printed);
    if (printed === null || tag === undefined) return;
    if (this.#open.some((one) => one.tag === tag)) return;
    if (/^(?:table|figure|notes):/.test(tag)) (this.#tables.at(-1) ?? this.#paragraphs.at(-1))?.anchors.push(printed);
    // LibreOffice lays controls of its own round the bookmarks and runs neighbours together. A value whose control an editor took away is his.
    else if (this.#untagged) {
      const from = this.#paragraphs.at(-1)?.text.length ?? 0;
      const control = { ...this.#control(token), id: printed, tag, content: { from: token.end, to: token.end } };
      this.#marks.set(id, { control, from });
    }
  }

  #endBookmark(id: string, token: XmlToken): void {
    const mark = this.#marks.get(id);
    const paragraph = this.#paragraphs.at(-1);
    if (!mark || !paragraph) return;
    this.#marks.delete(id);
    const { control, from } = mark;
    control.content = { from: control.content.from, to: token.start };
    control.texts.push(paragraph.text.slice(from));
    this.#spans.push({ paragraph: paragraph.number, control, from, to: paragraph.text.length });
    this.#done.push(control);
  }

  #paragraph({ start }: XmlToken): OpenParagraph {
    const inTable = this.#tables.length > 0;
    const lists = { controlled: [], references: [], bookmarks: [], anchors: [], pictures: [], shown: [], open: [] };
    return { start, number: this.#count, text: '', style: '', inTable, ...lists };
  }

  #closeSpan(control: OpenControl | undefined): void {
    const paragraph = this.#paragraphs.at(-1);
    const opened = paragraph?.open.findLast((one) => one.control === control);
    if (!paragraph || !opened) return;
    const text = paragraph.text.slice(opened.from);
    opened.control.texts.push(text);
    this.#spans.push({
      paragraph: paragraph.number,
      control: opened.control,
      from: opened.from,
      to: paragraph.text.length,
    });
    paragraph.open = paragraph.open.filter((one) => one !== opened);
  }

  #closeControl(): void {
    const control = this.#open.pop();
    if (control && control.tag !== '') this.#done.push(control);
  }

  #closeParagraph(end: number): void {
    const closed = this.#paragraphs.pop();
    if (!closed) return;
    const { text, style, inTable, references, bookmarks } = closed;
    if (/^(?:heading|标题) ?[1-9]/.test(style) && text.trim() !== '') this.#heading = text.trim();
    const place = { heading: this.#heading, paragraph: closed.number };
    const table = this.#tables.at(-1);
    if (table) table.cell.push(text);
    // A caption between the pieces of a table is no part of what it says.
    else if (!/caption|题注/.test(style))
      for (const control of this.#open)
        if (!closed.open.some((one) => one.control === control)) control.texts.push(text);
    if (closed.anchors.length > 0)
      this.#anchored.push({
        ids: closed.anchors,
        from: closed.start,
        to: end,
        texts: [text],
        place,
        pictures: closed.pictures,
      });
    const pictures = closed.shown.length === 0 ? {} : { pictures: closed.shown };
    this.#read.push({ text, style, place, inTable, controlled: [], references, bookmarks, ...pictures });
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
    } else {
      this.#tables.pop();
      const texts = table.rows.flat();
      for (const control of this.#open) control.texts.push(...texts);
      const place = this.#place;
      if (table.anchors.length > 0)
        this.#anchored.push({ ids: table.anchors, from: table.start, to: end, texts, place, pictures: [] });
      this.#readTables.push({ rows: table.rows, place, control: -1, after: table.after, open: table.control });
    }
  }

  end(): EditedDocument {
    const controls = this.#done;
    const blocks = anchoredBlocks(this.#anchored, this.#tagOf);
    const place = new Map(controls.map((control, i) => [control, i]));
    const spans = Map.groupBy(this.#spans, ({ paragraph }) => paragraph);
    const paragraphs = this.#read.map((paragraph) => ({
      ...paragraph,
      controlled: (spans.get(paragraph.place.paragraph) ?? []).flatMap(({ control, from, to }) => {
        const found = place.get(control);
        return found === undefined ? [] : [{ from, to, control: found }];
      }),
    }));
    return {
      controls: [...controls, ...blocks],
      paragraphs,
      tables: this.#readTables.map(({ open, ...table }) => ({
        ...table,
        control: open === null ? -1 : (place.get(open) ?? -1),
      })),
      trackedChanges: this.#tracked,
      lastBookmark: this.#lastBookmark,
    };
  }
}

/** What is left of blocks whose controls were dropped: all elements from the first that carries the block's bookmark to the last. */
function anchoredBlocks(
  pieces: readonly Anchored[],
  tagOf: (id: string) => string | undefined,
): readonly EditedControl[] {
  const byId = new Map<string, Anchored[]>();
  for (const piece of pieces) for (const id of new Set(piece.ids)) byId.set(id, [...(byId.get(id) ?? []), piece]);
  return [...byId].flatMap(([id, own]) => {
    const [first] = own;
    const last = own.at(-1);
    if (!first || !last) return [];
    return [
      {
        id,
        tag: tagOf(id) ?? '',
        content: { from: first.from, to: last.to },
        texts: own.flatMap(({ texts }) => texts),
        runs: [],
        state: 'plain' as const,
        pictures: own.flatMap(({ pictures }) => pictures),
        place: first.place,
      },
    ];
  });
}
