import { useState } from 'react';
import { Modal } from 'antd';
import type { WorklistLine } from '../../../shared/model/worklist.ts';
import { writeSlips } from '../../state/worklist.ts';
import { useTexts } from '../../ui/texts.ts';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import { canReturn } from './line-actions.ts';

/** Offices that are named before "and more". */
const NAMED = 8;

/** 退回单: which offices get one and with how many lines; then they are written, and the lines are theirs to answer. */
export function SlipDialog({
  lines,
  title,
  unitName,
  close,
  written,
}: {
  readonly lines: readonly WorklistLine[];
  /** The project's. */
  readonly title: string;
  readonly unitName: (code: string) => string;
  readonly close: () => void;
  readonly written: () => void;
}): React.JSX.Element {
  const t = useTexts();
  const [shown, setShown] = useState(true);
  const [busy, setBusy] = useState(false);
  const body = useFirstFocus(shown);
  const going = lines.filter(canReturn);
  const offices = [...Map.groupBy(going, ({ unit, file }) => (unit === null ? (file ?? '') : unitName(unit)))];
  const write = async (): Promise<void> => {
    setBusy(true);
    const went = await writeSlips(going, t('worklist.slipFile', { title }));
    setBusy(false);
    if (!went) return;
    written();
    setShown(false);
  };
  return (
    <Modal
      title={t('worklist.slipTitle', { lines: going.length, offices: offices.length })}
      open={shown}
      onCancel={() => setShown(false)}
      afterClose={close}
      okText={t('worklist.slipWrite')}
      cancelText={t('dialog.cancel')}
      okButtonProps={{ loading: busy, disabled: going.length === 0, 'data-first': '' }}
      onOk={() => void write()}
    >
      <div ref={body}>
        <p>{t('worklist.slipText')}</p>
        <ul className="plain-list">
          {offices.slice(0, NAMED).map(([office, held]) => (
            <li key={office}>{t('worklist.slipOffice', { office, lines: held.length })}</li>
          ))}
          {offices.length > NAMED && <li>{t('worklist.slipMore', { offices: offices.length - NAMED })}</li>}
        </ul>
        {going.length < lines.length && (
          <p className="warning-text">{t('worklist.slipLeft', { lines: lines.length - going.length })}</p>
        )}
      </div>
    </Modal>
  );
}
