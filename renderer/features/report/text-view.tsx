import { useMemo, useRef } from 'react';
import { Alert, Button } from 'antd';
import { CopyOutlined, FileTextOutlined } from '@ant-design/icons';
import { appError } from '../../../shared/base/app-error.ts';
import { reportSentences, shippedPatternFile } from '../../../shared/report/patterns/report-sentences.ts';
import type { ReportInput } from '../../../shared/report/report-input.ts';
import { notify } from '../../state/notices.ts';
import { readPatterns, usePatternFile } from '../../state/pattern-file.ts';
import { copyPlainText } from '../../ui/copy-table.ts';
import { QUOTE_LONGEST } from '../../../shared/model/note.ts';
import { NoteButton } from '../../ui/note-button.tsx';
import { errorText, useTexts } from '../../ui/texts.ts';

/** 文字: the sentences that this result supports, in the words of a pattern file where one is chosen; they follow every edit. */
export function TextView({ input }: { readonly input: ReportInput }): React.JSX.Element {
  const t = useTexts();
  const own = usePatternFile((state) => state.own);
  const read = useMemo(() => (own === null ? null : readPatterns(own.text, input)), [own, input]);
  const sentences = useMemo(
    () =>
      read === null || read.file === null
        ? reportSentences(input)
        : reportSentences({ ...input, patterns: read.file }, { references: read.references }),
    [input, read],
  );
  const copy = (text: string, name: string): void => {
    if (copyPlainText(text)) notify('success', appError('SCREEN_COPIED', { name }));
    else notify('error', appError('SCREEN_NOT_COPIED'));
  };
  return (
    <section className="shown" style={{ flex: 1 }} aria-label={t('result.text')}>
      <header>
        <h1>{t('result.text')}</h1>
        <span className="muted">{t('result.textHint')}</span>
        <span className="push" />
        <ChoosePatterns />
        <Button title={t('patterns.copyHint')} onClick={() => copy(shippedPatternFile(input), t('patterns.shipped'))}>
          {t('patterns.copy')}
        </Button>
        <Button
          icon={<CopyOutlined aria-hidden />}
          onClick={() => copy(sentences.map(({ text }) => text).join('\n'), t('result.text'))}
        >
          {t('result.copyText')}
        </Button>
      </header>
      {own !== null && read !== null && (
        <Alert
          type={read.faults.length === 0 ? 'success' : 'error'}
          title={t(read.faults.length === 0 ? 'patterns.used' : 'patterns.faulty', { name: own.name })}
          description={
            read.faults.length > 0 && (
              <ul>
                {read.faults.map((fault, i) => (
                  <li key={i}>{errorText(fault, input.lang)}</li>
                ))}
              </ul>
            )
          }
          action={
            <Button size="small" onClick={() => usePatternFile.setState({ own: null })}>
              {t('patterns.remove')}
            </Button>
          }
        />
      )}
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

function ChoosePatterns(): React.JSX.Element {
  const t = useTexts();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t('patterns.choose')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined)
            void file.text().then((text) => usePatternFile.setState({ own: { name: file.name, text } }));
          event.target.value = '';
        }}
      />
      <Button
        icon={<FileTextOutlined aria-hidden />}
        title={t('patterns.chooseHint')}
        onClick={() => field.current?.click()}
      >
        {t('patterns.choose')}
      </Button>
    </>
  );
}
