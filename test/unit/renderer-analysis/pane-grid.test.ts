import { expect, test } from 'vitest';
import { paneGrid } from '../../../renderer/views/pictures/small-multiples.ts';

const areas = [
  { width: 640, height: 400 },
  { width: 960, height: 520 },
  { width: 1560, height: 880 },
] as const;

test.each(areas)('one to twelve panes stand apart within the drawing of $width × $height', (area) => {
  for (let count = 1; count <= 12; count += 1) {
    const { at, width, height, whole } = paneGrid(count, area, 76);
    const panes = Array.from({ length: count }, (_, pane) => at(pane));
    expect(width).toBeGreaterThan(40);
    expect(height).toBeGreaterThan(40);
    for (const [left, top] of panes) {
      expect(left + width).toBeLessThanOrEqual(whole[0] + 1e-6);
      expect(top + height).toBeLessThanOrEqual(whole[1] + 1e-6);
    }
    // Their names stand above them, in the room between rows.
    const apart = panes.every(([left, top], one) =>
      panes.every(
        ([right, down], other) =>
          one === other || Math.abs(left - right) >= width + 20 || Math.abs(top - down) >= height + 20,
      ),
    );
    expect(apart).toBe(true);
  }
});
