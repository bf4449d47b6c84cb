import { figureText } from '../figures/figure-text.ts';
import type { ReportInput } from '../report-input.ts';
import type { PatternNode } from '../../model/pattern.ts';

/** The id under which a pattern file says how tables and figures are cited. */
export const CITATION = 'see';

/** What stands around the labels of the tables and figures that a paragraph cites: （见 and ）. */
export interface CitationWords {
  readonly before: string;
  readonly after: string;
}

/** In the team's words where its pattern file has some, else in the program's; null where the team cites nothing. */
export function citationWords(input: Pick<ReportInput, 'lang' | 'patterns'>): CitationWords | null {
  const own = input.patterns?.patterns.find(({ id }) => id === CITATION);
  if (own !== undefined) return wordsOf(own.nodes);
  const [before = '', after = ''] = figureText(input.lang, 'DOCUMENT_SEE').split('{refs}');
  return { before, after };
}

/** Whether a pattern holds nothing but words and `{refs}` once, or nothing at all. */
export function isCitation(nodes: readonly PatternNode[]): boolean {
  const refs = nodes.filter(({ kind }) => kind !== 'text');
  return nodes.length === 0 || (refs.length === 1 && refs.every(isLabels));
}

function isLabels(node: PatternNode): boolean {
  return node.kind === 'fact' && node.id === 'refs';
}

function wordsOf(nodes: readonly PatternNode[]): CitationWords | null {
  const at = nodes.findIndex(isLabels);
  const words = (some: readonly PatternNode[]): string =>
    some.map((node) => (node.kind === 'text' ? node.text : '')).join('');
  return at < 0 ? null : { before: words(nodes.slice(0, at)), after: words(nodes.slice(at + 1)) };
}
