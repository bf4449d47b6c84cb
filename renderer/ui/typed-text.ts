/**
 * The text of one editor from opening to leaving: the contract that cells, fields and dialogs share (README of this folder). Text that is as the
 * editor opened is never committed, however it is left; a value that changes underneath is taken over while nothing was typed, and told otherwise.
 */
export class TypedText {
  private opened: string;
  private value: string;
  private held: string;
  private handled: boolean;

  /** `value`: what is edited, as text; `typed`: what opened the editor in its place, a first key, or '' after Backspace. */
  constructor(value: string, typed: string | null = null) {
    this.opened = value;
    this.value = value;
    this.held = typed ?? value;
    this.handled = typed !== null;
  }

  get text(): string {
    return this.held;
  }

  type(text: string): void {
    this.held = text;
    this.handled = true;
  }

  /** The value is another now. `renewed`: the text follows it; `overtaken`: something was typed, which stays, and the user is to be told. */
  renew(value: string): 'same' | 'renewed' | 'overtaken' {
    if (value === this.value) return 'same';
    this.value = value;
    if (this.handled) return 'overtaken';
    this.opened = value;
    this.held = value;
    return 'renewed';
  }

  /** What is to be committed, without space around it; null: it is as it was. */
  get changed(): string | null {
    const text = this.held.trim();
    return text === this.opened.trim() ? null : text;
  }
}
