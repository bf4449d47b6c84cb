import { createHash } from 'node:crypto';
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  ShadingType,
  SimpleField,
  StyleLevel,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { FileChild, IRunOptions, ParagraphChild } from 'docx';
import type { PictureFile } from '../../../shared/model/box-picture.ts';
import type { Language } from '../../../shared/messages/catalogue.ts';
import type {
  BoxBlock,
  ContentsBlock,
  FigureBlock,
  ParagraphBlock,
  ReportBlock,
  TableBlock,
} from '../../../shared/report/document/report-document.ts';
import { figureDigest, tableTexts, textsDigest } from '../../../shared/report/manuscript/block-digest.ts';
import { anchorOf } from '../../../shared/report/manuscript/printed-values.ts';
import type { SaidPiece } from '../../../shared/report/patterns/say-pattern.ts';
import { reportText } from '../../../shared/report/report-text.ts';
import { textWidth } from '../../../shared/report/report-words.ts';
import type { FigureRasteriser } from '../figures/figure-rasteriser.ts';
import { ControlledBlock, ControlledRun } from './content-controls.ts';
import type { ControlLog } from './content-controls.ts';
import { headFonts } from './word-fonts.ts';
import { wordFigure } from './word-figure.ts';
import { wordPicture } from './word-picture.ts';
import { PORTRAIT_TWIPS, wordTable } from './word-table.ts';
import { guardWordText } from './word-text.ts';

/** A drawing is made for 16 cm and printed at 14.5: 300 dpi on paper. */
const DRAWN_DPI = 272;

/** Half-width characters of some four lines: a text no longer than these stays on the page of the table or figure that it cites. */
const KEPT_WIDTH = 280;

/** How figures of the report are drawn. */
export function drawnFor(lang: Language): { readonly lang: Language; readonly titled: false; readonly dpi: number } {
  return { lang, titled: false, dpi: DRAWN_DPI };
}

export interface WordContext {
  readonly lang: Language;
  readonly rasteriser: FigureRasteriser;
  /** Label of each table and figure by id, for citing it. */
  readonly labels: ReadonlyMap<string, string>;
  /** Pictures of boxes by their hashes. */
  readonly pictures: ReadonlyMap<string, PictureFile>;
  /** Takes what every control was printed with. */
  readonly log: ControlLog;
}

/**
 * One block as the paragraphs and tables that it prints as. `more`: how a table goes on, which lies in one control with its beginning; `before`: what
 * stands above it.
 */
export function wordBlock(
  block: ReportBlock,
  context: WordContext,
  more: readonly TableBlock[] = [],
  before?: ReportBlock,
): readonly FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: headings[block.level],
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
        controlledTable([block, ...more], context.log),
        new Paragraph({ spacing: { after: 120 }, children: [] }),
      ];
    case 'figure':
      return [
        controlledFigure(block, context),
        caption(block, block.figure.notes.length > 0),
        ...controlledNotes(block, context.log),
      ];
    case 'box':
      return boxTable(block, context);
    case 'contents':
      return contents(block, before?.kind === 'contents');
  }
}

/** All pieces of a table with the captions between them and the notes. */
export function controlledTable(pieces: readonly TableBlock[], log: ControlLog): ControlledBlock {
  const tag = `table:${pieces[0]?.id ?? ''}`;
  const printed = textsDigest(tableTexts(pieces.map(({ table }) => table)));
  const id = log.add({ tag, printed, form: {}, picture: null });
  let anchors = 0;
  const anchor = (): string => anchorOf(id, anchors++);
  return new ControlledBlock({ id, tag }, [
    ...pieces.flatMap((piece, i) => [
      ...(i === 0 ? [] : [caption(piece, true)]),
      wordTable(piece.table, undefined, anchor()),
    ]),
    ...pieces.flatMap(({ table }) => table.notes.map((text) => note(text, anchor()))),
  ]);
}

