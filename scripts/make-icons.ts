// npm run icons: from each drawing in resources/icons the files that the systems want: .png (Linux), .ico (Windows), .icns (macOS).
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const folder = fileURLToPath(new URL('../resources/icons', import.meta.url));
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
/** Apple's names of the PNG entries and their sides; those with two sizes are for screens of double density. */
const icnsEntries = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
] as const;

for (const name of ['icon', 'project']) {
  const drawing = readFileSync(join(folder, `${name}.svg`), 'utf8');
  const png = (side: number): Buffer => new Resvg(drawing, { fitTo: { mode: 'width', value: side } }).render().asPng();
  writeFileSync(join(folder, `${name}.png`), png(512));
  writeFileSync(join(folder, `${name}.ico`), ico(icoSizes.map((side) => ({ side, bytes: png(side) }))));
  writeFileSync(join(folder, `${name}.icns`), icns(icnsEntries.map(([type, side]) => ({ type, bytes: png(side) }))));
}

/** A directory of PNG pictures, as Windows reads them from Vista on; a side of 256 is written as 0. */
function ico(pictures: readonly { readonly side: number; readonly bytes: Buffer }[]): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length + 16 * pictures.length;
  const entries = pictures.map(({ side, bytes }) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt8(side % 256, 0);
    entry.writeUInt8(side % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(bytes.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += bytes.length;
    return entry;
  });
  return Buffer.concat([head, ...entries, ...pictures.map(({ bytes }) => bytes)]);
}

/** Blocks of a name, a length that counts its own eight bytes, and a PNG picture. */
function icns(pictures: readonly { readonly type: string; readonly bytes: Buffer }[]): Buffer {
  const block = (type: string, content: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(content.length + 8, 4);
    return Buffer.concat([head, content]);
  };
  return block('icns', Buffer.concat(pictures.map(({ type, bytes }) => block(type, bytes))));
}
