import type { DocumentPlace, EditedControl } from './edited-document.ts';
import type { ControlSpan, OpenControl, OpenParagraph } from './open-parts.ts';
import { TAG_PREFIX } from './printed-values.ts';

/** Controls of a document while it is read: those that are open, those that only a bookmark is left of, and those that are done. */
export class OpenControls {
  readonly done: OpenControl[] = [];
  readonly spans: ControlSpan[] = [];
  readonly #open: OpenControl[] = [];
  /** By the number of their bookmark. */
  readonly #marks = new Map<string, { readonly control: OpenControl; readonly from: number }>();

  begin(start: number, place: DocumentPlace, state: EditedControl['state']): void {
    this.#open.push(newControl(start, place, state));
  }

  get innermost(): OpenControl | null {
    return this.#open.at(-1) ?? null;
  }

  /** Whether something of this tag is open already. */
  holds(tag: string): boolean {
    return this.#open.some((one) => one.tag === tag);
  }

  identify(name: string, value: string): void {
    const control = this.#open.at(-1);
    if (!control) return;
    if (name === 'w:id') control.id = control.id === '' ? value : control.id;
    else if (value.startsWith(TAG_PREFIX)) control.tag = value.slice(TAG_PREFIX.length);
  }

  beginContent(at: number, paragraph: OpenParagraph | undefined): void {
    const control = this.#open.at(-1);
    if (control === undefined) return;
    control.content = { from: at, to: at };
    paragraph?.open.push({ control, from: paragraph.text.length });
  }

  endContent(at: number, paragraph: OpenParagraph | undefined): void {
    const control = this.#open.at(-1);
    if (control) control.content = { from: control.content.from, to: at };
    const opened = paragraph?.open.findLast((one) => one.control === control);
    if (!paragraph || !opened) return;
    this.#close(opened.control, opened.from, paragraph);
    paragraph.open = paragraph.open.filter((one) => one !== opened);
  }

  end(): void {
    const control = this.#open.pop();
    if (control && control.tag !== '') this.done.push(control);
  }

  /** A value of which only the bookmark is left. */
  beginMark(
    bookmark: string,
    { id, tag }: Pick<EditedControl, 'id' | 'tag'>,
    at: number,
    place: DocumentPlace,
    state: EditedControl['state'],
    paragraph: OpenParagraph | undefined,
  ): void {
    const control = { ...newControl(at, place, state), id, tag };
    this.#marks.set(bookmark, { control, from: paragraph?.text.length ?? 0 });
  }

  endMark(bookmark: string, at: number, paragraph: OpenParagraph | undefined): void {
    const mark = this.#marks.get(bookmark);
    if (!mark || !paragraph) return;
    this.#marks.delete(bookmark);
    const { control, from } = mark;
    control.content = { from: control.content.from, to: at };
    this.#close(control, from, paragraph);
    this.done.push(control);
  }

  #close(control: OpenControl, from: number, paragraph: OpenParagraph): void {
    control.texts.push(paragraph.text.slice(from));
    this.spans.push({ paragraph: paragraph.number, control, from, to: paragraph.text.length });
  }

  /** A tracked change begins. */
  tracked(): void {
    for (const control of this.#holding()) if (control.state === 'plain') control.state = 'tracked';
  }

  run(from: number, to: number): void {
    for (const control of this.#holding()) control.runs.push({ from, to });
  }

  picture(relation: string): void {
    for (const control of this.#open) control.pictures.push(relation);
  }

  /** Texts of a block: of a table, or of a paragraph in which none of the open controls begins. */
  texts(texts: readonly string[], within?: OpenParagraph): void {
    for (const control of this.#open)
      if (!within?.open.some((one) => one.control === control)) control.texts.push(...texts);
  }

  #holding(): readonly OpenControl[] {
    return [...this.#open, ...[...this.#marks.values()].map(({ control }) => control)];
  }
}

function newControl(start: number, place: DocumentPlace, state: EditedControl['state']): OpenControl {
  return { id: '', tag: '', content: { from: start, to: start }, texts: [], runs: [], state, pictures: [], place };
}
