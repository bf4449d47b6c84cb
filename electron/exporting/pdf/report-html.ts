import type {
  BoxBlock,
  ContentsBlock,
  FigureBlock,
  ParagraphBlock,
  ReportBlock,
  TableBlock,
} from '../../../shared/report/document/report-document.ts';
import type { PictureFile } from '../../../shared/model/box-picture.ts';
import { figureSvg } from '../../../shared/report/figures/svg/figure-svg.ts';
import type { SaidPiece } from '../../../shared/report/patterns/say-pattern.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { reportText } from '../../../shared/report/report-text.ts';
import { coverTitle } from '../cover-lines.ts';
import { laidReport, reportCoverLines, reportFooter } from '../report-material.ts';
import type { ReportMaterial } from '../report-material.ts';
import { htmlPage, htmlTable, htmlText } from './html-parts.ts';

type Lang = ReportInput['lang'];

/** What a pass of printing knows: page of each heading and caption by its id, and whether figures may be left blank (in their size). */
export interface ReportPass {
  readonly pages?: ReadonlyMap<string, number>;
  readonly blankFigures?: boolean;
}

/**
 * The report as one HTML page: the blocks that Word lays out, figures as vector drawings. The layout is the same whether or not the
 * pages are known: their numbers have a column of fixed width.
 */
export function reportHtml(material: ReportMaterial, { pages, blankFigures = false }: ReportPass = {}): string {
  const { input } = material;
  const { lang } = input;
  const { title, subtitle, blocks, labels } = laidReport(material);
  const cover = `<section class="cover"><div class="title">${coverTitle(title, lang).map(htmlText).join('<br>')}</div><div class="sub">${htmlText(subtitle)}</div>${reportCoverLines(
    material,
  )
    .map((line) => `<p>${htmlText(line)}</p>`)
    .join('')}</section>`;
  const body = blocks
    .map((block, i) => {
      const next = blocks[i + 1];
      const wide = isWide(block) || (block.kind === 'heading' && next !== undefined && isWide(next));
      const html = htmlBlock(block, {
        ...{ labels, lang, blankFigures, blocks },
        pages: pages ?? new Map(),
        pictures: material.pictures ?? new Map(),
      });
      return wide ? `<div class="wide">${html}</div>` : html;
    })
    .join('\n');
  return htmlPage(title, reportFooter(material), lang, `${cover}\n${body}`);
}

function isWide(block: ReportBlock): boolean {
  return block.kind === 'table' && block.table.landscape;
}

interface HtmlContext {
  readonly labels: ReadonlyMap<string, string>;
  readonly lang: Lang;
  readonly blankFigures: boolean;
  /** Of boxes, by their hashes. */
  readonly pictures: ReadonlyMap<string, PictureFile>;
  /** All of the document, which lists name. */
  readonly blocks: readonly ReportBlock[];
  readonly pages: ReadonlyMap<string, number>;
}

function htmlBlock(block: ReportBlock, context: HtmlContext): string {
  const { labels, lang } = context;
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${block.id}">${htmlText(block.text)}</h${block.level}>`;
    case 'paragraph':
      return paragraph(block, labels, lang);
    case 'table':
      return `${block.continued ? continuedCaption(block) : caption(block.id, block.label, block.caption)}${htmlTable(block.table)}${block.table.notes.map(note).join('')}`;
    case 'figure':
      return `<figure>${drawing(block, lang, context.blankFigures)}${caption(block.id, block.label, block.caption)}</figure>${block.figure.notes.map(note).join('')}`;
    case 'box':
      return `<div class="box">${caption(block.id, block.label, block.caption)}${block.paragraphs.map((pieces) => `<p class="text">${htmlPieces(pieces, labels)}</p>`).join('')}${boxPicture(block, context)}${block.source === '' ? '' : note(block.source)}</div>`;
    case 'contents':
      return contents(block, context);
  }
}

