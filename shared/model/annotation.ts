/** `mark` names a unit and follows its value; `arrow` is a text with an arrow to its place, `text` one without. */
export const annotationKinds = ['text', 'arrow', 'mark'] as const;
export type AnnotationKind = (typeof annotationKinds)[number];

/** What an annotation hangs on: never pixels, so that it stays right when weights move or other units are shown. */
export type AnnotationAnchor =
  /** Wherever the picture draws the unit. `at`: which of its places there, by the picture's keys (a year, an indicator's code); '' for the last one. */
  | { readonly kind: 'unit'; readonly unit: string; readonly at: string }
  /** A place on the picture's axes, by number or by the name on an axis of names. `axes`: what they show; where they show something else it has no place. */
  | {
      readonly kind: 'place';
      readonly x: number | string;
      readonly y: number | string;
      readonly axes: readonly [x: string, y: string];
    };

/** 标注: what the team wrote onto a picture of 图表. */
export interface Annotation {
  readonly id: string;
  /** The picture's id: `ranking`, `F3-1`. */
  readonly picture: string;
  readonly kind: AnnotationKind;
  readonly anchor: AnnotationAnchor;
  /** '' for a mark that says the unit's name and value alone. */
  readonly text: string;
  /** From the anchor to the middle of the text, px of the screen: right and down. */
  readonly shift: readonly [right: number, down: number];
  /** 署名, as the audit has it. */
  readonly by: string;
  readonly at: string;
}

/** What is given of one; the rest is noted by the project. */
export type AnnotationDraft = Omit<Annotation, 'id' | 'by' | 'at'>;

/** Letters of the text, px of the shift. */
export const ANNOTATION_LONGEST = 200;
export const SHIFT_MOST = 2000;

/** Whether it says or points to anything: only a mark may go without words, and only a unit can be marked. */
export function isWhole({ kind, anchor, text }: Pick<Annotation, 'kind' | 'anchor' | 'text'>): boolean {
  return kind === 'mark' ? anchor.kind === 'unit' : text !== '';
}
