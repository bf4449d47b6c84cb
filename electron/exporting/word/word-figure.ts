import { AlignmentType, ImageRun, Paragraph } from 'docx';
import type { Picture } from '../figures/figure-rasteriser.ts';
import { guardWordText } from './word-text.ts';

/** 14.5 cm in px at 96 to the inch: two figures with their text fit a page. */
const WIDTH = 548;
/** Leaves room on a page for heading and caption. */
const HEIGHT = 800;

/** A picture in its own centred paragraph, kept with its caption, 14.5 cm wide or as high as the page allows. */
export function wordFigure(
  { png, width, height }: Picture,
  title: string,
  most: { readonly width?: number; readonly height?: number } = {},
): Paragraph {
  const scale = Math.min((most.width ?? WIDTH) / width, (most.height ?? HEIGHT) / height);
  const description = guardWordText(title);
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 120, after: 40 },
    children: [
      new ImageRun({
        type: 'png',
        data: png,
        transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
        altText: { name: description, title: description, description },
      }),
    ],
  });
}