/** Drawn by the browser that prints, in its sandbox. */
function boxPicture({ picture, caption: title }: BoxBlock, { pictures, blankFigures }: HtmlContext): string {
  const file = picture === undefined ? undefined : pictures.get(picture.hash);
  if (picture === undefined || file === undefined) return '';
  const { caption: said } = picture;
  const { type, width, height, bytes } = file;
  const alt = htmlText(said === '' ? title : said);
  const drawn = blankFigures
    ? `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"></svg>`
    : `<img src="data:image/${type};base64,${Buffer.from(bytes).toString('base64')}" width="${width}" height="${height}" alt="${alt}">`;
  return `<div class="picture">${drawn}${said === '' ? '' : `<p class="note center">${htmlText(said)}</p>`}</div>`;
}

const listedKinds = { figures: 'figure', tables: 'table', boxes: 'box' } as const;

/** Headings by level, or captions, each with its page. */
function contents({ of, title }: ContentsBlock, { blocks, pages }: HtmlContext): string {
  const entry = (id: string, text: string, level = 1): string =>
    `<a href="#${id}" class="level${level}"><span>${htmlText(text)}</span><span class="dots"></span><span class="page">${pages.get(id) ?? ''}</span></a>`;
  const entries = blocks.map((block) => {
    if (of === 'headings') return block.kind === 'heading' ? entry(block.id, block.text, block.level) : '';
    if (block.kind !== listedKinds[of] || !('label' in block) || (block.kind === 'table' && block.continued)) return '';
    return entry(anchorOf(block.id), `${block.label}　${block.caption}`);
  });
  return `<section class="contents"><div class="title center" style="font-size:16pt">${htmlText(title)}</div>${entries.join('')}</section>`;
}

/** Where a table, figure or box is found in the page. */
function anchorOf(id: string): string {
  return `ref-${id.replace(/[^\w-]/g, (sign) => `_${sign.codePointAt(0)}`)}`;
}

function htmlPieces(pieces: readonly SaidPiece[], labels: ReadonlyMap<string, string>): string {
  return pieces
    .map(({ text, reference }) =>
      reference !== undefined && labels.has(reference) ? link(reference, text) : htmlText(text),
    )
    .join('');
}

function link(id: string, label: string): string {
  return `<a href="#${anchorOf(id)}" style="color:inherit;text-decoration:none">${htmlText(label)}</a>`;
}

function drawing({ figure }: FigureBlock, lang: Lang, blank: boolean): string {
  const { svg, width, height } = figureSvg(figure, { lang, titled: false });
  return blank
    ? `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"></svg>`
    : svg;
}

function paragraph(
  { pieces, refs, cites, slot }: ParagraphBlock,
  labels: ReadonlyMap<string, string>,
  lang: Lang,
): string {
  const cited = refs.flatMap((id) => (labels.has(id) ? [{ id, label: labels.get(id) ?? '' }] : []));
  if (cited.length === 0) return `<p class="text${slot ? ' slot' : ''}">${htmlPieces(pieces, labels)}</p>`;
  const links = cited.map(({ id, label }) => link(id, label)).join(htmlText(reportText(lang, 'REPORT_LIST')));
  // A citation belongs inside the sentence: before its full stop.
  const stop = lang === 'zh' ? '。' : '.';
  const html = htmlPieces(pieces, labels);
  const closed = html.endsWith(stop);
  const see = `${htmlText(cites?.before ?? '')}${links}${htmlText(cites?.after ?? '')}`;
  return `<p class="text cites">${closed ? html.slice(0, -1) : html}${see}${closed ? stop : ''}</p>`;
}

function caption(id: string, label: string, text: string): string {
  return `<div class="caption" id="${anchorOf(id)}">${htmlText(label)}　${htmlText(text)}</div>`;
}

/** On a page of its own; what cites the table leads to its beginning. */
function continuedCaption({ label, caption: text }: TableBlock): string {
  return `<div class="caption continued">${htmlText(label)}　${htmlText(text)}</div>`;
}

function note(text: string): string {
  return `<p class="note">${htmlText(text)}</p>`;
}
