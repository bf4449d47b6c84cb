import { useState } from 'react';
import { Button } from 'antd';
import { DeleteOutlined, DragOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import type { AnnotationDraft, AnnotationKind } from '../../../../shared/model/annotation.ts';
import { annotationKinds, SHIFT_MOST } from '../../../../shared/model/annotation.ts';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import { addAnnotation, changeAnnotation, removeAnnotations } from '../../../state/annotations.ts';
import { useWorkbench } from '../../../state/workbench.ts';
import { HelpMark } from '../../../ui/help-mark.tsx';
import { useTexts } from '../../../ui/texts.ts';
import type { PlacedAnnotation } from '../../../views/pictures/annotated-picture.ts';
import type { PicturePlaces } from '../../../views/pictures/picture.ts';
import { AnnotationForm, middle } from './annotation-form.tsx';
import { draftOf } from './use-annotations.ts';
import type { Annotations } from './use-annotations.ts';

interface PanelProps {
  readonly input: ReportInput;
  readonly picture: string;
  /** Null: nothing can be hung on this picture. */
  readonly places: PicturePlaces | null;
  readonly placed: readonly PlacedAnnotation[];
  readonly state: Annotations;
  /** Code of the unit that stands out; '' for none. */
  readonly focus: string;
}

/** 标注 of the picture beside it: new ones, and each of those that are there to edit, move and take away. */
export function AnnotationPanel({ input, picture, places, placed, state, focus }: PanelProps): React.JSX.Element {
  const t = useTexts();
  const readOnly = useWorkbench((one) => one.snapshot?.readOnly ?? true);
  const { edited, edit } = state;
  const begin = (kind: AnnotationKind): void => {
    if (places === null) return;
    const unit = places.units.has(focus) ? focus : places.units.keys().next().value;
    const anchor = unit === undefined ? middle(places) : ({ kind: 'unit', unit, at: '' } as const);
    const draft: AnnotationDraft = { picture, kind, anchor, text: '', shift: [0, -40] };
    edit({ id: null, draft: state.withClearShift(draft, places), pointing: true });
  };
  const save = async (): Promise<void> => {
    if (edited === null) return;
    const { id, draft } = edited;
    const done = id === null ? await addAnnotation(draft) : await changeAnnotation(id, draft);
    if (done) edit(null);
  };
  const kinds = annotationKinds.filter((kind) => kind !== 'mark' || (places?.units.size ?? 0) > 0);
  return (
    <aside className="annotations" aria-label={t('explore.annotation.title')}>
      <h2>
        {t('explore.annotation.title')}
        <HelpMark page="chart.annotations" name={t('explore.annotation.title')} />
      </h2>
      {places === null && <p>{t('explore.annotation.noAxes')}</p>}
      {places !== null && edited === null && !readOnly && (
        <div className="annotation-buttons">
          {kinds.map((kind) => (
            <Button key={kind} size="small" icon={<PlusOutlined aria-hidden />} onClick={() => begin(kind)}>
              {t(`explore.annotation.kind.${kind}`)}
            </Button>
          ))}
        </div>
      )}
      {places !== null && edited !== null && (
        <AnnotationForm
          key={edited.id ?? ''}
          input={input}
          places={places}
          edited={edited}
          edit={edit}
          clear={(draft) => state.withClearShift(draft, places)}
          save={() => void save()}
          cancel={() => edit(null)}
        />
      )}
      {placed.length === 0 && edited === null && <p>{t('explore.annotation.none')}</p>}
      <ul>
        {placed
          .filter(({ annotation }) => annotation.id !== (edited?.id ?? ''))
          .map((one) => (
            <Item key={one.annotation.id} one={one} state={state} readOnly={readOnly} />
          ))}
      </ul>
    </aside>
  );
}

/** Px that an arrow key moves a text, and with Shift. */
const [FAR, FINE] = [10, 1];

function Item({
  one: { annotation, said, label },
  state,
  readOnly,
}: {
  readonly one: PlacedAnnotation;
  readonly state: Annotations;
  readonly readOnly: boolean;
}): React.JSX.Element {
  const t = useTexts();
  const name = label || said;
  const [right, down] = annotation.shift;
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const way = ways[event.key];
    if (way === undefined) return;
    event.preventDefault();
    const step = event.shiftKey ? FINE : FAR;
    state.hold(annotation.id, [within(right + way[0] * step), within(down + way[1] * step)]);
    setTold(true);
  };
  const [told, setTold] = useState(false);
  return (
    <li>
      <p>{said}</p>
      {told && <p role="status">{t('explore.annotation.shift', { right, down })}</p>}
      {!readOnly && (
        <div className="annotation-buttons">
          <Button
            size="small"
            icon={<EditOutlined aria-hidden />}
            aria-label={t('explore.annotation.editOne', { name })}
            onClick={() => state.edit({ id: annotation.id, draft: draftOf(annotation), pointing: false })}
          >
            {t('explore.annotation.edit')}
          </Button>
          <Button
            size="small"
            icon={<DragOutlined aria-hidden />}
            aria-label={t('explore.annotation.moveOne', { name })}
            title={t('explore.annotation.moveHint')}
            onKeyDown={onKeyDown}
            onBlur={() => {
              setTold(false);
              state.settle();
            }}
          >
            {t('explore.annotation.move')}
          </Button>
          <Button
            size="small"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('explore.annotation.removeOne', { name })}
            onClick={() => void removeAnnotations([annotation.id])}
          >
            {t('explore.annotation.remove')}
          </Button>
        </div>
      )}
    </li>
  );
}

const ways: Readonly<Record<string, readonly [number, number] | undefined>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function within(pixels: number): number {
  return Math.max(-SHIFT_MOST, Math.min(SHIFT_MOST, pixels));
}
