import { writeFile } from 'node:fs/promises';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { FileChild } from 'docx';
import { ok } from '../../../shared/base/result.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { isIntroduction } from '../../../shared/report/unit-report/count-pages.ts';
import { smallChartSvg } from '../../../shared/report/unit-report/small-chart-svg.ts';
import type { SmallChart, UnitReport, UnitReportPart } from '../../../shared/report/unit-report/unit-report-parts.ts';
import { writeSafely } from '../../files/write-safely.ts';
import type { WriteOptions } from '../../files/write-safely.ts';
import type { ExportStamp } from '../export-stamp.ts';
import type { FigureRasteriser } from '../figures/figure-rasteriser.ts';
import { footerText } from '../footer-text.ts';
import { linePitch } from '../profile-fit.ts';
import type { DocumentWritten } from './document-written.ts';
import { packDocument } from './pack-document.ts';
import { bodyFonts, headFonts } from './word-fonts.ts';
import { reportStyles } from './word-styles.ts';
import { wordTable } from './word-table.ts';
import { guardWordText } from './word-text.ts';

/** Half-points: no letter of a unit's report is smaller than 10.5 pt. */
const SIZE = 21;
/** A4 with margins of 1.8 cm, in twips. */
const SIDE = 1021;
const WIDTH = 11906 - 2 * SIDE;
/** A small chart: half the text's width less the cell's margins, in points; dots per inch on paper. */
const CHART = WIDTH / 2 / 20 - 12;
const CHART_DPI = 220;
const SCREEN_DPI = 96;

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const unframed = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

/** 专项分析报告 of one unit as a Word document of two or three pages. Errors: those of writing files. */
export async function writeUnitReportDocx(
  input: ReportInput,
  stamp: ExportStamp,
  report: UnitReport,
  path: string,
  options: WriteOptions,
  rasteriser: FigureRasteriser,
): Promise<Result<DocumentWritten>> {
  const written = await writeSafely(
    path,
    async (temporary) =>
      writeFile(temporary, await packDocument(unitDocument(input, stamp, report, rasteriser), input.lang)),
    options,
  );
  return written.ok ? ok({ ...written.value, warnings: rasteriser.warnings }) : written;
}

function unitDocument(
  input: ReportInput,
  stamp: ExportStamp,
  report: UnitReport,
  rasteriser: FigureRasteriser,
): Document {
  const { lang } = input;
  return new Document({
    creator: stamp.app,
    lastModifiedBy: stamp.app,
    title: guardWordText(report.title),
    styles: reportStyles,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838, orientation: PageOrientation.PORTRAIT },
            margin: { top: 1021, bottom: 1021, left: SIDE, right: SIDE, header: 567, footer: 510 },
          },
        },
        footers: { default: footer(footerText(input, stamp)) },
        children: [
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            alignment: AlignmentType.CENTER,
            spacing: { before: 0, after: 100 },
            children: [new TextRun({ text: guardWordText(report.title), size: 30 })],
          }),
          ...report.parts.flatMap((part, i) =>
            wordPart(part, { lang, rasteriser, keepNext: isIntroduction(part, report.parts[i + 1]) }),
          ),
        ],
      },
    ],
  });
}

function footer(text: string): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            font: bodyFonts,
            size: SIZE,
            children: [`${guardWordText(text)}  ·  `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}

interface PartContext {
  readonly lang: ReportInput['lang'];
  readonly rasteriser: FigureRasteriser;
  /** Stays with what follows. */
  readonly keepNext: boolean;
}

function wordPart(part: UnitReportPart, { lang, rasteriser, keepNext }: PartContext): readonly FileChild[] {
  switch (part.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          keepNext: true,
          spacing: { before: 140, after: 60 },
          children: [new TextRun({ text: guardWordText(part.text), size: 24 })],
        }),
      ];
    case 'text':
      return [paragraph([plain(part.text)], lang === 'zh', keepNext)];
    case 'own':
      return [
        paragraph(
          part.pieces.map(({ text }) => plain(text)),
          lang === 'zh',
        ),
      ];
    case 'item':
      return [
        paragraph(
          [new TextRun({ text: guardWordText(part.lead), font: headFonts, size: SIZE }), plain(part.text)],
          false,
        ),
      ];
    case 'note':
      return [paragraph([plain(part.text)], false, keepNext)];
    case 'table':
      return [wordTable(part.table, { size: SIZE, padding: 14, width: WIDTH }), spacer()];
    case 'charts':
      return [chartTable(part.charts, rasteriser), spacer()];
  }
}

function plain(text: string): TextRun {
  return new TextRun({ text: guardWordText(text), font: bodyFonts, size: SIZE });
}

function paragraph(children: readonly TextRun[], indented: boolean, keepNext = false): Paragraph {
  return new Paragraph({
    keepNext,
    run: { size: SIZE },
    alignment: indented ? AlignmentType.BOTH : AlignmentType.LEFT,
    indent: { firstLine: indented ? 420 : 0 },
    spacing: { after: 40, line: linePitch(SIZE) + 20, lineRule: LineRuleType.EXACT },
    children: [...children],
  });
}

/** Word joins tables that touch; its mark is no text. */
function spacer(): Paragraph {
  return new Paragraph({ run: { size: SIZE }, spacing: { line: 80, lineRule: LineRuleType.EXACT }, children: [] });
}

/** Two charts a row, each under its title; a row stays on one page. */
function chartTable(charts: readonly SmallChart[], rasteriser: FigureRasteriser): Table {
  const half = Math.floor(WIDTH / 2);
  const cell = (chart: SmallChart | undefined): TableCell =>
    new TableCell({
      verticalAlign: VerticalAlignTable.TOP,
      width: { size: half, type: WidthType.DXA },
      margins: { left: 60, right: 60, top: 40, bottom: 20 },
      children: chart === undefined ? [new Paragraph({ run: { size: SIZE } })] : chartParagraphs(chart, rasteriser),
    });
  const rows = Array.from({ length: Math.ceil(charts.length / 2) }, (_, i) => [charts[2 * i], charts[2 * i + 1]]);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: 2 * half, type: WidthType.DXA },
    columnWidths: [half, half],
    borders: unframed,
    rows: rows.map((pair) => new TableRow({ cantSplit: true, children: pair.map(cell) })),
  });
}

function chartParagraphs(chart: SmallChart, rasteriser: FigureRasteriser): Paragraph[] {
  const { png, width, height } = rasteriser.drawSvg(
    smallChartSvg(chart, CHART),
    Math.round((CHART * CHART_DPI) / 72),
    CHART_DPI,
  );
  const shown = (CHART * SCREEN_DPI) / 72;
  const spoken = guardWordText(chart.spoken);
  return [
    new Paragraph({
      run: { size: SIZE },
      spacing: { line: linePitch(SIZE), lineRule: LineRuleType.EXACT },
      children: [new TextRun({ text: guardWordText(chart.title), font: headFonts, size: SIZE })],
    }),
    new Paragraph({
      run: { size: SIZE },
      children: [
        new ImageRun({
          type: 'png',
          data: png,
          transformation: { width: Math.round(shown), height: Math.round((shown * height) / width) },
          altText: { name: guardWordText(chart.title), title: guardWordText(chart.title), description: spoken },
        }),
      ],
    }),
  ];
}
