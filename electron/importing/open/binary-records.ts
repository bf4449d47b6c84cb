import type { ReadingLimits } from './limits.ts';
import { refuse } from './refusal.ts';

/** Bytes of one record: a text of 32,767 characters with its formats has fewer. */
const RECORD_MOST = 4 * 1024 * 1024;

/**
 * Cuts a binary part of a .xlsb fed in pieces into records ([MS-XLSB] 2.1.4): a type of one or two bytes and a size of one to four, seven bits each.
 * What a record holds is read with the methods below, which refuse one that is shorter than what it should hold. Throws a Refusal.
 */
export class BinaryRecords {
  type = 0;
  /** Body of the record in `buf`. */
  start = 0;
  end = 0;
  buf: Buffer = Buffer.alloc(0);
  readonly #part: string;
  readonly #limits: ReadingLimits;
  #at = 0;
  /** Bytes that the record which was begun needs from `#at` on, and what was fed towards them: joined once, however many pieces they come in. */
  #needed = 0;
  #pieces: Buffer[] = [];
  #fed = 0;

  constructor(part: string, limits: ReadingLimits) {
    this.#part = part;
    this.#limits = limits;
  }

  feed(chunk: Buffer): void {
    this.#pieces.push(chunk);
    this.#fed += chunk.length;
    const left = this.buf.length - this.#at;
    if (left + this.#fed < this.#needed) return;
    this.buf =
      left > 0 || this.#pieces.length > 1 ? Buffer.concat([this.buf.subarray(this.#at), ...this.#pieces]) : chunk;
    this.#at = 0;
    this.#pieces = [];
    this.#fed = 0;
    this.#needed = 0;
  }

  /** The next record; false where its end was not fed yet. */
  next(): boolean {
    const { buf } = this;
    let p = this.#at;
    if (p + 1 >= buf.length) return false;
    let type = buf[p++]!;
    if (type >= 0x80) {
      const upper = buf[p++]!;
      if (upper >= 0x80) this.fail('type');
      type = (type & 0x7f) | (upper << 7);
    }
    let size = 0;
    for (let shift = 0; ; shift += 7) {
      if (p >= buf.length) return false;
      if (shift > 21) this.fail('size');
      const byte = buf[p++]!;
      size |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    if (size > RECORD_MOST) this.fail(`record ${type}: ${size}`);
    if (p + size > buf.length) {
      this.#needed = p + size - this.#at;
      return false;
    }
    this.type = type;
    this.start = p;
    this.end = p + size;
    this.#at = this.end;
    return true;
  }

  /** At the end of the part: refuses a record that was begun. */
  finish(): void {
    if (this.#at < this.buf.length || this.#fed > 0) this.fail('end');
  }

  /** Refuses a record of another size than its type has: one byte more or fewer, and all that follows would be taken for something else. */
  demandSize(size: number): void {
    if (this.end - this.start !== size) this.fail(`record ${this.type}: ${this.end - this.start}`);
  }

  u8(offset: number): number {
    return this.buf[this.#place(offset, 1)]!;
  }

  u16(offset: number): number {
    return this.buf.readUInt16LE(this.#place(offset, 2));
  }

  u32(offset: number): number {
    return this.buf.readUInt32LE(this.#place(offset, 4));
  }

  i32(offset: number): number {
    return this.buf.readInt32LE(this.#place(offset, 4));
  }

  double(offset: number): number {
    return this.buf.readDoubleLE(this.#place(offset, 8));
  }

  /** Bytes of the text at an offset, with its length ([MS-XLSB] 2.5.169 XLWideString, and .167, where no text has the length −1). */
  textSize(offset: number): number {
    const length = this.u32(offset);
    return length === 0xffffffff ? 4 : 4 + length * 2;
  }

  text(offset: number): string {
    const bytes = this.textSize(offset) - 4;
    const from = this.#place(offset + 4, bytes);
    if (bytes > this.#limits.text * 2)
      refuse('TEXT_TOO_LONG', { part: this.#part, size: bytes / 2, limit: this.#limits.text });
    return this.buf.toString('utf16le', from, from + bytes);
  }

  fail(detail: string): never {
    return refuse('XLSB', { part: this.#part, detail });
  }

  #place(offset: number, size: number): number {
    const at = this.start + offset;
    return at + size <= this.end ? at : this.fail(`record ${this.type}: ${this.end - this.start}`);
  }
}
