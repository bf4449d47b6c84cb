import type { ReportInput } from '../../../shared/report/report-input.ts';
import { isIntroduction } from '../../../shared/report/unit-report/count-pages.ts';
import { smallChartSvg } from '../../../shared/report/unit-report/small-chart-svg.ts';
import type { SmallChart, UnitReport, UnitReportPart } from '../../../shared/report/unit-report/unit-report-parts.ts';
import type { ExportStamp } from '../export-stamp.ts';
import { footerText } from '../footer-text.ts';
import { htmlPage, htmlTable, htmlText } from './html-parts.ts';

/** Half of the text's width less half of the gap between two charts, in points. */
const CHART = 241;

/** 专项分析报告 of one unit as an HTML page to print: the parts that Word lays out. */
export function unitReportHtml(input: ReportInput, stamp: ExportStamp, report: UnitReport): string {
  const body = report.parts
    .map((part, i) => htmlPart(part, isIntroduction(part, report.parts[i + 1]) ? ' cites' : ''))
    .join('\n');
  return htmlPage(
    report.title,
    footerText(input, stamp),
    input.lang,
    `<section class="own-report" lang="${input.lang}"><h1>${htmlText(report.title)}</h1>${body}</section>`,
  );
}

/** `more`: a class that keeps a text with what follows. */
function htmlPart(part: UnitReportPart, more: string): string {
  switch (part.kind) {
    case 'heading':
      return `<h2>${htmlText(part.text)}</h2>`;
    case 'text':
      return `<p class="text${more}">${htmlText(part.text)}</p>`;
    case 'own':
      return `<p class="text">${part.pieces.map(({ text }) => htmlText(text)).join('')}</p>`;
    case 'item':
      return `<p><span class="lead">${htmlText(part.lead)}</span>${htmlText(part.text)}</p>`;
    case 'note':
      return `<p class="${more.trim()}">${htmlText(part.text)}</p>`;
    case 'table':
      return htmlTable(part.table);
    case 'charts':
      return chartPairs(part.charts);
  }
}

function chartPairs(charts: readonly SmallChart[]): string {
  const half = (chart: SmallChart | undefined): string =>
    chart === undefined
      ? '<div></div>'
      : `<div><div class="lead">${htmlText(chart.title)}</div>${smallChartSvg(chart, CHART).svg}</div>`;
  return Array.from(
    { length: Math.ceil(charts.length / 2) },
    (_, i) => `<div class="pair">${half(charts[2 * i])}${half(charts[2 * i + 1])}</div>`,
  ).join('');
}
