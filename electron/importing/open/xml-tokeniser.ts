import type { ReadingLimits } from './limits.ts';
import { refuse } from './refusal.ts';

/** What {@link XmlTokeniser.next} found. */
export const NEED = 0;
const TEXT = 1;
export const OPEN = 2;
export const CLOSE = 3;

/** Instead of a position: the tag goes on in what was not fed yet. */
const INCOMPLETE = -1;

const MAX_ATTRIBUTES = 64;
const IS_HASH = 105 * 31 + 115;
const XMLNS = Buffer.from('xmlns');
/** `xml`, bound by the standard itself. */
const XML_HASH = (120 * 31 + 109) * 31 + 108;

/** 1: may stand in a name. Bytes from 0x80 are parts of UTF-8 letters. */
const nameByte = new Uint8Array(256).map((_, b) =>
  b >= 0x80 || (b >= 48 && b <= 58) || (b >= 65 && b <= 90) || (b >= 97 && b <= 122) || b === 95 || b === 45 || b === 46
    ? 1
    : 0,
);

/**
 * Cuts well-formed XML in UTF-8 into tags and texts without making strings: positions into `buf`, valid until the next `feed`.
 * Checks what a byte scan could otherwise pass over: tags match, one root, attributes quoted and not repeated, only the five entities, no DTD, legal characters.
 * Entities and line ends are resolved in place, which never lengthens them. Refuses by throwing.
 */
export class XmlTokeniser {
  buf: Buffer = Buffer.allocUnsafe(4 * 1024);
  pos = 0;
  end = 0;
  /** The local name and, before it, the prefix without its colon (length 0: none). */
  nameStart = 0;
  nameEnd = 0;
  prefixStart = 0;
  prefixLength = 0;
  selfClosing = false;
  /** Four numbers an attribute: start and end of its name and of its value. */
  attributeCount = 0;
  readonly attributes = new Int32Array(MAX_ATTRIBUTES * 4);
  textStart = 0;
  textEnd = 0;
  /** Elements open, the one just opened included. */
  depth = 0;
  readonly #part: string;
  readonly #limits: ReadingLimits;
  readonly #hashes: Int32Array;
  /** Hashes of the prefixes declared so far. */
  readonly #prefixes = new Set([XML_HASH]);
  #rootSeen = false;
  #started = false;
  #final = false;
  /** Of the tag at hand: a value has an entity or a line end; an attribute has a prefix. */
  #unresolved = false;
  #prefixed = false;

  constructor(part: string, limits: ReadingLimits) {
    this.#part = part;
    this.#limits = limits;
    this.#hashes = new Int32Array(limits.depth + 2);
  }

