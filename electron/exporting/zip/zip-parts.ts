import { extname } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';

/** Formats that are packed already: deflating them again costs time and saves nothing. */
const packed: ReadonlySet<string> = new Set(['.xlsx', '.docx', '.pdf', '.png']);

/** Whether files of this ending (`.png`) are packed already. */
export function isPacked(ending: string): boolean {
  return packed.has(ending.toLowerCase());
}

/** Earliest time an archive can say (MS-DOS): packages made of the same parts are the same bytes. */
const ALWAYS = new Date(1980, 0, 1);

/** The parts of a package that we wrote ourselves a moment ago, as its bytes; of packages from elsewhere the parts that `importing/open` gave. */
export class ZipParts {
  readonly #parts: Map<string, Uint8Array>;

  constructor(from: Uint8Array | ReadonlyMap<string, Uint8Array>) {
    this.#parts = new Map(from instanceof Uint8Array ? Object.entries(unzipSync(from)) : from);
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  names(): readonly string[] {
    return [...this.#parts.keys()];
  }

  /** Throws where there is no such part. */
  text(name: string): string {
    return strFromU8(this.#part(name));
  }

  put(name: string, content: string | Uint8Array): void {
    this.#parts.set(name, typeof content === 'string' ? strToU8(content) : content);
  }

  /** A part of another package under a name of its own. Throws where there is no such part. */
  copyFrom(from: ZipParts, name: string, as: string): void {
    this.#parts.set(as, from.#part(name));
  }

  bytes(): Buffer {
    const files: Zippable = {};
    for (const [name, content] of this.#parts)
      files[name] = [content, { level: isPacked(extname(name)) ? 0 : 6, mtime: ALWAYS }];
    const { buffer, byteOffset, byteLength } = zipSync(files);
    return Buffer.from(buffer, byteOffset, byteLength);
  }

  #part(name: string): Uint8Array {
    const part = this.#parts.get(name);
    if (!part) throw new Error(`zip: no part ${name}`);
    return part;
  }
}
