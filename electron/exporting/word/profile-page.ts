import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { unitRadar } from '../../../shared/report/figures/unit-radar.ts';
import type { UnitProfile } from '../../../shared/report/unit-profile.ts';
import { unitProfileLines, unitProfileTable } from '../../../shared/report/unit-profile-table.ts';
import type { FigureRasteriser } from '../figures/figure-rasteriser.ts';
import { PROFILE_ROWS, fittingSize, linePitch } from '../profile-fit.ts';
import { bodyFonts, headFonts } from './word-fonts.ts';
import { wordFigure } from './word-figure.ts';
import { wordTable } from './word-table.ts';
import { guardWordText } from './word-text.ts';

/** Text width of A4 with margins of 1.6 cm. */
const WIDTH = 10092;
/** Height of the page's text less its title, and of the radar with the space round it. */
const PAGE = 14740 - 700;
const PICTURE = 3950;

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const unframed = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

/** P-unit on one page: radar beside the findings, the indicators, then strengths, weaknesses, suggestions and the rule they follow. */
export function profilePage(
  input: ReportInput,
  profile: UnitProfile,
  rasteriser: FigureRasteriser,
): readonly (Paragraph | Table)[] {
  const table = unitProfileTable(input, profile);
  const lines = unitProfileLines(profile, input.lang);
  const found = profile.sentences.length;
  const shown =
    profile.indicators.length <= PROFILE_ROWS
      ? table
      : { ...table, body: table.body.filter((_, i) => profile.indicators[i]?.depth === 1) };
  const rows =
    shown.body.length > 24
      ? { size: 15, padding: 6, style: 'ProfileCell15' }
      : { size: 18, padding: 20, style: 'ProfileCell18' };
  const available = PAGE - PICTURE - (shown.body.length + 1) * (linePitch(rows.size) + 2 * rows.padding + 5);
  const size = fittingSize(lines.slice(found), WIDTH, available);
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: true,
      alignment: AlignmentType.CENTER,
      spacing: { before: 0, after: 80 },
      children: [new TextRun({ text: guardWordText(table.title), font: headFonts, size: 28 })],
    }),
    beside(
      radar(input, profile, rasteriser),
      lines.slice(0, found).map((line) => text(line, 20, 60)),
    ),
    // Word joins tables that touch.
    text('', 4, 0),
    wordTable(shown, { ...rows, width: WIDTH }),
    ...lines.slice(found).map((line, i) => text(line, size, i === 0 ? 80 : 20)),
  ];
}

function radar(input: ReportInput, profile: UnitProfile, rasteriser: FigureRasteriser): Paragraph {
  const figure = unitRadar(
    input,
    input.dataset.units.findIndex(({ code }) => code === profile.unit.code),
  );
  return wordFigure(rasteriser.draw(figure, { lang: input.lang, titled: false, width: 380, dpi: 260 }), figure.title, {
    width: 300,
    height: 250,
  });
}

function beside(picture: Paragraph, texts: readonly Paragraph[]): Table {
  const cell = (children: readonly Paragraph[], width: number): TableCell =>
    new TableCell({
      verticalAlign: VerticalAlignTable.CENTER,
      width: { size: width, type: WidthType.DXA },
      children: [...children],
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [4800, WIDTH - 4800],
    borders: unframed,
    rows: [new TableRow({ children: [cell([picture], 4800), cell(texts, WIDTH - 4800)] })],
  });
}

function text(line: string, size: number, before: number): Paragraph {
  const runs = guardWordText(line)
    .split('\n')
    .map((part, i) => new TextRun({ text: part, font: bodyFonts, size, ...(i > 0 ? { break: 1 } : {}) }));
  return new Paragraph({
    run: { size },
    spacing: { before, line: linePitch(size), lineRule: LineRuleType.EXACT },
    children: runs,
  });
}
