import { useMemo } from 'react';
import { Button } from 'antd';
import { CopyOutlined } from '@ant-design/icons';
import { appError } from '../../../shared/base/app-error.ts';
import { reportSentences } from '../../../shared/report/patterns/report-sentences.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { notify } from '../../state/notices.ts';
import { copyPlainText } from '../../ui/copy-table.ts';
import { QUOTE_LONGEST } from '../../../shared/model/note.ts';
import { NoteButton } from '../../ui/note-button.tsx';
import { useTexts } from '../../ui/texts.ts';

/** 文字: the sentences that this result supports; they follow every edit. */
export function TextView({ input }: { readonly input: ReportInput }): React.JSX.Element {
  const t = useTexts();
  const sentences = useMemo(() => reportSentences(input), [input]);
  const copy = (): void => {
    if (copyPlainText(sentences.map(({ text }) => text).join('\n')))
      notify('success', appError('SCREEN_COPIED', { name: t('result.text') }));
    else notify('error', appError('SCREEN_NOT_COPIED'));
  };
  return (
    <section className="shown" style={{ flex: 1 }} aria-label={t('result.text')}>
      <header>
        <h1>{t('result.text')}</h1>
        <span className="muted">{t('result.textHint')}</span>
        <span className="push" />
        <Button icon={<CopyOutlined aria-hidden />} onClick={copy}>
          {t('result.copyText')}
        </Button>
      </header>
      <div className="sheet prose" tabIndex={0} role="region" aria-label={t('result.text')}>
        {sentences.map(({ id, text }) => (
          <p key={id}>
            {text}
            <NoteButton small about={{ kind: 'sentence', item: id, quote: text.slice(0, QUOTE_LONGEST) }} />
          </p>
        ))}
      </div>
    </section>
  );
}
