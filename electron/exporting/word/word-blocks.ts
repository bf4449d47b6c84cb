import { AlignmentType, Bookmark, HeadingLevel, Paragraph, SimpleField, TextRun } from 'docx';
import type { ParagraphChild, Table } from 'docx';
import type { Language } from '../../../shared/messages/catalogue.ts';
import type {
  FigureBlock,
  ParagraphBlock,
  ReportBlock,
  TableBlock,
} from '../../../shared/report/document/report-document.ts';
import { figureText } from '../../../shared/report/figures/figure-text.ts';
import { reportText } from '../../../shared/report/report-text.ts';
import type { FigureRasteriser } from '../figures/figure-rasteriser.ts';
import { bodyFonts, headFonts } from './word-fonts.ts';
import { wordFigure } from './word-figure.ts';
import { wordTable } from './word-table.ts';
import { guardWordText } from './word-text.ts';

/** A drawing is made for 16 cm and printed at 14.5: 300 dpi on paper. */
const DRAWN_DPI = 272;

export interface WordContext {
  readonly lang: Language;
  readonly rasteriser: FigureRasteriser;
  /** Label of each table and figure by id, for citing it. */
  readonly labels: ReadonlyMap<string, string>;
}

/** One block as the paragraphs and tables that it prints as. */
export function wordBlock(block: ReportBlock, context: WordContext): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          keepNext: true,
          pageBreakBefore: block.level === 1,
          children: [new TextRun({ text: guardWordText(block.text) })],
        }),
      ];
    case 'paragraph':
      return [paragraph(block, context)];
    case 'table':
      return [
        caption(block, true),
        wordTable(block.table),
        ...block.table.notes.map(note),
        new Paragraph({ spacing: { after: 120 }, children: [] }),
      ];
    case 'figure':
      return [
        wordFigure(
          context.rasteriser.draw(block.figure, { lang: context.lang, titled: false, dpi: DRAWN_DPI }),
          block.caption,
        ),
        caption(block, block.figure.notes.length > 0),
        ...block.figure.notes.map(note),
      ];
  }
}

/** Word's name of the bookmark round a label: letters, digits and _ only. */
function bookmarkOf(id: string): string {
  return `ref_${id.replace(/[^A-Za-z0-9]/g, '_')}`;
}

function paragraph({ text, refs }: ParagraphBlock, { lang, labels }: WordContext): Paragraph {
  const cited = refs.flatMap((id) => {
    const label = labels.get(id);
    return label === undefined ? [] : [{ id, label }];
  });
  const [before = '', after = ''] = figureText(lang, 'DOCUMENT_SEE').split('{refs}');
  const plain = guardWordText(text);
  // A citation belongs inside the sentence: before its full stop.
  const stop = lang === 'zh' ? '。' : '.';
  const closed = cited.length > 0 && plain.endsWith(stop);
  const run = (content: string): TextRun => new TextRun({ text: content });
  const children: ParagraphChild[] = [run(closed ? plain.slice(0, -1) : plain)];
  cited.forEach(({ id, label }, i) => {
    children.push(
      run(i === 0 ? before : reportText(lang, 'REPORT_LIST')),
      new SimpleField(`REF ${bookmarkOf(id)} \\h`, label),
    );
  });
  if (cited.length > 0) children.push(run(after));
  if (closed) children.push(run(stop));
  // What it cites follows it: they stay on one page where they can.
  return new Paragraph({ style: 'ReportText', keepNext: cited.length > 0, children });
}

/** The label is bookmarked, so that a citation follows it when somebody renumbers it in Word. */
function caption({ id, label, caption: text }: TableBlock | FigureBlock, keepNext: boolean): Paragraph {
  const look = { font: headFonts, size: 22 } as const;
  return new Paragraph({
    style: 'Caption',
    alignment: AlignmentType.CENTER,
    keepNext,
    spacing: { before: 120, after: 80 },
    children: [
      new Bookmark({ id: bookmarkOf(id), children: [new TextRun({ ...look, text: label })] }),
      new TextRun({ ...look, text: `  ${guardWordText(text)}` }),
    ],
  });
}

function note(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 40 },
    children: [new TextRun({ text: guardWordText(text), font: bodyFonts, size: 18 })],
  });
}
