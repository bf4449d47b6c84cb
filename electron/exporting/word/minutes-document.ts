import { writeFile } from 'node:fs/promises';
import { AlignmentType, Document, Footer, HeadingLevel, PageNumber, Paragraph, TextRun } from 'docx';
import type { FileChild } from 'docx';
import type { Result } from '../../../shared/base/result.ts';
import type { Minutes, MinutesPart } from '../../../shared/report/meeting/meeting-minutes.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WriteOptions, WrittenFile } from '../../files/write-safely.ts';
import { exportingText } from '../exporting-text.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { packDocument } from './pack-document.ts';
import { bodyFonts, headFonts } from './word-fonts.ts';
import { reportStyles } from './word-styles.ts';
import { wordTable } from './word-table.ts';
import { guardWordText } from './word-text.ts';

/** A4 with margins of 2.5 cm, in twips. */
const page = { size: { width: 11906, height: 16838 }, margin: { top: 1417, bottom: 1417, left: 1417, right: 1417 } };

/** Minutes of a meeting as a Word document. Errors: those of writing files. */
export function writeMinutesDocx(
  minutes: Minutes,
  { framework, lang }: Pick<ReportInput, 'framework' | 'lang'>,
  stamp: ExportStamp,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  const foot = stamp.synthetic ? `${exportingText(lang, 'EXPORT_SYNTHETIC')}  ${framework.title}` : framework.title;
  const document = new Document({
    creator: stamp.app,
    lastModifiedBy: stamp.app,
    title: guardWordText(minutes.title.join(' ')),
    styles: reportStyles,
    sections: [
      {
        properties: { page },
        footers: { default: footer(foot) },
        children: [
          new Paragraph({
            heading: HeadingLevel.TITLE,
            alignment: AlignmentType.CENTER,
            spacing: { after: 240 },
            children: minutes.title.map(
              (line, at) =>
                new TextRun({ text: guardWordText(line), font: headFonts, size: 36, ...(at > 0 ? { break: 1 } : {}) }),
            ),
          }),
          ...minutes.parts.flatMap(wordPart),
        ],
      },
    ],
  });
  return writeSafely(path, async (temporary) => writeFile(temporary, await packDocument(document, lang)), options);
}

function wordPart(part: MinutesPart): readonly FileChild[] {
  switch (part.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: part.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          keepNext: true,
          pageBreakBefore: part.onNewPage === true,
          spacing: { before: part.level === 1 ? 320 : 240, after: 120 },
          children: [new TextRun({ text: guardWordText(part.text) })],
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          spacing: { after: 80 },
          children: [new TextRun({ text: guardWordText(part.text), font: bodyFonts })],
        }),
      ];
    case 'table':
      return [wordTable(part.table), new Paragraph({ spacing: { after: 80 }, children: [] })];
  }
}

function footer(text: string): Footer {
  const children = [`${guardWordText(text)}  `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES];
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ font: bodyFonts, size: 18, children })],
      }),
    ],
  });
}
