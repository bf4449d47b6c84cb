import { cellText } from '../../../shared/report/cell-text.ts';
import { escapeXml } from '../../../shared/report/figures/svg/svg-text.ts';
import type { ReportCell, ReportTable } from '../../../shared/report/report-table.ts';
import { isShort } from '../short-table.ts';
import { fontFaces, printedFonts } from './printed-fonts.ts';

/** Text of a user's as HTML: markup escaped, line breaks kept. */
export function htmlText(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(escapeXml)
    .join('<br>');
}

/** A report table with the spans, alignments and tier colours that Word has; its head repeats on every page. */
export function htmlTable(table: ReportTable): string {
  const sum = table.columns.reduce((total, weight) => total + weight, 0);
  const columns = table.columns.map((weight) => `<col style="width:${((weight / sum) * 100).toFixed(2)}%">`).join('');
  const rows = (cells: readonly (readonly ReportCell[])[], head: boolean): string =>
    cells.map((row) => `<tr>${row.map((cell) => htmlCell(cell, head)).join('')}</tr>`).join('');
  return `<table${isShort(table) ? ' class="short"' : ''}><colgroup>${columns}</colgroup><thead>${rows(table.head, true)}</thead><tbody>${rows(table.body, false)}</tbody></table>`;
}

function htmlCell(cell: ReportCell, head: boolean): string {
  const tag = head ? 'th' : 'td';
  const spans = `${(cell.colSpan ?? 1) > 1 ? ` colspan="${cell.colSpan}"` : ''}${(cell.rowSpan ?? 1) > 1 ? ` rowspan="${cell.rowSpan}"` : ''}`;
  const tier =
    cell.kind === 'tier' && cell.shade !== null
      ? ` style="background:#${cell.shade.fill};color:#${cell.shade.ink}"`
      : '';
  return `<${tag}${spans} class="${alignment(cell)}"${tier}>${htmlText(cellText(cell))}</${tag}>`;
}

function alignment(cell: ReportCell): 'left' | 'center' | 'right' {
  if (cell.kind === 'number') return 'right';
  return cell.kind === 'text' ? (cell.align ?? 'left') : 'center';
}

