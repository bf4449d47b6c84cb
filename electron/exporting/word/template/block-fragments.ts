import { Document, Paragraph, TextRun } from 'docx';
import type { FileChild } from 'docx';
import type { ReportBlock } from '../../../../shared/report/document/report-document.ts';
import { byOrientation, continuing } from '../orientation.ts';
import { estimatePages } from '../estimate-pages.ts';
import { documentParts } from '../pack-document.ts';
import { wordBlock } from '../word-blocks.ts';
import type { WordContext } from '../word-blocks.ts';
import { reportStyles } from '../word-styles.ts';
import type { ZipParts } from '../../zip/zip-parts.ts';

/** Stands between what was made for two placeholders, and round what lies on turned pages. */
const MARK = '\u2063ewb:';

export interface BlockFragments {
  /** What stands in the place of each asked list of blocks, with {@link WIDE} round what lies on turned pages. */
  readonly fragments: readonly string[];
  /** The package that they were made in: pictures, styles, and the root with its namespaces. */
  readonly parts: ZipParts;
}

export const WIDE = { begins: '<!--wide-->', ends: '<!--/wide-->' } as const;

/** Blocks as the report writes them, all made as one document, so that numbers of bookmarks, pictures and controls are one's own and lists know every caption. */
export async function blockFragments(
  asked: readonly (readonly ReportBlock[])[],
  context: WordContext,
): Promise<BlockFragments> {
  const children = asked.flatMap((blocks, i): readonly FileChild[] => [
    mark(String(i)),
    ...laidBlocks(blocks, context),
  ]);
  const document = new Document({
    styles: reportStyles,
    pageNumbers: estimatePages,
    sections: [{ children: [...children, mark(String(asked.length))] }],
  });
  const parts = await documentParts(document, context.lang);
  const xml = parts.text('word/document.xml');
  const marks = new RegExp(`<w:p>(?:(?!</w:p>).)*?${MARK}(\\w+)</w:t></w:r></w:p>`, 'gs');
  const signs: Readonly<Record<string, string>> = { begins: WIDE.begins, ends: WIDE.ends };
  const [, ...cut] = xml.replace(marks, (_, name: string) => signs[name] ?? '<!--next-->').split('<!--next-->');
  return { fragments: cut.slice(0, asked.length), parts };
}

function laidBlocks(blocks: readonly ReportBlock[], context: WordContext): readonly FileChild[] {
  return byOrientation(blocks).flatMap(({ landscape, blocks: own }) => {
    const laid = own.flatMap((block, i): readonly FileChild[] =>
      block.kind === 'table' && block.continued
        ? []
        : // Over a list the template has a heading of its own.
          wordBlock(block, context, continuing(own, i + 1)).slice(block.kind === 'contents' ? 1 : 0),
    );
    return landscape ? [mark('begins'), ...laid, mark('ends')] : laid;
  });
}

function mark(name: string): Paragraph {
  return new Paragraph({ children: [new TextRun(`${MARK}${name}`)] });
}
