import { expect, test } from 'vitest';
import { pointedPlace } from '../../../renderer/features/explore/annotations/pointed-place.ts';
import { annotatedPicture } from '../../../renderer/views/pictures/annotated-picture.ts';
import { scatterPicture } from '../../../renderer/views/pictures/indicator-pictures.ts';
import { rankingPicture } from '../../../renderer/views/pictures/ranking-picture.ts';
import { day } from '../../../renderer/views/pictures/paper.ts';
import type { Picture, Pictured, PictureSource } from '../../../renderer/views/pictures/picture.ts';
import { clearShift } from '../../../renderer/views/plot/plot-points.ts';
import type { DrawnPicture } from '../../../renderer/views/plot/plot-points.ts';
import { textsIn } from '../../../renderer/ui/texts.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { sampleCohort } from '../report/sample-cohort.ts';

const input = sampleCohort('province-2021');
const t = textsIn('zh');
const look = { decimals: 2, tierColours: 'report', ownTierColours: [] } as const;
const source = (units: readonly number[]): PictureSource => ({
  ...{ input, t, look, units, focus: -1, area: { width: 1000, height: 600 }, ...day },
});
const all = [...input.dataset.units.keys()];
const code = (unit: number): string => input.dataset.units[unit]?.code ?? '';
const name = (unit: number): string => input.dataset.units[unit]?.name ?? '';
const index = (unit: number): number => input.result.index[unit] ?? Number.NaN;
const made = (pictured: Pictured): Picture => {
  if ('because' in pictured) throw new Error(pictured.because);
  return pictured;
};
const on = (unit: number, part: Partial<Annotation> = {}): Annotation => ({
  ...{ id: `a${unit}`, picture: 'ranking', kind: 'arrow', text: '看这里', shift: [30, -20], by: '', at: '' },
  anchor: { kind: 'unit', unit: code(unit), at: '' },
  ...part,
});

test('an annotation of a unit stands at its value with its shift, and its words stand among the notes', () => {
  const { picture, annotations } = annotatedPicture(made(rankingPicture(source(all))), [on(3)], source(all));
  expect(picture.layout.annotations?.at(-1)).toMatchObject({
    x: name(3),
    y: index(3),
    ax: 30,
    ay: -20,
    text: '看这里',
  });
  expect(annotations[0]?.said).toBe(`标注：“看这里”，指向${name(3)}（${index(3).toFixed(2)}）`);
  expect(picture.notes.at(-1)).toBe(annotations[0]?.said);
});

test('a mark follows the value: with another result it says and stands at that', () => {
  const other = { ...input, result: { ...input.result, index: input.result.index.map((value) => value / 2) } };
  const half = { ...source(all), input: other };
  const { picture } = annotatedPicture(made(rankingPicture(half)), [on(3, { kind: 'mark', text: '' })], half);
  const said = (index(3) / 2).toFixed(2);
  expect(picture.layout.annotations?.at(-1)).toMatchObject({ y: index(3) / 2, text: `${name(3)} ${said}` });
  expect(picture.layout.shapes?.at(-1)).toMatchObject({ type: 'circle', xanchor: name(3), yanchor: index(3) / 2 });
});

test('one whose unit, axes or place is not shown is not drawn and says so', () => {
  const few = source([1, 2]);
  const scatter = made(scatterPicture(few, 1, 2));
  const place = (axes: readonly [string, string], x: number): Annotation =>
    on(1, { text: '空处', anchor: { kind: 'place', x, y: 50, axes } });
  const own = scatter.places?.axes ?? ['', ''];
  const { annotations, picture } = annotatedPicture(scatter, [place(own, 1000), place(['Z', own[1]], 60)], few);
  expect(annotations.map(({ absence }) => absence)).toEqual(['range', 'axes']);
  expect(picture.layout.annotations ?? []).toEqual([]);
  expect(picture.notes.slice(-2)).toEqual([
    '标注“空处”未画：它所指之处不在图的范围内。',
    '标注“空处”未画：它写在另外的坐标轴上。',
  ]);
  const ranked = annotatedPicture(made(rankingPicture(few)), [on(5), on(1)], few);
  expect(ranked.annotations.map(({ absence }) => absence)).toEqual(['unit', null]);
  expect(ranked.annotations[0]?.said).toBe(`标注“看这里”未画：图中没有${name(5)}的这一点。`);
  expect(ranked.ids.at(-1)).toBe('a1');
});

/** One px a unit of either axis, from (0, 0) at the left lower corner of 1000 × 600. */
const drawn: DrawnPicture = {
  bounds: { left: 0, right: 1000, top: 0, bottom: 600 },
  dataAt: ({ x, y }) => ({ x, y: 600 - y }),
  pointOf: (x, y) => ({ x: typeof x === 'number' ? x : 0, y: 600 - (typeof y === 'number' ? y : 0) }),
};

test('pointing at a unit means the unit, elsewhere the place; a mark is the nearest unit', () => {
  const units = new Map([['u', [{ at: '', x: 500, y: 300, said: '' }]]]);
  const places = { axes: ['a', 'b'], names: [null, null], units } as const;
  const near = pointedPlace({ x: 508, y: 309 }, 'arrow', places, drawn);
  expect(near).toEqual({ kind: 'unit', unit: 'u', at: '' });
  expect(pointedPlace({ x: 520, y: 100 }, 'arrow', places, drawn)).toEqual({
    ...{ kind: 'place', x: 520, y: 500, axes: ['a', 'b'] },
  });
  expect(pointedPlace({ x: 20, y: 20 }, 'mark', places, drawn)).toEqual(near);
});

test('a new text stands above its point; where something is written there, beside it; never beyond the drawing', () => {
  const size = { width: 60, height: 20 };
  const above = clearShift({ x: 500, y: 300 }, size, [], drawn.bounds);
  expect(above).toEqual([0, -32]);
  const written = { left: 470, right: 530, top: 255, bottom: 280 };
  const [right, down] = clearShift({ x: 500, y: 300 }, size, [written], drawn.bounds);
  expect(500 + right - 30 >= 530 || 500 + right + 30 <= 470 || 300 + down + 10 <= 255 || 300 + down - 10 >= 280).toBe(
    true,
  );
  const [, edge] = clearShift({ x: 500, y: 5 }, size, [], drawn.bounds);
  expect(5 + edge - 10).toBeGreaterThanOrEqual(0);
});
