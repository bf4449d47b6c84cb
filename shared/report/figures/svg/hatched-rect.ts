import type { FigurePattern, FigureStyle } from '../figure-style.ts';
import { INK, px, rect } from './svg-parts.ts';

type Hatching = Exclude<FigurePattern, 'solid'>;
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels from a line of the hatching to the next, and to the next dot. */
const STEP = 6;
const DOT_STEP = 4.5;
/** Of a dot. */
const RADIUS = 0.8;

/**
 * A box in a style's fill: its colour with the hatching over it, outlined. The hatching is drawn as lines within the box, not as an SVG
 * pattern: Chromium prints a pattern as a picture of the whole box, ten megabytes for a report.
 */
export function hatchedRect(
  x: number,
  y: number,
  width: number,
  height: number,
  { fill, pattern }: FigureStyle,
): string {
  const plain = rect(x, y, width, height, `#${fill}`, INK);
  if (pattern === 'solid' || width <= 0 || height <= 0) return plain;
  const path = hatchings[pattern]({ x, y, width, height });
  if (path === '') return plain;
  const look =
    pattern === 'dots'
      ? `stroke-width="${2 * RADIUS}" stroke-linecap="round"`
      : 'stroke-width="0.9" stroke-linecap="butt"';
  return `${plain}<path class="hatch-${pattern}" d="${path}" fill="none" stroke="#000" stroke-opacity="0.55" ${look}/>`;
}

const hatchings = {
  diagonal: (box) => rising(box),
  'back-diagonal': (box) => falling(box),
  cross: (box) => rising(box) + falling(box),
  horizontal: ({ x, y, width, height }) =>
    steps(y, height, STEP)
      .map((at) => `M${px(x)} ${px(at)}h${px(width)}`)
      .join(''),
  vertical: ({ x, y, width, height }) =>
    steps(x, width, STEP)
      .map((at) => `M${px(at)} ${px(y)}v${px(height)}`)
      .join(''),
  // A line of no length with round ends is a dot; only whole ones are drawn.
  dots: ({ x, y, width, height }) =>
    steps(y + RADIUS, height - 2 * RADIUS, DOT_STEP)
      .flatMap((down) =>
        steps(x + RADIUS, width - 2 * RADIUS, DOT_STEP).map((across) => `M${px(across)} ${px(down)}h0`),
      )
      .join(''),
} satisfies Record<Hatching, (box: Box) => string>;

/** Lines x + y = c through the box, for every c that is a multiple of the step. */
function rising({ x, y, width, height }: Box): string {
  return steps(x + y, width + height, STEP)
    .map((sum) => {
      const [from, to] = [Math.max(x, sum - y - height), Math.min(x + width, sum - y)];
      return `M${px(from)} ${px(sum - from)}L${px(to)} ${px(sum - to)}`;
    })
    .join('');
}

/** Lines x − y = c. */
function falling({ x, y, width, height }: Box): string {
  return steps(x - y - height, width + height, STEP)
    .map((difference) => {
      const [from, to] = [Math.max(x, difference + y), Math.min(x + width, difference + y + height)];
      return `M${px(from)} ${px(from - difference)}L${px(to)} ${px(to - difference)}`;
    })
    .join('');
}

/** The multiples of `step` between `from` and `from + length`, both left out: the hatching of boxes side by side lines up. */
function steps(from: number, length: number, step: number): readonly number[] {
  const found: number[] = [];
  for (let at = (Math.floor(from / step) + 1) * step; at < from + length; at += step) found.push(at);
  return found;
}
