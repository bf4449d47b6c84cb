import { guardCellText } from '../../text-guard.ts';
import type { ChartCells, ChartSeries, ChartSpec } from './chart-spec.ts';

const INK = '1B1F24';
const GRID = 'D5DAE0';
const AXIS = '5B6570';
const CATEGORY_AXIS = 111111111;
const VALUE_AXIS = 222222222;
const fontSizes = { title: 1200, legend: 900, axis: 900, label: 800 } as const;

const patterns = {
  diagonal: 'ltUpDiag',
  'back-diagonal': 'ltDnDiag',
  cross: 'smGrid',
  horizontal: 'ltHorz',
  vertical: 'ltVert',
  dots: 'pct20',
} as const;

/** Text for XML as the cell that holds it has it, line breaks kept. */
export function chartText(text: string): string {
  return guardCellText(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\n/g, '&#10;')
    .replace(/\t/g, '&#9;');
}

/** A chart part (ECMA-376 part 1, 21.2): every series refers to cells, with their present values as cache. */
export function chartXml(chart: ChartSpec): string {
  const bars = chart.series.filter(({ drawn }) => drawn === 'bars');
  const lines = chart.series.filter(({ drawn }) => drawn === 'line');
  const axes = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`;
  const grouping = chart.stacked ? '<c:grouping val="stacked"/>' : '<c:grouping val="clustered"/>';
  const barChart = `<c:barChart><c:barDir val="${chart.direction === 'lying' ? 'bar' : 'col'}"/>${grouping}<c:varyColors val="0"/>${bars.map((series) => barSeries(chart, series)).join('')}<c:gapWidth val="${gapWidth(chart)}"/><c:overlap val="${chart.stacked ? 100 : 0}"/>${axes}</c:barChart>`;
  const lineChart =
    lines.length === 0
      ? ''
      : `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lines.map((series) => lineSeries(chart, series)).join('')}<c:marker val="1"/>${axes}</c:lineChart>`;
  const legend =
    chart.series.length > 1
      ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${textLook(fontSizes.legend, INK)}</c:legend>`
      : '';
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    '<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>',
    title(chart.title, fontSizes.title, chart.lang),
    '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>',
    barChart,
    lineChart,
    categoryAxis(chart),
    valueAxis(chart),
    '<c:spPr><a:noFill/></c:spPr></c:plotArea>',
    legend,
    '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart>',
    `<c:spPr>${solid('FFFFFF')}<a:ln><a:noFill/></a:ln></c:spPr>${textLook(fontSizes.axis, INK)}</c:chartSpace>`,
  ].join('');
}

/** Per cent of a bar: few bars are not made as wide as a page. */
function gapWidth({ direction, series }: ChartSpec): number {
  if (direction === 'lying') return 35;
  const categories = series[0]?.categories.values.length ?? 0;
  return categories <= 3 ? 240 : categories <= 5 ? 120 : 70;
}

function barSeries(chart: ChartSpec, series: ChartSeries): string {
  const { fill, pattern } = series;
  const paint =
    pattern === 'solid'
      ? solid(fill)
      : `<a:pattFill prst="${patterns[pattern]}"><a:fgClr><a:srgbClr val="${darker(fill)}"/></a:fgClr><a:bgClr><a:srgbClr val="${fill}"/></a:bgClr></a:pattFill>`;
  return `<c:ser>${heading(chart, series)}<c:spPr>${paint}${outline(INK, 6350)}</c:spPr><c:invertIfNegative val="0"/>${labels(chart, series, chart.stacked || series.labels?.inside === true ? 'inEnd' : 'outEnd')}${cells(chart, series)}</c:ser>`;
}

/** Hatching in a darker shade of its own fill, which stays readable where a program draws it coarsely. */
function darker(fill: string): string {
  return fill
    .replace(/../g, (pair) =>
      Math.round(Number.parseInt(pair, 16) * 0.55)
        .toString(16)
        .padStart(2, '0'),
    )
    .toUpperCase();
}

function lineSeries(chart: ChartSpec, series: ChartSeries): string {
  const line = `<a:ln w="19050" cap="flat">${solid(series.fill)}<a:prstDash val="dash"/></a:ln>`;
  return `<c:ser>${heading(chart, series)}<c:spPr>${line}</c:spPr><c:marker><c:symbol val="none"/></c:marker>${labels(chart, series, 't')}${cells(chart, series)}<c:smooth val="0"/></c:ser>`;
}