/** The picture alone: its caption is the editor's. */
function controlledFigure(
  { id: figure, figure: spec, caption: text }: FigureBlock,
  { lang, rasteriser, log }: WordContext,
): ControlledBlock {
  const drawn = rasteriser.draw(spec, drawnFor(lang));
  const picture = createHash('sha256').update(drawn.png).digest('hex');
  const tag = `figure:${figure}`;
  const id = log.add({ tag, printed: figureDigest(spec), form: {}, picture });
  return new ControlledBlock({ id, tag }, [wordFigure(drawn, text, { anchor: anchorOf(id) })]);
}

/** What stands under a figure. */
export function controlledNotes({ id: figure, figure: { notes } }: FigureBlock, log: ControlLog): readonly FileChild[] {
  if (notes.length === 0) return [];
  const tag = `notes:${figure}`;
  const id = log.add({ tag, printed: textsDigest(notes), form: {}, picture: null });
  return [
    new ControlledBlock(
      { id, tag },
      notes.map((text, i) => note(text, anchorOf(id, i))),
    ),
  ];
}

const headings = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

/** Each caption has the style that its list goes by. */
const captionStyles = { table: 'TableCaption', figure: 'FigureCaption', box: 'BoxCaption' } as const;
const listedStyles = { figures: 'Figure caption', tables: 'Table caption', boxes: 'Box caption' } as const;

/** A list of headings or captions. The first begins a page, the others follow it: each on a page of its own would leave most of them half empty. */
function contents({ of, title }: ContentsBlock, follows: boolean): readonly FileChild[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      ...(follows ? { keepNext: true } : { pageBreakBefore: true }),
      spacing: { ...(follows ? { before: 480 } : {}), after: 240 },
      children: [new TextRun({ text: title, font: headFonts, size: 32 })],
    }),
    new TableOfContents(title, {
      hyperlink: true,
      ...(of === 'headings'
        ? { headingStyleRange: '1-3' }
        : { stylesWithLevels: [new StyleLevel(listedStyles[of], 1)] }),
    }),
  ];
}

/** 专栏: its texts in a frame of one cell, which Word may break over pages. */
function boxTable(block: BoxBlock, context: WordContext): readonly FileChild[] {
  const line = { style: BorderStyle.SINGLE, size: 8, color: '2F6F9F' };
  const cell = new TableCell({
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F3F8FB' },
    margins: { top: 80, bottom: 80, left: 160, right: 160 },
    children: [
      caption(block, true),
      ...block.paragraphs.map(
        (pieces) => new Paragraph({ style: 'ReportText', children: [...piecesRuns(pieces, context)] }),
      ),
      ...pictureOf(block, context),
      ...(block.source === ''
        ? []
        : [new Paragraph({ style: 'Note', children: [new TextRun(guardWordText(block.source))] })]),
    ],
  });
  return [
    new Table({
      rows: [new TableRow({ children: [cell] })],
      layout: TableLayoutType.FIXED,
      columnWidths: [PORTRAIT_TWIPS],
      width: { size: PORTRAIT_TWIPS, type: WidthType.DXA },
      borders: { top: line, bottom: line, left: line, right: line },
    }),
    new Paragraph({ spacing: { after: 120 }, children: [] }),
  ];
}

function pictureOf({ picture, caption: title }: BoxBlock, { pictures }: WordContext): readonly Paragraph[] {
  const file = picture === undefined ? undefined : pictures.get(picture.hash);
  return picture === undefined || file === undefined ? [] : wordPicture(picture, title, file);
}

/** Facts in content controls, references as fields, words as they are. */
export function piecesRuns(
  pieces: readonly SaidPiece[],
  { labels, log }: WordContext,
  look: Omit<IRunOptions, 'text' | 'children'> = {},
): readonly ParagraphChild[] {
  return pieces.map(({ text, fact, form, reference }) => {
    const printed = guardWordText(text);
    if (reference !== undefined && labels.has(reference))
      return new SimpleField(`REF ${bookmarkOf(reference)} \\h`, printed);
    if (fact === null) return new TextRun({ ...look, text: printed });
    return new ControlledRun(
      { id: log.add({ tag: fact, printed, form: form ?? {}, picture: null }), tag: fact },
      { ...look, text: printed },
    );
  });
}

