import { contentHash } from '../../base/content-hash.ts';
import { toJson } from '../../base/to-json.ts';
import { cellText } from '../cell-text.ts';
import type { FigureSpec } from '../figures/figure-spec.ts';
import type { ReportTable } from '../report-table.ts';

/** Hash of what a generated block says: its texts in order, white space and empty cells aside, since programs lay those out anew. */
export function textsDigest(texts: readonly string[]): string {
  return contentHash(texts.map((text) => text.replace(/\s+/g, '')).filter((text) => text !== ''));
}

/** The texts of a table as a document shows them, of all its pieces where it goes on; notes at the end. */
export function tableTexts(pieces: readonly ReportTable[]): readonly string[] {
  return [
    ...pieces.flatMap(({ head, body }) => [...head, ...body].flat().map(cellText)),
    ...pieces.flatMap(({ notes }) => notes),
  ];
}

/** Hash of what a picture is drawn from. */
export function figureDigest(figure: FigureSpec): string {
  return contentHash(toJson(figure));
}