function heading(chart: ChartSpec, series: ChartSeries): string {
  const at = chart.series.indexOf(series);
  return `<c:idx val="${at}"/><c:order val="${at}"/><c:tx>${texts(series.name)}</c:tx>`;
}

function format({ decimals }: ChartSpec): string {
  return `0.${'0'.repeat(decimals)}`;
}

/** Nothing of text on a bar that is not there: a text cell counts as 0 in a chart. */
function labelFormat(chart: ChartSpec): string {
  return `${format(chart)};-${format(chart)};;`;
}

function cells(chart: ChartSpec, series: ChartSeries): string {
  return `<c:cat>${texts(series.categories)}</c:cat><c:val>${numbers(series.values, format(chart))}</c:val>`;
}

function labels(chart: ChartSpec, { labels: look }: ChartSeries, place: string): string {
  const shown =
    look === null
      ? ''
      : `<c:numFmt formatCode="${labelFormat(chart)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textLook(fontSizes.label, look.ink)}<c:dLblPos val="${place}"/>`;
  return `<c:dLbls>${shown}<c:showLegendKey val="0"/><c:showVal val="${look === null ? 0 : 1}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`;
}

function texts({ ref, values }: ChartCells<string>): string {
  return `<c:strRef><c:f>${chartText(ref)}</c:f><c:strCache><c:ptCount val="${values.length}"/>${points(values, chartText)}</c:strCache></c:strRef>`;
}

function numbers({ ref, values }: ChartCells<number>, code: string): string {
  return `<c:numRef><c:f>${chartText(ref)}</c:f><c:numCache><c:formatCode>${code}</c:formatCode><c:ptCount val="${values.length}"/>${points(values, String)}</c:numCache></c:numRef>`;
}

function points<Value>(values: readonly (Value | null)[], say: (value: Value) => string): string {
  return values.map((value, i) => (value === null ? '' : `<c:pt idx="${i}"><c:v>${say(value)}</c:v></c:pt>`)).join('');
}

/** Lying bars are read from the top; the value axis is then put back to the bottom. */
function categoryAxis({ direction }: ChartSpec): string {
  const lying = direction === 'lying';
  return [
    `<c:catAx><c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="${lying ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${lying ? 'l' : 'b'}"/>`,
    '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>',
    `<c:spPr>${outline(AXIS, 9525)}</c:spPr>${textLook(fontSizes.axis, INK)}<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>`,
  ].join('');
}

function valueAxis({ direction, least, most, valueTitle, lang }: ChartSpec): string {
  const lying = direction === 'lying';
  return [
    `<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>${most === null ? '' : `<c:max val="${most}"/>`}${least === null ? '' : `<c:min val="${least}"/>`}</c:scaling><c:delete val="0"/><c:axPos val="${lying ? 'b' : 'l'}"/>`,
    `<c:majorGridlines><c:spPr>${outline(GRID, 6350)}</c:spPr></c:majorGridlines>${title(valueTitle, fontSizes.axis, lang)}`,
    '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>',
    `<c:spPr>${outline(GRID, 6350)}</c:spPr>${textLook(fontSizes.axis, AXIS)}<c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="${lying ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/></c:valAx>`,
  ].join('');
}

function title(text: string, size: number, lang: ChartSpec['lang']): string {
  const look = (tag: string, attributes: string): string =>
    `<a:${tag}${attributes} sz="${size}" b="0">${solid(INK)}${FONTS}</a:${tag}>`;
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${look('defRPr', '')}</a:pPr><a:r>${look('rPr', ` lang="${lang === 'zh' ? 'zh-CN' : 'en-GB'}"`)}<a:t>${chartText(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

const FONTS = '<a:latin typeface="Arial"/><a:ea typeface="黑体"/>';

function textLook(size: number, ink: string): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="0">${solid(ink)}${FONTS}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
}

function solid(rgb: string): string {
  return `<a:solidFill><a:srgbClr val="${rgb}"/></a:solidFill>`;
}

function outline(rgb: string, width: number): string {
  return `<a:ln w="${width}">${solid(rgb)}</a:ln>`;
}
