import { Modal } from 'antd';
import { useAppearance } from '../state/appearance.ts';
import { useQuestions } from '../state/questions.ts';
import type { Question } from '../state/questions.ts';
import { stepWords } from '../ui/audit-words.ts';
import { errorText, useTexts } from '../ui/texts.ts';
import type { Texts } from '../ui/texts.ts';

/** Asks before another machine's hold on a project is broken, or earlier work undone. */
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
      okButtonProps={{ danger: true }}
      onOk={() => asked?.answer(true)}
      onCancel={() => asked?.answer(false)}
    >
      <p>{text}</p>
    </Modal>
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
  return { title: t('takeOver.title'), text: errorText(question.because, language), ok: t('takeOver.ok') };
}
