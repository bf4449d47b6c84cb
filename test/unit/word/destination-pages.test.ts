import { describe, expect, it } from 'vitest';
import { destinationPages } from '../../../electron/exporting/pdf/destination-pages.ts';
import { smallPdf } from './small-pdf.ts';

describe('pages of named places', () => {
  it('are counted along the page tree, whatever the order of the objects', () => {
    // The tree by hand: [5, [4, 6]], so object 5 is page 1, object 4 page 2 and object 6 page 3.
    const pdf = smallPdf([
      '<</Type /Catalog /Pages 2 0 R /Dests 7 0 R>>',
      '<</Type /Pages /Count 3 /Kids [5 0 R 3 0 R]>>',
      '<</Type /Pages /Kids [4 0 R 6 0 R] /Parent 2 0 R>>',
      '<</Type /Page>>',
      '<</Type /Page>>',
      '<</Type /Page>>',
      '<</chapter-1 [4 0 R /XYZ 0 700 0]\n/section-1.2 [6 0 R /XYZ 0 1 0]\n/caf#C3#A9 [5 0 R /XYZ 0 0 0]\n/lost [99 0 R /XYZ 0 0 0]>>',
    ]);
    expect([...destinationPages(pdf)]).toEqual([
      ['chapter-1', 2],
      ['section-1.2', 3],
      ['café', 1],
    ]);
  });

  it.each([
    ['no PDF', Buffer.from('nothing')],
    ['an empty file', Buffer.alloc(0)],
    ['a table of references somewhere else', Buffer.from('%PDF-1.4\nstartxref\n999\n%%EOF')],
    [
      'a document without places',
      smallPdf(['<</Type /Catalog /Pages 2 0 R>>', '<</Type /Pages /Kids [3 0 R]>>', '<</Type /Page>>']),
    ],
  ])('are none in %s', (_, pdf) => {
    expect(destinationPages(pdf).size).toBe(0);
  });

  it('a page tree that contains itself ends', () => {
    expect(
      destinationPages(
        smallPdf([
          '<</Type /Catalog /Pages 2 0 R /Dests 3 0 R>>',
          '<</Type /Pages /Kids [2 0 R]>>',
          '<</a [2 0 R /XYZ 0 0 0]>>',
        ]),
      ).get('a'),
    ).toBe(1);
  });
});
