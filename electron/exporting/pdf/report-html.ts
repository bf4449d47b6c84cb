import { composeReport } from '../../../shared/report/document/compose-report.ts';
import type { FigureBlock, ReportBlock } from '../../../shared/report/document/report-document.ts';
import { figureText } from '../../../shared/report/figures/figure-text.ts';
import { figureSvg } from '../../../shared/report/figures/svg/figure-svg.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { reportText } from '../../../shared/report/report-text.ts';
import { coverLines } from '../cover-lines.ts';
import { footerText } from '../footer-text.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { htmlPage, htmlTable, htmlText } from './html-parts.ts';

type Lang = ReportInput['lang'];

/** What a pass of printing knows: page of each heading by its id, and whether figures may be left blank (in their size). */
export interface ReportPass {
  readonly pages?: ReadonlyMap<string, number>;
  readonly blankFigures?: boolean;
}

/**
 * The report as one HTML page: the blocks that Word lays out, figures as vector drawings. The layout is the same whether or not the
 * pages are known: their numbers have a column of fixed width.
 */
export function reportHtml(
  input: ReportInput,
  stamp: ExportStamp,
  { pages, blankFigures = false }: ReportPass = {},
): string {
  const { lang } = input;
  const { title, subtitle, blocks } = composeReport(input);
  const labels = new Map(
    blocks.flatMap((block) =>
      block.kind === 'table' || block.kind === 'figure' ? [[block.id, block.label] as const] : [],
    ),
  );
  const cover = `<section class="cover"><div class="title">${htmlText(title)}</div><div class="sub">${htmlText(subtitle)}</div>${coverLines(
    input,
    stamp,
  )
    .map((line) => `<p>${htmlText(line)}</p>`)
    .join('')}</section>`;
  const contents = `<section class="contents"><div class="title center" style="font-size:16pt">${htmlText(figureText(lang, 'DOCUMENT_CONTENTS'))}</div>${blocks.map((block) => (block.kind === 'heading' ? `<a href="#${block.id}"${block.level === 2 ? ' class="two"' : ''}><span>${htmlText(block.text)}</span><span class="dots"></span><span class="page">${pages?.get(block.id) ?? ''}</span></a>` : '')).join('')}</section>`;
  const body = blocks
    .map((block, i) => {
      const next = blocks[i + 1];
      const wide = isWide(block) || (block.kind === 'heading' && next !== undefined && isWide(next));
      const html = htmlBlock(block, labels, lang, blankFigures);
      return wide ? `<div class="wide">${html}</div>` : html;
    })
    .join('\n');
  return htmlPage(title, footerText(input, stamp), lang, `${cover}${contents}\n${body}`);
}

function isWide(block: ReportBlock): boolean {
  return block.kind === 'table' && block.table.landscape;
}

function htmlBlock(block: ReportBlock, labels: ReadonlyMap<string, string>, lang: Lang, blankFigures: boolean): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${block.id}">${htmlText(block.text)}</h${block.level}>`;
    case 'paragraph':
      return paragraph(
        block.text,
        block.refs.flatMap((id) => (labels.has(id) ? [{ id, label: labels.get(id) ?? '' }] : [])),
        lang,
      );
    case 'table':
      return `${caption(block.id, block.label, block.caption)}${htmlTable(block.table)}${block.table.notes.map(note).join('')}`;
    case 'figure':
      return `<figure>${drawing(block, lang, blankFigures)}${caption(block.id, block.label, block.caption)}</figure>${block.figure.notes.map(note).join('')}`;
  }
}

function drawing({ figure }: FigureBlock, lang: Lang, blank: boolean): string {
  const { svg, width, height } = figureSvg(figure, { lang, titled: false });
  return blank
    ? `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"></svg>`
    : svg;
}

function paragraph(
  text: string,
  cited: readonly { readonly id: string; readonly label: string }[],
  lang: Lang,
): string {
  if (cited.length === 0) return `<p class="text">${htmlText(text)}</p>`;
  const links = cited
    .map(({ id, label }) => `<a href="#ref-${id}" style="color:inherit;text-decoration:none">${htmlText(label)}</a>`)
    .join(htmlText(reportText(lang, 'REPORT_LIST')));
  // A citation belongs inside the sentence: before its full stop.
  const stop = lang === 'zh' ? '。' : '.';
  const closed = text.endsWith(stop);
  const see = figureText(lang, 'DOCUMENT_SEE').split('{refs}').map(htmlText).join(links);
  return `<p class="text cites">${htmlText(closed ? text.slice(0, -1) : text)}${see}${closed ? stop : ''}</p>`;
}

function caption(id: string, label: string, text: string): string {
  return `<div class="caption" id="ref-${id}">${htmlText(label)}　${htmlText(text)}</div>`;
}

function note(text: string): string {
  return `<p class="note">${htmlText(text)}</p>`;
}
