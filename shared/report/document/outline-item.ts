import type { BoxChapter } from '../../model/box-chapter.ts';
import type { ReportSentence } from '../patterns/report-sentences.ts';
import type { CitationWords } from '../patterns/citation-words.ts';
import type { SaidPiece } from '../patterns/say-pattern.ts';
import type { BoxBlock, ContentsBlock, FigureBlock, ParagraphBlock, TableBlock } from './report-document.ts';

/** `front`: before the chapters, without a number. */
export type HeadingRole = 'front' | 'chapter' | 'section' | 'appendix';

export interface OutlineHeading {
  readonly kind: 'heading';
  readonly role: HeadingRole;
  readonly level: 1 | 2 | 3;
  readonly title: string;
  /** Id of the item that it is. */
  readonly item: string;
}
/** A block that has no number yet. */
export type OutlineBlock =
  | OutlineHeading
  | ParagraphBlock
  | Omit<TableBlock, 'label'>
  | Omit<FigureBlock, 'label'>
  | Omit<BoxBlock, 'label'>
  | ContentsBlock;

/** A part of the report that a plan can move, hide or show, under an id of its own. */
export interface OutlineItem {
  readonly id: string;
  readonly kind: 'heading' | 'sentences' | 'table' | 'figure' | 'contents' | 'slot' | 'boxes' | 'text';
  /** Level of a heading. */
  readonly level?: 1 | 2 | 3;
  /** Of a table or figure: its id in the document, by which texts refer to it. */
  readonly block?: string;
  /** Whether it is printed where the plan doesn't say. */
  readonly usual: boolean;
  /** Made when it is printed. */
  readonly blocks: () => readonly OutlineBlock[];
  /** Of a slot: what stands there while the team has written nothing. */
  readonly slot?: string;
  /** Boxes of this chapter, and of a region's section of this region, stand here. */
  readonly boxes?: { readonly chapter: BoxChapter; readonly region: string | null };
}

/** Sentences as one paragraph; nothing where there are none. Without `cites` the paragraph cites nothing. */
export function sentencesBlock(
  sentences: readonly ReportSentence[],
  refs: readonly string[],
  gap: string,
  cites: CitationWords | null,
): readonly ParagraphBlock[] {
  const pieces = sentences.flatMap((sentence, at): readonly SaidPiece[] =>
    at === 0 || gap === '' ? sentence.pieces : [{ text: gap, fact: null }, ...sentence.pieces],
  );
  return pieces.length === 0 ? [] : [paragraphBlock(pieces, cites === null ? [] : refs, cites)];
}

export function paragraphBlock(
  pieces: readonly SaidPiece[],
  refs: readonly string[] = [],
  cites: CitationWords | null = null,
): ParagraphBlock {
  return { kind: 'paragraph', text: pieces.map(({ text }) => text).join(''), pieces, refs, cites };
}
