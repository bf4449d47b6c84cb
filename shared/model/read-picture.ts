import { appError } from '../base/app-error.ts';
import { err, ok } from '../base/result.ts';
import type { Result } from '../base/result.ts';
import { PICTURE_BYTES, PICTURE_PIXELS } from './box-picture.ts';
import type { PictureFile } from './box-picture.ts';

/** A picture and whether a camera held it otherwise than it is stored: what says so is left out with all else that is no picture. */
export interface ReadPicture extends PictureFile {
  readonly turned: boolean;
}

/**
 * A PNG or JPEG by its bytes, whatever its name: its size as its header says it, without comments, places, cameras and second pictures. It is gone
 * through part by part and not unpacked. `most`: bytes that are taken. Errors: PICTURE_KIND, PICTURE_DAMAGED, PICTURE_TOO_BIG, PICTURE_TOO_LARGE.
 */
export function readPicture(bytes: Uint8Array, most = PICTURE_BYTES): Result<ReadPicture> {
  const isPng = startsWith(bytes, PNG);
  if (!isPng && !startsWith(bytes, [0xff, 0xd8, 0xff])) return err(appError('PICTURE_KIND'));
  const read = isPng ? readPng(bytes) : readJpeg(bytes);
  if (read === null || read.width === 0 || read.height === 0) return err(appError('PICTURE_DAMAGED'));
  const { width, height } = read;
  if (width * height > PICTURE_PIXELS)
    return err(appError('PICTURE_TOO_LARGE', { width, height, limit: PICTURE_PIXELS / 1_000_000 }));
  if (read.bytes.length > most)
    return err(appError('PICTURE_TOO_BIG', { size: megabytes(read.bytes.length), limit: megabytes(most) }));
  return ok(read);
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What a picture's look depends on; texts, times, cameras and further frames are left out. */
const pngParts = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'pHYs',
  'bKGD',
  'sBIT',
]);

function readPng(bytes: Uint8Array): ReadPicture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, PNG.length)];
  let size: readonly [number, number] | null = null;
  let hasData = false;
  for (let at = PNG.length; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (end > bytes.length || (size === null) !== (type === 'IHDR')) return null;
    if (type === 'IHDR') {
      if (length !== 13) return null;
      size = [view.getUint32(at + 8), view.getUint32(at + 12)];
    }
    hasData ||= type === 'IDAT';
    if (pngParts.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND')
      return size === null || !hasData
        ? null
        : { type: 'png', width: size[0], height: size[1], bytes: joined(kept), turned: false };
    at = end;
  }
  return null;
}

/** Start of frame, in every way of coding. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function readJpeg(bytes: Uint8Array): ReadPicture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, 2)];
  let size: readonly [number, number] | null = null;
  let turned = false;
  let hasData = false;
  for (let at = 2; at + 1 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) {
      kept.push(bytes.subarray(at, at + 2));
      return size === null || !hasData
        ? null
        : { type: 'jpeg', width: size[0], height: size[1], bytes: joined(kept), turned };
    }
    if (at + 4 > bytes.length) return null;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    const segment = bytes.subarray(at + 4, end);
    if (isFrame(marker)) {
      if (segment.length < 6) return null;
      size = [view.getUint16(at + 7), view.getUint16(at + 5)];
    }
    if (marker === 0xe1) turned ||= isTurned(segment);
    const next = marker === 0xda ? endOfScan(bytes, end) : end;
    hasData ||= marker === 0xda;
    if (isLook(marker, segment)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return null;
}

/** The next marker behind coded data: FF that is neither a stuffed byte, nor a restart, nor filling. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/** Of what programs add only what colours depend on: JFIF, colour profiles, Adobe's. */
function isLook(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  return marker === 0xe0 || marker === 0xee || (marker === 0xe2 && startsWith(segment, textBytes('ICC_PROFILE\0')));
}

/** Whether EXIF says that the picture is to be turned or mirrored. */
function isTurned(segment: Uint8Array): boolean {
  const head = textBytes('Exif\0\0');
  if (!startsWith(segment, head)) return false;
  const tiff = segment.subarray(head.length);
  if (tiff.length < 8) return false;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const first = view.getUint32(4, little);
  if (first + 2 > tiff.length) return false;
  const entries = view.getUint16(first, little);
  for (let i = 0; i < entries; i += 1) {
    const at = first + 2 + i * 12;
    if (at + 12 > tiff.length) return false;
    if (view.getUint16(at, little) === 0x0112) return view.getUint16(at + 8, little) > 1;
  }
  return false;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return bytes.length >= start.length && start.every((byte, at) => bytes[at] === byte);
}

function textBytes(text: string): readonly number[] {
  return [...text].map((char) => char.charCodeAt(0));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function megabytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(1);
}
