import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Annotation, AnnotationDraft } from '../../../../shared/model/annotation.ts';
import { changeAnnotation } from '../../../state/annotations.ts';
import { useWorkbench } from '../../../state/workbench.ts';
import {
  ANNOTATION_LETTERS,
  annotationLines,
  placeOfUnit,
  textOfAnnotation,
} from '../../../views/pictures/annotated-picture.ts';
import type { PicturePlaces } from '../../../views/pictures/picture.ts';
import { textPixels } from '../../../../shared/report/figures/svg/svg-text.ts';
import { clearShift, drawnPicture, textBoxes } from '../../../views/plot/plot-points.ts';
import type { PagePoint } from '../../../views/plot/plot-points.ts';
import { pointedPlace } from './pointed-place.ts';

/** One that is being written: `id` null is new, `draft` isn't in the project yet. `pointing`: the next click on the picture says where it belongs. */
export interface EditedAnnotation {
  readonly id: string | null;
  readonly draft: AnnotationDraft;
  readonly pointing: boolean;
}

export interface Annotations {
  /** Of this picture, with the one that is being written as it stands now. */
  readonly shown: readonly Annotation[];
  /** Of this picture, as the project has them. */
  readonly kept: readonly Annotation[];
  readonly edited: EditedAnnotation | null;
  readonly edit: (edited: EditedAnnotation | null) => void;
  /** Where the library has drawn the picture. */
  readonly onReady: (element: HTMLElement) => void;
  /** What a point of the page says of the one that is being written. */
  readonly point: (at: PagePoint, places: PicturePlaces) => void;
  /** A shift at which the text of a draft lies on no other. */
  readonly withClearShift: (draft: AnnotationDraft, places: PicturePlaces) => AnnotationDraft;
  /** The one that was clicked on the picture, to be edited; null: none of ours. */
  readonly pick: (id: string | null) => void;
  readonly move: (id: string, shift: readonly [number, number]) => void;
  /** Moved on the screen; the project is told by `settle`, or when no key has moved it for a moment. */
  readonly hold: (id: string, shift: readonly [number, number]) => void;
  readonly settle: () => void;
}

const none: readonly Annotation[] = [];

interface Held {
  readonly id: string;
  readonly shift: readonly [number, number];
}

/** Keys that follow within so many ms are one step of the undo. */
const IN_A_ROW = 600;

export function useAnnotations(picture: string): Annotations {
  const all = useWorkbench((state) => state.snapshot?.annotations ?? none);
  const [asked, setEdited] = useState<EditedAnnotation | null>(null);
  const edited = asked?.draft.picture === picture ? asked : null;
  const [held, setHeld] = useState<Held | null>(null);
  const timer = useRef(0);
  const element = useRef<HTMLElement | null>(null);
  const kept = useMemo(() => all.filter((one) => one.picture === picture), [all, picture]);
  const shown = useMemo(() => {
    if (held !== null) return kept.map((one) => (one.id === held.id ? { ...one, shift: held.shift } : one));
    if (edited === null) return kept;
    const now = { ...edited.draft, id: edited.id ?? '', by: '', at: '' };
    return edited.id === null ? [...kept, now] : kept.map((one) => (one.id === edited.id ? now : one));
  }, [kept, edited, held]);
  const latest = useRef({ held, kept });
  latest.current = { held, kept };
  const settle = useCallback((): void => {
    window.clearTimeout(timer.current);
    const { held: moved, kept: own } = latest.current;
    const one = own.find(({ id }) => id === moved?.id);
    if (moved === null || one === undefined) return;
    // What was moved on while the project took it in is held on.
    void changeAnnotation(moved.id, { ...draftOf(one), shift: moved.shift }).then(() =>
      setHeld((now) => (now === moved ? null : now)),
    );
  }, []);
  useEffect(() => settle, [settle]);
  const withClearShift = useCallback((draft: AnnotationDraft, places: PicturePlaces): AnnotationDraft => {
    const drawn = element.current === null ? null : drawnPicture(element.current);
    const { anchor } = draft;
    const place = anchor.kind === 'place' ? anchor : placeOfUnit(places, anchor);
    if (element.current === null || drawn === null || place === undefined) return draft;
    const lines = annotationLines(textOfAnnotation(draft, places));
    const size = {
      width: Math.max(...lines.map((line) => textPixels(line, ANNOTATION_LETTERS)), 40) + 8,
      height: Math.max(lines.length, 1) * ANNOTATION_LETTERS * 1.4 + 8,
    };
    const yref = 'yref' in place ? place.yref : undefined;
    const shift = clearShift(drawn.pointOf(place.x, place.y, yref), size, textBoxes(element.current), drawn.bounds);
    return { ...draft, shift };
  }, []);
  return {
    shown,
    kept,
    edited,
    edit: setEdited,
    onReady: (drawn) => {
      element.current = drawn;
    },
    point: (at, places) => {
      const drawn = element.current === null ? null : drawnPicture(element.current);
      if (drawn === null || edited === null) return;
      const anchor = pointedPlace(at, edited.draft.kind, places, drawn);
      if (anchor !== null)
        setEdited({ ...edited, pointing: false, draft: withClearShift({ ...edited.draft, anchor }, places) });
    },
    withClearShift,
    settle,
    hold: (id, shift) => {
      setHeld({ id, shift });
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(settle, IN_A_ROW);
    },
    pick: (id) => {
      const own = kept.find((one) => one.id === id);
      if (own !== undefined && edited === null) setEdited({ id: own.id, draft: draftOf(own), pointing: false });
    },
    move: (id, shift) => {
      if (edited !== null && (edited.id ?? '') === id)
        return setEdited({ ...edited, draft: { ...edited.draft, shift } });
      const own = kept.find((one) => one.id === id);
      if (own !== undefined) void changeAnnotation(id, { ...draftOf(own), shift });
    },
  };
}

export function draftOf({ picture, kind, anchor, text, shift }: Annotation): AnnotationDraft {
  return { picture, kind, anchor, text, shift };
}
