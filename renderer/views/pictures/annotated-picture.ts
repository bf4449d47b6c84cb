import { displayNumber } from '../../../shared/base/display.ts';
import type { Annotation, AnnotationAnchor, AnnotationDraft } from '../../../shared/model/annotation.ts';
import { wrapText } from '../../../shared/report/figures/svg/svg-text.ts';
import type { Texts } from '../../ui/texts.ts';
import type { Layout } from '../plot/plot-types.ts';
import { focusColour } from './picture.ts';
import type { Picture, PicturePlaces, PictureSource, UnitPlace } from './picture.ts';

/** Why an annotation isn't drawn. */
type Absence = 'unit' | 'axes' | 'range';

export interface PlacedAnnotation {
  readonly annotation: Annotation;
  /** Where it points; null: not in this picture, for that reason. */
  readonly place: UnitPlace | null;
  readonly absence: Absence | null;
  /** What is written. */
  readonly label: string;
  /** All of it in words, with what it points to, or that it isn't shown. */
  readonly said: string;
}

export interface AnnotatedPicture {
  readonly picture: Picture;
  /** In the order in which they are given. */
  readonly annotations: readonly PlacedAnnotation[];
  /** Ids of those drawn, by their position in the layout's list of annotations. */
  readonly ids: readonly (string | null)[];
}

type Source = Pick<PictureSource, 'input' | 't' | 'ink' | 'paper'>;

/** A picture with what the team wrote onto it. The texts stand below it and under its table too: those who can't see it read them there. */
export function annotatedPicture(
  picture: Picture,
  annotations: readonly Annotation[],
  source: Source,
): AnnotatedPicture {
  const { places } = picture;
  const own = picture.layout.annotations ?? [];
  const placed = annotations.map((annotation) => placedAnnotation(annotation, places, picture.layout, source));
  const drawn = placed.filter(({ place }) => place !== null);
  if (placed.length === 0) return { picture, annotations: placed, ids: own.map(() => null) };
  return {
    annotations: placed,
    ids: [...own.map(() => null), ...drawn.map(({ annotation }) => annotation.id)],
    picture: {
      ...picture,
      layout: {
        ...picture.layout,
        annotations: [...own, ...drawn.map((one) => drawnText(one, source))],
        shapes: [...(picture.layout.shapes ?? []), ...drawn.flatMap(ring)],
      },
      notes: [...picture.notes, ...placed.map(({ said }) => said)],
    },
  };
}

function placedAnnotation(
  annotation: Annotation,
  places: PicturePlaces | undefined,
  layout: Partial<Layout>,
  { input, t }: Source,
): PlacedAnnotation {
  const { anchor, text, kind } = annotation;
  const name =
    anchor.kind === 'unit' ? (input.dataset.units.find(({ code }) => code === anchor.unit)?.name ?? anchor.unit) : '';
  const found = placeOf(annotation, places, layout);
  const place = typeof found === 'string' ? null : found;
  const value = place?.said ?? '';
  const label = kind === 'mark' ? `${text === '' ? name : text} ${value}`.trim() : text;
  const said =
    place === null
      ? t(`explore.annotation.no.${typeof found === 'string' ? found : 'range'}`, { text: text || name, name })
      : saidOf(annotation, { name, value }, t);
  return { annotation, place, absence: typeof found === 'string' ? found : null, label, said };
}

function saidOf(
  { anchor, text }: Annotation,
  { name, value }: { readonly name: string; readonly value: string },
  t: Texts,
): string {
  if (anchor.kind === 'place')
    return t('explore.annotation.saidPlace', { text, x: coordinate(anchor.x), y: coordinate(anchor.y) });
  return text === ''
    ? t('explore.annotation.saidMark', { name, value })
    : t('explore.annotation.saidUnit', { text, name, value });
}

/** As exactly as a person points. */
function coordinate(value: number | string): string {
  return typeof value === 'string' ? value : displayNumber(value, 2);
}

