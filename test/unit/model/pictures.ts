import { crc32, deflateSync } from 'node:zlib';

/** A PNG of one colour as its standard writes it (ISO/IEC 15948), with further parts before its data. */
export function png(
  width: number,
  height: number,
  { colour = [200, 60, 60], parts = [] }: { colour?: readonly number[]; parts?: readonly Buffer[] } = {},
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.of(0), ...Array.from({ length: width }, () => Buffer.from(colour))]);
  const data = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    pngPart('IHDR', header),
    ...parts,
    pngPart('IDAT', data),
    pngPart('IEND', Buffer.alloc(0)),
  ]);
}

export function pngPart(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The frame of a JPEG (ISO/IEC 10918-1 Annex B) with coded data that holds a stuffed byte and a restart; nothing that unpacks. */
export function jpeg(width: number, height: number, segments: readonly Buffer[] = []): Buffer {
  const frame = Buffer.alloc(15);
  frame.set([8, height >> 8, height & 255, width >> 8, width & 255, 3]);
  return Buffer.concat([
    Buffer.of(0xff, 0xd8),
    ...segments,
    jpegPart(0xc0, frame),
    jpegPart(0xda, Buffer.of(1, 1, 0, 0, 63, 0)),
    Buffer.of(1, 2, 0xff, 0, 3, 0xff, 0xd1, 4),
    Buffer.of(0xff, 0xd9),
  ]);
}

export function jpegPart(marker: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.of(0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255), content]);
}
