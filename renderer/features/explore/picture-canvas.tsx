import { useTexts } from '../../ui/texts.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import type { AnnotatedPicture } from '../../views/pictures/annotated-picture.ts';
import { Plot } from '../../views/plot/plot.tsx';
import { AnnotationPanel } from './annotations/annotation-panel.tsx';
import type { Annotations } from './annotations/use-annotations.ts';

interface PictureCanvasProps {
  readonly input: ReportInput;
  readonly id: string;
  readonly title: string;
  /** Null: nothing is drawn, and the place is kept for its size. */
  readonly drawn: AnnotatedPicture | null;
  readonly place: (element: HTMLElement | null) => void;
  readonly hidden: boolean;
  readonly dark: boolean;
  readonly annotations: Annotations;
  /** Whether the panel of annotations stands beside it. */
  readonly panel: boolean;
  /** Code of the unit that stands out; '' for none. */
  readonly focus: string;
}

/** The picture, with the panel of its annotations beside it while that is open. */
export function PictureCanvas(props: PictureCanvasProps): React.JSX.Element {
  const t = useTexts();
  const { input, id, title, drawn, place, hidden, dark, annotations, panel, focus } = props;
  const places = drawn?.picture.places ?? null;
  const pointing = places !== null && annotations.edited?.pointing === true;
  return (
    <div className="picture-and-notes" hidden={hidden}>
      <div className="canvas" ref={place}>
        {drawn !== null && (
          <Plot
            key={id}
            label={t('explore.pictureLabel', { title })}
            data={drawn.picture.data}
            layout={drawn.picture.layout}
            dark={dark}
            onReady={annotations.onReady}
            texts={{
              onMoved: (position, shift) => {
                const moved = drawn.ids[position] ?? null;
                if (moved !== null) annotations.move(moved, shift);
              },
              positions: drawn.ids.flatMap((one, position) => (one === null ? [] : [position])),
              onPicked: (position) => annotations.pick(drawn.ids[position] ?? null),
            }}
          />
        )}
        {pointing && (
          // A way for the mouse alone: the form beside it has the same for the keyboard.
          <div
            className="pointing-layer"
            aria-hidden
            onClick={({ clientX, clientY }) => annotations.point({ x: clientX, y: clientY }, places)}
          />
        )}
      </div>
      {panel && (
        <AnnotationPanel
          input={input}
          picture={id}
          places={places}
          placed={drawn?.annotations ?? []}
          state={annotations}
          focus={focus}
        />
      )}
    </div>
  );
}
