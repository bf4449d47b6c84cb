import type { AppError } from '../../../shared/base/app-error.ts';
import type { AnnexField } from './annex-headings.ts';

/** A text with the cell that it stands in. */
export interface AnnexText {
  readonly text: string;
  readonly cell: string;
}

/** An indicator or measure as the sheet has it, its texts not yet understood. */
export interface AnnexNode {
  /** Place of the one above among the nodes; null at the top. */
  readonly parent: number | null;
  readonly name: string;
  readonly cell: string;
  /** How many spaces stand in front of the name. */
  readonly indent: number;
  /** The depth that a number in front of the name says: 1 of 一、; null without one. */
  readonly depth: number | null;
  readonly fields: Map<AnnexField, AnnexText>;
  /** Of every column 指标解释, 评分标准 …, in their order. */
  readonly definitions: string[];
}

/** What was read of one table, and every doubt with its cell. */
export interface AnnexTable {
  /** The first line above the heading; '' without one. */
  readonly title: string;
  /** Parents before children. */
  readonly nodes: readonly AnnexNode[];
  /** Fields that have a column. */
  readonly fields: ReadonlySet<AnnexField>;
  readonly doubts: readonly AppError[];
}
