import type { FigureSpec } from '../figures/figure-spec.ts';
import type { ReportTable } from '../report-table.ts';

export interface HeadingBlock {
  readonly kind: 'heading';
  /** 1: chapter or appendix; 2: section. */
  readonly level: 1 | 2;
  readonly id: string;
  readonly text: string;
}
export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
  /** Tables and figures that the text is about, by id; they are cited after it by their labels. */
  readonly refs: readonly string[];
}
export interface TableBlock {
  readonly kind: 'table';
  readonly id: string;
  /** What it is cited by: 表 2-1. */
  readonly label: string;
  readonly caption: string;
  readonly table: ReportTable;
}
export interface FigureBlock {
  readonly kind: 'figure';
  readonly id: string;
  readonly label: string;
  readonly caption: string;
  readonly figure: FigureSpec;
}
export type ReportBlock = HeadingBlock | ParagraphBlock | TableBlock | FigureBlock;

/** The report's chapters as they are laid out in Word and PDF: same blocks, same order, same numbers. */
export interface ReportDocument {
  readonly title: string;
  /** Under the title on the cover. */
  readonly subtitle: string;
  readonly blocks: readonly ReportBlock[];
}
