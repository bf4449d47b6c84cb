import { Modal } from 'antd';
import { displayNumber } from '../../shared/base/display.ts';
import { useAppearance } from '../state/appearance.ts';
import { useQuestions } from '../state/questions.ts';
import type { Question } from '../state/questions.ts';
import { stepWords } from '../ui/audit-words.ts';
import { errorText, useTexts } from '../ui/texts.ts';
import type { Texts } from '../ui/texts.ts';

/** Asks before another machine's hold on a project is broken, earlier work undone, or several groups of weights changed by one block. */
export function QuestionDialog(): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const asked = useQuestions((state) => state.asked);
  const { title, text, ok } = asked === null ? { title: '', text: '', ok: '' } : words(asked.question, t, language);
  return (
    <Modal
      title={title}
      open={asked !== null}
      okText={ok}
      cancelText={t('dialog.cancel')}
      okButtonProps={{ danger: asked?.question.kind !== 'paste-groups' }}
      onOk={() => asked?.answer(true)}
      onCancel={() => asked?.answer(false)}
    >
      <p>{text}</p>
      {asked?.question.kind === 'paste-groups' && <Groups question={asked.question} />}
    </Modal>
  );
}

/** Groups that are named before "and more". */
const NAMED = 8;

function Groups({
  question: { groups, effect },
}: {
  readonly question: Extract<Question, { kind: 'paste-groups' }>;
}): React.JSX.Element {
  const t = useTexts();
  return (
    <>
      <ul>
        {groups.slice(0, NAMED).map(({ name, changed, before, after }) => (
          <li key={name}>
            {t('pasteGroups.group', {
              group: name,
              changed,
              before: displayNumber(before),
              after: displayNumber(after),
            })}
          </li>
        ))}
        {groups.length > NAMED && <li>{t('pasteGroups.more', { count: groups.length - NAMED })}</li>}
      </ul>
      {effect !== null && <p>{t('pasteGroups.effect', effect)}</p>}
    </>
  );
}

function words(
  question: Question,
  t: Texts,
  language: 'zh' | 'en',
): { readonly title: string; readonly text: string; readonly ok: string } {
  if (question.kind === 'undo-earlier')
    return {
      title: t('undoEarlier.title'),
      text: t('undoEarlier.text', { step: stepWords(question.step, language) }),
      ok: t('undoEarlier.ok'),
    };
  if (question.kind === 'paste-groups')
    return {
      title: t('pasteGroups.title', { count: question.groups.length }),
      text: t('pasteGroups.text'),
      ok: t('pasteGroups.ok'),
    };
  return { title: t('takeOver.title'), text: errorText(question.because, language), ok: t('takeOver.ok') };
}
