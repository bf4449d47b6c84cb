import { writeFile } from 'node:fs/promises';
import { AlignmentType, Document, Paragraph, SectionType, TextRun } from 'docx';
import type { ISectionOptions } from 'docx';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import { figureRasteriser } from '../figures/figure-rasteriser.ts';
import type { FigureRasteriser } from '../figures/figure-rasteriser.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WriteOptions } from '../../files/write-safely.ts';
import { coverTitle } from '../cover-lines.ts';
import { laidReport, reportCoverLines, reportFingerprint, reportFooter } from '../report-material.ts';
import { printedOf } from './printed-of.ts';
import type { LaidReport, ReportMaterial } from '../report-material.ts';
import type { DocumentWritten } from './document-written.ts';
import { bodyFonts, headFonts } from './word-fonts.ts';
import { drawnFor, piecesRuns, wordBlock } from './word-blocks.ts';
import { byOrientation, continuing } from './orientation.ts';
import { controlLog } from './content-controls.ts';
import type { ControlLog } from './content-controls.ts';
import { estimatePages } from './estimate-pages.ts';
import { documentParts } from './pack-document.ts';
import { headerLook, wordFooter, wordHeader, wordPage } from './word-page.ts';
import { reportStyles } from './word-styles.ts';
import { guardWordText } from './word-text.ts';
import { putPrintedValues } from './values-part.ts';

/**
 * The report as a draft: cover, contents and lists, chapters, appendices, pictures at 300 dpi. Page numbers in the contents
 * are laid out by docx and may be a page off in Word; updating the field there sets them right.
 */
export async function writeReportDocx(
  material: ReportMaterial,
  path: string,
  options: WriteOptions = {},
  rasteriser: FigureRasteriser = figureRasteriser(),
): Promise<Result<DocumentWritten>> {
  const written = await writeSafely(
    path,
    async (temporary) => writeFile(temporary, await reportBytes(material, rasteriser)),
    options,
  );
  return written.ok ? ok({ ...written.value, warnings: rasteriser.warnings }) : written;
}

async function reportBytes(material: ReportMaterial, rasteriser: FigureRasteriser): Promise<Buffer> {
  const log = controlLog();
  const laid = laidReport(material);
  const figures = laid.blocks.flatMap((block) => (block.kind === 'figure' ? [block.figure] : []));
  await rasteriser.ahead?.(figures, drawnFor(material.input.lang));
  const parts = await documentParts(reportDocument(material, laid, rasteriser, log), material.input.lang);
  putPrintedValues(parts, 'word/document.xml', printedOf(material, log.values()));
  return parts.bytes();
}

function reportDocument(
  material: ReportMaterial,
  { title, titlePieces, subtitle, blocks, labels }: LaidReport,
  rasteriser: FigureRasteriser,
  log: ControlLog,
): Document {
  const { input, stamp } = material;
  const context = { lang: input.lang, rasteriser, labels, log, pictures: material.pictures ?? new Map() };
  const footer = wordFooter(reportFooter(material));
  const body = byOrientation(blocks).map(({ landscape, blocks: own }): ISectionOptions => ({
    properties: { type: SectionType.NEXT_PAGE, page: wordPage(landscape) },
    // One a section: a control stands in one place.
    headers: { default: wordHeader(piecesRuns(titlePieces, context, headerLook)) },
    footers: { default: footer },
    children: own.flatMap((block, i) =>
      block.kind === 'table' && block.continued ? [] : wordBlock(block, context, continuing(own, i + 1), own[i - 1]),
    ),
  }));
  return new Document({
    creator: stamp.app,
    lastModifiedBy: stamp.app,
    title: guardWordText(title),
    // Of a public report the fingerprint stands nowhere else.
    customProperties: [{ name: 'ewb-fingerprint', value: reportFingerprint(material) }],
    styles: reportStyles,
    pageNumbers: estimatePages,
    sections: [cover(coverTitle(title, input.lang), subtitle, reportCoverLines(material)), ...body],
  });
}

function cover(title: readonly string[], subtitle: string, lines: readonly string[]): ISectionOptions {
  const line = (text: string | readonly string[], size: number, head: boolean, after: number, before = 0): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before, after },
      indent: { left: 1200, right: 1200 },
      children: [text].flat().map((one, i) => {
        const font = head ? headFonts : bodyFonts;
        return new TextRun({ text: guardWordText(one), font, size, ...(i === 0 ? {} : { break: 1 }) });
      }),
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