function placeOf(
  { anchor }: Annotation,
  places: PicturePlaces | undefined,
  layout: Partial<Layout>,
): UnitPlace | Absence {
  if (places === undefined) return 'axes';
  if (anchor.kind === 'unit') return placeOfUnit(places, anchor) ?? 'unit';
  const { x, y, axes } = anchor;
  if (axes[0] !== places.axes[0] || axes[1] !== places.axes[1]) return 'axes';
  const inside = onAxis(x, places.names[0], layout.xaxis?.range) && onAxis(y, places.names[1], layout.yaxis?.range);
  return inside ? { at: '', x, y, said: '' } : 'range';
}

/** The one asked for, or the last where none is. */
export function placeOfUnit(
  { units }: PicturePlaces,
  { unit, at }: Extract<AnnotationAnchor, { kind: 'unit' }>,
): UnitPlace | undefined {
  const own = units.get(unit) ?? [];
  return at === '' ? own.at(-1) : own.find((place) => place.at === at);
}

/** A name that the axis hasn't would be added to it by the library. */
function onAxis(
  value: number | string,
  names: readonly string[] | null,
  range: readonly unknown[] | undefined,
): boolean {
  if (typeof value === 'string') return names?.includes(value) === true;
  const [from, to] = range ?? [];
  if (names !== null || typeof from !== 'number' || typeof to !== 'number') return true;
  return value >= Math.min(from, to) && value <= Math.max(from, to);
}

type Drawn = NonNullable<Layout['annotations']>[number];

/** Widest line of a text, px, and its letters. */
const WIDEST = 180;
export const ANNOTATION_LETTERS = 12;

/** What is written of one that is on its way. */
export function textOfAnnotation({ kind, anchor, text }: AnnotationDraft, places: PicturePlaces): string {
  if (kind !== 'mark' || anchor.kind !== 'unit') return text;
  return `${text || NAME_ROOM} ${places.units.get(anchor.unit)?.at(-1)?.said ?? ''}`;
}

/** As wide as the names of units mostly are. */
const NAME_ROOM = '某某地区';

/** More than the longest text takes. */
const MOST_LINES = 20;

/** The lines that a text is written on. */
export function annotationLines(label: string): readonly string[] {
  return wrapText(label, WIDEST, ANNOTATION_LETTERS, MOST_LINES);
}

/** On a plate of the paper's colour, so that it is read over lines and bars. All have an arrow to the library, drawn or not: their shift counts from its head. */
function drawnText({ annotation, place, label }: PlacedAnnotation, { ink, paper }: Source): Partial<Drawn> {
  const { kind, shift } = annotation;
  return {
    x: place?.x ?? 0,
    y: place?.y ?? 0,
    yref: place?.yref ?? 'y',
    ax: shift[0],
    ay: shift[1],
    text: annotationLines(label).map(escaped).join('<br>'),
    align: 'left',
    showarrow: true,
    arrowhead: kind === 'arrow' ? 2 : 0,
    arrowwidth: kind === 'arrow' ? 1.5 : 1,
    arrowcolor: kind === 'text' ? 'rgba(0,0,0,0)' : kind === 'mark' ? focusColour : ink,
    standoff: kind === 'mark' ? RING : 0,
    font: { size: ANNOTATION_LETTERS, color: kind === 'mark' ? markInk(paper) : ink },
    bgcolor: `${paper}e6`,
    borderpad: 2,
    captureevents: true,
  };
}

/** Letters in the mark's colour, light enough on the dark page. */
function markInk(paper: string): string {
  return paper === '#ffffff' ? focusColour : '#fb923c';
}

const RING = 9;

function ring({ annotation, place }: PlacedAnnotation): readonly NonNullable<Layout['shapes']>[number][] {
  if (annotation.kind !== 'mark' || place === null) return [];
  return [
    {
      type: 'circle',
      xsizemode: 'pixel',
      ysizemode: 'pixel',
      xanchor: place.x,
      yanchor: place.y,
      yref: place.yref ?? 'y',
      x0: -RING,
      x1: RING,
      y0: -RING,
      y1: RING,
      line: { color: focusColour, width: 2 },
    },
  ];
}

/** The library takes a few tags in texts; what people write is none. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
