import { closeSync, openSync, readSync } from 'node:fs';

/** Numbers and bytes of a font file by their place, read as they are asked for: of 20 MB a report needs some kilobytes. */
export interface FontFile {
  bytes(at: number, length: number): Buffer;
  u8(at: number): number;
  u16(at: number): number;
  i16(at: number): number;
  u32(at: number): number;
  close(): void;
}

/** Throws where the file can't be opened; what lies beyond its end reads as 0. */
export function openFontFile(path: string): FontFile {
  const descriptor = openSync(path, 'r');
  const bytes = (at: number, length: number): Buffer => {
    const read = Buffer.alloc(length);
    readSync(descriptor, read, 0, length, at);
    return read;
  };
  return {
    bytes,
    u8: (at) => bytes(at, 1).readUInt8(0),
    u16: (at) => bytes(at, 2).readUInt16BE(0),
    i16: (at) => bytes(at, 2).readInt16BE(0),
    u32: (at) => bytes(at, 4).readUInt32BE(0),
    close: () => closeSync(descriptor),
  };
}
