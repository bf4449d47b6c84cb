import { useMemo, useState } from 'react';
import { Button, Select } from 'antd';
import { boxChapters } from '../../../../shared/model/box-chapter.ts';
import type { PlanBox } from '../../../../shared/model/report-plan.ts';
import { administrativeOrder } from '../../../../shared/report/cohort-statistics.ts';
import { boxCandidates } from '../../../../shared/report/document/box-candidates.ts';
import { freshId } from '../../../../shared/report/document/edit-plan.ts';
import { reportedRegions } from '../../../../shared/report/regions.ts';
import type { PatternFacts } from '../../../../shared/report/patterns/say-pattern.ts';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { useTexts } from '../../../ui/texts.ts';
import type { FactChoice } from './fact-choices.ts';
import { BoxPictureField, useBoxPicture } from './box-picture-field.tsx';
import { BoxImportPanel } from './box-import-panel.tsx';
import { FactTextField } from './fact-text-field.tsx';
import { LineField } from './item-editor.tsx';

/** 专栏: practices of units and regions, with those that the report usually has one of. */
export function BoxesPanel({
  inputs,
  boxes,
  choices,
  facts,
  onChange,
  onShow,
}: {
  readonly inputs: readonly ReportInput[];
  readonly boxes: readonly PlanBox[];
  readonly choices: readonly FactChoice[];
  readonly facts: PatternFacts;
  /** `files`: of pictures that the boxes name and the project hasn't. */
  readonly onChange: (boxes: readonly PlanBox[], files?: readonly Uint8Array[]) => void;
  readonly onShow: (block: string) => void;
}): React.JSX.Element {
  const t = useTexts();
  const [selected, setSelected] = useState<string | null>(null);
  const proposed = useMemo(() => boxCandidates(inputs), [inputs]);
  const candidates = proposed.filter(({ unit }) => boxes.every((box) => box.unit !== unit));
  const chosen = boxes.find(({ id }) => id === selected);
  const add = (of: Pick<PlanBox, 'unit' | 'chapter' | 'title'>): void => {
    const id = freshId('box', boxes);
    onChange([...boxes, { id, region: '', text: '', source: '', year: null, shown: null, ...of }]);
    setSelected(id);
    onShow(`box:${id}`);
  };
  const change = (box: PlanBox, files?: readonly Uint8Array[]): void =>
    onChange(
      boxes.map((one) => (one.id === box.id ? box : one)),
      files,
    );
  return (
    <>
      <ul className="box-list" aria-label={t('plan.boxes')}>
        {boxes.map((box) => (
          <li key={box.id}>
            <Button
              type={box.id === selected ? 'primary' : 'text'}
              size="small"
              className="name"
              style={{ textAlign: 'left' }}
              onClick={() => {
                setSelected(box.id);
                onShow(`box:${box.id}`);
              }}
            >
              {box.title || t('plan.boxUntitled')}
            </Button>
            <span className="muted">{t(`plan.chapter.${box.chapter}`)}</span>
            <Button
              size="small"
              onClick={() => change({ ...box, shown: box.shown === false ? null : false })}
              aria-label={`${t(box.shown === false ? 'plan.show' : 'plan.hide')} ${box.title}`}
            >
              {t(box.shown === false ? 'plan.show' : 'plan.hide')}
            </Button>
            <Button
              size="small"
              danger
              onClick={() => onChange(boxes.filter(({ id }) => id !== box.id))}
              aria-label={`${t('plan.remove')} ${box.title}`}
            >
              {t('plan.remove')}
            </Button>
          </li>
        ))}
        {candidates.length > 0 && <li className="muted">{t('plan.candidates')}</li>}
        {candidates.map(({ unit, name, chapter }) => (
          <li key={unit}>
            <span className="name">{name}</span>
            <span className="muted">{t(`plan.chapter.${chapter}`)}</span>
            <Button
              size="small"
              aria-label={`${t('plan.addBox')} ${name}`}
              onClick={() => add({ unit, chapter, title: t('plan.boxTitle', { name }) })}
            >
              {t('plan.addBox')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="editor">
        {chosen === undefined ? (
          <div className="row">
            <Button size="small" onClick={() => add({ unit: '', chapter: 'region', title: '' })}>
              {t('plan.addBox')}
            </Button>
            <BoxImportPanel inputs={inputs} boxes={boxes} onChange={onChange} />
          </div>
        ) : (
          <BoxForm key={chosen.id} box={chosen} inputs={inputs} choices={choices} facts={facts} onChange={change} />
        )}
      </div>
    </>
  );
}

function BoxForm({
  box,
  inputs,
  choices,
  facts,
  onChange,
}: {
  readonly box: PlanBox;
  readonly inputs: readonly ReportInput[];
  readonly choices: readonly FactChoice[];
  readonly facts: PatternFacts;
  readonly onChange: (box: PlanBox, files?: readonly Uint8Array[]) => void;
}): React.JSX.Element {
  const t = useTexts();
  const units = useMemo(
    () =>
      inputs.flatMap(({ dataset }) =>
        administrativeOrder(dataset).flatMap((u) => {
          const unit = dataset.units[u];
          return unit ? [{ value: unit.code, label: unit.name }] : [];
        }),
      ),
    [inputs],
  );
  const regions = useMemo(
    () => [...new Set(inputs.flatMap(({ dataset }) => reportedRegions(dataset).map(({ name }) => name)))],
    [inputs],
  );
  const taking = useBoxPicture(box, onChange);
  return (
    <div data-takes-files="" onPaste={taking.onPaste} onDrop={taking.onDrop}>
      <div className="row">
        <span className="grow">
          <LineField label={t('plan.title')} value={box.title} onSave={(title) => onChange({ ...box, title })} />
        </span>
      </div>
      <div className="row">
        <Select
          className="grow"
          showSearch
          allowClear
          aria-label={t('plan.unit')}
          placeholder={t('plan.unit')}
          optionFilterProp="label"
          value={box.unit === '' ? null : box.unit}
          options={units}
          onChange={(unit: string | null | undefined) => onChange({ ...box, unit: unit ?? '' })}
        />
        <Select
          className="grow"
          allowClear
          aria-label={t('plan.region')}
          placeholder={t('plan.region')}
          value={box.region === '' ? null : box.region}
          options={regions.map((region) => ({ value: region, label: region }))}
          onChange={(region: string | null | undefined) => onChange({ ...box, region: region ?? '' })}
        />
        <Select
          className="grow"
          aria-label={t('plan.chapter')}
          value={box.chapter}
          options={boxChapters.map((chapter) => ({ value: chapter, label: t(`plan.chapter.${chapter}`) }))}
          onChange={(chapter: PlanBox['chapter']) => onChange({ ...box, chapter })}
        />
      </div>
      <FactTextField
        label={t('plan.text')}
        value={box.text}
        choices={choices}
        facts={facts}
        rows={4}
        onSave={(text) => onChange({ ...box, text })}
      />
      <div className="row">
        <span className="grow">
          <LineField label={t('plan.source')} value={box.source} onSave={(source) => onChange({ ...box, source })} />
        </span>
        <NumberField
          label={t('plan.year')}
          placeholder={t('plan.year')}
          width={90}
          mayBeEmpty
          rule={{ whole: true, min: 1900, max: 9999 }}
          value={box.year}
          onChange={(year) => {
            if (year === null || !Number.isNaN(year)) onChange({ ...box, year });
          }}
        />
      </div>
      <BoxPictureField box={box} taking={taking} onChange={onChange} />
    </div>
  );
}
