import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A part of a package, packed as it lies in the file. */
interface PackedPart {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: Buffer;
  readonly size: number;
}

/** The parts of a package that we wrote ourselves a moment ago: packages from elsewhere go through `importing/open`. */
export class ZipParts {
  readonly #parts: Map<string, PackedPart>;

  constructor(bytes: Buffer) {
    this.#parts = new Map(packedParts(bytes).map((part) => [part.name, part]));
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  text(name: string): string {
    const part = this.#parts.get(name);
    if (!part) throw new Error(`zip: no part ${name}`);
    return (part.method === 0 ? part.packed : inflateRawSync(part.packed)).toString('utf8');
  }

  put(name: string, text: string | Buffer): void {
    const content = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
    this.#parts.set(name, { name, method: 8, crc: crc32(content), packed: deflateRawSync(content), size: content.length });
  }

  /** A part of another package as it is packed there, under a name of its own. */
  take(from: ZipParts, name: string, as: string): void {
    const part = from.#parts.get(name);
    if (!part) throw new Error(`zip: no part ${name}`);
    this.#parts.set(as, { ...part, name: as });
  }

  /** The package anew; parts that were not put are copied as they are packed. APPNOTE 6.3.10, without zip64: parts and package under 4 GiB. */
  bytes(): Buffer {
    const pieces: Buffer[] = [];
    const directory: Buffer[] = [];
    let at = 0;
    for (const part of this.#parts.values()) {
      const name = Buffer.from(part.name, 'utf8');
      const shared = header(part, name.length);
      const local = Buffer.concat([numbers([4, 0x04034b50]), shared, name]);
      directory.push(Buffer.concat([numbers([4, 0x02014b50], [2, 20]), shared, numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, at]), name]));
      pieces.push(local, part.packed);
      at += local.length + part.packed.length;
    }
    const size = directory.reduce((sum, { length }) => sum + length, 0);
    return Buffer.concat([...pieces, ...directory, numbers([4, 0x06054b50], [2, 0], [2, 0], [2, directory.length], [2, directory.length], [4, size], [4, at], [2, 0])]);
  }
}

/** What both headers of a part say alike: version, flags (UTF-8 names), method, time (1980-01-01), checksum, sizes, name, no extra field. */
function header({ method, crc, packed, size }: PackedPart, nameLength: number): Buffer {
  return numbers([2, 20], [2, 0x0800], [2, method], [4, 0x00210000], [4, crc], [4, packed.length], [4, size], [2, nameLength], [2, 0]);
}

function packedParts(bytes: Buffer): readonly PackedPart[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('zip: no directory');
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const part = {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength), method: bytes.readUInt16LE(at + 10), crc: bytes.readUInt32LE(at + 16),
      packed: bytes.subarray(start, start + bytes.readUInt32LE(at + 20)), size: bytes.readUInt32LE(at + 24),
    };
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    return part;
  });
}

function numbers(...fields: readonly (readonly [width: 2 | 4, value: number])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of fields) {
    bytes.writeUIntLE(value, at, width);
    at += width;
  }
  return bytes;
}
