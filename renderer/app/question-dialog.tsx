import { Modal } from 'antd';
import { useQuestions } from '../state/questions.ts';
import { useTexts } from '../ui/texts.ts';

/** Asks before edits that aren't saved would be lost. */
export function QuestionDialog(): React.JSX.Element {
  const t = useTexts();
  const asked = useQuestions((state) => state.asked);
  return (
    <Modal
      title={t('lose.title')} open={asked !== null} okText={t('lose.ok')} cancelText={t('lose.cancel')} okButtonProps={{ danger: true }}
      onOk={() => asked?.answer(true)} onCancel={() => asked?.answer(false)}
    >
      <p>{t('lose.text', { count: asked?.count ?? 0 })}</p>
    </Modal>
  );
}
