/** A point of the page, CSS px. */
export interface PagePoint {
  readonly x: number;
  readonly y: number;
}

/** An axis as the library has drawn it: where it begins in the picture, its length, and both ways between its data and px. Names are counted from 0. */
interface DrawnAxis {
  readonly _offset: number;
  readonly _length: number;
  readonly p2r: (pixel: number) => number;
  readonly d2p: (value: number | string) => number;
}
interface DrawnLayout {
  readonly xaxis: DrawnAxis;
  readonly yaxis: DrawnAxis;
  readonly yaxis2?: DrawnAxis;
}

/** How the points of a drawn picture lie on the page; null where it has no axes, or isn't drawn yet. */
export interface DrawnPicture {
  /** Of the drawing between the axes. */
  readonly bounds: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  dataAt(point: PagePoint): { readonly x: number; readonly y: number };
  pointOf(x: number | string, y: number | string, yref?: 'y2'): PagePoint;
}

export function drawnPicture(element: HTMLElement): DrawnPicture | null {
  if (!isDrawn(element)) return null;
  const { xaxis, yaxis, yaxis2 } = element._fullLayout;
  const { left, top } = element.getBoundingClientRect();
  const at = { left: left + xaxis._offset, top: top + yaxis._offset };
  return {
    bounds: { ...at, right: at.left + xaxis._length, bottom: at.top + yaxis._length },
    dataAt: ({ x, y }) => ({ x: xaxis.p2r(x - at.left), y: yaxis.p2r(y - at.top) }),
    pointOf: (x, y, yref) => {
      const upright = yref === 'y2' ? (yaxis2 ?? yaxis) : yaxis;
      return { x: at.left + xaxis.d2p(x), y: top + upright._offset + upright.d2p(y) };
    },
  };
}

/** The library keeps its axes on the element, without types: this is where it is held to having them. */
function isDrawn(element: HTMLElement): element is HTMLElement & { readonly _fullLayout: DrawnLayout } {
  if (!('_fullLayout' in element)) return false;
  const layout = element._fullLayout;
  return (
    typeof layout === 'object' &&
    layout !== null &&
    'xaxis' in layout &&
    'yaxis' in layout &&
    isAxis(layout.xaxis) &&
    isAxis(layout.yaxis)
  );
}

function isAxis(axis: unknown): boolean {
  return (
    typeof axis === 'object' &&
    axis !== null &&
    ['_offset', '_length'].every((name) => name in axis) &&
    ['p2r', 'd2p'].every((name) => name in axis)
  );
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Boxes of all texts that the picture shows now. */
export function textBoxes(element: HTMLElement): readonly Box[] {
  return [...element.querySelectorAll('.main-svg text')]
    .map((text) => text.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0);
}

/** Steps away from a point, px: the near ones first. */
const STEPS = [30, 54, 84, 120] as const;
const WAYS: readonly (readonly [number, number])[] = [
  [0, -1],
  [1, -1],
  [-1, -1],
  [1.6, 0],
  [-1.6, 0],
  [1, 1],
  [-1, 1],
  [0, 1],
];

/** From a point to the middle of a text of this size that lies on no other and within the bounds; where all is taken, above it. */
export function clearShift(
  point: PagePoint,
  size: { readonly width: number; readonly height: number },
  taken: readonly Box[],
  bounds: Box,
): readonly [right: number, down: number] {
  for (const step of STEPS)
    for (const [right, down] of WAYS) {
      const shift = [
        Math.round(right * (step + (down === 0 ? size.width / 2 - 20 : 0))),
        Math.round(down * (step + size.height / 2 - 8)),
      ] as const;
      const box = {
        left: point.x + shift[0] - size.width / 2,
        right: point.x + shift[0] + size.width / 2,
        top: point.y + shift[1] - size.height / 2,
        bottom: point.y + shift[1] + size.height / 2,
      };
      const inside =
        box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top && box.bottom <= bounds.bottom;
      const free = taken.every(
        (other) =>
          other.right <= box.left || other.left >= box.right || other.bottom <= box.top || other.top >= box.bottom,
      );
      if (inside && free) return shift;
    }
  return [0, -(STEPS[0] + size.height / 2)];
}
