import { Radio } from 'antd';
import type { MergeChoice, MergeLine, MergeOrigin } from '../../../shared/model/merge/merge-line.ts';
import { mergeSideText } from '../../../shared/report/audit/merge-side-text.ts';
import { mergeSentences } from '../../../shared/report/audit/merge-sentences.ts';
import { signerName } from '../../../shared/report/audit/signer-name.ts';
import { firstOrigin } from '../../../shared/report/audit/first-origin.ts';
import type { AuditWords } from '../../../shared/report/audit/show-value.ts';
import { decide } from '../../state/merge.ts';
import { localTime } from '../../ui/local-time.ts';
import { useTexts } from '../../ui/texts.ts';
import { groupName, groupOf } from './merge-rows.ts';

/** One line: what it was, and both sides with who, when and why; and what is to become of it. */
export function LineDetail({
  line,
  words,
  readOnly,
}: {
  readonly line: MergeLine | null;
  readonly words: AuditWords;
  readonly readOnly: boolean;
}): React.JSX.Element {
  const t = useTexts();
  if (line === null)
    return (
      <section aria-label={t('merge.detail')}>
        <p className="muted">{t('merge.detailNone')}</p>
      </section>
    );
  const choices: readonly MergeChoice[] = line.both ? ['theirs', 'mine', 'both'] : ['theirs', 'mine'];
  const word = (choice: MergeChoice): string =>
    line.conflict || choice === 'both'
      ? t(`merge.choice.${choice}`)
      : t(choice === 'theirs' ? 'merge.choice.take' : 'merge.choice.leave');
  return (
    <section className="merge-detail" aria-label={t('merge.detail')}>
      <h3>{groupName(groupOf(line), words, t)}</h3>
      <p>{mergeSentences(line, words).theirs}</p>
      <Radio.Group
        aria-label={t('merge.choices')}
        optionType="button"
        size="small"
        disabled={readOnly}
        value={line.choice}
        onChange={({ target }) => {
          const chosen = choices.find((choice) => choice === target.value);
          if (chosen !== undefined) decide([line], chosen);
        }}
        options={choices.map((choice) => ({ value: choice, label: word(choice) }))}
      />
      {line.both && <p className="muted">{t('merge.bothHint')}</p>}
      <dl>
        <Side name={t('merge.side.before')} text={mergeSideText(line, 'before', words)} />
        <Side name={t('merge.side.mine')} text={mergeSideText(line, 'mine', words)} origin={line.myOrigin} />
        <Side name={t('merge.side.theirs')} text={mergeSideText(line, 'theirs', words)} origin={line.theirOrigin} />
      </dl>
    </section>
  );
}

function Side({
  name,
  text,
  origin,
}: {
  readonly name: string;
  readonly text: string;
  readonly origin?: MergeOrigin;
}): React.JSX.Element {
  const t = useTexts();
  const first = origin === undefined ? undefined : firstOrigin(origin);
  return (
    <div className="merge-side">
      <dt>{name}</dt>
      <dd>
        <span className="merge-text">{text}</span>
        {origin !== undefined && first !== undefined && (
          <span className="muted" title={first.who}>
            {origin.at === ''
              ? t('merge.unchanged')
              : [signerName(first.who), localTime(first.at), first.why].filter((part) => part !== '').join(' · ')}
          </span>
        )}
        {origin !== undefined && first !== origin && (
          <span className="muted" title={origin.who}>
            {t('merge.mergedBy', { who: signerName(origin.who), at: localTime(origin.at) })}
          </span>
        )}
      </dd>
    </div>
  );
}