const serif = `"${printedFonts.serif.family}", serif`;
const sans = `"${printedFonts.sans.family}", sans-serif`;
const style = `
@page { size: A4; margin: 22mm 22mm 20mm; @top-center { content: var(--head); font: 9pt FangSong, ${serif}; } @bottom-left { content: var(--foot); font: 9pt FangSong, ${serif}; } @bottom-right { content: counter(page) " / " counter(pages); font: 9pt FangSong, ${serif}; white-space: nowrap; padding-left: 6mm; } }
@page wide { size: A4 landscape; margin: 20mm; }
@page cover { @top-center { content: none; } @bottom-left { content: none; } @bottom-right { content: none; } }
@page unit { margin: 18mm 16mm 16mm; }
@page own { margin: 16mm 18mm 17mm; @top-center { content: none; } @bottom-left { font-size: 10.5pt; } @bottom-right { font-size: 10.5pt; } }
body { font: 12pt/1.6 FangSong, 仿宋, "Times New Roman", ${serif}; margin: 0; color: #000; }
h1, h2, h3, .caption, th, .title { font-family: SimHei, 黑体, Arial, ${sans}; font-weight: normal; }
h1 { font-size: 16pt; break-before: page; } h2 { font-size: 14pt; } h3 { font-size: 12pt; } h1, h2, h3, .caption { break-after: avoid; }
p.text { text-indent: 2em; margin: 4pt 0; } p.cites { break-after: avoid; } p.slot { color: #7a5b00; background: #fff6da; } .box { border: 1pt solid #2f6f9f; background: #f3f8fb; padding: 4pt 8pt; margin: 8pt 0; box-decoration-break: clone; } .box .caption { text-align: left; } .box .picture { text-align: center; break-inside: avoid; margin: 4pt 0; } .box .picture img, .box .picture svg { max-width: 100%; max-height: 10.5cm; width: auto; height: auto; } p.note { font-size: 9pt; line-height: 1.4; margin: 2pt 0; break-before: avoid; }
.caption { text-align: center; font-size: 11pt; margin: 8pt 0 4pt; } figure { margin: 8pt 0; break-inside: avoid; text-align: center; } figure svg { width: 135mm; height: auto; } figure .caption { break-before: avoid; } .caption.continued { break-before: page; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 10.5pt; line-height: 1.25; } thead { display: table-header-group; } tr, table.short { break-inside: avoid; } tbody tr:nth-last-child(2), tbody tr:nth-last-child(3) { break-after: avoid; }
th, td { border: 0.5pt solid #7f8a96; padding: 1.5pt 2pt; overflow-wrap: anywhere; } th { background: #e6eaee; text-align: center; } .left { text-align: left; } .center { text-align: center; } .right { text-align: right; }
.cover { page: cover; text-align: center; break-after: page; } .cover .title { font-size: 24pt; margin-top: 70mm; text-wrap: balance; } .cover .sub { font-size: 16pt; margin-bottom: 70mm; } .cover p { font-size: 11pt; margin: 3pt; }
.contents a { display: flex; align-items: baseline; color: #000; text-decoration: none; } .contents { break-before: page; } .contents + .contents { break-before: auto; margin-top: 24pt; } .contents .title { break-after: avoid; } .contents .level2 { padding-left: 2em; } .contents .level3 { padding-left: 4em; } .contents .dots { flex: 1 1 2em; margin: 0 0.4em; border-bottom: 1pt dotted #5b6570; } .contents .page { flex: none; width: 2.2em; text-align: right; }
svg { font-family: SimHei, 黑体, ${sans}; }
.wide { page: wide; } .wide table { font-size: 9.5pt; }
.unit { page: unit; break-before: page; } .unit h1 { break-before: auto; text-align: center; font-size: 14pt; margin: 0 0 4pt; } .unit .beside { display: flex; align-items: center; gap: 4mm; font-size: 10pt; } .unit .beside svg { width: 80mm; height: auto; } .unit .beside p { margin: 3pt 0; }
.unit table { font-size: 8pt; line-height: 1.15; } .unit table td, .unit table th { padding: 0.5pt 2pt; } .unit .more p { margin: 1.5pt 0; line-height: 1.3; }
.own-report { page: own; font-size: 10.5pt; line-height: 1.36; } .own-report h1 { break-before: auto; text-align: center; font-size: 15pt; margin: 0 0 5pt; } .own-report h2 { font-size: 12pt; margin: 7pt 0 3pt; } .own-report p { margin: 0 0 2pt; } .own-report p.text { margin: 0 0 2pt; } .own-report[lang=en] p.text { text-indent: 0; }
.own-report table { margin-bottom: 4pt; width: calc(100% - 0.5pt); } .own-report th, .own-report td { padding: 0.6pt 2pt; } .own-report .lead { font-family: SimHei, 黑体, Arial, ${sans}; } .own-report .pair { display: flex; gap: 4mm; break-inside: avoid; margin-bottom: 3pt; } .own-report .pair > div { flex: 1 1 0; } .own-report .pair svg { display: block; width: 100%; height: auto; }
`;

/** A page to print: no script, no reference to anything outside itself. */
export function htmlPage(title: string, footer: string, lang: 'zh' | 'en', body: string): string {
  return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"><title>${escapeXml(title)}</title><style>${fontFaces(`${title}${footer}${body}`)}:root { --head: ${cssString(title)}; --foot: ${cssString(footer)}; }${style}</style></head><body>${body}</body></html>`;
}

/** Text as a CSS string; everything but letters and digits by its code point, so that no name can end the string or the style. */
function cssString(text: string): string {
  return `"${[...text].map((char) => (/[\p{L}\p{N} ]/u.test(char) ? char : `\\${(char.codePointAt(0) ?? 32).toString(16)} `)).join('')}"`;
}
