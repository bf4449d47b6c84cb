import { writeFile } from 'node:fs/promises';
import { AlignmentType, Document, Footer, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx';
import type { ISectionOptions } from 'docx';
import type { Result } from '../../../shared/base/result.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import type { DrawnTable } from '../../../shared/report/figures/drawn-table.ts';
import type { FigureSpec } from '../../../shared/report/figures/figure-spec.ts';
import type { FigureRasteriser } from '../figures/figure-rasteriser.ts';
import { footerText } from '../footer-text.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { bodyFonts, headFonts } from './word-fonts.ts';
import { packDocument } from './pack-document.ts';
import { wordFigure } from './word-figure.ts';
import { wordTable } from './word-table.ts';
import { guardWordText } from './word-text.ts';

/** A drawing is made for 16 cm, and stands wider than that on a page across. */
const DRAWN_DPI = 300;

/** Report tables as a Word document on A4, a table a page, each with the figures that show it where a rasteriser is given. */
export function writeTablesWord(
  tables: readonly DrawnTable[],
  input: ReportInput,
  stamp: ExportStamp,
  path: string,
  options: WriteOptions = {},
  rasteriser: FigureRasteriser | null = null,
): Promise<Result<WrittenFile>> {
  const document = new Document({
    creator: stamp.app,
    lastModifiedBy: stamp.app,
    title: guardWordText(input.framework.title),
    styles: { default: { document: { run: { font: bodyFonts, size: 21 } } } },
    sections: tables.map((table) => section(table, footerText(input, stamp), input.lang, rasteriser)),
  });
  return writeSafely(
    path,
    async (temporary) => writeFile(temporary, await packDocument(document, input.lang)),
    options,
  );
}

function section(
  { table, figures }: DrawnTable,
  footer: string,
  lang: Language,
  rasteriser: FigureRasteriser | null,
): ISectionOptions {
  const margin = table.landscape ? 1134 : 1417;
  return {
    properties: {
      page: {
        size: {
          width: 11906,
          height: 16838,
          orientation: table.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: margin, bottom: margin, left: margin, right: margin },
      },
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [
              new TextRun({
                font: bodyFonts,
                size: 18,
                children: [`${guardWordText(footer)}  `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
              }),
            ],
          }),
        ],
      }),
    },
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { before: 120, after: 160 },
        children: [new TextRun({ text: guardWordText(table.title), font: headFonts, size: 28 })],
      }),
      wordTable(table),
      ...table.notes.map(
        (note) =>
          new Paragraph({
            spacing: { before: 40 },
            children: [new TextRun({ text: guardWordText(note), font: bodyFonts, size: 18 })],
          }),
      ),
      ...(rasteriser === null ? [] : figures.flatMap((figure) => pictured(figure, table.landscape, lang, rasteriser))),
    ],
  };
}

/** The figure as wide as the page, its title below it; the notes are its table's. */
function pictured(
  figure: FigureSpec,
  landscape: boolean,
  lang: Language,
  rasteriser: FigureRasteriser,
): readonly Paragraph[] {
  const size = landscape ? { width: 900, height: 540 } : { width: 600, height: 800 };
  return [
    wordFigure(rasteriser.draw(figure, { lang, titled: false, dpi: DRAWN_DPI }), figure.title, size),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 120 },
      children: [new TextRun({ text: guardWordText(figure.title), font: headFonts, size: 21 })],
    }),
  ];
}
