import { AlignmentType, Bookmark, ImageRun, Paragraph } from 'docx';
import type { Picture } from '../figures/figure-rasteriser.ts';
import { guardWordText } from './word-text.ts';

/** 13.5 cm in px at 96 to the inch: two figures with three lines of text each fit a page, by the reckoning of docx too. */
const WIDTH = 510;
/** Leaves room on a page for heading and caption. */
const HEIGHT = 800;

/** A picture in its own centred paragraph, kept with its caption, 13.5 cm wide or as high as the page allows. `anchor`: a bookmark round it. */
export function wordFigure(
  { png, width, height }: Picture,
  title: string,
  { anchor, ...most }: { readonly width?: number; readonly height?: number; readonly anchor?: string } = {},
): Paragraph {
  const scale = Math.min((most.width ?? WIDTH) / width, (most.height ?? HEIGHT) / height);
  const description = guardWordText(title);
  const picture = new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: description, title: description, description },
  });
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 120, after: 40 },
    children: [anchor === undefined ? picture : new Bookmark({ id: anchor, children: [picture] })],
  });
}
