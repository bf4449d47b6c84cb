import { AlignmentType, BorderStyle, Footer, Header, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx';
import type { ISectionOptions, ParagraphChild } from 'docx';
import { bodyFonts } from './word-fonts.ts';
import { guardWordText } from './word-text.ts';

/** A4 as docx wants it: the portrait size, turned by `orientation`. Margins are those of `PORTRAIT_TWIPS` and `LANDSCAPE_TWIPS`. */
export function wordPage(landscape: boolean): NonNullable<NonNullable<ISectionOptions['properties']>['page']> {
  const margin = landscape ? 1134 : 1417;
  return {
    size: {
      width: 11906,
      height: 16838,
      orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: { top: margin, bottom: margin, left: margin, right: margin, header: 720, footer: 720 },
  };
}

/** How a header is set. */
export const headerLook = { font: bodyFonts, size: 18 } as const;

/** The title over every page, ruled off. */
export function wordHeader(title: string | readonly ParagraphChild[]): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '7F8A96', space: 4 } },
        children: typeof title === 'string' ? [new TextRun({ text: guardWordText(title), ...headerLook })] : title,
      }),
    ],
  });
}

/** Origin of the numbers and page number under every page. */
export function wordFooter(text: string): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            font: bodyFonts,
            size: 18,
            children: [`${guardWordText(text)}  ·  `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}
