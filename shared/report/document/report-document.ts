import type { BoxPicture } from '../../model/box-picture.ts';
import type { FigureSpec } from '../figures/figure-spec.ts';
import type { CitationWords } from '../patterns/citation-words.ts';
import type { SaidPiece } from '../patterns/say-pattern.ts';
import type { ReportTable } from '../report-table.ts';

export interface HeadingBlock {
  readonly kind: 'heading';
  /** 1: chapter, appendix or a part before them; 2, 3: sections. */
  readonly level: 1 | 2 | 3;
  readonly id: string;
  readonly text: string;
  /** Of 报告结构: the item that it is. */
  readonly item?: string;
}
export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
  /** The text in pieces, each with the id of the fact that it prints: what is refreshed and proofed later. */
  readonly pieces: readonly SaidPiece[];
  /** Tables and figures that the text is about, by id; they are cited after it by their labels. */
  readonly refs: readonly string[];
  /** What stands around these labels. */
  readonly cites: CitationWords | null;
  /** Nothing but the place where the team's text belongs. */
  readonly slot?: true;
}
export interface TableBlock {
  readonly kind: 'table';
  readonly id: string;
  /** What it is cited by: 表 2-1. */
  readonly label: string;
  readonly caption: string;
  readonly table: ReportTable;
  /** Goes on from the page before, which has its beginning, under the same number: 续表. */
  readonly continued?: true;
}
export interface FigureBlock {
  readonly kind: 'figure';
  readonly id: string;
  readonly label: string;
  readonly caption: string;
  readonly figure: FigureSpec;
}
/** 专栏: a practice of a unit or region, in the team's words. */
export interface BoxBlock {
  readonly kind: 'box';
  readonly id: string;
  readonly label: string;
  readonly caption: string;
  readonly paragraphs: readonly (readonly SaidPiece[])[];
  /** Where it comes from and of which year; empty where nothing is said. */
  readonly source: string;
  readonly picture?: BoxPicture;
}
/** A list of what stands in the document, with page numbers: its headings, figures, tables or boxes. */
export interface ContentsBlock {
  readonly kind: 'contents';
  readonly of: 'headings' | 'figures' | 'tables' | 'boxes';
  readonly title: string;
}
export type ReportBlock = HeadingBlock | ParagraphBlock | TableBlock | FigureBlock | BoxBlock | ContentsBlock;

/** The report's chapters as they are laid out in Word and PDF: same blocks, same order, same numbers. */
export interface ReportDocument {
  readonly title: string;
  /** The title with the facts that it says: the year, the cohorts. */
  readonly titlePieces: readonly SaidPiece[];
  /** Under the title on the cover. */
  readonly subtitle: string;
  readonly blocks: readonly ReportBlock[];
}
