import { textPixels } from '../../../shared/report/figures/svg/svg-text.ts';

/** A point with what is to be written beside it. */
export interface LabelledPoint {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}
export interface LabelSpace {
  /** Of the drawing area, px; smaller than it is only leaves labels out. */
  readonly width: number;
  readonly height: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Of the letters, px. */
  readonly size: number;
  /** From the middle of a mark to its edge, px. */
  readonly radius: number;
}
export type LabelPlace = 'top center' | 'bottom center' | 'middle right' | 'middle left';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
const places: readonly LabelPlace[] = ['top center', 'middle right', 'bottom center', 'middle left'];
const GAP = 3;

/**
 * Where each label stands so that none lies over another, over a mark or beyond the drawing; null where there is no such place, and the label is left to
 * pointing at. Greedy in the order of `first`, then as the points are given (Christensen, Marks and Shieber 1995, point-feature label placement).
 */
export function placeLabels(
  points: readonly LabelledPoint[],
  space: LabelSpace,
  first: readonly number[] = [],
): readonly (LabelPlace | null)[] {
  const at = points.map(({ x, y }) => [across(space, x), down(space, y)] as const);
  const marks = at.map(([x, y]) => around(x, y, space.radius, space.radius));
  const taken = createShelves();
  const drawn = createShelves();
  marks.forEach((mark, point) => drawn.add(mark, point));
  const placed = points.map((): LabelPlace | null => null);
  const order = [...new Set([...first, ...points.keys()])];
  for (const point of order) {
    const [x, y] = at[point] ?? [Number.NaN, Number.NaN];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    for (const place of places) {
      const box = boxOf(x, y, place, textPixels(points[point]?.text ?? '', space.size), space);
      const free =
        inside(box, space) &&
        !taken.near(box).some(([other]) => overlap(box, other)) &&
        !drawn.near(box).some(([mark, other]) => other !== point && overlap(box, mark));
      if (!free) continue;
      placed[point] = place;
      taken.add(box, point);
      break;
    }
  }
  return placed;
}

/** Of lines that end at these heights (px from the top), those whose names stand clear of one another, `first` before all. */
export function clearHeights(
  heights: readonly number[],
  apart: number,
  first: readonly number[] = [],
): ReadonlySet<number> {
  const named = new Set<number>();
  for (const line of new Set([...first, ...heights.keys()])) {
    const height = heights[line] ?? Number.NaN;
    if (Number.isNaN(height)) continue;
    if ([...named].every((other) => Math.abs((heights[other] ?? 0) - height) >= apart)) named.add(line);
  }
  return named;
}

/** Boxes by the upright strips that they touch, so that of thousands only those nearby are looked at. */
function createShelves(): {
  add(box: Box, point: number): void;
  near(box: Box): readonly (readonly [Box, number])[];
} {
  const strips = new Map<number, (readonly [Box, number])[]>();
  const touched = ({ left, right }: Box): readonly number[] => {
    const [first, last] = [Math.floor(left / STRIP), Math.floor(right / STRIP)];
    return Number.isFinite(last - first) ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : [];
  };
  return {
    add: (box, point) => {
      for (const strip of touched(box)) {
        const there = strips.get(strip);
        if (there === undefined) strips.set(strip, [[box, point]]);
        else there.push([box, point]);
      }
    },
    near: (box) => touched(box).flatMap((strip) => strips.get(strip) ?? []),
  };
}

/** Width of a strip, px. */
const STRIP = 24;

function across({ width, x: [low, high] }: LabelSpace, x: number): number {
  return ((x - low) / (high - low)) * width;
}

function down({ height, y: [low, high] }: LabelSpace, y: number): number {
  return (1 - (y - low) / (high - low)) * height;
}

function boxOf(x: number, y: number, place: LabelPlace, text: number, { size, radius }: LabelSpace): Box {
  const half = size * 0.7;
  const away = radius + GAP;
  switch (place) {
    case 'top center':
      return around(x, y - away - half, text / 2, half);
    case 'bottom center':
      return around(x, y + away + half, text / 2, half);
    case 'middle right':
      return around(x + away + text / 2, y, text / 2, half);
    case 'middle left':
      return around(x - away - text / 2, y, text / 2, half);
  }
}

function around(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { left: x - halfWidth, right: x + halfWidth, top: y - halfHeight, bottom: y + halfHeight };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function inside({ left, right, top, bottom }: Box, { width, height }: LabelSpace): boolean {
  return left >= 0 && right <= width && top >= 0 && bottom <= height;
}
