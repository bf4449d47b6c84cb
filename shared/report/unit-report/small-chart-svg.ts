import type { FigureSvg } from '../figures/svg/figure-svg.ts';
import { AXIS, FAINT, INK, line, marker, px, rect, text } from '../figures/svg/svg-parts.ts';
import { FONT_FAMILY, escapeXml, textPixels, wrapText } from '../figures/svg/svg-text.ts';
import { bestStyle, seriesStyle } from '../figures/figure-style.ts';
import type { ChartRow, SmallChart } from './unit-report-parts.ts';

/** Of letters: a drawing unit is a point on paper. */
const LETTER = 10.5;
const ROW = 26;
const TRACK = 19;
const MARGIN = 6;
/** Below the title that stands over it. */
const TOP = 4;
/** Letters are reckoned wider than they are. */
const NARROWER = 1.1;

/** A small chart as a drawing: a row an indicator, its name over a track with score, mean and best. `width`: in points on paper. */
export function smallChartSvg(chart: SmallChart, width: number): FigureSvg {
  const [from, to] = chart.range;
  const height = smallChartHeight(chart);
  const right = width - MARGIN - Math.max(0, ...chart.rows.map(({ printed }) => textPixels(printed, LETTER) + 4));
  const x = (value: number): number =>
    MARGIN + ((Math.min(to, Math.max(from, value)) - from) / (to - from)) * (right - MARGIN);
  const rows = chart.rows.map((row, i) => chartRow(row, TOP + i * ROW, width, x)).join('');
  const track = chart.rows
    .map((_, i) => line(MARGIN, TOP + i * ROW + TRACK, right, TOP + i * ROW + TRACK, FAINT, 1.5))
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${height}" viewBox="0 0 ${px(width)} ${height}" role="img" font-family="${escapeXml(FONT_FAMILY)}"><title>${escapeXml(chart.spoken)}</title>${rect(0, 0, width, height, '#FFFFFF')}${track}${rows}</svg>`;
  return { svg, width, height };
}

/** In points on paper, whatever its width. */
export function smallChartHeight(chart: SmallChart): number {
  return TOP + chart.rows.length * ROW;
}

function chartRow(row: ChartRow, top: number, width: number, x: (value: number) => number): string {
  const { name, printed, score, mean, best } = row;
  const [label = ''] = wrapText(name, width * NARROWER, LETTER, 1);
  const y = top + TRACK;
  const behind = score !== null && mean !== null && score < mean;
  const colour = behind ? bestStyle.fill : seriesStyle(0).fill;
  return [
    text(0, top + LETTER - 1, label, { size: LETTER, colour: INK }),
    text(width, y + 3.6, printed, { size: LETTER, anchor: 'end', colour: behind ? '#9C4300' : INK }),
    score === null || mean === null ? '' : line(x(mean), y, x(score), y, `#${colour}`, 3.5),
    mean === null ? '' : line(x(mean), y - 4.5, x(mean), y + 4.5, INK, 1.6),
    best === null
      ? ''
      : `<circle cx="${px(x(best))}" cy="${px(y)}" r="3" fill="#FFFFFF" stroke="${AXIS}" stroke-width="1.2"/>`,
    score === null ? '' : marker(x(score), y, 'circle', colour, 3.4),
  ].join('');
}