  /** Adds the next piece; what is not yet cut moves to the front. */
  feed(chunk: Uint8Array): void {
    const rest = this.end - this.pos;
    if (rest > this.#limits.bytesWithoutTag)
      refuse('NO_TAG', { part: this.#part, limit: this.#limits.bytesWithoutTag });
    if (rest + chunk.length > this.buf.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.buf.length * 2, rest + chunk.length));
      this.buf.copy(larger, 0, this.pos, this.end);
      this.buf = larger;
    } else {
      this.buf.copy(this.buf, 0, this.pos, this.end);
    }
    this.buf.set(chunk, rest);
    this.pos = 0;
    this.end = rest + chunk.length;
  }

  /** Says that nothing follows. The document must then be complete. */
  finish(): void {
    this.#final = true;
    if (this.next() !== NEED || this.pos !== this.end || this.depth !== 0 || !this.#rootSeen) this.#fail('unfinished');
  }

  next(): number {
    const buf = this.buf;
    for (;;) {
      const start = this.pos;
      let p = start;
      const end = this.end;
      let special = false;
      let b = 0;
      while (p < end && (b = buf[p]!) !== 60) {
        if (b < 39 ? b !== 32 : b === 62) {
          if (b === 38 || b === 13 || b === 62) special = true;
          else if (b < 32 && b !== 10 && b !== 9) this.#fail('control character');
        }
        p += 1;
      }
      if (p === end) {
        if (!this.#final) return NEED;
        this.#outside(start, end);
        this.pos = end;
        return NEED;
      }
      if (p > start) {
        this.pos = p;
        if (this.depth === 0) {
          this.#outside(start, p);
          continue;
        }
        this.textStart = start;
        this.textEnd = special ? this.#resolve(start, p, false) : p;
        return TEXT;
      }
      if (p + 1 >= end) return NEED;
      b = buf[p + 1]!;
      if (b === 47) return this.#close(p + 2);
      if (b === 33 || b === 63) {
        const found = this.#markup(p, b);
        if (found === TEXT) return TEXT;
        if (found === NEED) return NEED;
        continue;
      }
      return this.#open(p + 1);
    }
  }

  /** Takes `<x>` when exactly that comes next, x one letter: the commonest tags, without cutting them apart. */
  openShort(letter: number): boolean {
    const { buf, pos } = this;
    if (
      pos + 3 > this.end ||
      buf[pos] !== 60 ||
      buf[pos + 1] !== letter ||
      buf[pos + 2] !== 62 ||
      this.depth >= this.#limits.depth
    )
      return false;
    this.#hashes[this.depth] = letter;
    this.depth += 1;
    this.pos = pos + 3;
    return true;
  }

  /** Takes a tag of one letter that the caller has read up to and including its `>` at `after` − 1. False at the limit of depth. */
  openRead(letter: number, after: number): boolean {
    if (this.depth >= this.#limits.depth) return false;
    this.#hashes[this.depth] = letter;
    this.depth += 1;
    this.pos = after;
    return true;
  }

  /** Takes `</x>` likewise. */
  closeShort(letter: number): boolean {
    const { buf, pos } = this;
    if (
      pos + 4 > this.end ||
      buf[pos] !== 60 ||
      buf[pos + 1] !== 47 ||
      buf[pos + 2] !== letter ||
      buf[pos + 3] !== 62 ||
      this.#hashes[this.depth - 1] !== letter
    )
      return false;
    this.depth -= 1;
    this.pos = pos + 4;
    return true;
  }

  /** Takes a run of `<x/>` of at most `most`; gives their number. */
  emptyShorts(letter: number, most: number): number {
    const { buf, end } = this;
    let p = this.pos;
    let count = 0;
    while (
      count < most &&
      p + 4 <= end &&
      buf[p] === 60 &&
      buf[p + 1] === letter &&
      buf[p + 2] === 47 &&
      buf[p + 3] === 62
    ) {
      p += 4;
      count += 1;
    }
    this.pos = p;
    return count;
  }

  /** Takes `<is>`, `</is>` likewise, for inline text. */
  openIs(): boolean {
    const { buf, pos } = this;
    if (
      pos + 4 > this.end ||
      buf[pos] !== 60 ||
      buf[pos + 1] !== 105 ||
      buf[pos + 2] !== 115 ||
      buf[pos + 3] !== 62 ||
      this.depth >= this.#limits.depth
    )
      return false;
    this.#hashes[this.depth] = IS_HASH;
    this.depth += 1;
    this.pos = pos + 4;
    return true;
  }

  closeIs(): boolean {
    const { buf, pos } = this;
    if (
      pos + 5 > this.end ||
      buf[pos] !== 60 ||
      buf[pos + 1] !== 47 ||
      buf[pos + 2] !== 105 ||
      buf[pos + 3] !== 115 ||
      buf[pos + 4] !== 62 ||
      this.#hashes[this.depth - 1] !== IS_HASH
    )
      return false;
    this.depth -= 1;
    this.pos = pos + 5;
    return true;
  }

  /** Whether the local name of the tag is these ASCII bytes. */
  nameIs(name: Uint8Array): boolean {
    return this.same(this.nameStart, this.nameEnd, name);
  }

  /** The attribute's value as a string, by its name as written; undefined when absent. For tags that are rare. */
  attribute(name: string): string | undefined {
    const a = this.attributes;
    for (let i = 0; i < this.attributeCount; i += 1) {
      if (this.buf.toString('latin1', a[i * 4]!, a[i * 4 + 1]!) === name)
        return this.buf.toString('utf8', a[i * 4 + 2]!, a[i * 4 + 3]!);
    }
    return undefined;
  }

  /** Whether the bytes from `start` to `end` are these. */
  same(start: number, end: number, name: Uint8Array): boolean {
    if (end - start !== name.length) return false;
    for (let i = 0; i < name.length; i += 1) if (this.buf[start + i] !== name[i]) return false;
    return true;
  }

  /** A start tag from behind its `<`. Nothing is decided before its `>` is there. */
  #open(at: number): number {
    const hash = this.#readName(at);
    if (this.nameEnd === this.end) return NEED;
    if (this.nameEnd === this.nameStart || this.#badFirst(this.buf[at]!) || this.#badFirst(this.buf[this.nameStart]!))
      this.#fail('name');
    const last = this.#readAttributes(this.nameEnd);
    if (last === INCOMPLETE) return NEED;
    this.selfClosing = this.buf[last] === 47;
    const bracket = this.selfClosing ? last + 1 : last;
    if (bracket === this.end) return NEED;
    if (this.buf[bracket] !== 62) this.#fail('tag');
    this.pos = bracket + 1;
    if (this.#unresolved) this.#resolveValues();
    if (this.#prefixed || this.prefixLength > 0) this.#checkPrefixes();
    this.#enter(hash);
    return OPEN;
  }

  /** A tag's name with its prefix, as far as it is there; gives its hash. */
  #readName(at: number): number {
    const { buf, end } = this;
    let p = at;
    let hash = 0;
    let local = at;
    let b = 0;
    while (p < end && nameByte[(b = buf[p]!)] === 1) {
      hash = (Math.imul(hash, 31) + b) | 0;
      p += 1;
      if (b !== 58) continue;
      if (local !== at) this.#fail('name');
      local = p;
    }
    this.nameStart = local;
    this.nameEnd = p;
    this.prefixStart = at;
    this.prefixLength = local === at ? 0 : local - at - 1;
    return hash;
  }

  /** All attributes from `from` on; gives the place of the `>` or `/` behind them, or INCOMPLETE. */
  #readAttributes(from: number): number {
    const { buf, end } = this;
    this.attributeCount = 0;
    this.#unresolved = false;
    this.#prefixed = false;
    let p = from;
    for (;;) {
      const next = this.#skipSpace(p);
      if (next === end) return INCOMPLETE;
      const b = buf[next]!;
      if (b === 62 || b === 47) return next;
      if (next === p || this.#badFirst(b)) this.#fail('attribute');
      p = this.#readAttribute(next);
      if (p === INCOMPLETE) return INCOMPLETE;
    }
  }

  /** One `name="value"`, kept in `attributes`; gives the place behind it, or INCOMPLETE. */
  #readAttribute(nameStart: number): number {
    const { buf, end } = this;
    let p = nameStart;
    let b = 0;
    while (p < end && nameByte[(b = buf[p]!)] === 1) {
      if (b === 58) this.#prefixed = true;
      p += 1;
    }
    const nameEnd = p;
    p = this.#skipSpace(p);
    if (p === end) return INCOMPLETE;
    if (buf[p] !== 61) this.#fail('attribute');
    p = this.#skipSpace(p + 1);
    if (p === end) return INCOMPLETE;
    const quote = buf[p]!;
    if (quote !== 34 && quote !== 39) this.#fail('attribute');
    const valueStart = p + 1;
    const valueEnd = this.#valueEnd(valueStart, quote);
    if (valueEnd === end) return INCOMPLETE;
    this.#keepAttribute(nameStart, nameEnd, valueStart, valueEnd);
    return valueEnd + 1;
  }

  /** The closing quote of a value, or the end of what is there. */
  #valueEnd(start: number, quote: number): number {
    const { buf, end } = this;
    let p = start;
    let b = 0;
    while (p < end && (b = buf[p]!) !== quote) {
      if (b < 39 ? b === 38 || b < 32 : b === 60) {
        if (b === 60 || (b < 32 && !isSpace(b))) this.#fail('attribute');
        this.#unresolved = true;
      }
      p += 1;
    }
    return p;
  }

  #keepAttribute(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number): void {
    const { attributes: a, attributeCount: count, buf } = this;
    if (count === MAX_ATTRIBUTES) this.#fail('attributes');
    for (let i = 0; i < count; i += 1) {
      const start = a[i * 4]!;
      // Looked at byte by byte only where length and first letter agree.
      if (
        a[i * 4 + 1]! - start === nameEnd - nameStart &&
        buf[start] === buf[nameStart] &&
        this.same(start, a[i * 4 + 1]!, buf.subarray(nameStart, nameEnd))
      )
        this.#fail('attribute twice');
    }
    a[count * 4] = nameStart;
    a[count * 4 + 1] = nameEnd;
    a[count * 4 + 2] = valueStart;
    a[count * 4 + 3] = valueEnd;
    this.attributeCount = count + 1;
  }

  #resolveValues(): void {
    const a = this.attributes;
    for (let i = 0; i < this.attributeCount; i += 1) a[i * 4 + 3] = this.#resolve(a[i * 4 + 2]!, a[i * 4 + 3]!, true);
  }

  /** One deeper, unless the tag closed itself. */
  #enter(hash: number): void {
    this.#started = true;
    if (this.depth === 0) {
      if (this.#rootSeen) this.#fail('second root');
      this.#rootSeen = true;
    }
    if (this.depth >= this.#limits.depth) refuse('DEPTH', { part: this.#part, limit: this.#limits.depth });
    if (this.selfClosing) return;
    this.#hashes[this.depth] = hash;
    this.depth += 1;
  }

  #skipSpace(from: number): number {
    const { buf, end } = this;
    if (from < end && buf[from]! > 32) return from;
    let p = from;
    while (p < end && isSpace(buf[p]!)) p += 1;
    return p;
  }

  /** Every prefix must have been declared, on this tag or before. Scopes are not followed: a prefix of the cells is checked by MainPrefix. */
  #checkPrefixes(): void {
    const a = this.attributes;
    const colons: number[] = [];
    for (let i = 0; i < this.attributeCount; i += 1) {
      const [from, to] = [a[i * 4]!, a[i * 4 + 1]!];
      const colon = this.#colon(from, to);
      colons.push(colon);
      if (colon - from !== 5 || !this.same(from, colon, XMLNS)) continue;
      if (this.buf.toString('latin1', a[i * 4 + 2]!, a[i * 4 + 3]!).trim() === '') this.#fail('prefix undone');
      this.#prefixes.add(this.#hash(colon + 1, to));
    }
    for (let i = 0; i < this.attributeCount; i += 1) {
      const from = a[i * 4]!;
      const colon = colons[i]!;
      if (
        colon >= 0 &&
        !(colon - from === 5 && this.same(from, colon, XMLNS)) &&
        !this.#prefixes.has(this.#hash(from, colon))
      )
        this.#fail('unknown prefix');
    }
    if (
      this.prefixLength > 0 &&
      !this.#prefixes.has(this.#hash(this.prefixStart, this.prefixStart + this.prefixLength))
    )
      this.#fail('unknown prefix');
  }