/** Word's name of the bookmark round a label: letters, digits and _ only. */
export function bookmarkOf(id: string): string {
  return `ref_${id.replace(/[^A-Za-z0-9]/g, '_')}`;
}

function paragraph({ pieces, refs, cites, slot }: ParagraphBlock, context: WordContext): Paragraph {
  const { lang, labels } = context;
  const cited = refs.flatMap((id) => {
    const label = labels.get(id);
    return label === undefined ? [] : [{ id, label }];
  });
  // A citation belongs inside the sentence: before its full stop.
  const stop = lang === 'zh' ? '。' : '.';
  const last = pieces.at(-1);
  const closed = cited.length > 0 && last?.fact === null && last.text.endsWith(stop);
  const run = (content: string): TextRun => new TextRun({ text: guardWordText(content) });
  const shown =
    closed && last !== undefined ? [...pieces.slice(0, -1), { ...last, text: last.text.slice(0, -1) }] : pieces;
  const children: ParagraphChild[] = [...piecesRuns(shown, context)];
  cited.forEach(({ id, label }, i) => {
    children.push(
      run(i === 0 ? (cites?.before ?? '') : reportText(lang, 'REPORT_LIST')),
      new SimpleField(`REF ${bookmarkOf(id)} \\h`, label),
    );
  });
  if (cited.length > 0) children.push(run(cites?.after ?? ''));
  if (closed) children.push(run(stop));
  // What it cites follows it: they stay on one page where they can. A long text would go with it whole, and leave half a page empty.
  const long = textWidth(pieces.map(({ text }) => text).join('')) > KEPT_WIDTH;
  return new Paragraph({
    style: slot === true ? 'ReportSlot' : 'ReportText',
    keepNext: cited.length > 0 && !long,
    children,
  });
}

/** The label is bookmarked, so that a citation follows it when somebody renumbers it in Word. */
function caption(block: TableBlock | FigureBlock | BoxBlock, keepNext: boolean): Paragraph {
  const { id, label, caption: text } = block;
  const continued = block.kind === 'table' && block.continued === true;
  const look = { font: headFonts, size: 22 } as const;
  const labelled = continued ? [new TextRun({ ...look, text: label })] : numberedLabel(label, look);
  return new Paragraph({
    // What goes on is no entry of its own in the list of tables.
    style: continued ? 'Caption' : captionStyles[block.kind],
    alignment: block.kind === 'box' ? AlignmentType.LEFT : AlignmentType.CENTER,
    keepNext,
    pageBreakBefore: continued,
    spacing: { before: 120, after: 80 },
    children: [
      ...(continued ? labelled : [new Bookmark({ id: bookmarkOf(id), children: labelled })]),
      new TextRun({ ...look, text: `  ${guardWordText(text)}` }),
    ],
  });
}

/**
 * The number at a label's end is a field that counts the captions of its chapter: Word numbers one anew that is added or moved. Each chapter has a
 * sequence of its own (`SEQ 表_2`), since LibreOffice knows no counting anew under a heading.
 */
function numberedLabel(label: string, look: IRunOptions): readonly ParagraphChild[] {
  const [, before = '', number] = /^(.*?)(\d+)$/.exec(label) ?? [];
  if (number === undefined) return [new TextRun({ ...look, text: label })];
  const sequence = `${before.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_|_$/g, '')}`;
  return [new TextRun({ ...look, text: before }), new SimpleField(`SEQ ${sequence} \\* ARABIC`, number)];
}

/** The size stands at the run too: docx estimates the pages of the contents by runs. */
function note(text: string, anchor: string): Paragraph {
  const run = new TextRun({ text: guardWordText(text), size: 18 });
  return new Paragraph({
    style: 'Note',
    spacing: { before: 40 },
    children: [new Bookmark({ id: anchor, children: [run] })],
  });
}
