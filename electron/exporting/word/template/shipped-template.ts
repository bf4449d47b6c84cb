import { writeFile } from 'node:fs/promises';
import { AlignmentType, Document, HeadingLevel, Paragraph, SectionType, TextRun } from 'docx';
import type { ISectionOptions } from 'docx';
import type { Result } from '../../../../shared/base/result.ts';
import type { Language } from '../../../../shared/messages/catalogue.ts';
import type { FigureTextCode } from '../../../../shared/report/figures/figure-text.ts';
import { figureText } from '../../../../shared/report/figures/figure-text.ts';
import { chineseNumber } from '../../../../shared/report/document/chinese-number.ts';
import { writeSafely } from '../../../files/write-safely.ts';
import type { WriteOptions, WrittenFile } from '../../../files/write-safely.ts';
import { packDocument } from '../pack-document.ts';
import { bodyFonts, headFonts } from '../word-fonts.ts';
import { wordFooter, wordHeader, wordPage } from '../word-page.ts';
import { reportStyles } from '../word-styles.ts';

/** A template shaped as the report of 2022: cover, lists, six chapters and the appendices, header and footer, for the team to make its own. */
export function writeShippedTemplate(
  lang: Language,
  path: string,
  options: WriteOptions = {},
): Promise<Result<WrittenFile>> {
  return writeSafely(
    path,
    async (temporary) => writeFile(temporary, await packDocument(shippedTemplate(lang), lang)),
    options,
  );
}

const chapters = [
  ['overview', 'DOCUMENT_C1'],
  ['results', 'DOCUMENT_C2'],
  ['development', 'DOCUMENT_C3'],
  ['indicators', 'DOCUMENT_C4'],
  ['problems', 'DOCUMENT_C5'],
  ['advice', 'DOCUMENT_C6'],
] as const satisfies readonly (readonly [id: string, title: FigureTextCode])[];

function shippedTemplate(lang: Language): Document {
  const body: readonly Paragraph[] = [
    ...chapter(figureText(lang, 'DOCUMENT_PREFACE'), '{{report:preface}}'),
    ...chapter(figureText(lang, 'DOCUMENT_ABSTRACT'), '{{report:abstract}}'),
    ...list(figureText(lang, 'DOCUMENT_CONTENTS'), '{{contents}}'),
    ...list(figureText(lang, 'DOCUMENT_FIGURES'), '{{contents:figures}}'),
    ...list(figureText(lang, 'DOCUMENT_TABLES'), '{{contents:tables}}'),
    ...chapters.flatMap(([id, title], i) => {
      const number = lang === 'zh' ? chineseNumber(i + 1) : String(i + 1);
      return chapter(
        figureText(lang, 'DOCUMENT_CHAPTER', { number, title: figureText(lang, title) }),
        `{{report:${id}}}`,
      );
    }),
    text('{{report:appendices}}'),
  ];
  return new Document({
    styles: reportStyles,
    sections: [
      cover(),
      {
        properties: { type: SectionType.NEXT_PAGE, page: wordPage(false) },
        headers: { default: wordHeader('{{title}}') },
        footers: { default: wordFooter('{{origin}}') },
        children: [...body],
      },
    ],
  });
}

function cover(): ISectionOptions {
  const line = (content: string, size: number, before: number): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before, after: 240 },
      children: [new TextRun({ text: content, font: size > 24 ? headFonts : bodyFonts, size })],
    });
  return {
    properties: { page: wordPage(false) },
    children: [line('{{title}}', 48, 3600), line('{{subtitle}}', 32, 240), line('{{origin}}', 22, 4200)],
  };
}

function chapter(title: string, placeholder: string): readonly Paragraph[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      keepNext: true,
      pageBreakBefore: true,
      children: [new TextRun(title)],
    }),
    text(placeholder),
  ];
}

function list(title: string, placeholder: string): readonly Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      pageBreakBefore: true,
      spacing: { after: 240 },
      children: [new TextRun({ text: title, font: headFonts, size: 32 })],
    }),
    text(placeholder),
  ];
}

function text(placeholder: string): Paragraph {
  return new Paragraph({ style: 'ReportText', children: [new TextRun(placeholder)] });
}