  /** Where the colon of an attribute's name is; −1 when it has none. */
  #colon(from: number, to: number): number {
    let found = -1;
    for (let p = from; p < to; p += 1) {
      if (this.buf[p] !== 58) continue;
      if (found >= 0 || p + 1 === to || this.#badFirst(this.buf[p + 1]!)) this.#fail('attribute');
      found = p;
    }
    return found;
  }

  #hash(from: number, to: number): number {
    let hash = 0;
    for (let p = from; p < to; p += 1) hash = (Math.imul(hash, 31) + this.buf[p]!) | 0;
    return hash;
  }

  #close(at: number): number {
    const hash = this.#readName(at);
    const p = this.#skipSpace(this.nameEnd);
    if (p === this.end) return NEED;
    if (this.buf[p] !== 62 || this.depth === 0 || this.#hashes[this.depth - 1] !== hash) this.#fail('closing tag');
    this.depth -= 1;
    this.pos = p + 1;
    return CLOSE;
  }

  /** Comment, CDATA, instruction or (refused) DTD. OPEN here means: skipped, go on. */
  #markup(at: number, kind: number): number {
    const buf = this.buf;
    const window = buf.subarray(0, this.end);
    if (kind === 63) {
      const stop = window.indexOf('?>', at + 2);
      if (stop < 0) return NEED;
      if (stop - at > 4096) this.#fail('instruction');
      this.#instruction(buf.toString('latin1', at + 2, stop), !this.#started);
      this.#started = true;
      this.pos = stop + 2;
      return OPEN;
    }
    if (this.end - at < 9) {
      if (!this.#final) return NEED;
      this.#fail('markup');
    }
    if (buf[at + 2] === 45 && buf[at + 3] === 45) {
      const stop = window.indexOf('-->', at + 4);
      if (stop < 0) return NEED;
      if (window.indexOf('--', at + 4) !== stop) this.#fail('comment');
      this.#started = true;
      this.pos = stop + 3;
      return OPEN;
    }
    const head = buf.toString('latin1', at, at + 9);
    if (head === '<!DOCTYPE') refuse('DOCTYPE', { part: this.#part });
    if (head !== '<![CDATA[' || this.depth === 0) this.#fail('markup');
    const stop = window.indexOf(']]>', at + 9);
    if (stop < 0) return NEED;
    this.pos = stop + 3;
    this.textStart = at + 9;
    this.textEnd = this.#lineEnds(at + 9, stop);
    return TEXT;
  }

  /** The XML declaration, first in the document and nowhere else, or another instruction, passed over. */
  #instruction(text: string, first: boolean): void {
    if (/^xml(\s|$)/i.test(text)) {
      const declaration =
        /^xml\s+version\s*=\s*["']1\.[01]["'](?:\s+encoding\s*=\s*["']([\w.-]+)["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*$/.exec(
          text,
        );
      if (!first || !declaration) this.#fail('declaration');
      else if (declaration[1] !== undefined && !/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(declaration[1]))
        refuse('XML_ENCODING', { part: this.#part, encoding: declaration[1] });
    } else if (!/^[A-Za-z_\x80-\xff][\w.\-\x80-\xff]*(\s|$)/.test(text)) {
      this.#fail('instruction');
    }
  }

  #outside(start: number, end: number): void {
    this.#started = true;
    for (let p = start; p < end; p += 1) if (!isSpace(this.buf[p]!)) this.#fail('text outside the root');
  }

  /** Resolves entities and line ends in place; gives the new end. */
  #resolve(start: number, end: number, attribute: boolean): number {
    const buf = this.buf;
    let to = start;
    for (let p = start; p < end; p += 1) {
      const b = buf[p]!;
      if (b === 38) {
        const stop = buf.indexOf(59, p);
        if (stop < 0 || stop >= end || stop - p > 12) this.#fail('entity');
        to += buf.write(this.#entity(buf.toString('latin1', p + 1, stop)), to, 'utf8');
        p = stop;
      } else if (b === 13) {
        buf[to++] = attribute ? 32 : 10;
        if (buf[p + 1] === 10 && p + 1 < end) p += 1;
      } else if (b === 62 && !attribute && p - start >= 2 && buf[p - 1] === 93 && buf[p - 2] === 93) {
        this.#fail(']]>');
      } else {
        buf[to++] = attribute && (b === 10 || b === 9) ? 32 : b;
      }
    }
    return to;
  }

  #lineEnds(start: number, end: number): number {
    const buf = this.buf;
    let to = start;
    for (let p = start; p < end; p += 1) {
      const b = buf[p]!;
      if (b < 32 && !isSpace(b)) this.#fail('control character');
      buf[to++] = b === 13 ? 10 : b;
      if (b === 13 && p + 1 < end && buf[p + 1] === 10) p += 1;
    }
    return to;
  }

  #entity(name: string): string {
    switch (name) {
      case 'amp':
        return '&';
      case 'lt':
        return '<';
      case 'gt':
        return '>';
      case 'quot':
        return '"';
      case 'apos':
        return "'";
      default: {
        const digits = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name);
        const code = digits ? Number.parseInt(digits[1] ?? digits[2]!, digits[1] === undefined ? 10 : 16) : -1;
        const legal =
          code === 9 ||
          code === 10 ||
          code === 13 ||
          (code >= 32 && code < 0xd800) ||
          (code > 0xdfff && code < 0xfffe) ||
          (code > 0xffff && code <= 0x10ffff);
        return legal ? String.fromCodePoint(code) : this.#fail('entity');
      }
    }
  }

  #badFirst(b: number): boolean {
    return nameByte[b] !== 1 || (b >= 48 && b <= 58) || b === 45 || b === 46;
  }

  #fail(detail: string): never {
    return refuse('XML', { part: this.#part, detail });
  }
}

function isSpace(b: number): boolean {
  return b === 32 || b === 10 || b === 13 || b === 9;
}
