import { writeFile } from 'node:fs/promises';
import { AlignmentType, Document, Footer, Packer, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx';
import type { ISectionOptions } from 'docx';
import type { Result } from '../../../shared/base/result.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { ReportTable } from '../../../shared/report/report-table.ts';
import { footerText } from '../footer-text.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { bodyFonts, headFonts } from './word-fonts.ts';
import { wordTable } from './word-table.ts';
import { guardWordText } from './word-text.ts';

/** Report tables as a Word document on A4, a table a page. */
export function writeTablesWord(
  tables: readonly ReportTable[],
  input: ReportInput,
  stamp: ExportStamp,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  const document = new Document({
    creator: stamp.app,
    lastModifiedBy: stamp.app,
    title: guardWordText(input.framework.title),
    styles: { default: { document: { run: { font: bodyFonts, size: 21 } } } },
    sections: tables.map((table) => section(table, footerText(input, stamp))),
  });
  return writeSafely(path, async (temporary) => writeFile(temporary, await Packer.toBuffer(document)), options);
}

function section(table: ReportTable, footer: string): ISectionOptions {
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
    ],
  };
}
