import { wholeNumber, xmlAttribute, xmlText, xmlTokens } from '../../base/xml-tokens.ts';
import type { Stretch } from '../manuscript/edited-document.ts';
import { evenSigns, placeholders, readPlaceholder } from './read-placeholder.ts';
import type { Placeholder } from './read-placeholder.ts';

/** A `w:t` of a paragraph. */
export interface TextPiece extends Stretch {
  /** Where its text begins in the paragraph's. */
  readonly at: number;
  readonly text: string;
  /** Properties of its run, as they are written. */
  readonly look: string;
}

export interface FoundPlaceholder {
  /** In the paragraph's text. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly asked: Placeholder | null;
}

export interface TemplateParagraph extends Stretch {
  readonly text: string;
  readonly pieces: readonly TextPiece[];
  readonly found: readonly FoundPlaceholder[];
  /** Where the element that holds it begins. */
  readonly parent: number;
  /** The table row that it stands in. */
  readonly row: Stretch | null;
  /** Where its content begins, behind its properties. */
  readonly begins: number;
  /** Properties of a section that ends with it. */
  readonly section: string;
  /** 1 to 9 of a heading; 0: another paragraph. */
  readonly level: number;
  /** Heading above it, or itself. */
  readonly heading: string;
  readonly number: number;
}

interface Open {
  readonly start: number;
  readonly parent: number;
  readonly row: { from: number; to: number } | null;
  readonly number: number;
  text: string;
  readonly pieces: TextPiece[];
  look: string;
  begins: number;
  section: string;
  style: string;
}

/** The paragraphs of a part in the order in which they end, those of text boxes among them. `styles`: names of styles in small letters by id. */
export function templateParagraphs(xml: string, styles: ReadonlyMap<string, string>): readonly TemplateParagraph[] {
  const scan = new ParagraphScan(xml, styles);
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'open') scan.open(token.name, token.source, token.start, token.end);
    else if (token.kind === 'close') scan.close(token.name, token.end);
    else scan.text(token.source);
  }
  return scan.done;
}

class ParagraphScan {
  readonly done: TemplateParagraph[] = [];
  readonly #xml: string;
  readonly #styles: ReadonlyMap<string, string>;
  readonly #elements: { readonly name: string; readonly start: number; readonly end: number }[] = [];
  readonly #paragraphs: Open[] = [];
  readonly #rows: { from: number; to: number }[] = [];
  #piece = '';
  #heading = '';
  #count = 0;

  constructor(xml: string, styles: ReadonlyMap<string, string>) {
    this.#xml = xml;
    this.#styles = styles;
  }

  open(name: string, source: string, start: number, end: number): void {
    const paragraph = this.#paragraphs.at(-1);
    const parent = this.#elements.at(-1);
    this.#elements.push({ name, start, end });
    if (name === 'w:tr') this.#rows.push({ from: start, to: start });
    else if (name === 'w:p') {
      this.#count += 1;
      const holder = { parent: parent?.start ?? -1, row: this.#rows.at(-1) ?? null, number: this.#count };
      const empty = { text: '', pieces: [], look: '', begins: end, section: '', style: '' };
      this.#paragraphs.push({ start, ...holder, ...empty });
    } else if (paragraph && name === 'w:r') paragraph.look = '';
    else if (paragraph && name === 'w:pStyle') paragraph.style = xmlAttribute(source, 'w:val') ?? '';
    else if (name === 'w:t') this.#piece = '';
  }

  text(source: string): void {
    if (this.#elements.at(-1)?.name === 'w:t') this.#piece += xmlText(source);
  }

  close(name: string, end: number): void {
    const element = this.#elements.pop();
    const within = this.#elements.at(-1)?.name;
    const paragraph = this.#paragraphs.at(-1);
    if (!element) return;
    const written = this.#xml.slice(element.start, end);
    if (name === 'w:tr') {
      const row = this.#rows.pop();
      if (row) row.to = end;
    }
    if (!paragraph) return;
    if (name === 'w:rPr' && within === 'w:r') paragraph.look = written;
    else if (name === 'w:pPr' && within === 'w:p') paragraph.begins = end;
    else if (name === 'w:sectPr' && within === 'w:pPr') paragraph.section = written;
    else if (name === 'w:t') {
      const { look } = paragraph;
      paragraph.pieces.push({ from: element.start, to: end, at: paragraph.text.length, text: this.#piece, look });
      paragraph.text += this.#piece;
    } else if (name === 'w:p') this.#end(end);
  }

  #end(end: number): void {
    const paragraph = this.#paragraphs.pop();
    if (!paragraph) return;
    const { start, style, ...rest } = paragraph;
    const styleName = this.#styles.get(style) ?? style.toLowerCase();
    const level = wholeNumber(/^(?:heading|标题) ?([1-9])$/.exec(styleName)?.[1]);
    if (level > 0 && rest.text.trim() !== '') this.#heading = rest.text.trim();
    this.done.push({ ...rest, from: start, to: end, level, heading: this.#heading, found: foundIn(rest.text) });
  }
}

function foundIn(text: string): readonly FoundPlaceholder[] {
  return [...evenSigns(text).matchAll(placeholders)].map(({ 0: all, 1: inner = '', index }) => ({
    from: index,
    to: index + all.length,
    text: text.slice(index, index + all.length),
    asked: readPlaceholder(inner),
  }));
}
