import type { AnnotationAnchor, AnnotationKind } from '../../../../shared/model/annotation.ts';
import type { PicturePlaces } from '../../../views/pictures/picture.ts';
import type { DrawnPicture, PagePoint } from '../../../views/plot/plot-points.ts';

/** As near as this to where a unit is drawn, px, pointing means the unit. */
const NEAR = 16;

/** What a point of the page means for an annotation of this kind: a unit where one is drawn there, else the place; a mark the nearest unit. Null where there is nothing to mark. */
export function pointedPlace(
  point: PagePoint,
  kind: AnnotationKind,
  places: PicturePlaces,
  drawn: DrawnPicture,
): AnnotationAnchor | null {
  const nearest = nearestUnit(point, places, drawn);
  if (nearest !== null && (kind === 'mark' || nearest.hit)) return { kind: 'unit', unit: nearest.unit, at: nearest.at };
  if (kind === 'mark') return null;
  const { x, y } = drawn.dataAt(point);
  return {
    kind: 'place',
    x: named(x, places.names[0]),
    y: named(y, places.names[1]),
    axes: places.axes,
  };
}

function nearestUnit(
  point: PagePoint,
  { units, byUnit }: PicturePlaces,
  drawn: DrawnPicture,
): { readonly unit: string; readonly at: string; readonly hit: boolean } | null {
  let best: { readonly unit: string; readonly at: string; readonly hit: boolean; readonly far: number } | null = null;
  const half = (byUnit === 'x' ? drawn.bounds.right - drawn.bounds.left : drawn.bounds.bottom - drawn.bounds.top) / 2;
  for (const [unit, own] of units)
    for (const place of own) {
      const there = drawn.pointOf(place.x, place.y, place.yref);
      const [across, down] = [point.x - there.x, point.y - there.y];
      // Bars: pointing anywhere between one's end and its foot means it.
      const far = byUnit === 'x' ? Math.abs(across) : byUnit === 'y' ? Math.abs(down) : Math.hypot(across, down);
      const hit =
        byUnit === 'x'
          ? far <= half / units.size && down > -NEAR
          : byUnit === 'y'
            ? far <= half / units.size && across < NEAR
            : far <= NEAR;
      if (best === null || far < best.far) best = { unit, at: own.length > 1 ? place.at : '', hit, far };
    }
  return best;
}

/** The name that lies there on an axis of names. */
function named(value: number, names: readonly string[] | null): number | string {
  if (names === null) return value;
  return names[Math.min(names.length - 1, Math.max(0, Math.round(value)))] ?? '';
}
