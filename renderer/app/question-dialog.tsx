import { Modal } from 'antd';
import { displayNumber } from '../../shared/base/display.ts';
import { useAppearance } from '../state/appearance.ts';
import { useQuestions } from '../state/questions.ts';
import type { Question } from '../state/questions.ts';
import { useStepWords } from '../ui/audit-words.ts';
import { EffectMoves, shownEffect } from '../ui/effect-moves.tsx';
import { errorText, useTexts } from '../ui/texts.ts';
import type { Texts } from '../ui/texts.ts';

/** Asks before another machine's hold on a project is broken, earlier work or another window's undone, several groups of weights changed by one block, or the whole index scored another way. */
export function QuestionDialog(): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const asked = useQuestions((state) => state.asked);
  const step = useStepWords();
  const { title, text, ok } =
    asked === null ? { title: '', text: '', ok: '' } : words(asked.question, t, language, step);
  return (
    <Modal
      title={title}
      open={asked !== null}
      okText={ok}
      cancelText={t('dialog.cancel')}
      okButtonProps={{
        danger:
          asked?.question.kind === 'undo-earlier' ||
          asked?.question.kind === 'undo-other' ||
          asked?.question.kind === 'take-over',
        disabled: asked?.question.kind === 'method-change' && asked.question.error !== null,
      }}
      onOk={() => asked?.answer(true)}
      onCancel={() => asked?.answer(false)}
    >
      <p>{text}</p>
      {asked?.question.kind === 'paste-groups' && <Groups question={asked.question} />}
      {asked?.question.kind === 'method-change' && <MethodEffect question={asked.question} />}
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

function MethodEffect({
  question: { effect, error },
}: {
  readonly question: Extract<Question, { kind: 'method-change' }>;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  return (
    <div className="change-effect" role="status" aria-label={t('effect.label')}>
      {error !== null && (
        <p className="warning-text">{t('effect.unscored', { message: errorText(error, language) })}</p>
      )}
      {effect !== null && <EffectMoves effect={shownEffect(effect)} />}
    </div>
  );
}

function words(
  question: Question,
  t: Texts,
  language: 'zh' | 'en',
  stepWords: ReturnType<typeof useStepWords>,
): { readonly title: string; readonly text: string; readonly ok: string } {
  if (question.kind === 'undo-earlier')
    return {
      title: t('undoEarlier.title'),
      text: t('undoEarlier.text', { step: stepWords(question.step) }),
      ok: t('undoEarlier.ok'),
    };
  if (question.kind === 'undo-other')
    return {
      title: t('undoOther.title'),
      text: t('undoOther.text', { step: stepWords(question.step) }),
      ok: t('undoEarlier.ok'),
    };
  if (question.kind === 'paste-groups')
    return {
      title: t('pasteGroups.title', { count: question.groups.length }),
      text: t('pasteGroups.text'),
      ok: t('pasteGroups.ok'),
    };
  if (question.kind === 'method-change')
    return {
      title: typeof question.label === 'string' ? question.label : question.label(language),
      text: t(question.instead ? 'methodChange.instead' : 'methodChange.text'),
      ok: t('methodChange.ok'),
    };
  return { title: t('takeOver.title'), text: errorText(question.because, language), ok: t('takeOver.ok') };
}
