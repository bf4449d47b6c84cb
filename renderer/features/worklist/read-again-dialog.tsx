import { useRef, useState } from 'react';
import { Button, Modal } from 'antd';
import { bareMessageText } from '../../../shared/messages/message-text.ts';
import { useAppearance } from '../../state/appearance.ts';
import { chooseAgain } from '../../state/incoming-files.ts';
import { useTexts } from '../../ui/texts.ts';
import { UnitAliasChoice } from '../../ui/unit-alias-choice.tsx';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import { unknownUnit } from './line-actions.ts';
import type { Fix } from './line-actions.ts';

/** A row or sheet that wasn't read comes in when its file is read again: by the spelling learnt here, by columns mapped in 导入, or corrected by its office. */
export function ReadAgainDialog({
  fix: { line, file, batch },
  close,
}: {
  readonly fix: Extract<Fix, { kind: 'read-again' }>;
  readonly close: () => void;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const [shown, setShown] = useState(true);
  const [learnt, setLearnt] = useState(false);
  const choose = useRef<HTMLButtonElement>(null);
  const body = useFirstFocus(shown);
  const unknown = unknownUnit(line);
  return (
    <Modal
      title={unknown === null ? t('worklist.againTitle', { file }) : t('worklist.aliasTitle', { text: unknown.text })}
      open={shown}
      onCancel={() => setShown(false)}
      afterClose={close}
      footer={
        <>
          <Button onClick={() => setShown(false)}>{t('worklist.later')}</Button>
          <Button
            ref={choose}
            type="primary"
            {...(unknown === null ? { 'data-first': '' } : {})}
            onClick={() => void chooseAgain()}
          >
            {t('worklist.chooseAgain')}
          </Button>
        </>
      }
    >
      <div ref={body}>
        <p>{bareMessageText(line.message, language)}</p>
        {unknown !== null && (
          <p>
            <UnitAliasChoice
              text={unknown.text}
              suggestions={unknown.suggestions}
              onSaved={() => {
                setLearnt(true);
                choose.current?.focus();
              }}
            />
          </p>
        )}
        <p className="muted" role="status">
          {t(learnt ? 'worklist.aliasLearnt' : unknown === null ? 'worklist.againText' : 'worklist.aliasText', {
            file,
            batch,
          })}
        </p>
      </div>
    </Modal>
  );
}
