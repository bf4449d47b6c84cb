import type { PlaceholderState, TemplatePlaceholder } from '../../model/word-template.ts';
import type { PatternFacts, SaidPiece } from '../patterns/say-pattern.ts';
import type { BlockSort } from './read-placeholder.ts';
import type { TemplateParagraph } from './template-paragraphs.ts';

type UnfilledState = Exclude<PlaceholderState, 'ok'>;

/** What is put into a template. */
export interface TemplateFilling {
  readonly facts: PatternFacts;
  /** A sentence of the report; null: it can't be said of this result. */
  readonly sentence: (id: string) => readonly SaidPiece[] | null | 'unknown';
  readonly cover: Readonly<Record<'title' | 'subtitle' | 'origin', string>>;
  /** Runs for what is said. `look`: properties of the run that the placeholder stood in. */
  readonly runs: (pieces: readonly SaidPiece[], look: string) => string;
  /** Paragraphs and tables in the place of a paragraph, or why there are none. */
  readonly block: (
    of: BlockSort,
    id: string,
    paragraph: TemplateParagraph,
  ) => { readonly xml: string } | { readonly state: UnfilledState };
  /** Marks to stand at the beginning of one of the template's own headings, for lists of contents. */
  readonly heading: (paragraph: TemplateParagraph) => string;
  /** Told of each placeholder once, in the document's order. */
  readonly log: (entry: TemplatePlaceholder) => void;
  /** How a place in this part is called. */
  readonly placeOf: (paragraph: TemplateParagraph) => string;
}
