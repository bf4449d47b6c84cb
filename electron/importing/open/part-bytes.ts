import { readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { refuse } from './refusal.ts';
import type { ZipPart } from './zip-directory.ts';

const CHUNK = 128 * 1024;

/** Unpacks a part piece by piece; at its end size and CRC must be exactly those declared. Throws a Refusal. */
export async function* streamPart(fd: number, part: ZipPart): AsyncGenerator<Buffer, void, void> {
  let size = 0;
  let crc = 0;
  const counted = (chunk: Buffer): Buffer => {
    size += chunk.length;
    if (size > part.unpacked) refuse('SIZE_LIE', { part: part.name, declared: part.unpacked, found: size });
    crc = crc32(chunk, crc);
    return chunk;
  };
  if (part.method === 0) {
    for (const chunk of packedChunks(fd, part)) yield counted(chunk);
  } else {
    const source = Readable.from(packedChunks(fd, part), { objectMode: false, highWaterMark: CHUNK });
    const inflater = createInflateRaw({ chunkSize: CHUNK });
    source.on('error', (fault) => inflater.destroy(fault));
    source.pipe(inflater);
    try {
      for await (const chunk of inflater) yield counted(bufferSchema.parse(chunk));
    } catch (thrown) {
      if (isZlibFault(thrown)) refuse('CRC', { part: part.name });
      throw thrown;
    } finally {
      source.destroy();
      inflater.destroy();
    }
    // Bytes after the end of the deflate stream: the two sizes cannot both be true.
    if (inflater.bytesWritten !== part.packed)
      refuse('SIZE_LIE', { part: part.name, declared: part.packed, found: inflater.bytesWritten });
  }
  checkEnd(part, size, crc);
}

/** A small part as a whole. `limit` in bytes. Throws a Refusal. */
export function readPart(fd: number, part: ZipPart, limit: number): Buffer {
  if (part.unpacked > limit) refuse('PART_TOO_BIG', { part: part.name, size: part.unpacked, limit });
  const packed = Buffer.concat([...packedChunks(fd, part)]);
  let bytes: Buffer = packed;
  if (part.method === 8) {
    try {
      const inflated = inflatedSchema.parse(inflateRawSync(packed, { maxOutputLength: part.unpacked + 1, info: true }));
      if (inflated.engine.bytesWritten !== part.packed)
        refuse('SIZE_LIE', { part: part.name, declared: part.packed, found: inflated.engine.bytesWritten });
      bytes = inflated.buffer;
    } catch (thrown) {
      if (thrown instanceof RangeError)
        refuse('SIZE_LIE', { part: part.name, declared: part.unpacked, found: part.unpacked + 1 });
      if (isZlibFault(thrown)) refuse('CRC', { part: part.name });
      throw thrown;
    }
  }
  checkEnd(part, bytes.length, crc32(bytes));
  return bytes;
}

/** Refuses with what is wrong with the bytes, if anything is: damage first shows as nonsense in the content, and the checksum names the cause. For parts up to `limit` bytes. */
export async function blameDamage(fd: number, part: ZipPart, limit: number): Promise<void> {
  if (part.unpacked > limit) return;
  for await (const _ of streamPart(fd, part)) {
    // Only the checks at the end are wanted.
  }
}

const bufferSchema = z.instanceof(Buffer);
const inflatedSchema = z.object({ buffer: bufferSchema, engine: z.object({ bytesWritten: z.number() }) });

function checkEnd(part: ZipPart, size: number, crc: number): void {
  if (size !== part.unpacked) refuse('SIZE_LIE', { part: part.name, declared: part.unpacked, found: size });
  if (crc !== part.crc) refuse('CRC', { part: part.name });
}

function isZlibFault(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' && thrown.code.startsWith('Z_');
}

function* packedChunks(fd: number, part: ZipPart): Generator<Buffer, void, void> {
  let done = 0;
  while (done < part.packed) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, part.packed - done));
    const got = readSync(fd, chunk, 0, chunk.length, part.offset + done);
    if (got === 0) refuse('TRUNCATED');
    done += got;
    yield got === chunk.length ? chunk : chunk.subarray(0, got);
  }
}
