import { expect, it } from 'vitest';
import { readPicture } from '../../../shared/model/read-picture.ts';
import { jpeg, jpegPart, png, pngPart } from './pictures.ts';

const refusal = (bytes: Uint8Array): string => {
  const read = readPicture(bytes);
  return read.ok ? 'taken' : read.error.code;
};

it('a PNG and a JPEG are known by their bytes, with the size that their headers say', () => {
  expect(readPicture(png(3, 2))).toMatchObject({ ok: true, value: { type: 'png', width: 3, height: 2 } });
  expect(readPicture(jpeg(1200, 800))).toMatchObject({ ok: true, value: { type: 'jpeg', width: 1200, height: 800 } });
});

it('what is no picture of the two is refused, whatever it begins with', () => {
  expect(refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('PICTURE_KIND');
  expect(refusal(Buffer.from('GIF89a'))).toBe('PICTURE_KIND');
  expect(refusal(Buffer.alloc(0))).toBe('PICTURE_KIND');
});

it.each([
  ['a PNG cut off', png(3, 2).subarray(0, 60)],
  ['a PNG without its data', Buffer.concat([png(3, 2).subarray(0, 33), pngPart('IEND', Buffer.alloc(0))])],
  ['a PNG whose part is longer than the file', Buffer.concat([png(3, 2).subarray(0, 33), Buffer.of(255, 0, 0, 0)])],
  ['a PNG without a row', png(3, 0)],
  ['a JPEG cut off', jpeg(3, 2).subarray(0, -2)],
  ['a JPEG with a frame of no width', jpeg(0, 2)],
  [
    'a JPEG with bytes between its parts',
    Buffer.concat([jpeg(3, 2).subarray(0, 21), Buffer.of(7, 7), jpeg(3, 2).subarray(21)]),
  ],
])('%s is damaged', (_, bytes) => {
  expect(refusal(bytes)).toBe('PICTURE_DAMAGED');
});

it('one with too many pixels, or too many bytes, is refused with its size', () => {
  const huge = png(1, 1);
  huge.writeUInt32BE(60_000, 16);
  huge.writeUInt32BE(60_000, 20);
  expect(readPicture(huge)).toMatchObject({
    error: { code: 'PICTURE_TOO_LARGE', params: { width: 60_000, height: 60_000, limit: 40 } },
  });
  expect(readPicture(png(2, 2), 50)).toMatchObject({ error: { code: 'PICTURE_TOO_BIG' } });
});

it('texts, places, cameras and what follows the picture are left out; colours stay', () => {
  const said = pngPart('tEXt', Buffer.from('Comment\0得分 95.31'));
  const sized = pngPart('pHYs', Buffer.from([0, 0, 11, 19, 0, 0, 11, 19, 1]));
  const kept = readPicture(Buffer.concat([png(2, 2, { parts: [said, sized] }), Buffer.from('PK rest')]));
  expect(kept.ok && Buffer.from(kept.value.bytes)).toEqual(png(2, 2, { parts: [sized] }));
  const comment = jpegPart(0xfe, Buffer.from('得分 95.31'));
  const profile = jpegPart(0xe2, Buffer.from('ICC_PROFILE\0 …'));
  const gps = jpegPart(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0 GPS'));
  const photo = readPicture(Buffer.concat([jpeg(2, 2, [comment, profile, gps]), jpeg(9, 9)]));
  expect(photo.ok && Buffer.from(photo.value.bytes)).toEqual(jpeg(2, 2, [profile]));
});

it.each([
  [1, false],
  [6, true],
])('a camera that held it in way %i: turned %s', (orientation, turned) => {
  const tiff = Buffer.from([
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
  const exif = jpegPart(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff]));
  expect(readPicture(jpeg(2, 2, [exif]))).toMatchObject({ value: { turned } });
});
