import { writeFile } from 'node:fs/promises';
import { AlignmentType, Document, Packer, Paragraph, SectionType, TableOfContents, TextRun } from 'docx';
import type { ISectionOptions } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { composeReport } from '../../../shared/report/document/compose-report.ts';
import type { ReportBlock } from '../../../shared/report/document/report-document.ts';
import { figureText } from '../../../shared/report/figures/figure-text.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { coverLines } from '../cover-lines.ts';
import { footerText } from '../footer-text.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { figureRasteriser } from '../figures/figure-rasteriser.ts';
import type { FigureRasteriser } from '../figures/figure-rasteriser.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WriteOptions } from '../../files/write-safely.ts';
import type { DocumentWritten } from './document-written.ts';
import { bodyFonts, headFonts } from './word-fonts.ts';
import { wordBlock } from './word-blocks.ts';
import { wordFooter, wordHeader, wordPage } from './word-page.ts';
import { reportStyles } from './word-styles.ts';
import { guardWordText } from './word-text.ts';

/**
 * The report of the cohort as a draft: cover, contents, chapters, appendices, pictures at 300 dpi. Page numbers in the contents
 * are laid out by docx and may be a page off in Word; updating the field there sets them right.
 */
export async function writeReportDocx(
  input: ReportInput,
  stamp: ExportStamp,
  path: string,
  options: WriteOptions = {},
  rasteriser: FigureRasteriser = figureRasteriser(),
): Promise<Result<DocumentWritten>> {
  const written = await writeSafely(
    path,
    async (temporary) => writeFile(temporary, await Packer.toBuffer(reportDocument(input, stamp, rasteriser))),
    options,
  );
  return written.ok ? ok({ ...written.value, warnings: rasteriser.warnings }) : written;
}

function reportDocument(input: ReportInput, stamp: ExportStamp, rasteriser: FigureRasteriser): Document {
  const { title, subtitle, blocks } = composeReport(input);
  const labels = new Map(
    blocks.flatMap((block) =>
      block.kind === 'table' || block.kind === 'figure' ? [[block.id, block.label] as const] : [],
    ),
  );
  const context = { lang: input.lang, rasteriser, labels };
  const header = wordHeader(title);
  const footer = wordFooter(footerText(input, stamp));
  const body = byOrientation(blocks).map(({ landscape, blocks: own }): ISectionOptions => ({
    properties: { type: SectionType.NEXT_PAGE, page: wordPage(landscape) },
    headers: { default: header },
    footers: { default: footer },
    children: own.flatMap((block) => wordBlock(block, context)),
  }));
  const contents: ISectionOptions = {
    properties: { type: SectionType.NEXT_PAGE, page: wordPage(false) },
    headers: { default: header },
    footers: { default: footer },
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: 240 },
        children: [new TextRun({ text: figureText(input.lang, 'DOCUMENT_CONTENTS'), font: headFonts, size: 32 })],
      }),
      new TableOfContents(figureText(input.lang, 'DOCUMENT_CONTENTS'), { hyperlink: true, headingStyleRange: '1-2' }),
    ],
  };
  return new Document({
    creator: stamp.app,
    lastModifiedBy: stamp.app,
    title: guardWordText(title),
    styles: reportStyles,
    pageNumbers: estimatePageNumbersWith({ guess: true }),
    sections: [cover(title, subtitle, coverLines(input, stamp)), contents, ...body],
  });
}

function cover(title: string, subtitle: string, lines: readonly string[]): ISectionOptions {
  const line = (text: string, size: number, head: boolean, after: number, before = 0): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before, after },
      indent: { left: 1200, right: 1200 },
      children: [new TextRun({ text: guardWordText(text), font: head ? headFonts : bodyFonts, size })],
    });
  return {
    properties: { page: wordPage(false) },
    children: [
      line(title, 48, true, 240, 3600),
      line(subtitle, 32, true, 4200),
      ...lines.map((text) => line(text, 22, false, 80)),
    ],
  };
}

interface Stretch {
  readonly landscape: boolean;
  readonly blocks: ReportBlock[];
}

/** Blocks in runs of one orientation; the heading right before a landscape table turns with it. */
function byOrientation(blocks: readonly ReportBlock[]): readonly Stretch[] {
  const wide = (block: ReportBlock | undefined): boolean => block?.kind === 'table' && block.table.landscape;
  const stretches: Stretch[] = [];
  blocks.forEach((block, i) => {
    const landscape = wide(block) || (block.kind === 'heading' && wide(blocks[i + 1]));
    const last = stretches.at(-1);
    if (last && last.landscape === landscape) last.blocks.push(block);
    else stretches.push({ landscape, blocks: [block] });
  });
  return stretches;
}
