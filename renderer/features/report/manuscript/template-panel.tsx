import { Button } from 'antd';
import type { MethodChoice } from '../../../../shared/contract/method-choice.ts';
import { useAppearance } from '../../../state/appearance.ts';
import { useJobs } from '../../../state/jobs.ts';
import {
  checkTemplate,
  chooseTemplate,
  dropTemplate,
  saveShippedTemplate,
  useWordTemplate,
} from '../../../state/word-template.ts';
import type { TemplateCheck } from '../../../state/word-template.ts';
import { errorText, useTexts } from '../../../ui/texts.ts';

/** Whether something of the chosen template keeps the report from being written. */
export function useTemplateFaults(): boolean {
  const { file, placeholders, error } = useWordTemplate();
  if (file === null) return false;
  return error !== null || (placeholders ?? []).some(({ state }) => state !== 'ok' && state !== 'missing');
}

/** The team's own Word document: chosen, with what it asks for; and the one that comes along, to edit. */
export function TemplatePanel({
  audience,
  choice,
}: {
  readonly audience: TemplateCheck['audience'];
  readonly choice: MethodChoice;
}): React.JSX.Element {
  const t = useTexts();
  const language = useAppearance((state) => state.language);
  const busy = useJobs((state) => state.running.length > 0);
  const { file, placeholders, error } = useWordTemplate();
  const check = { title: t('template.checking'), method: choice, audience };
  const faulty = (placeholders ?? []).filter(({ state }) => state !== 'ok');
  return (
    <section className="template-panel" aria-label={t('template.title')}>
      <p className="muted">{t('template.hint')}</p>
      <div className="row">
        <Button size="small" disabled={busy} onClick={() => void chooseTemplate(check)}>
          {t('template.choose')}
        </Button>
        <Button size="small" onClick={() => void saveShippedTemplate(t('template.fileName'))}>
          {t('template.save')}
        </Button>
      </div>
      {file !== null && (
        <div className="row">
          <span className="name">{file.name}</span>
          <Button size="small" disabled={busy} onClick={() => void checkTemplate(check)}>
            {t('template.check')}
          </Button>
          <Button size="small" onClick={dropTemplate}>
            {t('template.drop')}
          </Button>
        </div>
      )}
      {error !== null && (
        <p role="alert" className="check stop">
          {errorText(error, language)}
        </p>
      )}
      {placeholders !== null && (
        <>
          <p role="status">{t('template.found', { count: placeholders.length, faulty: faulty.length })}</p>
          <ul className="box-list" aria-label={t('template.placeholders')}>
            {[...faulty, ...placeholders.filter(({ state }) => state === 'ok')].map(({ text, place, state }, i) => (
              <li key={`${i} ${text}`}>
                <code className="name">{text}</code>
                <span className="muted">{place}</span>
                <span className={state === 'ok' ? 'muted' : state === 'missing' ? 'check warn' : 'check stop'}>
                  {t(`template.state.${state}`)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
