import { Button, Input, Segmented, Select } from 'antd';
import { AimOutlined } from '@ant-design/icons';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import { annotationKinds, ANNOTATION_LONGEST, isWhole } from '../../../../shared/model/annotation.ts';
import type { AnnotationAnchor, AnnotationDraft, AnnotationKind } from '../../../../shared/model/annotation.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { useTexts } from '../../../ui/texts.ts';
import { useFirstFocus } from '../../../ui/use-first-focus.ts';
import type { PicturePlaces } from '../../../views/pictures/picture.ts';
import type { EditedAnnotation } from './use-annotations.ts';

interface FormProps {
  readonly input: ReportInput;
  readonly places: PicturePlaces;
  readonly edited: EditedAnnotation;
  readonly edit: (edited: EditedAnnotation) => void;
  /** With a shift at which its text lies on no other. */
  readonly clear: (draft: AnnotationDraft) => AnnotationDraft;
  readonly save: () => void;
  readonly cancel: () => void;
}

/** Kind, place and words of one annotation: all of it by keyboard, the place by pointing too. */
export function AnnotationForm({ input, places, edited, edit, clear, save, cancel }: FormProps): React.JSX.Element {
  const t = useTexts();
  const body = useFirstFocus(true);
  const { draft, pointing } = edited;
  const { kind, anchor, text } = draft;
  const change = (part: Partial<AnnotationDraft>): void => edit({ ...edited, draft: { ...draft, ...part } });
  const units = input.dataset.units.filter(({ code }) => places.units.has(code));
  const unit = anchor.kind === 'unit' ? anchor.unit : '';
  const own = places.units.get(unit) ?? [];
  const setKind = (next: AnnotationKind): void => {
    const [first] = units;
    const marked: AnnotationAnchor | undefined =
      anchor.kind === 'unit' || first === undefined ? undefined : { kind: 'unit', unit: first.code, at: '' };
    change({ kind: next, ...(next === 'mark' && marked !== undefined ? { anchor: marked } : {}) });
  };
  const setUnit = (code: string): void => {
    const moved: AnnotationDraft = {
      ...draft,
      anchor: code === '' ? middle(places) : { kind: 'unit', unit: code, at: '' },
    };
    edit({ ...edited, draft: edited.id === null ? clear(moved) : moved });
  };
  const kinds = annotationKinds.filter((one) => one !== 'mark' || units.length > 0);
  return (
    <div
      className="annotation-form"
      ref={body}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
      }}
    >
      <Segmented<AnnotationKind>
        aria-label={t('explore.annotation.kind')}
        value={kind}
        onChange={setKind}
        options={kinds.map((one) => ({ value: one, label: t(`explore.annotation.kind.${one}`) }))}
      />
      <label className="stacked-field">
        {t('explore.annotation.text')}
        <Input.TextArea
          aria-label={t('explore.annotation.text')}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={ANNOTATION_LONGEST}
          placeholder={kind === 'mark' ? t('explore.annotation.markHint') : ''}
          value={text}
          onChange={({ target }) => change({ text: target.value.replaceAll('\n', ' ') })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            if (isWhole(draft)) save();
          }}
        />
      </label>
      <label className="stacked-field">
        {t('explore.annotation.at')}
        <Select
          aria-label={t('explore.annotation.at')}
          value={unit}
          onChange={setUnit}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            ...(kind === 'mark' ? [] : [{ value: '', label: t('explore.annotation.place') }]),
            ...units.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      </label>
      {anchor.kind === 'unit' && own.length > 1 && (
        <label className="stacked-field">
          {t('explore.annotation.which')}
          <Select
            aria-label={t('explore.annotation.which')}
            value={anchor.at}
            onChange={(at: string) => change({ anchor: { ...anchor, at } })}
            options={[
              { value: '', label: t('explore.annotation.last') },
              ...own.map(({ at, said }) => ({ value: at, label: `${at} ${said}` })),
            ]}
          />
        </label>
      )}
      {anchor.kind === 'place' && (
        <Coordinates anchor={anchor} places={places} change={(to) => change({ anchor: to })} />
      )}
      <Button
        icon={<AimOutlined aria-hidden />}
        type={pointing ? 'primary' : 'default'}
        aria-pressed={pointing}
        onClick={() => edit({ ...edited, pointing: !pointing })}
      >
        {t(pointing ? 'explore.annotation.pointing' : 'explore.annotation.point')}
      </Button>
      <div className="annotation-buttons">
        <Button type="primary" disabled={!isWhole(draft)} onClick={save}>
          {t('explore.annotation.save')}
        </Button>
        <Button onClick={cancel}>{t('explore.annotation.cancel')}</Button>
      </div>
    </div>
  );
}

type Place = Extract<AnnotationAnchor, { kind: 'place' }>;

function Coordinates({
  anchor,
  places,
  change,
}: {
  readonly anchor: Place;
  readonly places: PicturePlaces;
  readonly change: (anchor: Place) => void;
}): React.JSX.Element {
  const t = useTexts();
  return (
    <div className="annotation-buttons">
      {(['x', 'y'] as const).map((axis, at) => {
        const names = places.names[at] ?? null;
        const value = anchor[axis];
        const label = t(axis === 'x' ? 'explore.across' : 'explore.up');
        return (
          <label key={axis} className="stacked-field">
            {label}
            {names === null ? (
              <NumberField
                label={label}
                width="100%"
                value={typeof value === 'number' ? value : null}
                onChange={(next) => {
                  if (next !== null && !Number.isNaN(next)) change({ ...anchor, [axis]: next });
                }}
              />
            ) : (
              <Select
                aria-label={label}
                value={String(value)}
                onChange={(next: string) => change({ ...anchor, [axis]: next })}
                showSearch
                options={names.map((name) => ({ value: name, label: name }))}
              />
            )}
          </label>
        );
      })}
    </div>
  );
}

/** Where a place begins that nobody has pointed to: the first name, or the middle of what the units have. */
export function middle({ axes, names, units }: PicturePlaces): Place {
  const all = [...units.values()].flat();
  const along = (values: readonly (number | string)[], own: readonly string[] | null): number | string => {
    if (own !== null) return own[0] ?? '';
    const numbers = values.filter((value) => typeof value === 'number').sort((a, b) => a - b);
    return numbers[Math.floor(numbers.length / 2)] ?? 0;
  };
  return {
    kind: 'place',
    axes,
    x: along(
      all.map(({ x }) => x),
      names[0],
    ),
    y: along(
      all.map(({ y }) => y),
      names[1],
    ),
  };
}
