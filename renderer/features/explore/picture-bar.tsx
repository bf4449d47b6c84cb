import { useState } from 'react';
import { Button, Segmented } from 'antd';
import { CopyOutlined, DownloadOutlined, HighlightOutlined } from '@ant-design/icons';
import { useTexts } from '../../ui/texts.ts';
import { copyPicture, savePicture } from './save-picture.ts';
import type { LeavingPicture } from './save-picture.ts';

export type PictureView = 'picture' | 'table';

interface PictureBarProps {
  readonly view: PictureView;
  readonly setView: (view: PictureView) => void;
  /** The picture as it is to leave the screen; null: there is none. */
  readonly leaving: () => LeavingPicture | null;
  readonly nothing: boolean;
  /** Without extension. */
  readonly fileName: string;
  /** How many annotations the picture has, and whether their panel is open; null: none can be made. */
  readonly annotations: { readonly count: number; readonly open: boolean; readonly toggle: () => void } | null;
}

/** What is done with the picture shown: read as a table, annotated, copied, saved. */
export function PictureBar(props: PictureBarProps): React.JSX.Element {
  const t = useTexts();
  const [saving, setSaving] = useState(false);
  const { view, setView, leaving, nothing, fileName, annotations } = props;
  const leave = async (act: (picture: LeavingPicture) => Promise<void>): Promise<void> => {
    const picture = leaving();
    if (picture === null) return;
    setSaving(true);
    await act(picture);
    setSaving(false);
  };
  return (
    <>
      <Segmented<PictureView>
        aria-label={t('explore.as')}
        value={view}
        onChange={setView}
        options={[
          { value: 'picture', label: t('explore.asPicture') },
          { value: 'table', label: t('explore.asTable') },
        ]}
      />
      {annotations !== null && (
        <Button
          icon={<HighlightOutlined aria-hidden />}
          aria-pressed={annotations.open}
          type={annotations.open ? 'primary' : 'default'}
          onClick={annotations.toggle}
        >
          {`${t('explore.annotation.open')}${annotations.count === 0 ? '' : ` ${annotations.count}`}`}
        </Button>
      )}
      <Button
        icon={<CopyOutlined aria-hidden />}
        aria-label={t('explore.copy')}
        title={t('explore.copy')}
        disabled={saving || nothing}
        onClick={() => void leave(copyPicture)}
      />
      {(['png', 'svg'] as const).map((format) => (
        <Button
          key={format}
          icon={<DownloadOutlined aria-hidden />}
          aria-label={t('explore.saveAs', { format: format.toUpperCase() })}
          title={t('explore.saveAs', { format: format.toUpperCase() })}
          disabled={saving || nothing}
          onClick={() => void leave((picture) => savePicture(picture, format, `${fileName}.${format}`))}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </>
  );
}
