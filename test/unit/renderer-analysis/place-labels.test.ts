import fc from 'fast-check';
import { expect, test } from 'vitest';
import { swarm } from '../../../renderer/views/pictures/profile-pictures.ts';
import { clearHeights, placeLabels } from '../../../renderer/views/plot/place-labels.ts';
import type { LabelPlace } from '../../../renderer/views/plot/place-labels.ts';

const space = { width: 400, height: 300, x: [0, 400], y: [0, 300], size: 10, radius: 5 } as const;
/** Two letters of ten pixels: 20 wide, 14 high, 8 from the middle of the mark. */
const NAME = '北京';

/** Left, top, right, bottom by the rules that the module states, worked out here on its own. */
function box(x: number, y: number, place: LabelPlace): readonly [number, number, number, number] {
  const middles: Readonly<Record<LabelPlace, readonly [number, number]>> = {
    'top center': [x, 300 - y - 15],
    'bottom center': [x, 300 - y + 15],
    'middle right': [x + 18, 300 - y],
    'middle left': [x - 18, 300 - y],
  };
  const [cx, cy] = middles[place];
  return [cx - 10, cy - 7, cx + 10, cy + 7];
}
type Box = readonly [number, number, number, number];
const meet = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

test('a point alone has its name above; at the upper edge beside or below it; two near ones make room for each other', () => {
  const at = (...points: readonly (readonly [number, number])[]): readonly (LabelPlace | null)[] =>
    placeLabels(
      points.map(([x, y]) => ({ x, y, text: NAME })),
      space,
    );
  expect(at([200, 150])).toEqual(['top center']);
  expect(at([200, 299])).toEqual(['bottom center']);
  expect(at([2, 150])).toEqual(['middle right']);
  expect(at([200, 150], [212, 150])).toEqual(['top center', 'middle right']);
  // On one spot: each name would stand on the other's mark or name, but for the four sides of both marks together.
  expect(new Set(at([200, 150], [200, 150], [200, 150])).size).toBe(3);
});

test('what comes first has its name before all others', () => {
  const crowd = Array.from({ length: 30 }, (_, at) => ({
    x: 200 + (at % 6) * 9,
    y: 150 + Math.floor(at / 6) * 9,
    text: NAME,
  }));
  const last = crowd.length - 1;
  expect(placeLabels(crowd, space, [last])[last]).toBe('top center');
  expect(placeLabels(crowd, space).filter((place) => place === null).length).toBeGreaterThan(0);
  const edge = [
    { x: 200, y: 150, text: NAME },
    { x: 206, y: 150, text: NAME },
  ];
  expect(placeLabels(edge, space, [1])).toEqual(['bottom center', 'top center']);
});

test('no name lies on another, on the mark of another point or beyond the drawing, whatever the points', () => {
  const point = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 300 }) });
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), (points) => {
      const places = placeLabels(
        points.map(({ x, y }) => ({ x, y, text: NAME })),
        space,
      );
      const boxes = points.map(({ x, y }, at) => {
        const place = places[at] ?? null;
        return place === null ? null : box(x, y, place);
      });
      boxes.forEach((own, at) => {
        if (own === null) return;
        expect(own[0] >= 0 && own[1] >= 0 && own[2] <= 400 && own[3] <= 300).toBe(true);
        boxes.forEach((other, there) => {
          if (there !== at && other !== null) expect(meet(own, other)).toBe(false);
          const { x, y } = points[there] ?? { x: 0, y: 0 };
          if (there !== at) expect(meet(own, [x - 5, 295 - y, x + 5, 305 - y])).toBe(false);
        });
      });
    }),
  );
});

test('of names at the ends of lines those are written that stand clear, the first named before all', () => {
  expect([...clearHeights([10, 15, 40, 55, 52], 12)]).toEqual([0, 2, 3]);
  expect([...clearHeights([10, 15, 40, 55, 52], 12, [4])].sort()).toEqual([0, 2, 4]);
  expect([...clearHeights([Number.NaN, 3], 12)]).toEqual([1]);
});

test('points of a swarm keep apart as long as the row has room, and keep their scores', () => {
  // Three on one spot, six apart: in the middle, above and below.
  expect(swarm([50, 50, 50], 6, 20).toSorted((a, b) => a - b)).toEqual([-6, 0, 6]);
  // Four apart with six needed: up or down by √(36 − 16).
  expect(Math.abs(swarm([50, 54], 6, 20)[1] ?? 0)).toBeCloseTo(Math.sqrt(20), 12);
  expect(swarm([0, 6, 12], 6, 20)).toEqual([0, 0, 0]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 40 }), (xs) => {
      const offsets = swarm(xs, 6, 1000);
      xs.forEach((x, at) =>
        xs.slice(0, at).forEach((other, there) => {
          expect(Math.hypot(x - other, (offsets[at] ?? 0) - (offsets[there] ?? 0))).toBeGreaterThan(6 - 1e-6);
        }),
      );
      for (const offset of swarm(xs, 6, 10)) expect(Math.abs(offset)).toBeLessThanOrEqual(10);
    }),
  );
});
