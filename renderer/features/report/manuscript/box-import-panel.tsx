import { Button } from 'antd';
import type { PlanBox } from '../../../../shared/model/report-plan.ts';
import { understoodBoxes } from '../../../../shared/report/boxes/understand-boxes.ts';
import type { UnderstoodBox } from '../../../../shared/report/boxes/understand-boxes.ts';
import { freshId } from '../../../../shared/report/document/edit-plan.ts';
import type { ReportInput } from '../../../../shared/report/report-input.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { chooseBoxes, dropBoxes, takePictures, useBoxImport } from '../../../state/box-import.ts';
import { useJobs } from '../../../state/jobs.ts';
import { errorText, useTexts } from '../../../ui/texts.ts';

/** Boxes of a list or a document: chosen, shown as they were understood, and taken in one step. */
export function BoxImportPanel({
  inputs,
  boxes,
  onChange,
}: {
  readonly inputs: readonly ReportInput[];
  readonly boxes: readonly PlanBox[];
  readonly onChange: (boxes: readonly PlanBox[], files?: readonly Uint8Array[]) => void;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const busy = useJobs((state) => state.running.length > 0);
  const { read, error } = useBoxImport();
  const understood = read === null ? [] : understoodBoxes(read.boxes, inputs, boxes);
  const fresh = understood.filter(({ remarks }) => !remarks.includes('known'));
  const take = async (): Promise<void> => {
    const pictures = await takePictures(fresh.map(({ picture }) => picture ?? null));
    if (pictures === null) return;
    const taken = fresh.reduce<readonly PlanBox[]>((all, { box }, at) => {
      const picture = pictures[at]?.picture;
      return [...all, { ...box, id: freshId('box', all), ...(picture === undefined ? {} : { picture }) }];
    }, boxes);
    dropBoxes();
    onChange(
      taken,
      pictures.flatMap((one) => (one === null ? [] : [one.file.bytes])),
    );
  };
  return (
    <>
      <Button size="small" disabled={busy} onClick={() => void chooseBoxes(t('boxes.reading'))}>
        {t('boxes.import')}
      </Button>
      {error !== null && (
        <p role="alert" className="check stop">
          {errorText(error, language)}
        </p>
      )}
      {read !== null && (
        <section className="box-import" aria-label={t('boxes.preview')}>
          <p role="status">
            {t('boxes.found', { count: understood.length, name: read.name })}
            {read.pictures > 0 && ` ${t('boxes.pictures', { count: read.pictures })}`}
          </p>
          <ul className="box-list" aria-label={t('boxes.preview')}>
            {understood.map((one) => (
              <BoxLine key={`${one.place} ${one.box.title}`} understood={one} inputs={inputs} />
            ))}
          </ul>
          <div className="row">
            <Button size="small" type="primary" disabled={fresh.length === 0} onClick={() => void take()}>
              {t('boxes.take', { count: fresh.length })}
            </Button>
            <Button size="small" onClick={dropBoxes}>
              {t('boxes.drop')}
            </Button>
          </div>
        </section>
      )}
    </>
  );
}

function BoxLine({
  understood: { box, place, remarks, picture },
  inputs,
}: {
  readonly understood: UnderstoodBox;
  readonly inputs: readonly ReportInput[];
}): React.JSX.Element {
  const t = useTexts();
  const unit = inputs.flatMap(({ dataset }) => dataset.units).find(({ code }) => code === box.unit)?.name;
  const said = [
    unit ?? box.region,
    t(`plan.chapter.${box.chapter}`),
    box.year ?? '',
    box.source,
    picture === undefined ? '' : t('boxes.withPicture'),
  ]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <li>
      <span className="name">{box.title || t('plan.boxUntitled')}</span>
      <span className="muted">{said}</span>
      {remarks.map((remark) => (
        <span key={remark} className="check warn">
          {t(`boxes.remark.${remark}`, { place })}
        </span>
      ))}
    </li>
  );
}
