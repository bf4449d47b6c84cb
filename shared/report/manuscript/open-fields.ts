import type { OpenParagraph } from './open-parts.ts';

interface OpenField {
  code: string;
  /** Start of its result in the paragraph's text; null before it. */
  from: number | null;
  readonly paragraph: OpenParagraph | null;
}

/** Fields of a document while it is read. Of their results references alone are kept, with the paragraph that they stand in. */
export class OpenFields {
  readonly #open: OpenField[] = [];

  /** A field in one element, whose result follows at once. */
  simple(code: string, paragraph: OpenParagraph | null): void {
    this.#open.push({ code, from: paragraph?.text.length ?? 0, paragraph });
  }

  /** `type`: begin, separate or end, as `w:fldChar` has them. */
  mark(type: string, paragraph: OpenParagraph | null): void {
    if (type === 'begin') this.#open.push({ code: '', from: null, paragraph });
    const field = this.#open.at(-1);
    if (type === 'separate' && field) field.from = paragraph?.text.length ?? 0;
    if (type === 'end') this.end(paragraph);
  }

  code(text: string): void {
    const field = this.#open.at(-1);
    if (field) field.code += text;
  }

  end(paragraph: OpenParagraph | null): void {
    const field = this.#open.pop();
    const bookmark = /^\s*REF\s+"?([^\s"]+)/i.exec(field?.code ?? '')?.[1];
    if (!field || !paragraph || bookmark === undefined || field.from === null || field.paragraph !== paragraph) return;
    paragraph.references.push({ from: field.from, to: paragraph.text.length, bookmark });
  }
}
