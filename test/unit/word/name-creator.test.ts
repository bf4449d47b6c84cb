import { expect, it } from 'vitest';
import { nameCreator } from '../../../electron/exporting/pdf/name-creator.ts';

/** A file of two objects as Chromium lays it out, with a catalogue that has no pages. */
function plainPdf(creator: string): Buffer {
  const head = '%PDF-1.4\n';
  const info = `1 0 obj\n<</Title (t)\n/Creator ${creator}\n/Producer (Skia/PDF m156)>>\nendobj\n`;
  const root = '2 0 obj\n<</Type /Catalog>>\nendobj\n';
  const at = [head.length, head.length + info.length].map((offset) => String(offset).padStart(10, '0'));
  return Buffer.from(
    `${head}${info}${root}xref\n0 3\n0000000000 65535 f \n${at[0]} 00000 n \n${at[1]} 00000 n \ntrailer\n<</Size 3\n/Root 2 0 R\n/Info 1 0 R>>\nstartxref\n${head.length + info.length + root.length}\n%%EOF\n`,
    'latin1',
  );
}

it.each([
  ['letters', '(Mozilla/5.0 \\(X11\\) x)'],
  ['hexadecimal', '<FEFF0078>'],
])(
  'appends, where it was in %s, an Info with the creator and a table that leads to it, and leaves what was there',
  (_how, creator) => {
    const before = plainPdf(creator);
    const after = nameCreator(before, '工作台 1');
    expect(after.subarray(0, before.length)).toEqual(before);
    const update = after.subarray(before.length).toString('latin1');
    // 工 5DE5, 作 4F5C, 台 53F0, space 0020, 1 0031 (Unicode).
    expect(update).toContain('/Creator <FEFF5DE54F5C53F000200031>');
    expect(update).toContain('/Title (t)');
    const text = after.toString('latin1');
    const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
    const entry = /^xref\n1 1\n(\d{10}) 00000 n \n/.exec(text.slice(table))?.[1];
    expect(text.slice(Number(entry))).toMatch(/^1 0 obj\n/);
    expect(update).toContain(`/Prev ${/startxref\s+(\d+)/.exec(before.toString('latin1'))?.[1]}`);
  },
);

it('gives back what is no PDF of that kind', () => {
  const other = Buffer.from('%PDF-1.7 something else');
  expect(nameCreator(other, 'x')).toEqual(other);
});
