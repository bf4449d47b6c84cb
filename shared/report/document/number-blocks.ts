import type { Language } from '../../messages/catalogue.ts';
import type { FigureTextCode } from '../figures/figure-text.ts';
import { figureText } from '../figures/figure-text.ts';
import { chineseNumber } from './chinese-number.ts';
import type { OutlineBlock, OutlineHeading } from './outline-item.ts';
import type { HeadingBlock, ReportBlock } from './report-document.ts';

/**
 * Numbers for what is printed, in its order and without gaps: chapters and sections, tables and figures by chapter (A in the appendices), boxes
 * through the whole. Headings under which nothing stands are left out, and so are lists of what there is none of.
 */
export function numberBlocks(blocks: readonly OutlineBlock[], lang: Language): readonly ReportBlock[] {
  const count = counter(lang);
  return withContents(withoutEmptyHeadings(blocks)).map((block): ReportBlock => {
    switch (block.kind) {
      case 'heading':
        return count.heading(block);
      case 'table':
      case 'figure':
      case 'box':
        return { ...block, label: count.label(block.kind) };
      default:
        return block;
    }
  });
}

function withoutEmptyHeadings(blocks: readonly OutlineBlock[]): readonly OutlineBlock[] {
  return blocks.filter((block, at) => {
    if (block.kind !== 'heading') return true;
    const under = blocks.slice(at + 1);
    const end = under.findIndex((next) => next.kind === 'heading' && next.level <= block.level);
    return under.slice(0, end < 0 ? under.length : end).some(({ kind }) => kind !== 'heading' && kind !== 'contents');
  });
}

function withContents(blocks: readonly OutlineBlock[]): readonly OutlineBlock[] {
  const kinds = { headings: 'heading', figures: 'figure', tables: 'table', boxes: 'box' } as const;
  return blocks.filter((block) => block.kind !== 'contents' || blocks.some(({ kind }) => kind === kinds[block.of]));
}

const labels = {
  table: 'DOCUMENT_TABLE',
  figure: 'DOCUMENT_FIGURE',
  box: 'DOCUMENT_BOX',
} as const satisfies Readonly<Record<string, FigureTextCode>>;

type HeadingCode = 'DOCUMENT_CHAPTER' | 'DOCUMENT_SECTION' | 'DOCUMENT_SUBSECTION' | 'DOCUMENT_APPENDIX';

function counter(lang: Language): {
  readonly heading: (block: OutlineHeading) => HeadingBlock;
  readonly label: (kind: keyof typeof labels) => string;
} {
  let [fronts, chapters, appendices, sections, subsections] = [0, 0, 0, 0, 0];
  let [tables, figures, boxes] = [0, 0, 0];
  let within = '0';
  const begin = (chapter: string): void => {
    within = chapter;
    [sections, subsections, tables, figures] = [0, 0, 0, 0];
  };
  const counted = (number: number): string => (lang === 'zh' ? chineseNumber(number) : String(number));
  return {
    heading: ({ role, level, title, item }) => {
      const made = (id: string, code: HeadingCode, number: string): HeadingBlock => ({
        kind: 'heading',
        level,
        id,
        item,
        text: figureText(lang, code, { number, title }),
      });
      if (role === 'front') return { kind: 'heading', level, id: `front-${(fronts += 1)}`, item, text: title };
      if (role === 'appendix') {
        // Appendices are numbered one by one, their tables through all of them.
        if (within !== 'A') begin('A');
        appendices += 1;
        return made(`appendix-${appendices}`, 'DOCUMENT_APPENDIX', String(appendices));
      }
      if (level === 1) {
        chapters += 1;
        begin(String(chapters));
        return made(`chapter-${chapters}`, 'DOCUMENT_CHAPTER', counted(chapters));
      }
      if (level === 2) {
        [sections, subsections] = [sections + 1, 0];
        const number = `${within}.${sections}`;
        return made(`section-${number}`, 'DOCUMENT_SECTION', lang === 'zh' ? counted(sections) : number);
      }
      subsections += 1;
      const number = `${within}.${sections}.${subsections}`;
      return made(`section-${number}`, 'DOCUMENT_SUBSECTION', lang === 'zh' ? counted(subsections) : number);
    },
    label: (kind) => {
      if (kind === 'box') return figureText(lang, labels.box, { number: (boxes += 1) });
      const number = kind === 'table' ? (tables += 1) : (figures += 1);
      return figureText(lang, labels[kind], { number: `${within}-${number}` });
    },
  };
}
