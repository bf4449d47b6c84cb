import { displayNumber } from '../../../shared/base/display.ts';
import type { FigureAxis, ReferenceLine } from '../../../shared/report/figures/figure-spec.ts';
import { lineColour } from '../../../shared/report/figures/figure-style.ts';
import type { FigureStyle } from '../../../shared/report/figures/figure-style.ts';
import { textPixels, wrapText } from '../../../shared/report/figures/svg/svg-text.ts';
import type { Data, Layout } from './plot-types.ts';

/** What a picture is drawn on. `hatched`: patterns over the fills, for print without colours. */
export interface PlotPaper {
  readonly ink: string;
  readonly paper: string;
  readonly hatched: boolean;
  /** Room for the picture, px: texts that don't fit it aren't written. Left out: all are. */
  readonly area?: { readonly width: number; readonly height: number };
}
export interface FigurePlot {
  readonly data: readonly Data[];
  readonly layout: Partial<Layout>;
  /** Whether texts were left out for want of room. */
  readonly leftOut?: boolean;
}

export const markers = {
  circle: 'circle',
  square: 'square',
  triangle: 'triangle-up',
  diamond: 'diamond',
  cross: 'x',
} as const;
export const legend: Partial<NonNullable<Layout['legend']>> = {
  orientation: 'h',
  x: 0,
  y: 1.02,
  yanchor: 'bottom',
  traceorder: 'normal',
  font: { size: 11 },
};

/** Widest label of a line beside the plot, px. */
const LINE_LABEL = 170;

/** Reference lines with their labels; on a horizontal figure they stand. */
export function lines(references: readonly ReferenceLine[], upright: boolean): Partial<Layout> {
  if (references.length === 0) return {};
  // Beside the plot, where no bar or value stands; the number on a line of its own.
  const beside = references.map(({ label }) =>
    label.split(/ (?=[\d.]+$)/).flatMap((part) => wrapText(part, LINE_LABEL, 11, 4)),
  );
  const room = Math.max(...beside.flat().map((part) => textPixels(part, 11))) + 14;
  return {
    shapes: references.map(({ value, kind }) => ({
      type: 'line' as const,
      line: { color: `#${lineColour}`, width: 1.5, dash: kind === 'mean' ? ('dash' as const) : ('dot' as const) },
      ...(upright
        ? { yref: 'paper' as const, y0: 0, y1: 1, x0: value, x1: value }
        : { xref: 'paper' as const, x0: 0, x1: 1, y0: value, y1: value }),
    })),
    annotations: references.map(({ value, label }, i) => ({
      text: upright ? label : (beside[i] ?? []).join('<br>'),
      showarrow: false,
      font: { size: 11 },
      align: 'left' as const,
      ...(upright
        ? { x: value, yref: 'paper' as const, y: 1, yanchor: 'bottom' as const }
        : { xref: 'paper' as const, x: 1, xanchor: 'left' as const, xshift: 6, y: value, yanchor: 'middle' as const }),
    })),
    margin: upright ? { l: 8, r: 8, t: 28, b: 8 } : { l: 8, r: room, t: 8, b: 8 },
  };
}

/** Bars leave room above for their values. */
export function axisOf({ title, range }: FigureAxis, exact: boolean): NonNullable<Layout['yaxis']> {
  return {
    title: { text: title },
    ...(range === null ? {} : { range: exact ? [...range] : [range[0], range[1] + (range[1] - range[0]) * 0.06] }),
  };
}

export function textOf(value: number | null, { decimals }: FigureAxis): string {
  return value === null ? '—' : displayNumber(value, decimals);
}

export function lineBreaks(text: string): string {
  return text.replaceAll('\n', '<br>');
}

export function fillOf({ fill }: FigureStyle): string {
  return `#${fill}`;
}

export function inkOf({ ink }: FigureStyle): string {
  return `#${ink}`;
}

/** Whether texts as wide as the widest of these, or as high as a line, fit the pitch from one to the next, px. */
export function fitsPitch(texts: readonly string[], pitch: number, upright: boolean, size = 11): boolean {
  const need = upright ? size + 1 : texts.reduce((widest, text) => Math.max(widest, textPixels(text, size)), 0);
  return need <= pitch;
}
