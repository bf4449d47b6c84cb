import { mainNamespaces } from './workbook-entries.ts';
import { refuse } from './refusal.ts';
import type { XmlTokeniser } from './xml-tokeniser.ts';

/** The prefix that the root of a sheet or string part binds to the main namespace; usually none. */
export class MainPrefix {
  readonly #part: string;
  #bytes: Uint8Array = new Uint8Array(0);

  constructor(part: string) {
    this.#part = part;
  }

  /** Reads the root tag, which must be `local` in the main namespace. */
  bind(tokens: XmlTokeniser, local: string): void {
    const { buf, nameStart, nameEnd, prefixStart, prefixLength } = tokens;
    if (buf.toString('latin1', nameStart, nameEnd) !== local) refuse('XML', { part: this.#part, detail: 'root' });
    const prefix = buf.toString('latin1', prefixStart, prefixStart + prefixLength);
    if (!mainNamespaces.includes(tokens.attribute(prefix === '' ? 'xmlns' : `xmlns:${prefix}`) ?? ''))
      refuse('XML', { part: this.#part, detail: 'namespace' });
    this.#bytes = Buffer.from(prefix, 'latin1');
  }

  /** No prefix: the usual case. */
  get none(): boolean {
    return this.#bytes.length === 0;
  }

  /** Whether the tag is in the main namespace, going by the prefix. An element that binds the prefix anew is refused by the caller. */
  matches(tokens: XmlTokeniser): boolean {
    const { buf, prefixStart, prefixLength } = tokens;
    if (prefixLength !== this.#bytes.length) return false;
    for (let i = 0; i < prefixLength; i += 1) if (buf[prefixStart + i] !== this.#bytes[i]) return false;
    return true;
  }

  /** Refuses a tag inside the cells that is not in the root's namespace or binds namespaces anew: rare enough not to follow, too dangerous to skip. */
  demand(tokens: XmlTokeniser): void {
    if (!this.matches(tokens)) refuse('XML', { part: this.#part, detail: 'mixed prefixes' });
  }

  /** Refuses an attribute that binds the main prefix to another namespace. */
  checkBinding(name: string, value: string): void {
    const own = this.#bytes.length === 0 ? 'xmlns' : `xmlns:${Buffer.from(this.#bytes).toString('latin1')}`;
    if (name === own && !mainNamespaces.includes(value)) refuse('XML', { part: this.#part, detail: 'namespace' });
  }
}
