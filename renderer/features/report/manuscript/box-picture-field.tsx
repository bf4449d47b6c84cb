import { useEffect, useRef, useState } from 'react';
import { Button } from 'antd';
import type { AppError } from '../../../../shared/base/app-error.ts';
import type { PlanBox } from '../../../../shared/model/report-plan.ts';
import { takePicture, usePictureAddress } from '../../../state/box-pictures.ts';
import { projectWatch } from '../../../state/project-store.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { errorText, useTexts } from '../../../ui/texts.ts';
import { LineField } from './item-editor.tsx';

type TakesBox = (box: PlanBox, files?: readonly Uint8Array[]) => void;

/** What takes pictures into a box: files chosen, dropped on its editor or pasted into it. */
export interface BoxPictureTaking {
  readonly error: AppError | null;
  readonly take: (file: Blob) => void;
  readonly onPaste: (event: React.ClipboardEvent) => void;
  readonly onDrop: (event: React.DragEvent) => void;
}

export function useBoxPicture(box: PlanBox, onChange: TakesBox): BoxPictureTaking {
  const [error, setError] = useState<AppError | null>(null);
  // A text may be changed while a large picture is made smaller.
  const latest = useRef({ box, onChange });
  useEffect(() => {
    latest.current = { box, onChange };
  }, [box, onChange]);
  const take = (file: Blob): void => {
    const here = projectWatch();
    const { id } = box;
    void takePicture(file, box.picture?.caption ?? '').then((taken) => {
      const now = latest.current;
      if (!here() || now.box.id !== id) return;
      setError(taken.ok ? null : taken.error);
      if (taken.ok) now.onChange({ ...now.box, picture: taken.value.picture }, [taken.value.file.bytes]);
    });
  };
  return {
    error,
    take,
    onPaste: (event) => {
      // Office programs put a picture of copied text beside the text.
      const hasText = event.clipboardData.types.includes('text/plain');
      const file = pictureIn(event.clipboardData);
      if (file === null || hasText) return;
      event.preventDefault();
      take(file);
    },
    onDrop: (event) => {
      const file = event.dataTransfer.files[0];
      if (file === undefined) return;
      event.preventDefault();
      take(file);
    },
  };
}

function pictureIn({ files }: DataTransfer): File | null {
  return [...files].find(({ type }) => type.startsWith('image/')) ?? null;
}

/** The picture of a box with what is said of it. */
export function BoxPictureField({
  box,
  taking: { error, take },
  onChange,
}: {
  readonly box: PlanBox;
  readonly taking: BoxPictureTaking;
  readonly onChange: TakesBox;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const input = useRef<HTMLInputElement>(null);
  const { picture } = box;
  const address = usePictureAddress(picture?.hash ?? null);
  return (
    <section className="box-picture" aria-label={t('plan.picture')}>
      {picture !== undefined && address !== null && (
        <img src={address} alt={picture.caption === '' ? t('plan.pictureOf', { title: box.title }) : picture.caption} />
      )}
      <div className="grow">
        <div className="row">
          <Button size="small" onClick={() => input.current?.click()}>
            {t(picture === undefined ? 'plan.choosePicture' : 'plan.replacePicture')}
          </Button>
          {picture !== undefined && (
            <Button
              size="small"
              danger
              onClick={() => {
                const { picture: _picture, ...rest } = box;
                onChange(rest);
              }}
            >
              {t('plan.removePicture')}
            </Button>
          )}
          <span className="muted">
            {picture === undefined
              ? t('plan.pictureHint')
              : t('plan.pictureSize', { width: picture.width, height: picture.height })}
          </span>
          <input
            ref={input}
            type="file"
            hidden
            accept="image/png,image/jpeg"
            aria-label={t('plan.choosePicture')}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) take(file);
              event.target.value = '';
            }}
          />
        </div>
        {picture !== undefined && (
          <LineField
            label={t('plan.caption')}
            value={picture.caption}
            onSave={(caption) => onChange({ ...box, picture: { ...picture, caption } })}
          />
        )}
        {error !== null && (
          <p role="alert" className="check stop">
            {errorText(error, language)}
          </p>
        )}
      </div>
    </section>
  );
}
