import { useState } from 'react';
import { Modal } from 'antd';
import { checkWords } from '../../../shared/model/check-words.ts';
import { keptWords, wordsText } from '../../../shared/model/project-words.ts';
import type { HasWords, ProjectWords } from '../../../shared/model/project-words.ts';
import { useAppearance } from '../../state/appearance.ts';
import { errorText, useTexts } from '../../ui/texts.ts';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import { WordFields } from '../../views/word-fields.tsx';

interface WordsDialogProps {
  readonly method: HasWords;
  readonly keep: (words: ProjectWords) => void;
  readonly close: () => void;
}

/** 项目用语: what the project calls what is assessed, its units, groups and tiers, and who issues the report. They change no score. */
export function WordsDialog({ method, keep, close }: WordsDialogProps): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const body = useFirstFocus(true);
  const [words, setWords] = useState<ProjectWords>(method.words ?? {});
  const next = keptWords(words);
  const [fault] = checkWords(next);
  const changes = fault === undefined && wordsText(next.words ?? {}) !== wordsText(method.words ?? {});
  const save = (): void => {
    if (!changes) return;
    keep(next.words ?? {});
    close();
  };
  return (
    <Modal
      open
      width={720}
      title={t('settings.words')}
      okText={t('dialog.ok')}
      cancelText={t('dialog.cancel')}
      okButtonProps={{ disabled: !changes }}
      onCancel={close}
      onOk={save}
    >
      <div ref={body}>
        <WordFields words={words} change={setWords} />
      </div>
      <p className="hint">{t('words.hint')}</p>
      <p role="status" className={fault === undefined ? 'hint' : 'field-remark'}>
        {fault === undefined ? t(changes ? 'words.effect' : 'words.same') : errorText(fault, language)}
      </p>
    </Modal>
  );
}
